"""Registries: the request → the claims that a run is held to."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from factcheck.cli.configuration.layers import By, Origin
from factcheck.cli.request import Request
from factcheck.errors import Fault, UsageError
from factcheck.registry.discover import find_registry
from factcheck.registry.registry import Registry
from factcheck.registry.selection import Selection, fits, select_claims
from factcheck.report.interface import NO_REGISTRY, RegistryUsed

BUILT_IN: Final = Origin(By.DEFAULT)
WITHOUT: Final = "no_registry"
STRONGEST_FIRST: Final = tuple(By)


class Loaded(NamedTuple):
    """A registry with the selected claims alone, what a report says of it, and the whole of it."""

    registry: Registry
    used: RegistryUsed
    whole: Registry


def load_registry(request: Request, rules: Collection[str] = ()) -> Loaded:
    """The registry that a run is held to: the files named, or else the one found, or else the embedded one; of it, the
    claims selected. With `no_registry`, one without claims: each article is held to itself. `rules` are the ids of
    rules that a pattern may be about.

    Raises `RegistryError`, for one without claims too, and `UsageError` for a selection that is about nothing.
    """
    if _is_without(request, rules):
        return Loaded(Registry(()), RegistryUsed(origin=NO_REGISTRY), Registry(()))
    if request.claims:
        whole, origin = Registry.load(request.claims), origin_of(request, "claims").place or "--claims"
    else:
        discovered = find_registry(Path.cwd())
        whole, origin = Registry.load(discovered.paths), str(discovered.origin)
    try:
        selected = select_claims(whole, request.selection, rules)
    except UsageError as error:
        raise UsageError(*(_placed(fault, request) for fault in error.faults)) from None
    left_out = len(whole.claims) - len(selected.claims)
    return Loaded(selected, RegistryUsed(whole.paths, whole.digest, origin, request.selection, left_out), whole)


def _is_without(request: Request, rules: Collection[str]) -> bool:
    """Whether no claims are asked for. Who says so must not ask for some in the same breath; where somebody else does,
    the stronger word holds. Raises `UsageError`."""
    if not request.no_registry:
        return False
    own = STRONGEST_FIRST.index(origin_of(request, WITHOUT).by)
    others = {name: STRONGEST_FIRST.index(origin_of(request, name).by) for name in _asks_for_claims(request, rules)}
    if own in others.values():
        mend = "leave it out, or leave out --claims, --tag, and --select and --ignore of claims"
        place = origin_of(request, WITHOUT).place or "--no-registry"
        raise UsageError(Fault(place, None, None, "asks for no claims, and others for some", mend))
    return all(other > own for other in others.values())


def _asks_for_claims(request: Request, rules: Collection[str]) -> Iterator[str]:
    """The settings that ask for some claims."""
    if request.claims:
        yield "claims"
    selection: Selection = request.selection
    for name, patterns in zip(("tag", "select", "ignore"), selection, strict=True):
        if any(name == "tag" or not any(fits(rule, pattern) for rule in rules) for pattern in patterns):
            yield name


def origin_of(request: Request, name: str) -> Origin:
    """Where the value of a setting was said."""
    return request.origins.get(name, BUILT_IN)


def _placed(fault: Fault, request: Request) -> Fault:
    """A fault of an option, at the place where its value was said, where that is not the command line."""
    name = fault.path.removeprefix("--")
    origin = origin_of(request, name)
    match origin.by:
        case By.FILE if origin.said:
            return origin.said.fault(name, fault)
        case By.ENVIRONMENT:
            return fault._replace(path=origin.place)
        case _:
            return fault
