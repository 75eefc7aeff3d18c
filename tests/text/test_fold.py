"""What each character reads as, that spans lead back to it, and what is suspicious."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.settings import LIMITS
from factcheck.text.confusable import TABLE
from factcheck.text.document import OffsetMap, Span
from factcheck.text.fold import fold

READINGS = {
    # blanks
    "1\u00a0000\u202f000": "1 000 000",
    "a\u2009b\u3000c\td": "a b c d",
    "a\u0085b\u2028c\u2029d\x0be\x0cf\x1cg": "a b c d e f g",
    "a\u3164b\u2800c": "a b c",
    # line ends
    "a\r\nb": "a\nb",
    "30\r\n\r\nseconds": "30\n\nseconds",
    "March  2014, \t 5\u00a0 %": "March 2014, 5 %",
    "at the end  \n\t of a line \n  \nand": "at the end\nof a line\n\nand",
    "x \u200b y": "x y",
    "a\rb\nc": "a\nb\nc",
    # digits
    "２０１５": "2015",
    "٢٠١٥": "2015",
    "२०१५": "2015",
    "𝟐𝟎𝟏𝟓": "2015",
    "CO₂": "CO2",
    "②⓪①⑤": "2015",
    "① First": "① First",
    # dashes and marks
    "\u22125 to\u2010do co\u2011op": "-5 to-do co-op",
    "1914–18 — war": "1914–18 — war",
    "1914\u201218": "1914–18",
    "don’t, the workers’ hall, O‘Brien, ’90s": "don't, the workers' hall, O'Brien, '90s",
    "a ‘hostile annexation’ and ‘Russia’s’": "a ‘hostile annexation’ and ‘Russia's’",
    "“stay” „as“ «they are»": "“stay” „as“ «they are»",
    # letters
    "ＮＡＴＯ": "NATO",
    "𝐍𝐀𝐓𝐎": "NATO",
    "ﬁrst oﬃce": "first office",
    "Zu\u0308rich, A\u030angstro\u0308m": "Zürich, Ångström",
    "\u212bngstr\u00f6m": "Ångström",
    # footnote marks, and powers
    "in 2014² and Crimea³.": "in 2014 and Crimea.",
    "he left.¹²": "he left.",
    "5 km², 30 m³ and 10m²": "5 km², 30 m³ and 10m²",
    "3 × 10⁶": "3 × 10⁶",
    "8849½": "8849½",
    # what can't be seen
    "an\u00adnex": "annex",
    "Cri\u200bmea\ufeff in 20\u200c15": "Crimea in 2015",
    "❤\ufe0f": "❤",
    "\x1b[31mred\x1b[0m \x1b]8;;http://x\x07link": "red link",
    # letters and digits that are others'
    "Crimeа": "Crimea",
    "in Сгімеа today": "in Crimea today",
    "Βοοgie": "Boogie",
    "the Council ᴏf Europe, NATO'ѕ": "the Council of Europe, NATO's",
    "2O15, 20l4, 2О15": "2015, 2014, 2015",
    "0o17, 100l, 18O, H2O": "0o17, 100l, 18O, H2O",
    "Россия и оса": "Россия и оса",
    "αx, ΔT": "αx, ΔT",
}


@pytest.mark.parametrize("source", READINGS)
def test_a_source_reads_as(source: str) -> None:
    assert fold(source).text == READINGS[source]


SUSPICIOUS = {
    "Cri\u200bmea": "\u200b",
    "20\u200d15": "\u200d",
    "2٠15": "2٠15",
    "②⓪①⑤": "②⓪①⑤",
    "Crimeа": "Crimeа",
    "in Сгімеа today": "Сгімеа",
    "2O15": "2O15",
    "the Council ᴏf Europe": "ᴏf",
    "NATO'ѕ command": "ѕ",
    "Crimeα": "Crimeα",
    "\u202e5102\u202c": "\u202e",
    "\u2067x": "\u2067",
}


@pytest.mark.parametrize("source", SUSPICIOUS)
def test_what_can_mislead_is_told_with_its_place(source: str) -> None:
    (suspicion,) = fold(source).suspicions
    assert suspicion.span.of(source) == SUSPICIOUS[source]


@pytest.mark.parametrize(
    "source",
    [
        "Zürich – “an\u00adnex” 5\u00a0km² ❤\ufe0f",
        "نام\u200cهای",  # a joiner that Persian spelling asks for
        "क\u094d\u200dष",
        "👨\u200d👩\u200d👧",
        "a \u200b b",
        "٢٠١٥ ２０１５",
        "TNFα, NFκB, β-carotene, 5 μm",
        "Москва и Сочи",
        "Charles [ʃɑʁl]",
        "the Soviet Union (СССР)",
        "① First, ② second",
    ],
)
def test_ordinary_writing_is_not_suspicious(source: str) -> None:
    assert fold(source).suspicions == ()


def test_what_keeps_its_length_keeps_its_offsets() -> None:
    assert fold("plain\ntext").offsets == OffsetMap()
    assert fold("Zürich’s “1\u00a0000”\n٢٠١٥ Crimeа").offsets == OffsetMap()


def test_blanks_that_are_left_out_move_nothing() -> None:
    source = "in  20\u200b15 \r\n  and  later"
    folded = fold(source)
    assert folded.text == "in 2015\nand later"
    year, later = folded.text.index("2015"), folded.text.index("later")
    assert folded.offsets.span(Span(year, year + 4)).of(source) == "20\u200b15"
    assert folded.offsets.span(Span(later, later + 5)).of(source) == "later"


def test_a_span_covers_what_was_dropped_inside_it() -> None:
    source = "in 20\u200b15 and Zu\u0308rich"
    folded = fold(source)
    year, city = folded.text.index("2015"), folded.text.index("Zürich")
    assert folded.offsets.span(Span(year, year + 4)).of(source) == "20\u200b15"
    assert folded.offsets.span(Span(city, city + 6)).of(source) == "Zu\u0308rich"


def test_a_run_of_combining_marks_is_capped() -> None:
    source = "e" + "\u0301" * 50_000 + "!"
    folded = fold(source)
    assert len(folded.text) <= LIMITS.combining_marks + 2
    assert folded.offsets.span(Span(0, len(folded.text))).of(source) == source


def test_the_table_of_look_alikes_is_what_it_says() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    assert any(line.startswith("# source:") for line in lines)
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    assert len({letter for letter, *_ in rows}) == len(rows)
    for letter, code, latin, strength, origin in rows:
        assert code == f"U+{ord(letter):04X}"
        assert latin.isascii()
        assert latin.isalpha()
        assert latin.isupper() == letter.isupper() or letter == "Ь"
        assert strength in {"strong", "weak"}
        assert origin in {"UTS 39", "own"}


INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f\u034f\u180e"


@pytest.mark.parametrize("char", INVISIBLE)
@pytest.mark.parametrize("place", range(1, len("2015")))
def test_no_invisible_character_hides_a_figure(char: str, place: int) -> None:
    source = f"in {'2015'[:place]}{char}{'2015'[place:]}."
    assert fold(source).text == "in 2015."


ANYTHING = st.text(
    st.sampled_from([*"aZ1. \n\r\t’‘“²½é", "\u0301", "\u200b", "\u00ad", "\u202e", "а", "٢", "①", "ﬁ", "😀"])
)


@given(ANYTHING | st.text())
def test_every_character_leads_back_in_order(source: str) -> None:
    folded = fold(source)
    spans = [folded.offsets.span(Span(at, at + 1)) for at in range(len(folded.text))]
    assert all(0 <= span.start <= span.end <= len(source) for span in spans)
    assert spans == sorted(spans)
    assert all(suspicion.span.of(source) for suspicion in folded.suspicions)
    for char, span in zip(folded.text, spans, strict=True):
        if char.isascii() and char.isalnum() and len(span) == 1 and span.of(source).isascii():
            assert char == span.of(source) or char in "01"


@given(st.text(st.characters(codec="ascii")))
def test_ascii_reads_as_itself_but_for_blanks_and_controls(source: str) -> None:
    visible = "".join(char for char in source if unicodedata.category(char) != "Cc" and char not in "OoIl")
    assert fold(visible).text == visible


@given(ANYTHING.filter(lambda source: "ﬁ" not in source))  # an accent on a ligature belongs to no letter
def test_folding_twice_changes_nothing_more(source: str) -> None:
    once = fold(source).text
    assert fold(once).text == once
