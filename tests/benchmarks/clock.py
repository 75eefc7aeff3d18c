"""Processor time, not the wall's: the best of several runs is what the work costs, the rest is the machine's."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

ROOT = Path(__file__).parents[2]


def best(work: Callable[[], object], times: int = 3) -> float:
    """Seconds of processor that a call takes at best."""
    costs = []
    for _ in range(times):
        start = process_time()
        work()
        costs.append(process_time() - start)
    return min(costs)


def best_of_command(command: Sequence[str], times: int = 10) -> float:
    """Seconds of processor, its own and the system's, that a command takes at best, started in the project's folder.

    Modules are compiled before the first run, as an installer does, whatever the environment says of bytecode. Raises
    `RuntimeError` where the command breaks: 0 and 1 are how a check ends.
    """
    with TemporaryDirectory() as bytecode:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        return min([_cost(command, environment) for _ in range(times + 1)][1:])


def _cost(command: Sequence[str], environment: Mapping[str, str]) -> float:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime
