"""The one door to a terminal or a log: every text that leaves `factcheck` for people goes through here.

Formats for people make lines of pieces; this module alone turns them into characters. Articles, registries and file
names are strangers' data: nothing of them reaches a terminal as a control sequence, or the log of a CI runner as a
command.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TextIO, TypeAlias

HIDDEN: Final = (
    {0x09: " ", 0x0A: " "}
    | {code: f"\\x{code:02x}" for code in (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0))}
    | {
        code: f"<U+{code:04X}>"
        for code in (
            0x061C,  # Arabic letter mark
            0x200B,  # zero width space
            *range(0x200E, 0x2010),  # left-to-right and right-to-left marks
            *range(0x2028, 0x202F),  # line and paragraph separators, embeddings and overrides
            *range(0x2060, 0x206A),  # word joiner, invisible operators, isolates
            0xFEFF,  # byte-order mark
            *range(0xD800, 0xE000),  # lone surrogates: undecodable bytes of file names
            *range(0xE0000, 0xE0080),  # tags
            *range(0xFDD0, 0xFDF0),  # noncharacters, here and at the end of each plane: no format has a place for them
            *(plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)),
        )
    }
)
"""What is written instead of a character that a terminal would obey or hide."""

RUNNER_COMMAND: Final = "##["
"""What the GitHub runner takes for the start of a command anywhere in a line (actions/runner, `ActionCommand.cs`)."""


class Style(StrEnum):
    """What a piece of a line is; the theme gives it a colour."""

    PLAIN = "plain"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    GOOD = "good"
    FRAME = "frame"
    STRONG = "strong"
    FAINT = "faint"


THEME: Final = {
    Style.ERROR: "bold red",
    Style.WARNING: "bold yellow",
    Style.NOTE: "bold cyan",
    Style.GOOD: "green",
    Style.FRAME: "blue",
    Style.STRONG: "bold",
    Style.FAINT: "dim",
}
"""The sixteen ANSI colours only, so that the terminal's own theme decides what they look like."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters of one style. `plain` is what to write where the stream can't encode `text`."""

    text: str
    style: Style = Style.PLAIN
    plain: str | None = None


Line: TypeAlias = tuple[Piece, ...]


def line(*parts: str | Piece) -> Line:
    """A line of pieces; a bare string is a plain piece."""
    return tuple(part if isinstance(part, Piece) else Piece(part) for part in parts)


def visible(text: str) -> str:
    """`text` as one line without anything that a terminal would obey, hide or reorder."""
    return text.replace("\r\n", " ").translate(HIDDEN).replace(RUNNER_COMMAND, "# #[")


def visible_parts(*texts: str) -> list[str]:
    """Adjacent texts made visible, and kept so where they meet: `##` and `[` are parted by a blank."""
    parts: list[str] = []
    tail = ""
    for text in texts:
        part = visible(text)
        if RUNNER_COMMAND in tail + part[:2]:
            part = " " + part
        tail = (tail + part)[-2:]
        parts.append(part)
    return parts


def width(text: str) -> int:
    """How many columns of a terminal a visible text takes: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


class Door:
    """Writes lines to a stream. With `colour`, styles become colours; without, only the characters are written."""

    def __init__(self, stream: TextIO, *, colour: bool = False) -> None:
        self._stream = stream
        self._colour = colour

    def write(self, lines: Iterable[Line]) -> None:
        """Write lines, each made visible, each ended by LF."""
        if self._colour:
            self._write_coloured(lines)
        else:
            self._stream.writelines("".join(text for text, _ in self._safe(pieces)) + "\n" for pieces in lines)

    def progress(self, text: str) -> None:
        """Write `text` over the last line of a terminal; an empty one clears it."""
        self._stream.write("\r" + visible(text)[:79] + "\x1b[K")
        self._stream.flush()

    def clear(self) -> None:
        """Clear a terminal, with what has scrolled away."""
        self._stream.write("\x1b[2J\x1b[3J\x1b[H")
        self._stream.flush()

    def _write_coloured(self, lines: Iterable[Line]) -> None:
        from rich.console import Console  # noqa: PLC0415 - costs 50 ms, and most runs write no colour
        from rich.text import Text  # noqa: PLC0415

        # In memory: on the stream itself, rich would turn a closed pipe into an exit of its own.
        coloured = io.StringIO()
        console = Console(
            file=coloured,
            force_terminal=True,
            color_system="standard",
            no_color=False,
            markup=False,
            emoji=False,
            highlight=False,
            soft_wrap=True,
        )
        for pieces in lines:
            text = Text(end="\n")
            for characters, style in self._safe(pieces):
                text.append(characters, style=THEME.get(style, ""))
            console.print(text)
            self._stream.write(coloured.getvalue())
            coloured.seek(0)
            coloured.truncate()

    def _safe(self, pieces: Sequence[Piece]) -> list[tuple[str, Style]]:
        texts = visible_parts(*(self._encodable(piece) for piece in pieces))
        if "".join(texts).lstrip().startswith("::"):
            at = next(index for index, text in enumerate(texts) if text.strip())
            texts[at] = texts[at].replace(":", ": ", 1)
        return [(text, piece.style) for text, piece in zip(texts, pieces, strict=True)]

    def _encodable(self, piece: Piece) -> str:
        if piece.plain is None:
            return piece.text
        try:
            piece.text.encode(self._stream.encoding or "utf-8")
        except UnicodeEncodeError:
            return piece.plain
        return piece.text
