"""JUnit's XML, which nearly every CI server shows as tests: a suite for each article, a test for each finding.

A finding fails its test if it fails the run (`--fail-on`); a lesser problem, and what could not be decided, is a
skipped test with its reason; what is consistent passes. So a CI server and the exit code say the same. An article
without any finding has one test, which passes; one that could not be read, one with an error.

Text goes through `visible`, which leaves no character that XML 1.0 has no way to write (production 2, `Char`). There is
no standard; what Jenkins, GitLab and others read in common is used (the schema of Jenkins' xUnit plugin).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final
from xml.etree import ElementTree as ET

from factcheck.comparison.interface import Verdict
from factcheck.errors import Fault
from factcheck.report.door import visible
from factcheck.report.interface import MachineFormat, RunOutcome, count, is_problem, label_of
from factcheck.report.listing import Listed, listed
from factcheck.report.notes import notes_of
from factcheck.report.places import Base, from_root
from factcheck.rules.interface import CheckedDocument

CLEAN: Final = "no statement is at odds with the registry"
UNREAD: Final = "could not be checked"


def render(outcome: RunOutcome) -> str:
    """The outcome as an XML document."""
    return document_of([*_suites(outcome), *_unread(outcome)])


def document_of(suites: Sequence[ET.Element]) -> str:
    """Suites as an XML document."""
    root = ET.Element("testsuites", {"name": "factcheck", **_sums(suites)})
    root.extend(suites)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _sums(suites: Iterable[ET.Element]) -> dict[str, str]:
    sums = Counter[str]()
    for suite in suites:
        sums.update({name: int(suite.attrib[name]) for name in ("tests", "failures", "errors")})
    return {name: str(sums[name]) for name in ("tests", "failures", "errors")}


def _suites(outcome: RunOutcome) -> Iterator[ET.Element]:
    by_document = defaultdict[int, list[Listed]](list)
    for one in listed(outcome):
        by_document[id(one.document)].append(one)
    for checked in outcome.report.documents:
        path = from_root(checked.document.path, outcome.base)
        names = Counter[str]()
        cases = [_case(one, path, names, outcome) for one in by_document[id(checked.document)]] or [
            test_of(path, CLEAN)
        ]
        yield suite_of(path, cases, dict(_told(checked)))


def suite_of(name: str, cases: list[ET.Element], told: dict[str, str]) -> ET.Element:
    """Tests as a suite, with what else is told of it."""
    kinds = Counter(result.tag for case in cases for result in case)
    sums = {"tests": len(cases), "failures": kinds["failure"], "errors": kinds["error"], "skipped": kinds["skipped"]}
    suite = ET.Element("testsuite", {"name": visible(name)} | {key: str(number) for key, number in sums.items()})
    if told:
        properties = ET.SubElement(suite, "properties")
        for key, value in told.items():
            ET.SubElement(properties, "property", name=key, value=visible(value))
    suite.extend(cases)
    return suite


def _told(checked: CheckedDocument) -> Iterator[tuple[str, str]]:
    yield "sentences", str(checked.sentences)
    yield "words", str(checked.words)
    if published := checked.document.published:
        yield "published", f"{published.day.isoformat()} ({published.origin})"
    skipped = Counter(skip.reason for skip in checked.document.skipped)
    if skipped:
        yield "skipped", ", ".join(count(number, reason) for reason, number in sorted(skipped.items()))


def _case(one: Listed, path: str, names: Counter[str], outcome: RunOutcome) -> ET.Element:
    """The test of a finding. Its name holds no line, so that a server knows it again when the text above has grown."""
    finding = one.finding
    name = f"{one.subject}: {finding.span.of(one.document.source)}"
    names[name] += 1
    case = test_of(path, name if names[name] == 1 else f"{name} #{names[name]}")
    if not is_problem(finding) and finding.verdict is Verdict.CONSISTENT:
        return case
    kind = "failure" if outcome.is_gated(finding, one.document) else "skipped"
    told = {"message": visible(f"{label_of(finding)}: {finding.message}"), "type": finding.rule}
    result = ET.SubElement(case, kind, told)
    place = f"{path}:{one.start.line}:{one.start.column}: {finding.verdict}, {finding.confidence} confidence"
    result.text = "\n".join(visible(line) for line in (place, *map(str, notes_of(finding))))
    return case


def _unread(outcome: RunOutcome) -> Iterator[ET.Element]:
    for path, faults in groupby(outcome.faults, key=lambda fault: fault.path):
        name = from_root(path, outcome.base)
        yield suite_of(name, [_error(list(faults), outcome.base)], {})


def _error(faults: list[Fault], base: Base) -> ET.Element:
    case = test_of(from_root(faults[0].path, base), UNREAD)
    error = ET.SubElement(case, "error", message=visible(faults[0].problem), type=UNREAD)
    error.text = "\n".join(visible(line) for fault in faults for line in str(fault).splitlines())
    return case


def test_of(path: str, name: str) -> ET.Element:
    """A test that passes, as long as nothing is put into it."""
    return ET.Element("testcase", name=visible(name), classname=visible(path))


FORMAT = MachineFormat("junit", render)
