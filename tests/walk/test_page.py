# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a page of the guide is read as, and that nothing in its steps is passed over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import astuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.walk.page import (
    CLAUSES,
    JOINTS,
    Answer,
    Click,
    ClickRow,
    Copy,
    Deed,
    Fill,
    Press,
    See,
    Step,
    Type,
    Unreadable,
    read_page,
)

_PLAIN = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)
_MARKS = {"**": "**{}**", "``": "`{}`", "“”": "“{}”"}
_MARK = re.compile("|".join(map(re.escape, _MARKS)))
_SHAPES = {made: shape for shape, made in CLAUSES.items()}
_ONE_VALUE = [kind for kind, shape in _SHAPES.items() if len(_MARK.findall(shape)) == 1]
DEEDS = st.one_of(
    *(st.builds(kind, _PLAIN) for kind in _ONE_VALUE),
    st.builds(Fill, _PLAIN, _PLAIN),
)


def test_a_step_has_its_number_its_line_and_what_is_to_be_done() -> None:
    page = "# A walk\n\nSome words.\n\n1. Press **Ctrl+N** and then **F2**.\n2. You see “It”.\n"
    assert read_page(page) == (
        Step(1, 5, (Press("Ctrl+N"), Press("F2"))),
        Step(2, 6, (See("It"),)),
    )


def test_the_numbers_go_on_behind_what_stands_between_the_lists() -> None:
    page = "1. Press **A**.\n\nWhy that is so: because.\n\n2. Press **B**.\n"
    assert [step.number for step in read_page(page)] == [1, 2]


@pytest.mark.parametrize(
    ("sentence", "deeds"),
    [
        ("Type `Robin`, press **Tab** and type `x`.", (Type("Robin"), Press("Tab"), Type("x"))),
        ("Type `a` into **A** and `b` into **B**.", (Fill("a", "A"), Fill("b", "B"))),
        ("Click the row “Kim” and then **Approve**.", (ClickRow("Kim"), Click("Approve"))),
        ("You see “One.” and “Two”.", (See("One."), See("Two"))),
        ("You see “Done.” Press **A**.", (See("Done."), Press("A"))),
        ("It answers “a” and “b”.", (Answer("a"), Answer("b"))),
    ],
)
def test_a_sentence_may_have_several_clauses(sentence: str, deeds: tuple[Deed, ...]) -> None:
    assert _read(sentence) == deeds


def test_lines_to_copy_are_taken_as_they_stand() -> None:
    page = "1. Press **F3** and copy these lines.\n\n   ```text\n   one\n     two\n   ```\n"
    assert read_page(page)[0].deeds == (Press("F3"), Copy("one\n  two\n"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Press Ctrl+N.",
        "Press **Ctrl+N**",
        "Press **Ctrl+N** hard.",
        "Press **Ctrl+N** or **F2**.",
        "Please press **Ctrl+N**.",
        "Press **Ctrl+N**. This opens a review.",
        "Press **Ctrl+N** and “x”.",
        "Press **[a link](x.md)**.",
        "Press **`Ctrl+N`**.",
        "Click “Approve”.",
        "Type “x” into **Title**.",
        "Type `x` into `Title`.",
        "You see “”.",
        "You see “One.” press **A**.",
        "Look at ![a picture](x.png).",
        "Copy these lines.",
        "**A**.",
        "",
    ],
)
def test_a_step_that_nobody_could_carry_out_is_an_error(sentence: str) -> None:
    with pytest.raises(Unreadable, match="step 1"):
        _read(sentence)


@pytest.mark.parametrize(
    "page",
    [
        "",
        "Only words.\n",
        "2. Press **A**.\n",
        "1. Press **A**.\n\nWords.\n\n3. Press **B**.\n",
        "1. Press **A**.\n\n   - Press **B**.\n",
        "1. Press **A**.\n\n   ```\n   lines\n   ```\n",
        "1. Press **A**.\n\n   > Press **B**.\n",
    ],
)
def test_a_page_with_steps_missing_or_hidden_is_an_error(page: str) -> None:
    with pytest.raises(Unreadable):
        read_page(page)


@given(st.lists(DEEDS, min_size=1, max_size=5), st.data())
def test_every_deed_is_read_as_it_is_written(deeds: list[Deed], data: st.DataObject) -> None:
    joint = st.sampled_from([*JOINTS, ". "])
    assert _read(_written(deeds, [data.draw(joint) for _ in deeds[1:]])) == tuple(deeds)


@given(st.lists(DEEDS, min_size=1, max_size=4), _PLAIN, st.data())
def test_a_word_too_many_is_never_passed_over(
    deeds: list[Deed], word: str, data: st.DataObject
) -> None:
    words = _written(deeds, [". "] * (len(deeds) - 1)).split(" ")
    at = data.draw(st.integers(0, len(words)))
    sentence = " ".join([*words[:at], word, *words[at:]])
    # Within the marks a word more is another text, not a word too many.
    assume(not re.search(rf"[`*“][^`*“”]* ?{re.escape(word)}[ `*”]", sentence))
    with pytest.raises(Unreadable):
        _read(sentence)


def _read(sentence: str) -> tuple[Deed, ...]:
    (step,) = read_page(f"1. {sentence}\n")
    return step.deeds


def _written(deeds: Sequence[Deed], joints: Sequence[str]) -> str:
    """Write deeds as the guide does."""
    parts = [_clause(deeds[0], begins=True)]
    for deed, joint in zip(deeds[1:], joints, strict=True):
        parts += [joint, _clause(deed, begins=joint == ". ")]
    return "".join(parts) + "."


def _clause(deed: Deed, *, begins: bool) -> str:
    values = iter(astuple(deed))
    shape = _SHAPES[type(deed)]
    shape = shape[0].upper() + shape[1:] if begins else shape
    return _MARK.sub(lambda mark: _MARKS[mark[0]].format(next(values)), shape)
