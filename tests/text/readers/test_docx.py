"""What of a Word document is read, and that an archive made to harm is refused."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from factcheck.errors import ArticleError
from factcheck.text.document import Document
from factcheck.text.readers import docx, read_document
from factcheck.text.sentences import sentences_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def xml(body: str, namespace: str = W) -> str:
    return f'<w:document xmlns:w="{namespace}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def archive(*members: tuple[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members:
            file.writestr(name, content)
    return buffer.getvalue()


def read(body: str, namespace: str = W) -> Document:
    return read_document("a.docx", archive((docx.PART, xml(body, namespace)), ("../../evil", "x")))


def blocks(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, block.span.of(document.text)) for block in document.blocks]


BODIES = {
    paragraph("One.") + paragraph("Two."): [("paragraph", 0, "One."), ("paragraph", 0, "Two.")],
    paragraph("A", '<w:pStyle w:val="Title"/>') + paragraph("B", '<w:pStyle w:val="Heading2"/>'): [
        ("heading", 1, "A"),
        ("heading", 2, "B"),
    ],
    paragraph("A", "<w:numPr/>"): [("list item", 1, "A")],
    f"<w:tbl><w:tr><w:tc>{paragraph('A')}</w:tc></w:tr></w:tbl>{paragraph('B')}": [
        ("table cell", 0, "A"),
        ("paragraph", 0, "B"),
    ],
    "<w:p><w:r><w:t>Cri</w:t></w:r><w:r><w:t>mea</w:t><w:tab/><w:t>in</w:t><w:br/><w:t>2014</w:t></w:r></w:p>": [
        ("paragraph", 0, "Crimea in\n2014")
    ],
    "<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>": [
        ("paragraph", 0, "new")
    ],
    "<w:p><w:moveFrom><w:r><w:t>old</w:t></w:r></w:moveFrom><w:r><w:t>new</w:t></w:r></w:p>": [("paragraph", 0, "new")],
    f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{paragraph('box')}</w:txbxContent></mc:Choice>"
    f"<mc:Fallback><w:txbxContent>{paragraph('box')}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
    "<w:t>around</w:t></w:r></w:p>": [("paragraph", 0, "box"), ("paragraph", 0, "around")],
    "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice>"
    "<mc:Fallback><w:t>no other copy</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>": [
        ("paragraph", 0, "no other copy")
    ],
    paragraph("5 &lt; 6 &amp; more"): [("paragraph", 0, "5 < 6 & more")],
    "<w:p/>": [],
}


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
@pytest.mark.parametrize("namespace", [W, STRICT])
def test_blocks(body: str, namespace: str) -> None:
    document = read(body, namespace)

    assert blocks(document) == BODIES[body]


def test_spans_are_of_the_plain_text() -> None:
    document = read(paragraph("First.") + paragraph("Russia left in 2021. It is 2022."))
    assert document.source == "First.\n\nRussia left in 2021. It is 2022."
    third = document.source_span(sentences_of(document)[2].span)
    assert third.of(document.source) == "It is 2022."
    assert document.position(third.start).line == 3


def test_notes_are_read_and_other_parts_named() -> None:
    data = archive(
        (docx.PART, xml(paragraph("Text."))),
        ("word/endnotes.xml", xml(paragraph("At the end."))),
        ("word/footnotes.xml", xml("<w:footnote><w:p/></w:footnote>" + paragraph("In 2015."))),
        ("word/header1.xml", xml(paragraph("A header"))),
        ("word/header2.xml", xml("<w:p/>")),
        ("word/comments.xml", xml(paragraph("A comment"))),
        ("word/charts/chart1.xml", "<c:v>2015</c:v>"),
        ("word/embeddings/oleObject1.bin", "x"),
    )
    document = read_document("a.docx", data)
    assert [text for _, _, text in blocks(document)] == ["Text.", "In 2015.", "At the end."]
    assert [skipped.reason for skipped in document.skipped] == ["chart", "comment", "embedding", "header"]


LEFT_OUT = {
    "<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>": ["deleted text"],
    "<w:p><w:del><w:r><w:delText> </w:delText></w:r></w:del></w:p>": [],
    "<w:p><w:moveFrom><w:r><w:t>old</w:t></w:r></w:moveFrom></w:p>": ["moved text"],
    f'<w:p><m:oMath xmlns:m="{MATH}"><m:r><m:t>x</m:t></m:r></m:oMath></w:p>': ["formula"],
    "<w:altChunk/>": ["embedded document"],
    "<mc:AlternateContent><mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>": [],
    "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>": [],
    '<w:p><w:r><x:t xmlns:x="urn:x">of a &lt; kind that is to come</x:t></w:r></w:p>': ["unknown element"],
    "<w:p><w:r><w:delText>deleted, it does not say when</w:delText></w:r></w:p>": ["unknown element"],
    "<w:r><w:t>In no paragraph.</w:t></w:r>": ["unknown element"],
    "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>": [],
}


@pytest.mark.parametrize("body", LEFT_OUT, ids=range(len(LEFT_OUT)))
def test_what_is_left_out_is_named(body: str) -> None:
    document = read(paragraph("Text.") + body)
    assert [skipped.reason for skipped in document.skipped] == LEFT_OUT[body]
    assert ("hidden" in document.text) == ("vanish" in body)


@pytest.mark.parametrize("part", docx.NOTES)
def test_notes_are_read_as_carefully_as_the_body(part: str) -> None:
    with pytest.raises(ArticleError, match=rf"not allowed in `{part}`"):
        read_document("a.docx", archive((docx.PART, xml(paragraph("a"))), (part, BOMB)))
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = archive((docx.PART, xml(paragraph("a"))), (part, xml("")), (part, xml("")))
    with pytest.raises(ArticleError, match=f"more than one `{part}`"):
        read_document("a.docx", data)


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + xml(paragraph("&b;"))
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + xml(paragraph("&a;"))
REFUSED = {
    "plain text": (b"Russia left.", r"not a readable .docx \(zip\) file"),
    "old Word": (b"\xd0\xcf\x11\xe0" + b"x" * 600, "an encrypted or old Word file"),
    "no document": (archive(("word/other.xml", xml(""))), "not a Word document: no `word/document.xml` in it"),
    "a document type": (archive((docx.PART, BOMB)), r"a document type \(DTD\) is not allowed"),
    "an external entity": (archive((docx.PART, EXTERNAL)), r"a document type \(DTD\) is not allowed"),
    "no XML": (archive((docx.PART, "<w:document>")), "is no XML"),
    "cut off": (archive((docx.PART, xml(paragraph("x" * 99))))[:60], r"not a readable .docx \(zip\) file"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_sound_document_is_refused(name: str) -> None:
    data, problem = REFUSED[name]
    with pytest.raises(ArticleError, match=problem):
        read_document("a.docx", data)


def test_two_documents_in_one_file_are_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = archive((docx.PART, xml(paragraph("2014"))), (docx.PART, xml(paragraph("2015"))))
    with pytest.raises(ArticleError, match="more than one"):
        read_document("a.docx", data)


def test_a_password_is_refused() -> None:
    data = bytearray(archive((docx.PART, xml(paragraph("x")))))
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the flag in the directory of the archive
    with pytest.raises(ArticleError, match="an encrypted Word document"):
        read_document("a.docx", bytes(data))


@pytest.mark.parametrize("part", [docx.PART, "word/footnotes.xml"])
def test_real_bytes_are_counted(monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    monkeypatch.setattr(docx, "MOST_BYTES", 100_000)
    parts = {docx.PART: xml(paragraph("a")), part: xml(paragraph("a" * 200_000))}
    with pytest.raises(ArticleError, match=f"with `{part}` it expands to more than 100,000 bytes"):
        read_document("a.docx", archive(*parts.items()))


def test_the_size_that_an_archive_states_is_not_believed() -> None:
    content = xml(paragraph("a" * 5000))
    data = archive((docx.PART, content)).replace(struct.pack("<I", len(content)), struct.pack("<I", 10))
    with pytest.raises(ArticleError, match=r"not a readable .docx \(zip\) file"):
        read_document("a.docx", data)
