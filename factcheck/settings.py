"""Limits and defaults that every floor shares. Bottom floor: data only."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """How much of anything is taken from an input before it is refused, so that no input can cost more than linear time
    or unbounded memory. Each has a case in the hostile corpus or the tests."""

    article_bytes: int = 20_000_000
    sentence_characters: int = 2_000
    registry_bytes: int = 32_000_000
    registry_depth: int = 20
    registry_nodes: int = 5_000_000
    registry_faults: int = 50
    baseline_bytes: int = 32_000_000
    extends_depth: int = 5
    extends_files: int = 500
    config_bytes: int = 256_000
    config_extends: int = 5
    claim_characters: int = 1_000
    name_characters: int = 200
    names_per_group: int = 50
    digits_per_number: int = 40
    combining_marks: int = 30
    findings_per_file: int = 1_000
    fixes_per_article: int = 200
    message_bytes: int = 64_000_000


LIMITS = Limits()
