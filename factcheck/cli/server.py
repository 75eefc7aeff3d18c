"""`factcheck server`: what editors show of articles and claims files, over standard input and output."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from factcheck.cli import streams
from factcheck.cli.asking import Asking
from factcheck.cli.discovery import baseline_of
from factcheck.cli.ignored import base_around
from factcheck.cli.per_path import PerPath
from factcheck.cli.request import Request
from factcheck.cli.run import check_one
from factcheck.cli.taking import Given, takes
from factcheck.errors import Fault, UsageError
from factcheck.registry.discover import find_registry
from factcheck.report.places import Base
from factcheck.rules.interface import CheckedDocument
from factcheck.rules.suppression_patterns import Terms as SuppressionTerms
from factcheck.upkeep.baseline.file import read_baseline
from factcheck.upkeep.baseline.hold import by_key, hold_back

if TYPE_CHECKING:  # at run time only where the server's extra is there, and a server is asked for
    from factcheck.server.interface import ClientSettings, Holding, Terms

NEEDED: Final = ("pygls", "lsprotocol")
MISSING: Final = "needs a package that is not installed"
INSTALL: Final = "install factcheck with its extra `lsp`: pip install 'factcheck[lsp]'"

TAKEN: Final = (
    *("claims", "no_registry", "tag", "select", "ignore", "no_inline_suppressions", "baseline", "no_baseline", "today"),
    *("min_confidence", "show", "exclude", "max_bytes", "config", "isolated", "debug"),
)
Stdio = Annotated[
    bool, typer.Option("--stdio", help="Changes nothing: the server speaks over standard input and output only.")
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("server")(server)


@takes(*TAKEN)
def server(*, stdio: Stdio = False, given: Given) -> Callable[[], int]:  # noqa: ARG001 - clients add `--stdio` by themselves
    """Serve an editor by the Language Server Protocol.

    Articles and claims files are checked as they are typed. Exit codes: 0 after the client's `shutdown` and `exit`, 1
    where it leaves without.
    """
    # What the files around the server say is asked for each text that is open: a fault there must not keep it away.
    request = given._replace(written={**given.written, "isolated": True}).request()
    return lambda: _serve(request, given)


def _serve(request: Request, given: Given) -> int:
    if not all(map(find_spec, NEEDED)):
        raise UsageError(Fault("factcheck server", None, None, MISSING, INSTALL))
    from factcheck.server.log import set_up  # noqa: PLC0415 - comes with the extra
    from factcheck.server.server import Server  # noqa: PLC0415
    from factcheck.server.wire import serve  # noqa: PLC0415

    set_up(debug=request.debug)
    sink = streams.stdout()
    if sys.stdin is None:
        raise UsageError(Fault("standard input", None, None, "is closed", "an editor starts the server"))
    # A reader of its own: the thread that waits on it may still do so when the process ends, and that of `sys.stdin`
    # can't be taken down while somebody waits.
    source = open(sys.stdin.fileno(), "rb", closefd=False)  # noqa: SIM115 - open as long as the process runs
    return serve(Server(TermsOfRun(given), request.day), source, sink.buffer)


class TermsOfRun:
    """What files are held to, by the command line, the environment and what lies around each file. A client's own
    settings count more than what is found, and less than the command line."""

    def __init__(self, given: Given) -> None:
        self._given = given

    def __call__(self, path: str, client: ClientSettings) -> Terms:
        """The terms for a file, by its absolute path. Raises `UsageError`."""
        from factcheck.server.interface import Terms  # noqa: PLC0415 - comes with the extra

        folder = os.path.dirname(path)
        request = self._given.request(start=folder)
        here = PerPath(request).of(path)
        claims = tuple(map(os.path.abspath, request.claims))
        own = client.claims if "claims" not in self._given.written else ()
        return Terms(
            () if request.no_registry else own or claims or _found(folder),
            partial(_check, request, base_around(folder)),
            request.selection,
            client.min_confidence or here.min_confidence,
            client.show or here.show,
            is_excluded=request.excluded.of(path),
        )


def _check(request: Request, base: Base, path: str, data: bytes, holding: Holding) -> CheckedDocument:
    """Check an article as a run in its folder does, without what the baseline that is found there holds back."""
    registry = holding.registry
    suppressions = SuppressionTerms.of(registry, request.day)
    checked = check_one(Asking(request, holding.whole.claims), registry, suppressions, path, data)
    baseline = baseline_of(request, base)
    if not baseline:
        return checked
    place = os.path.abspath(baseline) if request.baseline else os.path.join(base.folder, baseline)
    return hold_back(checked, by_key(read_baseline(place).entries), base)


def _found(folder: str) -> tuple[str, ...]:
    """The registry that a run in a folder finds, by its absolute paths."""
    return tuple(os.path.join(folder, path) for path in find_registry(Path(folder)).paths)
