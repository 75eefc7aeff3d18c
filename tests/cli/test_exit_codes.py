"""Exit codes of the real process: 0 clean, 1 findings, 2 could not check, 130, 141, 143. A crash is never a verdict."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.cli.main import main
from factcheck.report.formats import FORMATS


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(("article", "code"), [("right.txt", 0), ("wrong.txt", 1)])
def test_clean_and_findings(run, article: str, code: int, format_: str) -> None:
    done = run(article, "--output-format", format_)
    assert (done.returncode, done.stderr) == (code, "")
    if format_ == "json":
        assert json.loads(done.stdout)["exit_code"] == code
    elif format_ in {"pretty", "concise", "github", "markdown"}:
        assert f"exit {code}: " in done.stdout


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["gone.txt"], "gone.txt: no such file or folder; help: name a file or a folder that is there, or `-`"),
        ([""], "'': no such file or folder; help: name a file or a folder that is there, or `-`"),
        (["chekc", "right.txt"], "chekc: no such file or folder; help: did you mean the command `check`?"),
        (["vlaues", "right.txt"], "help: did you mean the command `values`?"),
        (
            ["right.txt", "check"],
            "check: no such file or folder; help: for the command, write it first: factcheck check",
        ),
        (["--claims", "", "right.txt"], "'': there is no such file or folder; help: "),
        (["empty"], "empty: no article in this folder; help: looked for .adoc, .asciidoc, .docx, "),
        (["--claims", "none.yaml", "right.txt"], "none.yaml:1:1: this file holds no claims"),
        (["--claims", "gone.yaml", "right.txt"], "gone.yaml: "),
        (["--claims", "empty", "right.txt"], "empty: "),
        (["--claims", "broken.yaml", "right.txt"], "broken.yaml:2:5: "),
        (["binary.txt"], "binary.txt:1:2: "),
        (["pipe.txt"], "pipe.txt: is no regular file"),
        (["/dev/null"], "/dev/null: is no regular file"),
        (["picture.jpg"], "picture.jpg: `.jpg` files are not read"),
        (["right.txt", "--max-bytes", "10"], "right.txt: longer than 10 bytes"),
        (["right.txt", "--output-format", "xml"], "--output-format: there is no format `xml`"),
        (["right.txt", "--output-format", "json="], "--output-format: `json=` names no file"),
        (["right.txt", "--output-format", "json=right.txt"], "--output-format: `right.txt` is an input of this run"),
        (["right.txt", "--output-format", "json", "--output-format", "concise"], "two formats for standard output"),
        (
            ["right.txt", "--output-format", "json=gone/report.json"],
            "gone/report.json: No such file or directory; help: write it to a folder that exists\n",
        ),
        (
            ["right.txt", "--output-format", "json=right.txt/report.json"],
            "right.txt/report.json: Not a directory; help: write it to a folder that exists\n",
        ),
        (["right.txt", "--output-format", "json=empty"], "empty: Is a directory; help: name a file in this folder\n"),
        (
            ["right.txt", "--output-format", "json=/dev/full"],
            "/dev/full: No space left on device; help: free some space, or write it to another disk\n",
        ),
        (
            ["right.txt", "--output-format", "json=/dev/fd/99"],
            "/dev/fd/99: Bad file descriptor; help: write it to a descriptor that is open\n",
        ),
        (["right.txt", "--date", "19.10.2021"], "--date: `19.10.2021` is no date"),
        (["right.txt", "--date", "2021-02-30"], "--date: `2021-02-30` is no date"),
        (["right.txt", "--date", ""], "--date: `` is no date; help: write it as 2021-10-19"),
        (["annotate", "right.txt", "--date", ""], "--date: `` is no date"),
        (["explain", "right.txt", "--date="], "--date: `` is no date"),
        (["values", "right.txt", "--date="], "--date: `` is no date"),
        (["right.txt", "--fial-on", "error"], "no such option: --fial-on"),
        (["right.txt", "--fail-on", "never-ever"], "is not one of"),
        (["right.txt", "--min-confidence", "sure"], "is not one of"),
        (["right.txt", "--max-bytes", "x"], "invalid value for '--max-bytes': 'x' is not a whole number; help: "),
        (["right.txt", "--max-bytes", "0"], "invalid value for '--max-bytes': 0 is less than 1; help: "),
        (["claims", "test", "--min-power", "x"], "'x' is not a number; help: factcheck claims test --help\n"),
        (["claims", "test", "--min-power", "2"], "2.0 is not between 0 and 1; help: factcheck claims test --help\n"),
        (["claims", "export", "xml"], "no such command 'xml'; help: factcheck claims export --help\n"),
        (["explain", "right.txt", "b.txt"], "takes no more than one argument, and `b.txt` is left; help: "),
        (["explain", "empty"], "empty: is a folder; help: name one article in it; "),
        (["values", "empty"], "empty: is a folder; help: name one article in it; "),
        (["help"], "help: no such file or folder; help: for the commands and options: factcheck --help\n"),
        (["schema"], "missing argument 'claims|config|report'"),
        (["explain"], "missing argument"),
        ([], "no article is named"),
    ],
)
def test_could_not_check(run, desk: Path, arguments: list[str], complaint: str) -> None:
    (desk / "empty").mkdir()
    (desk / "none.yaml").write_text("version: 1\nclaims: []\n")
    (desk / "broken.yaml").write_text("claims:\n  - *gone\n")
    (desk / "binary.txt").write_bytes(b"\xff\x00\x01")
    (desk / "picture.jpg").write_bytes(b"\xff\xd8")
    os.mkfifo(desk / "pipe.txt")
    done = run(*arguments)
    assert done.returncode == 2
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) <= 12


def test_failure_wins_over_findings_which_are_still_printed(run) -> None:
    done = run("gone.txt", "wrong.txt", "--output-format", "concise")
    assert done.returncode == 2
    assert done.stdout.startswith("wrong.txt:1:")
    assert "exit 2: 1 input could not be checked; 1 finding at or above --fail-on=error" in done.stdout


BOOM = """
import importlib, sys
def boom(*arguments, **keywords):
    raise RuntimeError("boom at\\nthis floor")
module = importlib.import_module({module!r})
owner = getattr(module, {owner!r}) if {owner!r} else module
setattr(owner, {name!r}, boom)
from factcheck.cli.main import main
from factcheck.report.formats import FORMATS
sys.exit(main(sys.argv[1:]))
"""
FLOORS = [
    ("factcheck.text.readers", "", "read_document"),
    ("factcheck.text.sentences", "", "sentences_of"),
    ("factcheck.values.read", "", "read_mentions"),
    ("factcheck.registry.registry", "Registry", "load"),
    ("factcheck.matching.matcher", "", "bind"),
    ("factcheck.comparison.compare", "", "compare"),
    ("factcheck.rules.judge", "", "judge"),
    ("factcheck.pipeline", "", "check_document"),
    ("factcheck.report.interface", "RunOutcome", "shown"),
    ("factcheck.cli.inputs", "", "find_inputs"),
]


@pytest.mark.parametrize("floor", FLOORS, ids=lambda floor: floor[0])
def test_a_bug_in_any_floor_is_no_verdict(run, floor: tuple[str, str, str]) -> None:
    module, owner, name = floor
    code = BOOM.format(module=module, owner=owner, name=name)
    done = run("wrong.txt", code=code)
    assert done.returncode == 2
    (complaint,) = done.stderr.splitlines()
    assert "internal error: RuntimeError: boom at this floor" in complaint
    assert "report this bug" in complaint
    traced = run("wrong.txt", "--debug", code=code)
    assert traced.returncode == 2
    assert "Traceback (most recent call last)" in traced.stderr


def test_a_bug_that_one_article_wakes_does_not_lose_the_others(run) -> None:
    code = """
import sys
from factcheck import pipeline
check = pipeline.check_document
pipeline.check_document = lambda document, registry: 1 / (document.path != "right.txt") and check(document, registry)
from factcheck.cli.main import main
from factcheck.report.formats import FORMATS
sys.exit(main(sys.argv[1:]))
"""
    done = run("right.txt", "wrong.txt", "--output-format", "concise", code=code)
    assert done.returncode == 2
    assert done.stdout.startswith("wrong.txt:1:")
    assert done.stderr.startswith("right.txt: internal error: ZeroDivisionError")


@pytest.mark.parametrize("env", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize(
    "arguments",
    [
        *(["wrong.txt", "--output-format", format_] for format_ in FORMATS),
        *(
            [command, "wrong.txt", "--color", colour]
            for command in ("check", "annotate", "explain", "values")
            for colour in ("always", "never")
        ),
        ["--help"],
        ["check", "--help"],
        ["--version"],
        ["schema", "report"],
    ],
    ids=" ".join,
)
def test_a_pipe_that_nobody_reads(run, arguments: list[str], env: dict[str, str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = run(*arguments, stdout=writer, env=env)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.parametrize("env", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
def test_a_pipe_that_is_closed_in_the_middle_of_a_long_report(desk: Path, env: dict[str, str]) -> None:
    (desk / "long.txt").write_text((desk / "wrong.txt").read_text() * 300)
    command = [sys.executable, "-P", "-m", "factcheck", "long.txt", "--output-format", "json"]
    environment = {**os.environ, "PYTHONUNBUFFERED": ""} | env
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=desk, env=environment, **pipes) as process:
        assert process.stdout.read(1) == b"{"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141


LIMITED = """
import os, resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


def test_a_disk_that_fills_up_in_the_middle_of_a_report(desk: Path) -> None:
    arguments = ["-P", "-m", "factcheck", "wrong.txt", "--output-format", "json"]
    with (desk / "report.json").open("wb") as report:
        done = subprocess.run(
            [sys.executable, "-c", LIMITED, *arguments],
            cwd=desk,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
            stdout=report,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
        )
    assert (done.returncode, done.stderr) == (
        2,
        "standard output: File too large; help: write it to another place\n",
    )


@pytest.mark.parametrize("format_", FORMATS)
def test_a_full_disk(run, format_: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run("wrong.txt", "--output-format", format_, stdout=full)
    assert done.returncode == 2
    problem, mend = "No space left on device", "free some space, or write it to another disk"
    assert done.stderr == f"standard output: {problem}; help: {mend}\n"


def test_a_full_disk_for_version(run) -> None:
    with Path("/dev/full").open("wb") as full:
        assert run("--version", stdout=full).returncode == 2


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_closed_streams(desk: Path, closed: int) -> None:
    shell = f'exec "$@" {closed}>&-'
    done = subprocess.run(
        ["sh", "-c", shell, "sh", sys.executable, "-P", "-m", "factcheck", "-" if closed == 0 else "wrong.txt"],
        cwd=desk,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == (1 if closed == 2 else 2)
    assert (
        done.stderr
        == {
            0: "standard input: is closed; help: name a file, or redirect one to it\n",
            1: "standard output: is closed; help: redirect it to a file or to /dev/null\n",
            2: "",
        }[closed]
    )


@pytest.mark.parametrize("format_", [*FORMATS, "annotate"])
@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii:strict"},
    ],
    ids=["C locale", "cp1252", "ascii"],
)
def test_any_locale(run, desk: Path, env: dict[str, str], format_: str) -> None:
    (desk / "wrong.txt").write_text(
        "北大西洋 “Kyjiw”: Russia annexed Crimea from Ukraine in March 2015.\n", encoding="utf-8"
    )
    arguments = ["annotate", "wrong.txt"] if format_ == "annotate" else ["wrong.txt", "--output-format", format_]
    done = run(*arguments, env=env, encoding="latin-1")
    assert (done.returncode, done.stderr) == (1, "")
    if format_ in {"json", "jsonl", "sarif", "gitlab", "rdjsonl"}:
        assert done.stdout == run(*arguments).stdout


WAITING = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from factcheck.text import readers
def wait(*arguments, **keywords):
    sys.stderr.write("waiting\\n")
    sys.stderr.flush()
    sys.stdin.read()
readers.read_document = wait
from factcheck.cli.main import main
from factcheck.report.formats import FORMATS
sys.exit(main(["wrong.txt"]))
"""


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signals(desk: Path, sent: signal.Signals, code: int) -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", WAITING], cwd=desk, text=True, **pipes) as process:
        assert process.stderr.readline() == "waiting\n"
        process.send_signal(sent)
        assert process.wait(timeout=30) == code
        assert process.stderr.read() in {"interrupted\n", "terminated\n"}


def test_in_process(desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    assert main(["wrong.txt"]) == 1
    assert capsys.readouterr().out.endswith("exit 1: 1 finding at or above --fail-on=error\n")
    assert main(["right.txt", "gone.txt"]) == 2
    assert capsys.readouterr().err.startswith("gone.txt: no such file or folder; help: ")
