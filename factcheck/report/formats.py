"""Every format of `check`, in the order in which help lists them. Adding one is a module and a line here."""

from __future__ import annotations

from typing import Final

from factcheck.report import concise, json, pretty
from factcheck.report.interface import Format

FORMATS: Final[tuple[Format, ...]] = (pretty.FORMAT, concise.FORMAT, json.FORMAT)
