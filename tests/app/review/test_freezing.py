# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Freezing facts: a manifest that anybody can hash again, and no door that goes around it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.review.changes import EditRefused
from app.review.edits import Add, Batch, Edit, Remove, Set, addition, move, removal
from app.review.event import Event
from app.review.evidence import Evidence
from app.review.freeze import Freeze, differences, digest_of, manifest_text
from app.review.freezing import (
    NothingToFreeze,
    added_later,
    covered,
    freezing,
    in_force,
    lifting,
    loose,
)
from app.review.item import Kind
from app.review.review import Review
from app.session.session import Session
from tests.builders import applied, empty_review, review_with, with_fields
from tests.fakes import START, FakeClock
from tests.scribbling import STEPS, Scribbler
from tests.strategies import reviews

LOG = Evidence(id="log", number=1, filename="app.log", size=3, sha256="ab" * 32)
CHAT = Evidence(id="chat", number=2, title="Chat", note="from the channel", link="https://x.test/1")
LATE = Evidence(id="late", number=3, title="Graph")
LATER = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def frozen(*facts: Evidence) -> Review:
    review = review_with(*(facts or (LOG, CHAT)))
    return applied(review, freezing(review, START, "Ada"))


def refusal(review: Review, *edits: Edit) -> str:
    with pytest.raises(EditRefused) as caught:
        applied(review, *edits)
    return caught.value.sentence


def test_a_freeze_tells_who_when_and_what_with_a_hash_of_its_own() -> None:
    review = frozen()
    [freeze] = review.freezes
    told = json.loads(freeze.manifest)
    assert (told["frozen_by"], told["frozen_at"]) == ("Ada", "2026-03-02T14:00:00Z")
    assert told["facts"][0] == {
        "id": "log", "number": 1, "filename": "app.log", "size": 3, "sha256": "ab" * 32,
    }  # fmt: skip
    assert freeze.sha256 == hashlib.sha256(freeze.manifest.encode("ascii")).hexdigest()
    assert {fact.frozen_at for fact in review.evidence} == {START}
    assert not differences(freeze, covered(review, freeze))


def test_the_order_of_facts_does_not_change_the_manifest() -> None:
    assert manifest_text([LOG, CHAT], START, "Ada") == manifest_text([CHAT, LOG], START, "Ada")


def test_what_comes_after_a_freeze_is_seen_as_added_later_even_when_frozen_in_turn() -> None:
    review = frozen()
    assert added_later(review) == frozenset()
    review = applied(review, addition(review, LATE))
    assert (loose(review), added_later(review)) == ((review.evidence[-1],), {"late"})
    review = applied(review, freezing(review, LATER, "Grace"))
    first, second = in_force(review)
    assert (loose(review), added_later(review)) == ((), {"late"})
    assert list(covered(review, second)) == ["late"]
    assert json.loads(second.manifest)["previous"] == first.sha256
    with pytest.raises(NothingToFreeze):
        freezing(review, LATER, "Grace")


def test_lifting_unlocks_the_facts_and_stays_in_the_review() -> None:
    review = frozen()
    review = applied(review, lifting(review, LATER, "Grace"))
    [freeze] = review.freezes
    assert (freeze.lifted_at, freeze.lifted_by, freeze.frozen_by) == (LATER, "Grace", "Ada")
    assert (in_force(review), {fact.frozen_at for fact in review.evidence}) == ((), {None})
    again = applied(review, Set(Kind.EVIDENCE, "log", "note", "x"))
    again = applied(again, freezing(again, LATER, "Grace"))
    assert [freeze.number for freeze in again.freezes] == [1, 2]


def test_freezing_and_lifting_are_one_step_each_that_undo_and_redo_know() -> None:
    session = Session(review_with(LOG, CHAT), FakeClock())
    states = [session.review]
    for make in (freezing, lifting):
        session.apply(make(session.review, START, "Ada"))
        states.append(session.review)
    for before in reversed(states[:-1]):
        session.undo()
        assert session.review == before
    for after in states[1:]:
        session.redo()
        assert session.review == after


@pytest.mark.parametrize(
    "edits",
    [
        [Set(Kind.EVIDENCE, "log", "sha256", "cd" * 32)],
        [Remove(Kind.EVIDENCE, "log")],
        [Set(Kind.EVIDENCE, "log", "frozen_at", None)],
        [Set(Kind.EVIDENCE, "log", "frozen_at", LATER)],
        [
            Set(Kind.EVIDENCE, "log", "frozen_at", None),
            Set(Kind.EVIDENCE, "log", "title", "another"),
            Set(Kind.EVIDENCE, "log", "frozen_at", START),
        ],
        [
            Set(Kind.EVIDENCE, "log", "frozen_at", None),
            Remove(Kind.EVIDENCE, "log"),
            Add(replace(LOG, sha256="cd" * 32, frozen_at=START)),
        ],
        [Add(replace(LATE, frozen_at=START))],
        [Remove(Kind.FREEZE, "freeze")],
        [Set(Kind.FREEZE, "freeze", "manifest", "{}")],
        [Set(Kind.FREEZE, "freeze", "sha256", "cd" * 32)],
        [Set(Kind.FREEZE, "freeze", "frozen_by", "Mallory")],
        [Set(Kind.FREEZE, "freeze", "lifted_at", LATER)],
    ],
)
def test_no_door_alters_what_is_frozen(edits: list[Edit]) -> None:
    review = frozen()
    [freeze] = review.freezes
    named = [_named(edit, freeze.id) for edit in edits]
    assert "reeze" in refusal(review, *named) or "rozen" in refusal(review, *named)


def _named(edit: Edit, freeze_id: str) -> Edit:
    is_freeze = isinstance(edit, Set | Remove) and edit.kind is Kind.FREEZE
    return replace(edit, id=freeze_id) if is_freeze else edit  # type: ignore[call-arg]


def test_a_freeze_whose_manifest_is_not_true_is_refused() -> None:
    review = review_with(replace(LOG, frozen_at=START))
    text = manifest_text([LOG], START, "Ada")
    lies = (
        Freeze(id="f", frozen_at=START, frozen_by="Ada", manifest=text, sha256="0" * 64),
        Freeze(id="f", frozen_at=START, frozen_by="Bob", manifest=text, sha256=digest_of(text)),
        Freeze(id="f", frozen_at=START, manifest="[]", sha256=digest_of("[]")),
        Freeze(id="f", frozen_at=START, manifest="{", sha256=digest_of("{")),
    )
    for freeze in lies:
        assert "does not fit" in refusal(review, Add(freeze))
    true = Freeze(id="f", frozen_at=START, frozen_by="Ada", manifest=text, sha256=digest_of(text))
    assert applied(review, Add(true)).freezes == (true,)


def test_frozen_facts_can_still_be_moved_and_linked() -> None:
    review = frozen()
    moved = applied(review, move(review, Kind.EVIDENCE, "chat", before="log"))
    assert [fact.id for fact in moved.evidence] == ["chat", "log"]
    linked = applied(moved, addition(moved, Event(id="e", evidence_ids=("log",))))
    assert linked.events[0].evidence_ids == ("log",)


def test_facts_frozen_before_there_were_manifests_are_locked_and_can_be_frozen_with_one() -> None:
    review = review_with(replace(LOG, frozen_at=LATER))
    assert "frozen" in refusal(review, *_edits(removal(review, Kind.EVIDENCE, "log")))
    review = applied(review, freezing(review, START, "Ada"))
    assert not differences(review.freezes[0], covered(review, review.freezes[0]))
    assert applied(review, lifting(review, LATER, "Ada")).evidence[0].frozen_at is None


def test_a_difference_names_the_fact_and_what_about_it_is_different() -> None:
    review = frozen()
    [freeze] = review.freezes
    changed = with_fields(review, review.evidence[0], sha256="cd" * 32, original_sha256="ab" * 32)
    [found] = differences(freeze, covered(changed, freeze))
    assert found.fact == 1
    assert "sha256" in found.sentence
    assert "original sha256" in found.sentence
    [gone] = differences(freeze, {"log": review.evidence[0]})
    assert (gone.fact, "no longer among" in gone.sentence) == (2, True)
    [extra] = differences(freeze, {**covered(review, freeze), "late": LATE})
    assert (extra.fact, "does not list it" in extra.sentence) == (3, True)


@settings(max_examples=40, deadline=None)
@given(donor=reviews(), steps=STEPS, at=st.integers(0, 24))
def test_whatever_is_done_a_freeze_in_force_stays_true(
    donor: Review, steps: list[tuple[str, int]], at: int
) -> None:
    session = Session(review_with(LOG, CHAT, LATE), FakeClock())
    scribbler = Scribbler(session, donor)
    for place, (what, number) in enumerate(steps):
        if place == at and loose(session.review):
            session.apply(freezing(session.review, LATER, "Ada"))
        scribbler.do(what, number)
        for freeze in in_force(session.review):
            assert not differences(freeze, covered(session.review, freeze))


def test_an_empty_review_has_nothing_to_freeze() -> None:
    with pytest.raises(NothingToFreeze):
        freezing(empty_review(), START, "Ada")


def _edits(edit: Edit) -> tuple[Edit, ...]:
    return edit.edits if isinstance(edit, Batch) else (edit,)
