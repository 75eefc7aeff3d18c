"""Word documents (.docx). A reader of the text floor.

The body is read, and the notes behind it: paragraphs, headings, list items, table cells, text boxes, hidden text too.
Page headers and footers, comments, text that was deleted or moved away, formulas, charts and embedded documents are
skipped and counted. The source of such a document is its plain text, which spans and lines refer
to. Nothing is written to disk, no external entity is fetched, no document type accepted, and real bytes are counted,
whatever the archive says.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from typing import Final
from xml.parsers import expat

from factcheck.errors import ArticleError, Fault
from factcheck.settings import LIMITS
from factcheck.text.document import BlockKind, Document, Span
from factcheck.text.readers.assembly import BETWEEN_BLOCKS, Assembly

PART: Final = "word/document.xml"
NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml")
MOST_BYTES: Final = 64_000_000
_CHUNK: Final = 1 << 16
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = 0x1  # bit of a member's flags
_NAMESPACES: Final = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math",
    }
)
_MARKS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_OTHER: Final = (
    (re.compile(r"word/(?P<kind>header|footer|comment)s?\d{0,3}\.xml"), re.compile(rb"<[\w.-]{1,30}:t[ >]")),
    (re.compile(r"word/(?P<kind>chart|diagram)s/(?:chart|data)\d{0,3}\.xml"), re.compile(rb"<[\w.-]{1,30}:[tv]>")),
    (re.compile(r"word/(?P<kind>embedding)s/.{1,200}", re.DOTALL), re.compile(rb"(?s).")),
)
"""Other parts that can hold text, and what shows that one does."""
_SKIPPED: Final = {"moveFrom": "moved text", "del": "deleted text", "oMath": "formula", "Fallback": ""}
"""Elements that are left out, and the reason that is counted; a `Fallback` is the second copy of what is read."""
_NO_TEXT: Final = frozenset({"instrText", "delInstrText", "align", "LockedField", "FieldCodes"})
"""Elements of any vocabulary whose words are settings: the code of a field, where a drawing stands."""


def read(path: str, data: bytes) -> Document:
    """A document of the bytes of a .docx file. Raises `ArticleError`."""
    parts, left_out = _unpack(path, data)
    part = _Part(path)
    for name, xml in parts.items():
        part.parse(name, xml)
    source = BETWEEN_BLOCKS.join(text for _, _, text in part.blocks)
    assembly = Assembly(path, source)
    at = 0
    for kind, level, text in part.blocks:
        assembly.open(kind, level)
        assembly.keep(Span(at, at + len(text)))
        at += len(text) + len(BETWEEN_BLOCKS)
    for reason in (*sorted(part.left_out), *left_out):
        assembly.skip_elsewhere(reason)
    return assembly.document()


def _unpack(path: str, data: bytes) -> tuple[dict[str, bytes], list[str]]:
    """The parts that are read, by name, and what other parts with text in them are, unpacked under the limit."""
    if data.startswith(_OLE):
        raise _refusal(path, "an encrypted or old Word file", "save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            named = Counter(member.filename for member in archive.infolist())
            if named[PART] != 1:
                raise _refusal(path, f"not a Word document: {'more than one' if named[PART] else 'no'} `{PART}` in it")
            parts: dict[str, bytes] = {}
            for name in (PART, *(note for note in NOTES if note in named)):
                if named[name] > 1:
                    raise _refusal(path, f"not a Word document: more than one `{name}` in it")
                parts[name] = _unpacked(
                    path, archive, archive.getinfo(name), MOST_BYTES - sum(map(len, parts.values()))
                )
            return parts, _left_out(path, archive, MOST_BYTES - sum(map(len, parts.values())))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise _refusal(path, f"not a readable .docx (zip) file: {error}") from None


def _left_out(path: str, archive: zipfile.ZipFile, limit: int) -> list[str]:
    """The kinds of the other parts that hold text."""
    kinds: set[str] = set()
    for member in archive.infolist():
        for name, text in _OTHER:
            if found := name.fullmatch(member.filename):
                content = _unpacked(path, archive, member, limit)
                limit -= len(content)
                kinds |= {found["kind"]} if text.search(content) else set()
    return sorted(kinds)


def _unpacked(path: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes:
    if member.flag_bits & _ENCRYPTED:
        raise _refusal(path, "an encrypted Word document", "save it without a password")
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
        self.left_out: list[str] = []
        self.name = PART
        self.cells = 0
        self.skipping = 0
        self.reason = ""
        self.has_skipped = False  # text, since what is skipped began
        self.is_text = False
        self.characters = 0
        self.alternatives: list[int] = []  # characters read when each `AlternateContent` that is open began
        self.innermost = ""

    def parse(self, name: str, xml: bytes) -> None:
        """Take all blocks of the part; raises `ArticleError` for a document type and for what is no XML."""
        self.name = name
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self.doctype
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        try:
            parser.Parse(xml, True)  # noqa: FBT003 - expat takes no names
        except expat.ExpatError as error:
            raise _refusal(self.path, f"`{name}` is no XML: {error}") from None

    def doctype(self, *_: object) -> None:
        raise _refusal(self.path, f"a document type (DTD) is not allowed in `{self.name}`")

    def start(self, element: str, attributes: dict[str, str]) -> None:
        name = _local(element)
        self.innermost = element.rpartition(" ")[2]
        if self.skipping or (name in _SKIPPED and not self.is_only_copy(name)):
            self.reason = self.reason if self.skipping else _SKIPPED[name]
            self.skipping += 1
        elif name == "altChunk":
            self.left_out.append("embedded document")
        elif name == "AlternateContent":
            self.alternatives.append(self.characters)
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

    def is_only_copy(self, name: str) -> bool:
        """Whether a `Fallback` begins and no text of the choices before it was read."""
        return name == "Fallback" and bool(self.alternatives) and self.alternatives[-1] == self.characters

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
            if not self.skipping and self.has_skipped and self.reason:
                self.left_out.append(self.reason)
            self.has_skipped = self.has_skipped and self.skipping > 0
        elif name == "p" and self.open:
            kind, level, parts = self.open.pop()
            text = "".join(parts)
            if text.strip():
                self.blocks.append((kind, level, text))
        elif name == "tc":
            self.cells -= 1
        elif name == "AlternateContent":
            self.alternatives.pop()
        elif name == "t":
            self.is_text = False
        self.innermost = ""

    def text(self, text: str) -> None:
        if self.skipping:
            self.has_skipped = self.has_skipped or bool(text.strip())
            return
        if not self.is_text or not self.open:
            if self.innermost not in _NO_TEXT and any(map(str.isalpha, text)):
                self.left_out.append("unknown element")
            return
        self.characters += len(text)
        if self.characters > LIMITS.article_bytes:
            raise _refusal(self.path, f"more than {LIMITS.article_bytes:,} characters of text")
        self.open[-1][2].append(text)


def _local(name: str) -> str:
    """The name of an element or attribute of the vocabularies that are read; empty for any other."""
    namespace, _, local = name.rpartition(" ")
    return local if namespace in _NAMESPACES else ""
