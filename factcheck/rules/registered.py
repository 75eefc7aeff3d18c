"""The rules there are: those that report a judged binding, and those that look at the text alone."""

from __future__ import annotations

from typing import Final

from factcheck.rules import suspicious_text
from factcheck.rules.judge import REPORTED_BY

RULES: Final = (*(rule for rule, _ in REPORTED_BY), suspicious_text.RULE)
