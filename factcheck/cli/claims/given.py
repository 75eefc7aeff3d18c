"""What stands on the command line for a key of a claim → what a claims file would hold.

Texts are texts: nothing of them means anything to YAML. Only where a key may hold more than a text, one that begins
with `[` or `{` is read as a claims file writes lists and mappings, by the loader that reads the registry.
"""

from __future__ import annotations

from typing import Final

from factcheck.errors import Fault, RegistryError, UsageError
from factcheck.registry.events import read_nodes
from factcheck.registry.fields import CLAIM_FIELDS
from factcheck.registry.leaves import SCHEME
from factcheck.registry.shapes import listed, meant_or
from factcheck.upkeep.writer.changes import Setting, plain
from factcheck.upkeep.writer.tree import read_tree

LISTS: Final = frozenset({"also", "unless", "tags", "sources"})
"""Keys under which a list stands: one text is a list of one."""
STRUCTURED: Final = LISTS | {"source", "names", "value", "accept", "wrong", "tests"}
"""Keys under which more than a text may stand."""


def value_of(option: str, key: str, text: str) -> object:
    """What an option's text stands for under a key. Raises `RegistryError` for brackets that can't be read."""
    if key in STRUCTURED and text.lstrip()[:1] in ("[", "{"):
        read = read_nodes(option, text)
        if read.faults:
            raise RegistryError(*read.faults)
        tree = read_tree(text)
        return plain(tree) if tree else text
    return [text] if key in LISTS else text


def setting_of(text: str) -> Setting:
    """The setting that `--set KEY=VALUE` asks for; without a value, the key is taken out. Raises `UsageError`."""
    key, equals, value = text.partition("=")
    keys = [field.key for field in CLAIM_FIELDS]
    if not equals:
        raise UsageError(
            Fault("--set", None, None, f"`{text}` sets nothing", "write KEY=VALUE: --set review_by=2027-01-31")
        )
    if key not in keys:
        mend = meant_or(key, keys, f"the keys are {listed(keys)}")
        raise UsageError(Fault("--set", None, None, f"`{key}` is not a key of a claim", mend))
    return Setting((key,), value_of(f"--set {key}", key, value) if value else None)


def one_or_list(values: list[object]) -> object:
    """One value by itself, several as a list."""
    return values[0] if len(values) == 1 else values


def with_day(source: object, accessed: str) -> object:
    """A source with the day on which somebody looked at it."""
    if isinstance(source, str):
        source = {"url" if SCHEME.match(source) else "title": source}
    return source | {"accessed": accessed} if isinstance(source, dict) else source
