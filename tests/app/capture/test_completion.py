# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is offered while a line is typed, and that it reads back as what it names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.capture.capture_line import CaptureContext, TokenKind, read_capture
from app.capture.completion import (
    Completion,
    CompletionKind,
    Known,
    completed,
    completions,
    known_in,
)
from app.review.cause import Cause
from app.review.citations import citations
from app.review.evidence import Evidence
from app.review.people import Person, Role
from tests.builders import review_with

KNOWN = Known(
    people=(
        ("Maria Lopez", Role.FACILITATOR),
        ("Ana Lima", Role.SCRIBE),
        ("Anand", Role.ATTENDEE),
    ),
    facts=((12, "Graph of replication"), (2, "Chat"), (1, "Log")),
    causes=((9, "No limit"), (4, "Prompts look alike")),
    roles=("Incident commander", "Scribe"),
)


def offered(line: str, cursor: int | None = None) -> list[str]:
    at = len(line) if cursor is None else cursor
    return [each.shown for each in completions(line, at, KNOWN)]


def taken(line: str, place: int = 0) -> str:
    return completed(line, completions(line, len(line), KNOWN)[place])[0]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("/a tell @", ["Maria Lopez", "Ana Lima", "Anand"]),
        ("/a tell @an", ["Ana Lima", "Anand"]),
        ("/a tell @lo", ["Maria Lopez"]),
        ("/a tell @Maria Lo", ["Maria Lopez"]),
        ("/a tell @facil", ["Maria Lopez"]),
        ("see E", ["E12", "E2", "E1"]),
        ("see E1", ["E1", "E12"]),
        ("(E", ["E12", "E2", "E1"]),
        ("so (E", ["E12", "E2", "E1"]),
        ("/a limit it C", ["C9", "C4"]),
        ("/a limit it C4", []),
        ("#t", ["#1", "#4"]),
        ("/n #1", ["#1", "#10"]),
        ("/q in", ["Incident commander"]),
    ],
)
def test_what_was_begun_is_offered(line: str, shown: list[str]) -> None:
    assert offered(line) == shown


def test_the_slash_offers_every_command() -> None:
    assert offered("/") == ["/a", "/t", "/c", "/w", "/d", "/l", "/q", "/e", "/p", "/n"]
    assert taken("/", 1) == "/t "


@pytest.mark.parametrize(
    "line",
    ["", "Every", "E", "Done. E", "/a E", "ops@example.org", "C:", "a #4", "we/", "/a",
     "/q on: E2x", "/a ring @Ana Lima tomorrow", "the Elbe", "E123456789"],
)  # fmt: skip
def test_plain_words_are_left_in_peace(line: str) -> None:
    assert offered(line) == []


def test_a_word_is_completed_in_the_middle_of_a_line_too() -> None:
    line = "see E1 for more"
    (one, _) = completions(line, 6, KNOWN)
    assert completed(line, one) == ("see E1 for more", 7)
    assert offered(line, 5) == []


def test_people_facts_and_causes_come_from_the_review_the_latest_first() -> None:
    review = review_with(
        Person(id="p", name="Ann", role=Role.SCRIBE),
        Person(id="nobody", name=" "),
        Evidence(id="e", number=3, title="Log"),
        Evidence(id="f", number=5, filename="chat.txt"),
        Cause(id="c", number=2, text="Slow"),
    )
    known = known_in(review, ["Scribe"])
    assert known.people == (("Ann", Role.SCRIBE),)
    assert known.facts == ((5, "chat.txt"), (3, "Log"))
    assert known.causes == ((2, "Slow"),)


NAMES = st.text(
    st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F) | st.sampled_from(" -'.@,\"2"),
    min_size=1,
    max_size=14,
)
PEOPLE = st.lists(
    st.tuples(NAMES, st.sampled_from(Role)), max_size=5, unique_by=lambda one: one[0].casefold()
)
NUMBERS = st.lists(st.integers(1, 9999), unique=True, min_size=1, max_size=6)
WORDS = st.lists(st.sampled_from(["so", "the pool", "E2", "Every", "it's"]), max_size=3).map(
    " ".join
)


def context(known: Known) -> CaptureContext:
    return CaptureContext(
        near=date(2026, 3, 2),
        today=date(2026, 3, 2),
        people=tuple(name for name, _ in known.people),
        causes={number: f"cause-{number}" for number, _ in known.causes},
    )


@given(
    before=WORDS,
    people=PEOPLE,
    numbers=NUMBERS,
    typed=st.sampled_from(["@", "@a", "@Ma", "E", "E1", "C", "C2", "/", "#", "#1", "#t", "/q s"]),
)
def test_whatever_is_taken_reads_back_as_what_it_names(
    before: str, people: list[tuple[str, Role]], numbers: list[int], typed: str
) -> None:
    facts = tuple((number, "") for number in numbers)
    known = Known(tuple(people), facts, facts, ("Scribe", "Subject expert"))
    is_first = typed[0] in "/#"
    assume(is_first or bool(before))
    line = typed if is_first else f"/a {before} {typed}"
    for choice in completions(line, len(line), known):
        whole, cursor = completed(line, choice)
        assert cursor == len(whole)
        assert choice.end == len(line)
        _check(choice, whole, context(known))


def _check(choice: Completion, line: str, around: CaptureContext) -> None:
    capture = read_capture(line, around)
    if choice.kind is CompletionKind.PERSON:
        assert capture.owner == choice.shown
        assert capture.problem == ""
    elif choice.kind is CompletionKind.CAUSE:
        assert capture.cause_ids[-1] == f"cause-{choice.shown[1:]}"
    elif choice.kind is CompletionKind.FACT:
        assert int(choice.shown[1:]) in [each.number for each in citations(line)]
    elif choice.kind is CompletionKind.STEP:
        assert capture.step == int(choice.shown[1:])
    elif choice.kind is CompletionKind.COMMAND:
        assert [token.kind for token in capture.tokens] == [TokenKind.COMMAND]
        assert capture.problem == ""
    else:
        assert read_capture(f"{line}so", around).text == f"{choice.shown}: “so”"


@given(line=st.text(max_size=30), cursor=st.integers(0, 30), people=PEOPLE)
def test_any_line_can_be_asked_about_anywhere(
    line: str, cursor: int, people: list[tuple[str, Role]]
) -> None:
    at = min(cursor, len(line))
    for choice in completions(line, at, Known(tuple(people), KNOWN.facts, KNOWN.causes)):
        assert 0 <= choice.start <= choice.end == at
        assert choice.text.endswith(" ")
