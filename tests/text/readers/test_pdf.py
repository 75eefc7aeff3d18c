"""What of a PDF is read, and that a file made to harm, or to hide its text, is refused."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

import pytest

from factcheck.errors import ArticleError
from factcheck.text.document import Document
from factcheck.text.readers import pdf, read_document
from factcheck.text.sentences import sentences_of

IMAGE = (
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    b"stream\n0\nendstream"
)
NOTE = b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(Note)>>"


def made(*pages: Sequence[str], drawn: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF of pages of lines; `drawn` stands on every page besides."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        IMAGE,
        NOTE,
    ]
    kids = []
    for lines in pages:
        shown = b"".join(b"(%s) Tj T* " % line.encode("cp1252") for line in lines)
        content = (b"BT /F1 12 Tf 72 720 Td 14 TL %sET" % shown if lines else b"") + drawn
        notes, pictures = (b"/Annots[5 0 R]", b"/XObject<</I1 4 0 R>>") if drawn else (b"", b"")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R%s"
            b"/Resources<</Font<</F1 3 0 R>>%s>>>>" % (len(objects), notes, pictures)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    foot = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(out))
    return out + head + foot


def read(data: bytes) -> Document:
    return read_document("a.pdf", data)


def blocks(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks]


def test_lines_are_those_of_the_pages_and_each_page_has_its_name() -> None:
    document = read(made(["The Eiffel Tower is", "330 metres tall."], ["It’s in Paris."]))
    assert document.source == "The Eiffel Tower is\n330 metres tall.\n\nIt’s in Paris."
    last = document.source_span(sentences_of(document)[1].span)
    assert last.of(document.source) == "It’s in Paris."
    assert document.position(last.start).line == 4
    assert [document.part(at) for at in (0, last.start)] == ["page 1", "page 2"]


PARTED = {
    ("The Eiffel Tower is 330 met-", "res tall."): "The Eiffel Tower is 330 metres tall.",
    ("It is well-known: a well-", "known tower."): "It is well-known: a well-known tower.",
    ("A 20-", "year plan, 1914-", "1918, of Coca-", "Cola."): "A 20-year plan, 1914-1918, of Coca-Cola.",
    ("A dash -", "and more."): "A dash -\nand more.",
}


@pytest.mark.parametrize("lines", PARTED)
def test_a_word_that_a_line_end_parts_is_joined(lines: tuple[str, ...]) -> None:
    assert blocks(read(made(lines))) == [PARTED[lines]]


def test_page_numbers_and_running_heads_are_skipped_and_named() -> None:
    pages = [[f"The Paper, page {number} of 3", f"Text {number}.", str(number)] for number in (1, 2, 3)]
    document = read(made(*pages))
    assert blocks(document) == ["Text 1.", "Text 2.", "Text 3."]
    assert [one.reason for one in document.skipped] == ["running head", "page number"] * 3


def test_lines_that_differ_in_a_figure_other_than_that_of_the_page_are_statements() -> None:
    pages = [[f"The tower was {height} metres tall.", f"{height} it was."] for height in (324, 335, 311)]
    document = read(made(*pages))
    assert "335 metres" in document.text
    assert not document.skipped


def test_pictures_and_notes_are_named() -> None:
    document = read(made(["Text."], drawn=b" q 9 0 0 9 0 0 cm /I1 Do Q"))
    assert [one.reason for one in document.skipped] == ["image", "annotation"]


def test_an_empty_page_is_nothing_to_read() -> None:
    assert blocks(read(made(["Text."], [], ["More."]))) == ["Text.", "More."]


GOOD = made(["The Eiffel Tower is 330 metres tall."])
REFUSED = {
    "plain text": (b"The Eiffel Tower", "not a PDF file"),
    "scanned": (made(["Text."], [], drawn=b" q /I1 Do Q"), "page 2 shows something, but no text can be read on it"),
    "letters without names": (
        made(["\x02\x03" * 9]),
        "page 1 has a font that doesn't tell its letters",
    ),
    "cut off": (GOOD[:-200], "damaged: "),
    "cut short": (GOOD[:20], "damaged: "),
    "circular": (
        b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Prev 9>>\nstartxref\n9\n%%EOF\n",
        "damaged: ",
    ),
    "encrypted": (
        made(
            ["Text."],
            trailer=b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>/ID[(a)(a)]" % (b"o" * 32, b"u" * 32),
        ),
        "encrypted|damaged",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_not_be_read_whole_is_refused(name: str) -> None:
    data, problem = REFUSED[name]
    with pytest.raises(ArticleError, match=rf"^a\.pdf: (?:{problem})"):
        read(data)


def test_without_the_extra_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    with pytest.raises(ArticleError, match=r"pip install 'factcheck\[pdf\]'"):
        read(GOOD)


def test_a_reader_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "WAIT", 0.001)
    with pytest.raises(ArticleError, match=r"takes more than 0\.001 seconds"):
        read(GOOD)


def test_a_reader_that_dies_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "false")
    with pytest.raises(ArticleError, match="takes too much time or memory"):
        read(GOOD)


LIMITED = """
import resource
from factcheck.text.readers import pdf_child
pdf_child.limit_resources()
print(resource.getrlimit(resource.RLIMIT_CPU)[0], resource.getrlimit(resource.RLIMIT_FSIZE)[0])
try:
    bytearray(pdf_child.MEMORY)
except MemoryError:
    print("refused")
"""


def test_time_memory_and_files_are_limited() -> None:
    done = subprocess.run([sys.executable, "-c", LIMITED], check=True, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["30", "0", "refused"]
