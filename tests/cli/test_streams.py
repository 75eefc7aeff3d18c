"""Reports that are written to what is open already: it is the caller's, and is never replaced."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

STDOUT = ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")


@pytest.mark.parametrize("name", STDOUT)
def test_standard_output_by_its_names_is_standard_output(run, desk: Path, name: str) -> None:
    plain = run("wrong.txt", "--output-format", "json")
    assert run("wrong.txt", "--output-format", f"json={name}").stdout == plain.stdout
    log = desk / "log"
    log.write_text("kept\n")
    with log.open("ab") as stream:
        done = run("wrong.txt", "--output-format", f"json={name}", stdout=stream)
    assert (done.returncode, done.stderr) == (1, "")
    assert log.read_text() == "kept\n" + plain.stdout
    assert not (desk / "-").exists()
    twice = run("wrong.txt", "--output-format", f"json={name}", "--output-format", "concise")
    assert "two formats for standard output" in twice.stderr


def test_a_link_to_standard_output_is_standard_output(run, desk: Path) -> None:
    (desk / "report.json").symlink_to("/dev/stdout")
    with (desk / "log").open("wb") as stream:
        run("wrong.txt", "--output-format", "json=report.json", stdout=stream)
    assert json.loads((desk / "log").read_text())["exit_code"] == 1
    assert (desk / "report.json").is_symlink()


@pytest.mark.parametrize("name", ["/dev/stderr", "/dev/fd/2", "/proc/self/fd/2"])
def test_standard_error_is_written_to(run, desk: Path, name: str) -> None:
    log = desk / "log"
    log.write_text("kept\n")
    with log.open("ab") as stream:
        done = run("wrong.txt", "--output-format", f"json={name}", stdout=subprocess.PIPE, stderr=stream)
    assert done.returncode == 1
    kept, _, report = log.read_text().partition("\n")
    assert (kept, json.loads(report)["exit_code"]) == ("kept", 1)
    piped = run("wrong.txt", "--output-format", f"json={name}")
    assert json.loads(piped.stderr)["exit_code"] == 1


def test_a_descriptor_that_the_caller_has_opened_is_written_to(run, desk: Path) -> None:
    log = desk / "log"
    log.write_text("kept\n")
    with log.open("ab") as stream:
        name = f"/dev/fd/{stream.fileno()}"
        run("wrong.txt", "--output-format", f"json={name}", pass_fds=(stream.fileno(),))
    kept, _, report = log.read_text().partition("\n")
    assert (kept, json.loads(report)["exit_code"]) == ("kept", 1)


@pytest.mark.parametrize(
    "arguments", [["wrong.txt", "--version"], ["check", "--version"], ["values", "gone.txt", "--version"]]
)
def test_the_version_is_printed_wherever_it_is_asked_for(run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (0, run("--version").stdout)


def test_a_file_of_the_name_of_an_option_can_be_checked(run) -> None:
    assert run("--", "--version").stderr.startswith("--version: no such file or folder")


@pytest.mark.parametrize("env", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
def test_the_report_comes_before_the_faults_in_one_stream(run, env: dict[str, str]) -> None:
    done = run(
        "gone.txt", "wrong.txt", stderr=subprocess.STDOUT, stdout=subprocess.PIPE, env={"PYTHONUNBUFFERED": ""} | env
    )
    assert done.stdout.splitlines()[-1].startswith("gone.txt: no such file or folder")
