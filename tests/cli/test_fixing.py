"""`check --fix` and `--diff`: what is written, what is shown, what stays, and the exit code."""

from __future__ import annotations

import errno
import io
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.cli import fixing
from factcheck.cli.fixing import ROUNDS, Fixing, fixes_of, is_worse, mended
from factcheck.cli.request import Reading
from factcheck.pipeline import check_document
from factcheck.registry.registry import Registry
from factcheck.rules.interface import CheckedDocument, Fix
from factcheck.text.document import Span
from factcheck.text.readers import read_document

Run = Callable[..., CompletedProcess[str]]
REGISTRY = Registry.from_claims(
    [
        {"id": "crimea", "claim": "Russia annexed Crimea from Ukraine in March 2014.", "source": "s"},
        {"id": "tower", "claim": "The Eiffel Tower is 330 metres tall.", "source": "s"},
        {"id": "members", "claim": "NATO has 32 members.", "source": "s"},
    ]
)
WRONG = [
    ("Russia annexed Crimea from Ukraine in 2015.", "Russia annexed Crimea from Ukraine in 2014."),
    ("The Eiffel Tower is 324 metres tall.", "The Eiffel Tower is 330 metres tall."),
    ("NATO has thirty members.", "NATO has thirty-two members."),
]
LEFT = [
    "“Russia annexed Crimea from Ukraine in 2015,” the speaker said.",
    "The Eiffel Tower is 324 metres (1,063 feet) tall.",
    "The day was warm, and the café was full.",
    "Nothing is left to say of the matter…",
]


def checks(name: str) -> Callable[[bytes], CheckedDocument]:
    return lambda data: check_document(read_document(name, data), REGISTRY)


def written(desk: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = desk / name
    path.write_bytes(text.encode(encoding))
    return path


# --- the command ----------------------------------------------------------------------------------------------------


def test_a_fix_is_written_and_what_is_left_decides(run: Run, desk: Path) -> None:
    done = run("check", "--fix", "wrong.txt")
    assert (desk / "wrong.txt").read_text() == (desk / "right.txt").read_text()
    assert done.returncode == 0
    assert (
        "fixed wrong.txt:1:63 crimea-annexation: write `March 2014` for `March 2015`\n1 statement in 1 file fixed"
        in (done.stderr)
    )
    again = run("check", "--fix", "wrong.txt")
    assert (again.returncode, again.stderr) == (0, "0 statements in 0 files fixed\n")


def test_a_diff_writes_nothing(run: Run, desk: Path) -> None:
    before = (desk / "wrong.txt").read_bytes()
    done = run("check", "--diff", "wrong.txt", "right.txt")
    assert (desk / "wrong.txt").read_bytes() == before
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "--- wrong.txt",
        "+++ wrong.txt",
        "@@ -1 +1 @@",
        f"-{before.decode().rstrip()}",
        f"+{(desk / 'right.txt').read_text().rstrip()}",
    ]
    assert run("check", "--diff", "right.txt").returncode == 0
    assert run("check", "--diff", "gone.txt").returncode == 2
    assert run("check", "--diff", "wrong.txt", "--exit-zero").returncode == 0


def test_a_problem_without_a_fix_is_left_and_told(run: Run, desk: Path) -> None:
    written(desk, "quoted.txt", "“Russia annexed Crimea from Ukraine in March 2015,” he said.\n")
    shown = run("check", "--diff", "quoted.txt")
    assert (shown.returncode, shown.stdout) == (0, "")
    assert "1 problem without a fix" in shown.stderr
    assert run("check", "--fix", "quoted.txt", "--fail-on", "warning").returncode == 1


def test_standard_input_comes_out_fixed(run: Run, desk: Path) -> None:
    done = run("check", "--fix", "-", input=(desk / "wrong.txt").read_text())
    assert done.stdout == (desk / "right.txt").read_text()
    assert "fixed <stdin>:1:63" in done.stderr
    assert done.returncode == 0
    assert run("check", "--diff", "-", input=(desk / "wrong.txt").read_text()).stdout.startswith("--- <stdin>\n")


def test_every_other_byte_stays(run: Run, desk: Path) -> None:
    text = "\ufeff\r\nRussia annexed Crimea from Ukraine in 2015.\r\rThe café.\n\tEnd, without a line end"
    path = written(desk, "mixed.md", text, "utf-16")
    path.chmod(0o640)
    assert run("check", "--fix", "mixed.md").returncode == 0
    assert path.read_bytes() == text.replace("2015", "2014").encode("utf-16")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_the_target_of_a_link_is_written(run: Run, desk: Path) -> None:
    (desk / "link.txt").symlink_to("wrong.txt")
    assert run("check", "--fix", "link.txt").returncode == 0
    assert (desk / "link.txt").is_symlink()
    assert (desk / "wrong.txt").read_text() == (desk / "right.txt").read_text()


def test_an_encoding_without_the_letters_is_left_alone(run: Run, desk: Path) -> None:
    value = "value: {name: Łucja Bąk, one_of: [Otto Kern]}"
    written(desk, "mayor.yaml", f"claims: [{{id: it, claim: The mayor of Aarn is Łucja Bąk., source: s, {value}}}]\n")
    path = written(desk, "mayor.txt", "Café. The mayor of Aarn is Otto Kern.\n", "cp1252")
    before = path.read_bytes()
    done = run("check", "--fix", "--claims", "mayor.yaml", "--encoding", "cp1252", "mayor.txt")
    assert done.returncode == 2
    assert "mayor.txt: its fixes can't be written" in done.stderr
    assert path.read_bytes() == before


def test_a_word_document_is_not_written(run: Run, desk: Path) -> None:
    body = "<w:p><w:r><w:t>Russia annexed Crimea from Ukraine in March 2015.</w:t></w:r></w:p>"
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(desk / "a.docx", "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>')
    before = (desk / "a.docx").read_bytes()
    done = run("check", "--fix", "a.docx")
    assert done.returncode == 2
    assert "a.docx: its fixes can't be written" in done.stderr
    assert "crimea-annexation" in done.stdout
    assert (desk / "a.docx").read_bytes() == before


def test_what_can_not_be_written_is_a_fault_and_the_rest_goes_on(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: str, _data: bytes) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(fixing, "replace_file", refuse)
    run = fixing.Fixing()
    checked = run.look(str(desk / "wrong.txt"), Reading(), checks("wrong.txt"))
    assert [finding.verdict for finding in checked.findings] == ["contradicted"]
    assert [str(fault.problem) for fault in run.faults] == ["can't be written: Read-only file system"]
    assert (run.done, run.files) == ([], 0)


def test_what_somebody_else_changes_meanwhile_is_left_alone(desk: Path) -> None:
    path, other = desk / "wrong.txt", "Something else.\n"

    def check(data: bytes) -> CheckedDocument:
        path.write_text(other)
        return checks("wrong.txt")(data)

    run = fixing.Fixing()
    run.look(str(path), Reading(), check)
    assert path.read_text() == other
    assert "was changed by somebody else meanwhile" in run.faults[0].problem


def test_one_of_them_at_a_time(run: Run) -> None:
    done = run("check", "--fix", "--diff", "wrong.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--diff: does not go with --fix" in done.stderr


def test_what_more_can_be_fixed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixing, "ROUNDS", 0)
    wrong = checks("a.txt")(b"NATO has 30 members. The Eiffel Tower is 324 metres tall.")
    assert mended(b"", lambda _: wrong, "utf-8").left == 2
    assert [*Fixing(left=2).told()][-1] == "more can be fixed: run it again with --fix"


def test_a_suppressed_statement_stays(run: Run, desk: Path) -> None:
    text = "Russia annexed Crimea from Ukraine in March 2015 [sic].\n"
    written(desk, "sic.txt", text)
    assert run("check", "--fix", "sic.txt").returncode == 0
    assert (desk / "sic.txt").read_text() == text


def test_what_the_baseline_lists_stays(run: Run, desk: Path) -> None:
    before = (desk / "wrong.txt").read_bytes()
    assert run("baseline", "create", "wrong.txt").returncode == 0
    assert run("check", "--fix", "wrong.txt").returncode == 0
    assert (desk / "wrong.txt").read_bytes() == before


def test_the_report_is_of_what_stands_there_now(run: Run, desk: Path) -> None:
    done = run("check", "--fix", "wrong.txt", "--output-format", "json", "--show", "consistent")
    assert '"verdict": "consistent"' in done.stdout
    assert '"verdict": "contradicted"' not in done.stdout
    assert (desk / "wrong.txt").read_text() == (desk / "right.txt").read_text()


# --- what must hold of every article --------------------------------------------------------------------------------

PARTS = st.lists(st.sampled_from([*WRONG, *((text, text) for text in LEFT)]), min_size=1, max_size=6)
LAYOUTS = {
    "a.txt": ("", "{}", "\n\n", "\n"),
    "b.txt": ("\ufeff", "{}", "\r\n\r\n", ""),
    "c.md": ("# News\n\n", "{}", "\n\n", "\n"),
    "d.md": ("---\ntitle: x\n---\n\n", "- {}", "\n", "\n"),
    "f.rst": ("News\n====\n\n.. a comment of 2015\n\n", "{}", "\n\n", "\n"),
    "g.adoc": ("= News\n\n", "{}", "\n\n", "\n"),
    "h.srt": ("1\n00:00:01,000 --> 00:00:09,000\n", "{}", "\n\n2\n00:00:11,000 --> 00:00:19,000\n", "\n"),
    "e.html": ("<!doctype html><title>News</title><body>\n", "<p>{}</p>", "\n<hr>\n", "</body>\n"),
}


@given(PARTS, st.sampled_from(sorted(LAYOUTS)))
def test_what_is_wrong_is_mended_and_all_else_stays(parts: list[tuple[str, str]], name: str) -> None:
    head, item, between, tail = LAYOUTS[name]
    before, after = (head + between.join(item.format(pair[at]) for pair in parts) + tail for at in (0, 1))
    outcome = mended(before.encode(), checks(name), "")
    assert outcome.fault is None
    assert outcome.data.decode() == after
    again = mended(outcome.data, checks(name), "")
    assert (again.data, again.done) == (outcome.data, ())
    assert len(outcome.done) == sum(old != new for old, new in parts)
    assert not any(finding.fix for finding in outcome.checked.findings)


def test_markup_inside_a_value_is_left_alone() -> None:
    for name, text in (
        ("a.md", "NATO has thir*ty* members. The Eiffel Tower is 3**24** metres tall."),
        ("a.html", "<p>The Eiffel Tower is 3&#50;4 metres tall. NATO has thir<b>ty</b> members.</p>"),
    ):
        assert mended(text.encode(), checks(name), "").data == text.encode()


def test_markup_beside_a_figure_is_kept() -> None:
    text = "<p>The <b>Eiffel Tower</b> is <i>324</i>&nbsp;metres tall.</p>"
    assert mended(text.encode(), checks("a.html"), "").data.decode() == text.replace("324", "330")


# --- what an article may not become ---------------------------------------------------------------------------------


def faked(checked: CheckedDocument, old: str, new: str) -> CheckedDocument:
    """A checked document whose first finding offers a fix that it should not."""
    at = checked.document.source.index(old)
    fix = Fix(Span(at, at + len(old)), new, "a fix")
    first, *rest = checked.findings
    return replace(checked, findings=(replace(first, fix=fix), *rest))


def test_fixes_that_let_another_problem_come_up_are_refused() -> None:
    text = b"The Eiffel Tower is 324 metres tall. NATO has 32 members."

    def check(data: bytes) -> CheckedDocument:
        checked = checks("a.txt")(data)
        return faked(checked, "32 members", "30 members") if data == text else checked

    outcome = mended(text, check, "")
    assert outcome.data == text
    assert outcome.done == ()
    assert outcome.fault is not None
    assert outcome.fault.problem.startswith("was left alone")
    assert outcome.checked is outcome.before


def test_fixes_that_do_not_help_are_refused_and_end() -> None:
    text = b"The Eiffel Tower is 324 metres tall."
    calls = io.BytesIO()

    def check(data: bytes) -> CheckedDocument:
        calls.write(b"x")
        checked = checks("a.txt")(data)
        return faked(checked, "324" if b"324" in data else "325", "325" if b"324" in data else "324")

    assert mended(text, check, "").data == text
    assert len(calls.getvalue()) <= ROUNDS + 1


def test_of_fixes_that_overlap_the_first_is_made() -> None:
    checked = checks("a.txt")(b"The Eiffel Tower is 324 metres tall. NATO has 30 members.")
    one, other = (
        replace(finding, fix=Fix(Span(20 + at, 23 + at), "x", "t")) for at, finding in enumerate(checked.findings)
    )
    assert [fix.span.start for _, fix in fixes_of(replace(checked, findings=(other, one)))] == [20]


def test_worse_is_a_problem_that_was_not_there() -> None:
    before, fewer, other = (
        checks("a.txt")(text.encode())
        for text in (
            "The Eiffel Tower is 324 metres tall. NATO has 30 members.",
            "The Eiffel Tower is 330 metres tall. NATO has 30 members.",
            "The Eiffel Tower is 330 metres tall. NATO has 31 members.",
        )
    )
    assert not is_worse(before, fewer)
    assert is_worse(before, before)
    assert is_worse(before, other)
