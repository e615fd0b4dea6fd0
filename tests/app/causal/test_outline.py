# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.causal import edits
from app.causal.graph import CauseGraph
from app.causal.ishikawa import is_ishikawa, ishikawa_text, read_ishikawa
from app.causal.outline import TextTooLarge, branches_text, outline_text, read_outline
from app.review.cause import EFFECT_ID
from app.review.edits import Set
from app.review.item import Kind
from app.review.review import Review
from tests.app.causal.graphs import graphs, tree
from tests.builders import applied

MISREAD = (
    "a %% b", "%%{init: {}}%%", "Ishikawa method", "ishikawa", "<script>x</script>", "a < b > c",
    "#35; and #quot;", "&lt;", "```", "", "two\nlines", " spaced ", "style a:#fff;",
    "classDef b:c#1;", "R&D #12", "a\u2028b", "\u200b ", "- no bullet", "1. no number", "---",
    "title: x", "\x0b", "~~~",
)  # fmt: skip
WORDS = st.sampled_from(MISREAD) | st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\0\u200b"), max_size=30
)


@given(words=WORDS)
@settings(max_examples=200, deadline=None)
def test_any_words_come_back_from_mermaid_text(words: str) -> None:
    text = ishikawa_text([(0, "Effect"), (1, words), (2, "deeper")])
    assert read_ishikawa(text) == [(0, "Effect"), (2, words), (4, "deeper")]


@pytest.mark.parametrize("words", MISREAD)
def test_what_mermaid_would_misread_is_not_written_plainly(words: str) -> None:
    line = ishikawa_text([(0, words)]).split("\n")[1]
    assert line.strip()
    assert "%%" not in line
    assert "<" not in line.replace("<br/>", "")
    assert not line.strip().lower().startswith(("ishikawa", "```"))


@given(review=graphs(), data=st.data())
@settings(max_examples=40, deadline=None)
def test_pasting_what_was_copied_gives_the_same_shape_and_words(
    review: Review, data: st.DataObject
) -> None:
    for cause in review.causes:
        review = applied(review, Set(Kind.CAUSE, cause.id, "text", data.draw(WORDS)))
    added = edits.paste(review, EFFECT_ID, outline_text(review, EFFECT_ID))
    assert added is not None
    after = applied(review, added.edit)
    assert branch(after, added.cause_id) == branch(review, EFFECT_ID)


def branch(review: Review, cause_id: str) -> list[tuple[int, str]]:
    """Return the depth and words of all that is drawn below a cause."""
    graph = CauseGraph(review)
    return [(depth, graph.cause(node).text) for node, depth in graph.walk(cause_id)]


def test_a_copied_branch_is_a_diagram() -> None:
    review = tree((EFFECT_ID, "a"), ("a", "b"))
    assert outline_text(review, "a") == "ishikawa-beta\n  cause a\n    cause b"


@pytest.mark.parametrize(
    "text",
    [
        "ishikawa-beta\nSlow\nCode\n  Imports",
        "\ufeff\n%% note\nIshikawa\r\n    Slow\r\n\r\n    Code\r\n        Imports\r\n",
        "```mermaid\nishikawa-beta\n  Slow\n    Code\n      Imports\n```\n",
        "---\ntitle: x\n---\nishikawa-beta\n\tSlow\n\t\tCode\n%% more\n\t\t\tImports",
    ],
)
def test_diagrams_of_others_are_read(text: str) -> None:
    assert is_ishikawa(text)
    assert [words for _, words in read_outline(text)] == ["Slow", "Code", "Imports"]
    levels = [level for level, _ in read_outline(text)]
    assert levels == sorted(set(levels))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\n\tb\n\t\tc", [(0, "a"), (4, "b"), (8, "c")]),
        ("• a\n  ◦ b\n– c", [(0, "a"), (2, "b"), (0, "c")]),
        ("1. a\n   a) b\n10) c", [(0, "a"), (3, "b"), (0, "c")]),
        ("- [ ] a\n  - [x] b", [(0, "a"), (2, "b")]),
        ("-5 degrees\n1.5 litres", [(0, "-5 degrees"), (0, "1.5 litres")]),
        ("* \n\n-", [(0, "-")]),
    ],
)
def test_lists_are_read_whatever_their_marks(text: str, lines: list[tuple[int, str]]) -> None:
    assert read_outline(text) == lines


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("x" * 1_000_001, "too long"),
        ("x\n" * 2_001, "lists 2,001 causes"),
        ("\n".join(" " * depth + "x" for depth in range(201)), "200 levels"),
    ],
)
def test_too_much_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(TextTooLarge, match=sentence):
        read_outline(text)


@given(text=st.text(max_size=200) | st.lists(WORDS).map("\n  ".join))
@example(text="ishikawa-beta")
@example(text="ishikawa-beta\n a #99999999999; #0; &nosuch; #55296;")
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    read_outline(text)
    read_outline(f"ishikawa-beta\n{text}")


def test_several_branches_are_copied_as_one_list_that_is_read_back() -> None:
    review = tree((EFFECT_ID, "a"), ("a", "b"), (EFFECT_ID, "c"))
    review = applied(review, Set(Kind.CAUSE, "b", "text", ""))
    text = branches_text(review, ["a", "c"])
    assert text == "- cause a\n  - …\n- cause c"
    assert read_outline(text) == [(0, "cause a"), (2, "…"), (0, "cause c")]
    assert is_ishikawa(branches_text(review, ["a"]))
