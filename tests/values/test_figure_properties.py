"""What holds for every figure of every text: true spans, one reading, blanks that do not matter."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.fold import fold
from factcheck.values.normal import normal_form
from factcheck.values.read import MEASURE_RULES, RULES, read_mentions

CORPUS = Path(__file__).parent / "corpus"
SPELLINGS = sorted(
    spelling.replace("[", "").replace("]", "")
    for kind in ("number", "percent", "money", "quantity", "ordinal")
    for entry in yaml.safe_load((CORPUS / f"{kind}.yaml").read_text(encoding="utf-8"))
    for spelling in entry["spellings"]
)
WORDS = (
    "the",
    "of",
    "and",
    "from",
    "to",
    "between",
    "rose",
    "by",
    "Section",
    "in",
    "more than",
    "or",
    "a",
    ",",
    "-",
    "$",
    "%",
)
TEXTS = st.lists(st.sampled_from((*SPELLINGS, *WORDS)), max_size=8).map(" ".join) | st.text(max_size=60)


@given(TEXTS)
def test_a_mention_is_what_its_span_covers_in_order_and_apart(text: str) -> None:
    folded = fold(text).text
    mentions = read_mentions(folded)
    assert [mention.text for mention in mentions] == [mention.span.of(folded) for mention in mentions]
    assert all(one.span.end <= other.span.start for one, other in pairwise(mentions))
    assert all(mention.core is None or mention.span.covers(mention.core) for mention in mentions)


@given(TEXTS)
def test_what_was_read_reads_again_by_itself(text: str) -> None:
    """The words of a mention alone never say another figure of the same kind: a registry may quote them."""
    for mention in read_mentions(fold(text).text):
        again = [
            one for one in read_mentions(mention.text) if (one.kind, len(one.span)) == (mention.kind, len(mention.span))
        ]
        assert [normal_form(one.value) for one in again] in ([], [normal_form(mention.value)])


@given(
    st.sampled_from(SPELLINGS), st.sampled_from(("", " ", "\n", "  ", "\n\n")), st.sampled_from(("", " ", "\n", "  "))
)
def test_blanks_around_a_text_do_not_matter(spelling: str, before: str, after: str) -> None:
    text = fold(spelling).text
    alone = [(mention.text, normal_form(mention.value), mention.latent) for mention in read_mentions(text)]
    among = read_mentions(before + text + after)
    assert [(mention.text, normal_form(mention.value), mention.latent) for mention in among] == alone
    assert all(mention.span.of(before + text + after) == mention.text for mention in among)


def test_every_rule_has_a_name_of_its_own_module() -> None:
    assert all(rule.name and rule.name == rule.name.strip() for rule in (*RULES, *MEASURE_RULES))
    assert all(cue == cue.lower() for rule in RULES for cue in rule.cues)
