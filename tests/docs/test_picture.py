"""`docs/report.svg`: the report of the first command of the README, as a terminal shows it."""

from __future__ import annotations

import html
import io
import re
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "report.svg"
COMMAND = "factcheck seeds/russia-shuts-down-mission-to-nato.txt"
COLUMNS = 118

DARK = TerminalTheme(
    (13, 17, 23),
    (201, 209, 217),
    [
        *((72, 79, 88), (255, 123, 114), (63, 185, 80), (210, 153, 34)),
        *((88, 166, 255), (188, 140, 255), (57, 197, 207), (177, 186, 196)),
    ],
    [
        *((110, 118, 129), (255, 161, 152), (86, 211, 100), (227, 179, 65)),
        *((121, 192, 255), (210, 168, 255), (86, 212, 221), (255, 255, 255)),
    ],
)

# rich's own frame fetches its fonts from a server; a picture in a repository must fetch nothing.
FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
    <style>
    .{unique_id}-matrix {{
        font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
        font-size: {char_height}px;
        line-height: {line_height}px;
    }}
    {styles}
    </style>
    <defs>
    <clipPath id="{unique_id}-clip-terminal">
      <rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
    </clipPath>
    {lines}
    </defs>
    {chrome}
    <g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
    {backgrounds}
    <g class="{unique_id}-matrix">
    {matrix}
    </g>
    </g>
</svg>
"""


def drawn(printed: str) -> str:
    """A coloured output of a terminal as SVG. Every character of it goes through rich's own escaping."""
    console = Console(file=io.StringIO(), record=True, width=COLUMNS, force_terminal=True, markup=False, emoji=False)
    console.print(Text.from_ansi(printed), highlight=False)
    return console.export_svg(title="", theme=DARK, code_format=FRAME, unique_id="report")


def characters(svg: str) -> str:
    """What can be read in a picture, without blanks: where lines are broken is the picture's own affair."""
    matrix = svg[svg.index('-matrix">') :]
    texts = re.findall(r"<text[^>]*>(.*?)</text>", matrix, re.DOTALL)
    return re.sub(r"\s", "", html.unescape("".join(texts)))


def test_picture_shows_the_current_report(desk, update: bool) -> None:
    desk.clone()
    printed = "\n".join(desk.run(f"{COMMAND} --color always"))
    if update:
        PICTURE.write_text(drawn(f"$ {COMMAND}\n{printed}"), encoding="utf-8", newline="\n")
    shown = re.sub(r"\x1b\[[0-9;]*m", "", f"$ {COMMAND}\n{printed}")
    picture = PICTURE.read_text(encoding="utf-8")
    assert characters(picture) == re.sub(r"\s", "", shown)
    assert not re.search(r"(?:href|src)=|@import|url\((?!#)|<script", picture)


def test_markup_in_a_report_stays_text() -> None:
    hostile = '</text><script>alert("1 & 2")</script>'
    picture = drawn(hostile)
    assert "<script" not in picture
    assert characters(picture) == re.sub(r"\s", "", hostile)
