"""`factcheck config`, and how the settings reach the commands that keep a registry."""

from __future__ import annotations

import json

from factcheck.cli.request import SETTINGS


def test_settings_as_they_hold(here, two, write) -> None:
    section = '[[per-path]]\npaths = ["old/**"]\nignore = ["weekday-*"]\nfail-on = "never"'
    write(
        two,
        {"factcheck.toml": f'claims = "claims"\nfail-on = "warning"\n{section}\n[rules]\nvalue-mismatch = "note"\n'},
    )
    data = json.loads(here("config", "--output-format", "json", "--quiet")[1])
    settings = data["settings"]
    assert {setting.key for setting in SETTINGS.values()} == set(settings)
    assert settings["quiet"] == {"value": True, "from": "command line", "place": "--quiet"}
    assert settings["coverage"] == {"value": False, "from": "default", "place": ""}
    assert settings["claims"] == {"value": ["claims"], "from": "file", "place": "factcheck.toml:1"}
    assert settings["fail-on"] == {"value": "warning", "from": "file", "place": "factcheck.toml:2"}
    assert data["rules"] == {"value-mismatch": {"severity": "note", "place": "factcheck.toml:8"}}
    assert [each["paths"] for each in data["per_path"]] == [["old/**"]]
    of_path = json.loads(here("config", "old/article.txt", "--output-format", "json")[1])
    assert of_path["settings"]["fail-on"] == {"value": "never", "from": "file", "place": "factcheck.toml:6"}
    assert of_path["per_path"][0]["settings"]["ignore"] == {"value": ["weekday-*"], "place": "factcheck.toml:5"}
    assert json.loads(here("config", "article.txt", "--output-format", "json")[1])["per_path"] == []


def test_the_environment_is_told_too(here, monkeypatch) -> None:
    monkeypatch.setenv("FACTCHECK_SHOW", "all")
    monkeypatch.setenv("FACTCHECK_SHOE", "all")
    data = json.loads(here("config", "--output-format", "json")[1])
    assert data["settings"]["show"] == {"value": "all", "from": "environment", "place": "FACTCHECK_SHOW"}
    assert data["variables_without_meaning"] == ["FACTCHECK_SHOE"]
    assert here("config")[1].splitlines()[-1] == "FACTCHECK_SHOE is set, and is no setting"


def test_commands_that_keep_the_registry_go_by_its_place_in_the_configuration(here, desk, write) -> None:
    (desk / "claims").rename(desk / "facts")
    write(desk, {"factcheck.toml": 'claims = "facts"\nignore = ["crimea-*"]\noutput-format = "concise"'})
    assert "crimea-annexation" in here("claims", "list")[1]  # what a check ignores is in the registry all the same
    assert here("claims", "lint")[0] == 0
    assert here("claims", "show", "crimea-annexation")[0] == 0
    assert here("claims", "review", "crimea-annexation", "--accessed", "2021-10-19", "--yes")[0] == 0
    assert "2021-10-19" in (desk / "facts" / "ukraine.yaml").read_text()
