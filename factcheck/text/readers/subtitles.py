"""Subtitles: SubRip (.srt) and WebVTT (.vtt). A reader of the text floor.

The text of the cues is read; a sentence may run over several of them. Numbers, times, settings and tags are markup;
notes (`NOTE`) are comments; style sheets, regions and headers are skipped and counted, and so is a line that a cue
repeats from the one before, as captions do that roll up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import Final

from factcheck.text.document import COMMENT, Document, Span
from factcheck.text.readers.assembly import Assembly
from factcheck.text.readers.lines import Line, lines_of

_CLOCK: Final = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?"
_TIMING: Final = re.compile(rf"{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}(?:[ \t].{{0,300}})?")
_BLOCK: Final = re.compile(r"(?P<name>NOTE|STYLE|REGION)(?:[ \t]|$)")
_PIECE: Final = re.compile(
    r"(?P<voice><v(?:\.[^\s<>]{1,80})?[ \t]+[^<>]{1,200}>)"
    r"|(?P<tag></?(?:[cibusv]|ruby|rt|lang|font)(?:[.\s][^<>\n]{0,300})?>|<[0-9:.]{5,12}>|\{\\[^{}\n]{1,300}\})"
    r"|(?P<reference>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
)
_SPEAKER: Final = re.compile(r"(?:[-–—][ \t]*|>{2,3}[ \t]*)(?=\S)")
_ENDED: Final = re.compile(r"[.!?…。！？][\"'”’»)\]]{0,3}$")
_PAUSE: Final = 3_000  # milliseconds of silence after which nobody goes on with a sentence
_LONGEST_RUN: Final = 400  # characters without the end of a sentence; captions that never end one are cut at each cue
_ROLLED: Final = 3  # lines at most that stay on the screen for the next cue
_REASONS: Final = {"NOTE": COMMENT, "STYLE": "style sheet", "REGION": "region"}


def read(path: str, source: str) -> Document:
    """A document of subtitles in either format; what is in none of their forms is read as text."""
    assembly = Assembly(path, source)
    _Cues(assembly).run()
    return assembly.document()


class _Cues:
    """A pass over the lines."""

    def __init__(self, assembly: Assembly) -> None:
        self.assembly = assembly
        self.lines = lines_of(assembly.source)
        self.at = 0
        self.is_web = assembly.source.startswith("WEBVTT")
        self.voice = ""
        self.shown: tuple[str, ...] = ()  # the lines of the cue before
        self.ended = 0  # when it went, in milliseconds
        self.run_length = 0  # characters since a sentence ended

    def run(self) -> None:
        """Take every line into the assembly."""
        if self.is_web:
            self.header()
        while self.at < len(self.lines):
            line = self.lines[self.at]
            timing = _TIMING.fullmatch(line.text)
            block = _BLOCK.match(line.text) if self.is_web and self.is_first() else None
            if not line.text:
                self.at += 1
            elif timing:
                self.cue(line, timing)
            elif self.is_label():
                self.assembly.mark(line.span) if self.is_number(self.at) else self.assembly.skip("cue name", line.span)
                self.at += 1
            elif block:
                end = self.end()
                self.assembly.skip(_REASONS[block["name"]], Span(line.span.start, self.lines[end - 1].span.end))
                self.at = end
            else:
                self.text(self.end_of_cue())

    def header(self) -> None:
        """The first lines of WebVTT, up to a blank one."""
        end = next((at for at, line in enumerate(self.lines) if not line.text or _TIMING.fullmatch(line.text)), None)
        self.at = len(self.lines) if end is None else end
        whole = Span(0, self.lines[self.at - 1].span.end)
        self.assembly.mark(Span(0, len("WEBVTT")))
        self.assembly.skip("header", Span(len("WEBVTT"), whole.end))

    def is_first(self) -> bool:
        """Whether a blank line stands above this one."""
        return not self.at or not self.lines[self.at - 1].text

    def is_label(self) -> bool:
        """Whether a line names the cue whose time stands below it: by its number, in WebVTT by any words."""
        return self.is_number(self.at) or (self.is_web and self.is_first() and self.is_above_time(self.at))

    def is_number(self, at: int) -> bool:
        """Whether a line is the number of the cue below it."""
        return self.lines[at].text.isdecimal() and self.is_above_time(at)

    def is_above_time(self, at: int) -> bool:
        """Whether the time of a cue stands below a line."""
        return at + 1 < len(self.lines) and _TIMING.fullmatch(self.lines[at + 1].text) is not None

    def end(self) -> int:
        """Behind the last line before a blank one."""
        end = self.at
        while end < len(self.lines) and self.lines[end].text:
            end += 1
        return end

    def cue(self, line: Line, timing: re.Match[str]) -> None:
        """A cue: its text goes on with what the one before said, unless a sentence, a pause or a speaker ended that."""
        self.assembly.mark(line.span)
        self.at += 1
        begins, ends = (_milliseconds(timing.groups()[at : at + 4]) for at in (0, 4))
        if begins - self.ended >= _PAUSE:
            self.break_off()
            self.shown = ()
        self.ended = max(self.ended, ends)
        self.text(self.end_of_cue())

    def end_of_cue(self) -> int:
        """Behind the last line of a cue: before a blank one, or before the number and time of the next."""
        end = self.at
        while end < len(self.lines) and self.lines[end].text:
            if _TIMING.fullmatch(self.lines[end].text) or self.is_number(end):
                break
            end += 1
        return end

    def text(self, end: int) -> None:
        """Lines of text up to number `end`; what they repeat from the cue before is left out."""
        lines, before = self.lines[self.at : end], self.shown
        self.at, self.shown = end, _bare(lines)
        most = min(len(before), len(lines), _ROLLED)
        rolled = next((n for n in range(most, 0, -1) if self.shown[:n] == before[-n:]), 0)
        for number, line in enumerate(lines):
            if number < rolled:
                self.assembly.skip("repeated line", line.span)
            else:
                self.line(line)

    def line(self, line: Line) -> None:
        """A line of text."""
        mark = _SPEAKER.match(line.text)
        if mark or self.run_length > _LONGEST_RUN:
            self.break_off()
        start = line.span.start + (mark.end() if mark else 0)
        self.assembly.mark(Span(line.span.start, start))
        if self.assembly.is_open:
            self.assembly.put(" ", Span(start, start))
        at = start
        for piece in _PIECE.finditer(self.assembly.source, start, line.span.end):
            self.assembly.keep(Span(at, piece.start()))
            self.piece(piece)
            at = piece.end()
        self.assembly.keep(Span(at, line.span.end))
        said = _PIECE.sub("", line.text)
        self.run_length += len(said)
        if _ENDED.search(said):
            self.break_off()

    def piece(self, piece: re.Match[str]) -> None:
        """A tag, or a character reference."""
        span = Span(*piece.span())
        if piece["reference"]:
            self.assembly.put(unescape(piece.group()), span)
            return
        if piece["voice"] and piece.group() != self.voice:
            self.break_off()
            self.voice = piece.group()
        self.assembly.skip("speaker", span) if piece["voice"] else self.assembly.mark(span)

    def break_off(self) -> None:
        """Let what comes next read by itself."""
        self.assembly.close()
        self.run_length = 0


def _bare(lines: Sequence[Line]) -> tuple[str, ...]:
    """What lines say, without tags."""
    return tuple(_PIECE.sub("", line.text).strip() for line in lines)


def _milliseconds(clock: Sequence[str | None]) -> int:
    """Since the beginning."""
    hours, minutes, seconds, fraction = clock
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)
    return whole * 1000 + int((fraction or "").ljust(3, "0"))
