"""Files: a configuration file, with those that it extends → the configuration of a run.

All faults of all files are told at once. Where the file was found, not named, and lies in a git repository, nothing
that it names may lie outside of that repository: it may have come with a stranger's change.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from factcheck.cli.configuration.declare import File, declare
from factcheck.cli.configuration.find import PROJECT, TABLE, root_around
from factcheck.cli.configuration.kinds import Wrong
from factcheck.cli.configuration.parse import Table, parse, read
from factcheck.cli.configuration.said import FOUND, NAMED, Configuration, Declared, Said
from factcheck.cli.setting import Setting
from factcheck.errors import Fault, UsageError
from factcheck.registry.shapes import shown
from factcheck.settings import LIMITS

NO_TABLE: Final = f"has no table `[{'.'.join(TABLE)}]`"


def load_named(path: str, settings: Mapping[str, Setting]) -> Configuration:
    """The configuration of the file that `--config` names. Raises `UsageError`."""
    return _loaded(File(path, _folder_of(path), None), NAMED, settings)


def load_found(path: str, settings: Mapping[str, Setting]) -> Configuration:
    """The configuration of a file that was found. Raises `UsageError`."""
    folder = _folder_of(path)
    return _loaded(File(os.path.relpath(path), folder, root_around(folder)), FOUND, settings)


def _folder_of(path: str) -> str:
    return os.path.realpath(os.path.dirname(path) or os.curdir)


def _loaded(first: File, origin: str, settings: Mapping[str, Setting]) -> Configuration:
    """A file and all that it extends, one after the other."""
    whole, faults, digest, chain = Declared(), list[Fault](), hashlib.sha256(), [first]
    while True:
        file, extend = chain[-1], whole.extend
        try:
            data, table = _table(file.path)
            digest.update(data)
            declared = declare(file, table, settings, faults)
            whole = replace(whole.over(declared), extend=declared.extend)
            if whole.extend is None:
                break
            chain.append(_extended(whole.extend, chain))
        except UsageError as error:
            faults += [_at(extend, fault) for fault in error.faults]
            break
    if faults:
        raise UsageError(*faults)
    return Configuration(whole, tuple(file.path for file in chain), digest.hexdigest(), origin)


def _table(path: str) -> tuple[bytes, Table]:
    """The bytes of a file, and the table in it that is ours. Raises `UsageError`."""
    data = read(path)
    table = parse(path, data, TABLE if os.path.basename(path) == PROJECT else ())
    if table is None:
        raise UsageError(Fault(path, None, None, NO_TABLE, "write it there, or name another file"))
    return data, table


def _extended(extend: Said, chain: list[File]) -> File:
    """The file that another one extends. Raises `UsageError`."""
    file, text = chain[-1], extend.value
    reals = [os.path.realpath(os.path.join(each.folder, os.path.basename(each.path))) for each in chain]
    try:
        path = file.named(text)
    except Wrong as wrong:
        raise UsageError(Fault(extend.path, *extend.at, f"`extend`: {wrong.problem}", wrong.mend)) from None
    real = os.path.realpath(os.path.join(file.folder, text))
    if real in reals:
        way = " → ".join((*(each.path for each in chain[reals.index(real) :]), path))
        problem, mend = f"these files extend each other: {way}", "take `extend` out of one of them"
        raise UsageError(Fault(extend.path, *extend.at, problem, mend))
    if len(chain) > LIMITS.config_extends:
        problem = f"{shown(text)} is extended through more than {LIMITS.config_extends} files"
        raise UsageError(Fault(extend.path, *extend.at, problem, "extend the file at the end of the row itself"))
    return File(path, os.path.dirname(real), file.inside)


def _at(extend: Said | None, fault: Fault) -> Fault:
    """A fault of a whole file, at the place of the key that led to that file."""
    if extend is None or fault.line is not None:
        return fault
    return Fault(extend.path, *extend.at, f"`extend`: {shown(fault.path)} {fault.problem}", "name a file that is there")
