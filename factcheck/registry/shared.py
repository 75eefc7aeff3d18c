"""Shared registries: the files that an entry of `extends` leads to, none of them outside the folder of the registry.

Third floor, beside the loader; touches the file system. A path is followed through every link first, and only what lies
in the registry's own folder then is read. A package is looked up and its folder `claims` is read; none of its code
runs, since whoever may write a claims file must not choose what is run.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from factcheck.registry.discover import FOLDER, embedded_registry
from factcheck.registry.extends import PACKAGE, SHARE, Entry
from factcheck.registry.files import FILL, SUFFIXES, ReadBytes, files_inside, identity
from factcheck.registry.shapes import Refusal, shown
from factcheck.settings import LIMITS

OWN_PACKAGE: Final = "factcheck"
INSTALL: Final = "install it in the environment of this command, and see that it holds a folder `claims`"


class SourceFile(NamedTuple):
    """A claims file: the name that reports give it, where it really lies, its bytes, the real folder that nothing which
    it extends may lie outside of, and the files that led to it, the first one first."""

    path: str
    real: str
    data: bytes
    inside: str
    led_by: tuple[SourceFile, ...] = ()


class Found(NamedTuple):
    """A file that an entry leads to, not read yet."""

    path: str
    real: str
    inside: str


def named_file(path: str, data: bytes) -> SourceFile:
    """A claims file that was named by the user, or found in a folder that was."""
    return SourceFile(path, identity(path), data, os.path.realpath(os.path.dirname(path) or os.curdir))


def extended_files(
    entry: Entry, file: SourceFile, loaded: Collection[str], read_bytes: ReadBytes
) -> Iterator[SourceFile]:
    """The files that an entry of a file leads to, in order of path, without those that are `loaded` (real paths).

    Raises `Refusal` for what leads nowhere, out of the folder, in a circle or too deep, and for other bytes than those
    that the entry pins.
    """
    found = tuple(_package(entry) if entry.target.startswith(PACKAGE) else _below(entry, file))
    chain = (*file.led_by, file)
    for one in found:
        _refuse_circle(one, chain, entry)
    if len(chain) > LIMITS.extends_depth:
        problem = f"{shown(entry.target)} is extended through more than {LIMITS.extends_depth} files"
        raise Refusal(entry.position, problem, "name it in a file nearer to the first")
    read = [(one, _bytes_of(one, entry, read_bytes)) for one in found if entry.sha256 or one.real not in loaded]
    _refuse_other_bytes([data for _, data in read], entry)
    for one, data in read:
        if one.real not in loaded:
            yield SourceFile(one.path, one.real, data, one.inside, chain)


def _below(entry: Entry, file: SourceFile) -> Iterator[Found]:
    """The file, or the files of the folder, that a path leads to from the folder of a file."""
    path = os.path.normpath(os.path.join(os.path.dirname(file.path), entry.target))
    # From where the file really lies; a file that was named, from the folder that it was named in.
    start = os.path.dirname(file.real) if file.led_by else file.inside
    yield from _files(path, os.path.join(start, entry.target), file.inside, entry)


def _package(entry: Entry) -> Iterator[Found]:
    """The claims files of an installed package."""
    name = entry.target.removeprefix(PACKAGE)
    folder = _package_folder(name)
    if folder is None:
        raise Refusal(entry.position, f"no package `{name}` with claims is installed", INSTALL)
    yield from _files(entry.target, folder, os.path.realpath(folder), entry)


def _package_folder(name: str) -> str | None:
    if name == OWN_PACKAGE:
        return str(embedded_registry())
    from importlib.util import find_spec  # noqa: PLC0415 - few registries extend a package

    try:
        spec = find_spec(name)  # of a name without dots: it is looked for, and not imported
    except (ImportError, ValueError):
        return None
    places = (str(Path(place, FOLDER)) for place in (spec and spec.submodule_search_locations) or ())
    return next(filter(os.path.isdir, places), None)


def _files(path: str, place: str, inside: str, entry: Entry) -> Iterator[Found]:
    """What lies at a place: a claims file, or those of a folder, each really inside the folder that it has to be in."""
    if not _is_inside(place, inside):
        raise Refusal(entry.position, f"{shown(entry.target)} leads out of the folder of the registry", SHARE)
    if not os.path.exists(place):
        problem = f"there is no {shown(entry.target)} in the folder of this file"
        raise Refusal(entry.position, problem, "see that its name is right")
    if not os.path.isdir(place):
        if not place.endswith(SUFFIXES):
            problem = f"{shown(entry.target)} is no claims file"
            raise Refusal(entry.position, problem, f"the name of one ends with {' or '.join(SUFFIXES)}")
        yield Found(path, os.path.realpath(place), inside)
        return
    names = list(files_inside(place))
    if not names:
        raise Refusal(entry.position, f"no claims file is in the folder {shown(entry.target)}", FILL)
    for name in names:
        if not _is_inside(name, inside):
            problem = f"{shown(os.path.relpath(name, place))} in it leads out of the folder of the registry"
            raise Refusal(entry.position, problem, SHARE)
        yield Found(os.path.join(path, os.path.relpath(name, place)), os.path.realpath(name), inside)


def _is_inside(place: str, folder: str) -> bool:
    real = os.path.realpath(place)
    return real == folder or real.startswith(folder.rstrip(os.sep) + os.sep)


def _refuse_circle(found: Found, chain: tuple[SourceFile, ...], entry: Entry) -> None:
    reals = [file.real for file in chain]
    if found.real in reals:
        way = " → ".join((*(file.path for file in chain[reals.index(found.real) :]), found.path))
        raise Refusal(entry.position, f"these files extend each other: {way}", "take one of them out of `extends`")


def _bytes_of(found: Found, entry: Entry, read_bytes: ReadBytes) -> bytes:
    match read_bytes(found.real):
        case bytes() as data:
            return data
        case fault:
            raise Refusal(entry.position, f"{shown(found.path)} {fault.problem}", fault.help)


def _refuse_other_bytes(read: list[bytes], entry: Entry) -> None:
    if entry.sha256 is None:
        return
    digest = hashlib.sha256(b"".join(read)).hexdigest()
    if digest != entry.sha256:
        problem = f"{shown(entry.target)} holds other bytes than those that are pinned: their SHA-256 is {digest}"
        raise Refusal(entry.position, problem, "look at what changed in it, and then write this SHA-256")
