"""Wikidata: the statements of its entities → claims, by the table of chosen properties.

The last of its import. What holds for good makes a claim with one value, the others that are stated being right too.
What changes hands makes a timeline of names, what is counted again and again a timeline of figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from factcheck.errors import ArticleError
from factcheck.upkeep.exchange.drafts import Draft, Imported, Plain, PlainClaim, refusal, slug
from factcheck.upkeep.exchange.json_text import read_json
from factcheck.upkeep.exchange.tables import by_first, rows
from factcheck.upkeep.exchange.wikidata_entity import Entity, read_entities
from factcheck.upkeep.exchange.wikidata_statement import LeftOutError, Stated, Told, read_statement
from factcheck.upkeep.exchange.wikidata_time import NotSaidError
from factcheck.values.calendar_days import iso

SOURCES: Final = 5
"""References of one claim that are kept: a statement that was imported from everywhere has dozens."""
NOT_CHOSEN: Final = "statements of properties that make no claims here"


def read_wikidata(files: Iterable[tuple[str, str]], accessed: date | None) -> Imported:
    """The claims of entity files, each given by its path and its text. Labels of all files serve all of them."""
    imported = Imported()
    entities: list[tuple[str, Entity]] = []
    for path, text in files:
        try:
            entities += ((path, entity) for entity in list(read_entities(path, read_json(path, text))))
        except ArticleError as error:
            imported.unread += error.faults
    labels = {entity.id: entity.label for _, entity in entities if entity.label}
    used: set[str] = set()
    for path, entity in entities:
        for claim, names in _claims(entity, path, labels, accessed, imported):
            imported.drafts.append(Draft(claim, path, entry=entity.id))
            used.update(names)
    for _, entity in entities:
        if entity.label in used and entity.aliases:
            imported.names.setdefault(entity.label, []).extend(entity.aliases)
    return imported


def _claims(
    entity: Entity, path: str, labels: Mapping[str, str], accessed: date | None, imported: Imported
) -> Iterator[tuple[PlainClaim, tuple[str, ...]]]:
    """The claims of one entity, each with the names of things in it; what is left out is noted."""
    known = by_first("wikidata-properties.tsv")
    imported.passed_over[NOT_CHOSEN] += sum(len(each) for name, each in entity.statements.items() if name not in known)
    chosen = [row for row in rows("wikidata-properties.tsv") if row["property"] in entity.statements]
    if chosen and not entity.label:
        problem = "it has no English name"
        imported.refused.append(refusal(path, None, entity.id, problem, "give it an English label, and fetch it again"))
        return
    for row in chosen:
        stated = list[Stated]()
        try:
            for statement in entity.statements[row["property"]]:
                try:
                    stated.append(read_statement(statement, row["kind"], labels))
                except LeftOutError as left_out:
                    imported.passed_over[str(left_out)] += 1
            if stated:
                claim = _claim(entity, row, stated)
                claim["sources"] = _sources(stated, entity, accessed)
                yield claim, (entity.label, *(each.told.text for each in stated))
        except NotSaidError as error:
            entry = f"{entity.id} {row['property']} ({row['name']})"
            imported.refused.append(refusal(path, None, entry, error.problem, error.mend))


def _claim(entity: Entity, row: dict[str, str], stated: Sequence[Stated]) -> PlainClaim:
    best = sorted(stated, key=lambda each: not each.preferred)
    ended = False
    value: Plain
    dated = [each for each in best if _begins(each) is not None or each.end]
    if row["shape"] == "series" and any(each.point or each.start for each in dated):
        periods, told = _series([each for each in dated if each.point or each.start], row["drift"])
        value = periods
    elif row["shape"] == "held" and dated:
        periods, told, ended = _timeline(dated)
        value = periods
    else:
        value, told = _once([each for each in best if not each.end] or best)
    sentence = row["sentence"].format(s=entity.label, v=told.text, on=told.on, **{"is": "was" if ended else "is"})
    return {
        "id": slug(entity.label, otherwise=entity.id.lower()) + f"-{row['name']}",
        "claim": _capital(sentence),
        "value": value,
        "tags": ["wikidata"],
    }


def _capital(sentence: str) -> str:
    """The sentence with a capital, unless its first word has one of its own: "iPhone"."""
    first = sentence.partition(" ")[0]
    return sentence[0].upper() + sentence[1:] if first.islower() else sentence


def _typed(told: Told, accept: Iterable[str] = (), *, drift: str = "") -> dict[str, Plain]:
    """A typed value; what else is right beside it is told once, and not the value itself."""
    right = list(dict.fromkeys(text for text in (*told.accept, *accept) if text != told.text))
    typed: dict[str, Plain] = {told.key: told.text}
    if right:
        typed["accept"] = list[Plain](right)
    if told.tolerance or drift:
        typed["tolerance"] = told.tolerance or drift
    return typed


def _once(best: Sequence[Stated]) -> tuple[dict[str, Plain], Told]:
    """One value; the others that are stated are right too."""
    first, *others = (each.told for each in best)
    if any(each.key != first.key for each in others):
        raise NotSaidError("its values are of several kinds")
    return _typed(first, (text for each in others for text in (each.text, *each.accept))), first


def _begins(stated: Stated) -> int | None:
    when = stated.point or stated.start
    return None if when is None else int(when.days.low or 0)


def _series(dated: Sequence[Stated], drift: str) -> tuple[list[Plain], Told]:
    """Figures by period: each holds until the next was counted; in between, so does every figure between the two."""
    ordered = sorted(dated, key=lambda each: _begins(each) or 0)  # stable: the preferred one of a time stays first
    counts: list[list[Stated]] = []
    for each in ordered:
        if counts and _begins(counts[-1][0]) == _begins(each):
            counts[-1].append(each)
        else:
            counts.append([each])
    if len({each.told.key for each in ordered}) > 1:
        raise NotSaidError("its figures are of several kinds")
    periods: list[Plain] = []
    for (first, *others), after in zip(counts, [*counts[1:], None], strict=True):
        when = first.point or first.start
        right = [each.told.text for each in others] + ([_between(first.told, after[0].told)] if after else [])
        typed = _typed(first.told, filter(None, right), drift="" if after else drift)
        ends = after[0].point or after[0].start if after else None
        periods.append({"from": when.begins if when else "", **({"to": ends.begins} if ends else {}), **typed})
    return periods, counts[-1][0].told


def _between(one: Told, other: Told) -> str:
    """The range from one figure to another, whichever is less; an empty text where they are the same."""
    if one.figure is None or other.figure is None or one.figure == other.figure:
        return ""
    low, high = sorted((one.figure, other.figure))
    unit = one.text.replace(f"{one.figure:,f}", "\0", 1).split("\0")
    return f"between {unit[0]}{low:,f} and {unit[0]}{high:,f}{unit[1]}"


def _timeline(dated: Sequence[Stated]) -> tuple[list[Plain], Told, bool]:
    """Names by period, in order; whether the last has ended. Raises `NotSaidError` where two hold at once."""
    ordered = sorted(dated, key=lambda each: (each.start is not None, int((each.start and each.start.days.low) or 0)))
    periods: list[Plain] = []
    for each, after in zip(ordered, [*ordered[1:], None], strict=True):
        following = after.start if after else None
        if after and (following is None or (each.start and each.start.days.low == following.days.low)):
            raise NotSaidError("several values hold at the same time")
        period: dict[str, Plain] = {"from": each.start.begins} if each.start else {}
        if end := _end(each, after):
            period["to"] = end
        periods.append({**period, **_typed(each.told)})
    return periods, ordered[-1].told, ordered[-1].end is not None


def _end(each: Stated, after: Stated | None) -> str:
    """Where a period ends: the day after its last, but not behind where the next begins. Wikidata's last day is often
    the next one's first."""
    following = after.start if after else None
    if each.end is None:
        return following.begins if following else ""
    end = int(each.end.days.high or 0) + 1
    if following and end >= int(following.days.low or 0):
        return following.begins
    return iso(end)


def _sources(stated: Iterable[Stated], entity: Entity, accessed: date | None) -> list[Plain]:
    """The references of the statements. Without any, and where none of them says when somebody looked, the entity's own
    address, which was looked at on the day `accessed`."""
    own: dict[str, Plain] = {
        "title": entity.label,
        "publisher": "Wikidata",
        "url": f"https://www.wikidata.org/wiki/{entity.id}",
    }
    if accessed:
        own["accessed"] = accessed.isoformat()
    unique = {repr(source): source for each in stated for source in each.sources}
    references = list(unique.values())[:SOURCES]
    is_dated = any("accessed" in source for source in references)
    return [*references, *([] if references and (is_dated or not accessed) else [own])]
