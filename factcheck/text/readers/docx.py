"""Word documents (.docx). A reader of the text floor.

Only `word/document.xml` is read: paragraphs, headings, list items, table cells, text boxes. Page headers and footers,
notes and comments are skipped and counted. The source of such a document is its plain text, which spans and lines refer
to. Nothing is written to disk, no external entity is fetched, no document type accepted, and real bytes are counted,
whatever the archive says.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final
from xml.parsers import expat

from factcheck.errors import ArticleError, Fault
from factcheck.settings import LIMITS
from factcheck.text.document import BlockKind, Document, Span
from factcheck.text.readers.assembly import BETWEEN_BLOCKS, Assembly

PART: Final = "word/document.xml"
MOST_BYTES: Final = 64_000_000
_CHUNK: Final = 1 << 16
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = 0x1  # bit of a member's flags
_NAMESPACES: Final = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
    }
)
_MARKS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_OTHER: Final = re.compile(r"word/(header|footer|footnotes|endnotes|comments)\d{0,3}\.xml")
_TEXT: Final = re.compile(rb"<[\w.-]{1,30}:t[ >]")
# Text that was moved away, and the second copy of what newer programs draw.
_SKIPPED: Final = frozenset({"moveFrom", "Fallback"})


def read(path: str, data: bytes) -> Document:
    """A document of the bytes of a .docx file. Raises `ArticleError`."""
    xml, left_out = _unpack(path, data)
    part = _Part(path)
    part.parse(xml)
    source = BETWEEN_BLOCKS.join(text for _, _, text in part.blocks)
    assembly = Assembly(path, source)
    at = 0
    for kind, level, text in part.blocks:
        assembly.open(kind, level)
        assembly.keep(Span(at, at + len(text)))
        at += len(text) + len(BETWEEN_BLOCKS)
    for reason in left_out:
        assembly.skip_elsewhere(reason)
    return assembly.document()


def _unpack(path: str, data: bytes) -> tuple[bytes, list[str]]:
    """The bytes of the one part that is read, and what other parts with text in them are, unpacked under the limit."""
    if data.startswith(_OLE):
        raise _refusal(path, "an encrypted or old Word file", "save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if member.filename == PART]
            if len(members) != 1:
                problem = f"not a Word document: {'no' if not members else 'more than one'} `{PART}` in it"
                raise _refusal(path, problem)
            if members[0].flag_bits & _ENCRYPTED:
                raise _refusal(path, "an encrypted Word document", "save it without a password")
            document = _unpacked(path, archive, members[0], MOST_BYTES)
            return document, _left_out(path, archive, MOST_BYTES - len(document))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise _refusal(path, f"not a readable .docx (zip) file: {error}") from None


def _left_out(path: str, archive: zipfile.ZipFile, limit: int) -> list[str]:
    """The kinds of the other parts that hold text."""
    kinds: set[str] = set()
    for member in archive.infolist():
        found = _OTHER.fullmatch(member.filename)
        if found:
            content = _unpacked(path, archive, member, limit)
            limit -= len(content)
            kinds |= {found[1]} if _TEXT.search(content) else set()
    return sorted(kinds)


def _unpacked(path: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    with archive.open(member) as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            if size > limit:
                raise _refusal(path, f"with `{member.filename}` it expands to more than {MOST_BYTES:,} bytes")
            parts.append(chunk)
    return b"".join(parts)


def _refusal(path: str, problem: str, help: str = "save it again with a word processor") -> ArticleError:  # noqa: A002 - the word of `Fault`
    return ArticleError(Fault(path, None, None, problem, help))


class _Part:
    """A pass over the elements of the part. Paragraphs can stand inside paragraphs (text boxes)."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.blocks: list[tuple[BlockKind, int, str]] = []
        self.open: list[tuple[BlockKind, int, list[str]]] = []
        self.cells = 0
        self.skipping = 0
        self.is_text = False
        self.characters = 0

    def parse(self, xml: bytes) -> None:
        """Take all blocks of the part; raises `ArticleError` for a document type and for what is no XML."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self.doctype
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        try:
            parser.Parse(xml, True)  # noqa: FBT003 - expat takes no names
        except expat.ExpatError as error:
            raise _refusal(self.path, f"`{PART}` is no XML: {error}") from None

    def doctype(self, *_: object) -> None:
        raise _refusal(self.path, f"a document type (DTD) is not allowed in `{PART}`")

    def start(self, element: str, attributes: dict[str, str]) -> None:
        name = _local(element)
        if name in _SKIPPED or self.skipping:
            self.skipping += 1
        elif name == "p":
            self.open.append((BlockKind.CELL if self.cells else BlockKind.PARAGRAPH, 0, []))
        elif name == "tc":
            self.cells += 1
        elif name == "t":
            self.is_text = True
        elif self.open and name in _MARKS:
            self.open[-1][2].append(_MARKS[name])
        elif self.open and name in ("pStyle", "numPr"):
            style = next((value for key, value in attributes.items() if _local(key) == "val"), "")
            self.restyle(name, style.lower())

    def restyle(self, name: str, style: str) -> None:
        kind, level, text = self.open[-1]
        if name == "numPr" and kind is BlockKind.PARAGRAPH:
            kind, level = BlockKind.ITEM, 1
        elif style == "title":
            kind, level = BlockKind.HEADING, 1
        elif style.startswith("heading") and style[7:8].isdigit():
            kind, level = BlockKind.HEADING, min(6, max(1, int(style[7])))
        self.open[-1] = (kind, level, text)

    def end(self, element: str) -> None:
        name = _local(element)
        if self.skipping:
            self.skipping -= 1
        elif name == "p" and self.open:
            kind, level, parts = self.open.pop()
            text = "".join(parts)
            if text.strip():
                self.blocks.append((kind, level, text))
        elif name == "tc":
            self.cells -= 1
        elif name == "t":
            self.is_text = False

    def text(self, text: str) -> None:
        if not self.is_text or self.skipping or not self.open:
            return
        self.characters += len(text)
        if self.characters > LIMITS.article_bytes:
            raise _refusal(self.path, f"more than {LIMITS.article_bytes:,} characters of text")
        self.open[-1][2].append(text)


def _local(name: str) -> str:
    """The name of an element or attribute of the vocabularies that are read; empty for any other."""
    namespace, _, local = name.rpartition(" ")
    return local if namespace in _NAMESPACES else ""
