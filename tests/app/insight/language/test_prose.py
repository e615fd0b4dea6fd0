# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which lines a writer wrote, and which are only shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.language.own_words import HIDDEN, own_words
from app.insight.language.prose import TOP, Line, LineState, paragraphs, read_line


def kinds(text: str, state: LineState = TOP) -> str:
    """Return a letter for each line: p(rose), i(tem), e(mpty), s(hown)."""
    found = ""
    for line in text.split("\n"):
        kind, state = read_line(line, state)
        found += kind.name[0].lower()
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a b\nc d", "ip"),
        ("- a\n  b\n- c\n\n  d", "ipiei"),
        ("# a\nb\n## c", "iii"),
        ("| a |\n| b |\nc", "iii"),
        ("a\n```sh\nb\n```\nc", "isssi"),
        ("a\n\n    b\n\n    c\nd", "iesesi"),
        ("- a\n\n    b", "iei"),
        ("---\na: b\n---\nc", "sssi"),
        ("---\na: b\n---\n<!-- x -->\n+++\nc = d\n+++\ne", "sssssssi"),
        ("a\n---\nb", "ipp"),
        ("> a\nb\n\nc", "ssei"),
        ("> a\n- b", "si"),
        ("kim [9:05 AM]\na\nann  9:06 PM\nb\n\nc", "ssssei"),
        ("Resolved 14:03\na", "ip"),
        ("<!-- a\nb -->\nc", "ssi"),
    ],
)
def test_lines_are_told_apart(text: str, wanted: str) -> None:
    assert kinds(text) == wanted


def test_a_line_of_dashes_that_nothing_closes_hides_nothing() -> None:
    assert paragraphs("---\nwords that stay") == [(0, 19)]
    assert paragraphs("---\na: b\n---\nc d") == [(13, 16)]


def test_an_editor_goes_on_from_any_line() -> None:
    lines = ["a", "```", "b", "```", "c"]
    state, states = TOP, []
    for line in lines:
        states.append(state)
        _, state = read_line(line, state)
    assert read_line("b", states[2])[0] is Line.SHOWN
    assert read_line("c", states[4])[0] is Line.ITEM


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("see a_b and c.d and e/f/g now", "see and and now"),
        ("this and/or that", "this and/or that"),
        ("ask @mona_l or `@kim` not kim@x.org", "ask @mona_l or `@kim` not"),
        ('a 5" disk and a 3" disk', 'a 5" disk and a 3" disk'),
        ("we didn't say 'so it was' at all", "we didn't say at all"),
        ("go to [it](https://x.org/a_b) or https://x.org/(c)", "go to [it or"),
        ("two ``a ` b`` ticks, one ` tick", "two ticks, one ` tick"),
        ("a <b>bold</b> word", "a bold word"),
    ],
)
def test_what_is_shown_inside_a_paragraph_is_hidden(text: str, left: str) -> None:
    hidden = own_words(text)
    assert len(hidden) == len(text)
    assert " ".join(hidden.replace(HIDDEN, " ").split()) == left


@given(st.text(alphabet="ab`\"'“”<>[]()@./_- \n\x00#~+:|", max_size=200))
def test_paragraphs_and_hiding_keep_every_place(text: str) -> None:
    end = -1
    for start, stop in paragraphs(text):
        assert end <= start < stop <= len(text)
        end = stop
    hidden = own_words(text)
    assert len(hidden) == len(text)
    assert all(now in {was, HIDDEN} for was, now in zip(text, hidden, strict=True))
