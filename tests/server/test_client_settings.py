"""Settings of a client: taken as data, and told where they make no sense."""

from __future__ import annotations

import pytest

from factcheck.matching.interface import Confidence
from factcheck.report.interface import Show
from factcheck.server.client_settings import read_settings
from factcheck.server.interface import ClientSettings


def test_what_a_client_sets() -> None:
    given = {"claims": ["facts", "/all.yaml"], "minConfidence": "high", "show": "all", "path": "x", "trace": None}
    settings = ClientSettings(("/there/facts", "/all.yaml"), Confidence.HIGH, Show.ALL)
    assert read_settings(given, "/there") == (settings, [])
    assert read_settings(None, "/there") == (ClientSettings(), [])


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ([], "settings are keys and values"),
        ({"claims": "a"}, "`claims` is a list of paths"),
        ({"claims": ["a", 1]}, "`claims` is a list of paths"),
        ({"claims": ["a\0"]}, "`claims` is a list of paths"),
        ({"claims": ["a"] * 101}, "`claims` is a list of paths"),
        ({"minConfidence": "sure"}, "`minConfidence` is one of `high`, `medium` or `low`"),
        ({"show": ["all"]}, "`show` is one of `problems`, `consistent` or `all`"),
        ({"clams": []}, "`clams` is no setting; there are `claims`, `minConfidence` or `show`"),
    ],
)
def test_what_makes_no_sense_is_told_and_left_out(given: object, wrong: str) -> None:
    assert read_settings(given, "/there") == (ClientSettings(), [wrong])
