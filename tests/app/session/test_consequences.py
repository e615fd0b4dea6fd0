# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Confirmed needs evidence: whoever takes the last of it away, the cause is suspected again."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.causal.edits import cycle_state
from app.review.cause import EFFECT_ID, Cause, CauseState
from app.review.changes import EditRefused
from app.review.edits import Add, Edit, Remove, Set, batch, removal
from app.review.evidence import Evidence
from app.review.item import Kind
from app.review.review import Review
from app.session.session import Commit, Session
from tests.app.causal.graphs import graphs
from tests.builders import applied, review_with
from tests.fakes import FakeClock
from tests.scribbling import STEPS, Scribbler
from tests.strategies import reviews

EVIDENCE = (Evidence(id="e1"), Evidence(id="e2"))


def opened(*evidence_ids: str, state: CauseState = CauseState.CONFIRMED) -> Session:
    cause = Cause(id="c", number=4, state=state, evidence_ids=evidence_ids)
    return Session(review_with(*EVIDENCE, cause), FakeClock())


def state_of(session: Session) -> CauseState:
    return session.review.causes[0].state


def demoted_by(session: Session, edit: Edit) -> tuple[str, ...]:
    heard: list[Commit] = []
    end = session.subscribe(heard.append)
    session.apply(edit, label="unlink fact")
    end()
    assert len(heard) == 1
    return heard[0].demoted


def test_unlinking_the_last_evidence_makes_a_cause_suspected_and_says_so() -> None:
    session = opened("e1")
    assert demoted_by(session, Set(Kind.CAUSE, "c", "evidence_ids", ())) == ("c",)
    assert state_of(session) is CauseState.SUSPECTED
    assert session.undo_label == "unlink fact"


def test_removing_the_evidence_itself_does_so_too() -> None:
    session = opened("e1")
    assert demoted_by(session, removal(session.review, Kind.EVIDENCE, "e1")) == ("c",)
    assert state_of(session) is CauseState.SUSPECTED


def test_one_undo_brings_back_evidence_and_state_and_redo_takes_both() -> None:
    session = opened("e1")
    start = session.review
    session.apply(removal(session.review, Kind.EVIDENCE, "e1"))
    end = session.review
    session.undo()
    assert session.review == start
    session.redo()
    assert session.review == end


def test_a_cause_with_evidence_left_stays_confirmed() -> None:
    session = opened("e1", "e2")
    assert demoted_by(session, Set(Kind.CAUSE, "c", "evidence_ids", ("e2",))) == ()
    assert state_of(session) is CauseState.CONFIRMED


def test_what_came_in_confirmed_without_evidence_stays_so() -> None:
    session = opened()
    assert demoted_by(session, Set(Kind.CAUSE, "c", "text", "Disk full")) == ()
    cause = Cause(id="d", rank="z", state=CauseState.CONFIRMED)
    assert demoted_by(session, Add(cause)) == ()
    assert {cause.state for cause in session.review.causes} == {CauseState.CONFIRMED}


def test_nobody_confirms_a_cause_past_the_editor() -> None:
    session = opened(state=CauseState.SUSPECTED)
    assert demoted_by(session, Set(Kind.CAUSE, "c", "state", CauseState.CONFIRMED)) == ("c",)
    assert state_of(session) is CauseState.SUSPECTED


def test_evidence_and_state_given_in_one_edit_stay() -> None:
    session = opened(state=CauseState.SUSPECTED)
    edit = batch(
        [
            Set(Kind.CAUSE, "c", "state", CauseState.CONFIRMED),
            Set(Kind.CAUSE, "c", "evidence_ids", ("e1",)),
        ]
    )
    assert demoted_by(session, edit) == ()
    assert state_of(session) is CauseState.CONFIRMED


def test_an_edit_that_takes_the_cause_away_again_demotes_nothing() -> None:
    session = opened("e1")
    unlink = Set(Kind.CAUSE, "c", "evidence_ids", ())
    assert demoted_by(session, batch([unlink, Remove(Kind.CAUSE, "c")])) == ()
    assert session.review.causes == ()


def test_the_effect_is_a_fact_and_never_demoted() -> None:
    session = opened()
    assert demoted_by(session, Set(Kind.CAUSE, EFFECT_ID, "state", CauseState.CONFIRMED)) == ()


@given(review=reviews(), donor=reviews(), steps=STEPS)
@settings(max_examples=25, deadline=None)
def test_whatever_is_edited_no_cause_becomes_confirmed_without_evidence(
    review: Review, donor: Review, steps: list[tuple[str, int]]
) -> None:
    session = Session(review, FakeClock())
    came_in = bare(review)
    scribbler = Scribbler(session, donor)

    def note_what_comes_in(commit: Commit) -> None:
        added = {item_id for kind, item_id in commit.changes.added if kind is Kind.CAUSE}
        came_in.update(added & bare(commit.review))

    session.subscribe(note_what_comes_in)
    for what, number in steps:
        scribbler.do(what, number)
        assert bare(session.review) <= came_in
    while session.undo_label:
        session.undo()
    assert session.review == review


STATE_STEPS = st.lists(
    st.tuples(st.sampled_from(("state", "link", "unlink", "lose", "undo")), st.integers(0, 9)),
    max_size=20,
)


@given(review=graphs(5), steps=STATE_STEPS)
@settings(max_examples=40, deadline=None)
def test_the_editors_own_ways_never_leave_a_bare_confirmed_cause(
    review: Review, steps: list[tuple[str, int]]
) -> None:
    start = applied(review, *(Add(fact) for fact in EVIDENCE))
    start = applied(
        start,
        *(Set(Kind.CAUSE, cause.id, "state", CauseState.SUSPECTED) for cause in start.causes),
    )
    session = Session(start, FakeClock())
    for what, number in steps:
        try:
            edit = _state_edit(session.review, what, number)
        except EditRefused:
            continue
        if edit is not None:
            session.apply(edit)
        elif what == "undo":
            session.undo()
        assert bare(session.review) == set()
    while session.undo() is not None:
        pass
    assert session.review == start


def _state_edit(review: Review, what: str, number: int) -> Edit | None:
    if what == "lose" and review.evidence:
        fact = review.evidence[number % len(review.evidence)]
        return removal(review, Kind.EVIDENCE, fact.id)
    if what == "undo" or not review.causes:
        return None
    cause = review.causes[number % len(review.causes)]
    if what == "state":
        return cycle_state(review, cause.id)
    linked = tuple(fact.id for fact in review.evidence) if what == "link" else ()
    return Set(Kind.CAUSE, cause.id, "evidence_ids", linked)


def bare(review: Review) -> set[str]:
    return {
        cause.id
        for cause in review.causes
        if cause.state is CauseState.CONFIRMED and not cause.evidence_ids
    }
