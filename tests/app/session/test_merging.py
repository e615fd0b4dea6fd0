# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What becomes of a step that meets the edits of another: one test for each rule."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from app.causal.edits import remove_branch, reparent
from app.review.action import Action
from app.review.cause import EFFECT_ID, Cause, CauseState, Link
from app.review.changes import Ref
from app.review.clock_fact import ClockFact
from app.review.edits import Add, Batch, Edit, Remove, Set, addition, batch, removal
from app.review.event import Event, Moment
from app.review.evidence import Evidence
from app.review.freezing import freezing
from app.review.item import Item, Kind
from app.review.meeting import Meeting
from app.review.note import Note
from app.review.people import Person
from app.review.review import Review
from app.session.arrival import Arrival
from app.session.merging import Merged, Outcome, all_merged, merged
from app.session.session import Commit, EditRefused, Session, step_of
from app.session.step import Grave, Step
from tests.builders import applied, review_with
from tests.fakes import START, FakeClock

NOTE = Note(id="n1", text="the pool was full")
FACT = Evidence(id="e1", number=1, title="log")


@dataclass
class Two:
    """Noor's edits are kept first; Sam's, made on the same review, are merged with them."""

    first: Review
    graves: dict[Ref, Grave] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.review = self.first
        self._commits: list[Commit] = []
        self.sam = Session(self.first, FakeClock(), "Sam", "s")
        self.sam.subscribe(self._commits.append)

    def noor(self, *edits: Edit) -> Two:
        for edit in edits:
            before = self.review
            self.review = applied(before, edit)
            for kind in before.tables:
                links = tuple(
                    link for link in before.links if link.id not in self.review.table(Kind.LINK)
                )
                for item_id in before.table(kind).keys() - self.review.table(kind).keys():
                    touching = [one for one in links if item_id in (one.cause_id, one.effect_id)]
                    item = before.table(kind)[item_id]
                    self.graves[kind, item_id] = Grave(item, tuple(touching))
        return self

    def sams(self, *edits: Edit) -> list[Merged]:
        for edit in edits:
            self.sam.apply(edit)
        steps = [step_of(commit, "s") for commit in self._commits]
        self.review, found = all_merged(self.review, steps, self.graves)
        self._commits.clear()
        return found


def test_a_field_that_nobody_else_changed_gets_the_own_value() -> None:
    two = Two(review_with(NOTE))
    (found,) = two.noor(_incident("title", "Checkout down")).sams(_incident("service", "checkout"))
    assert found.edit == _incident("service", "checkout")
    assert found.remarks == ()


def test_of_two_choices_the_later_one_wins() -> None:
    two = Two(review_with(NOTE))
    two.noor(_incident("service", "payments")).sams(_incident("service", "checkout"))
    assert two.review.incident.service == "checkout"


def test_the_same_done_twice_is_done_once() -> None:
    two = Two(review_with(NOTE))
    (found,) = two.noor(_incident("title", "Down")).sams(_incident("title", "Down"))
    assert found.changes.is_empty
    assert found.remarks == ()


def test_two_who_add_to_one_note_both_keep_their_words() -> None:
    two = Two(review_with(NOTE))
    (found,) = two.noor(_text(f"{NOTE.text}, all of it")).sams(_text(f"{NOTE.text} at nine"))
    assert two.review.notes[0].text == "the pool was full, all of it at nine"
    assert [remark.outcome for remark in found.remarks] == [Outcome.MERGED]
    assert two.review.alternatives == ()


def test_over_the_same_words_the_first_stands_and_the_other_waits_as_an_alternative() -> None:
    two = Two(review_with(NOTE))
    (found,) = two.noor(_text("the disk was full")).sams(_text("the queue was full at nine"))
    assert two.review.notes[0].text == "the disk was full at nine"
    (other,) = two.review.alternatives
    assert (other.text, other.author) == ("the queue was full at nine", "Sam")
    assert (other.place_kind, other.place_id, other.field) == ("note", "n1", "text")
    assert [remark.outcome for remark in found.remarks] == [Outcome.ALTERNATIVE]


def test_who_goes_on_typing_goes_on_in_his_alternative() -> None:
    two = Two(review_with(NOTE)).noor(_text("the disk was full"))
    typed = [f"the {'queue of jobs'[:end]} was full" for end in range(1, 14)]
    two.sams(*map(_text, typed))
    assert [each.text for each in two.review.alternatives] == ["the queue of jobs was full"]
    assert two.review.notes[0].text == "the disk was full"


def test_an_alternative_has_the_same_id_wherever_it_is_made() -> None:
    steps = [Two(review_with(NOTE)).noor(_text("the disk was full")) for _ in range(2)]
    for two in steps:
        two.sams(_text("the queue was full"))
    assert steps[0].review == steps[1].review


def test_tags_are_merged_one_by_one() -> None:
    two = Two(applied(review_with(), _tags("db", "night", "pool")))
    two.noor(_tags("db", "night", "pool", "eu")).sams(_tags("db", "pool", "cache"))
    assert two.review.lifecycle.tags == ("db", "pool", "eu", "cache")


def test_a_removed_note_comes_back_with_what_was_written_in_it() -> None:
    two = Two(review_with(NOTE))
    (found,) = two.noor(removal(two.review, Kind.NOTE, "n1")).sams(_text("the pool was full at 9"))
    assert two.review.notes[0].text == "the pool was full at 9"
    assert [remark.outcome for remark in found.remarks] == [Outcome.KEPT]
    assert "It is back" in found.remarks[0].sentence


def test_a_removed_cause_comes_back_in_its_place_with_all_above_it() -> None:
    two = Two(_causes())
    gone = remove_branch(two.review, ["c1"])
    assert gone is not None
    two.noor(gone).sams(Set(Kind.CAUSE, "c2", "text", "no limit set"))
    assert {cause.id for cause in two.review.causes} == {"c1", "c2", "c3"}
    assert {link.id for link in two.review.links} == {"l1", "l2", "l3"}


def test_what_another_has_edited_is_not_removed() -> None:
    two = Two(_causes())
    gone = remove_branch(two.review, ["c1"])
    assert gone is not None
    two.noor(Set(Kind.CAUSE, "c2", "text", "no limit set"))
    (found,) = two.sams(Batch((_incident("summary", "typed with it"), gone)))
    assert {link.id for link in two.review.links} == {"l1", "l2", "l3"}
    assert two.review.incident.summary == "typed with it"
    assert {remark.outcome for remark in found.remarks} == {Outcome.KEPT}


def test_what_another_has_linked_to_is_not_removed_and_stays_linked() -> None:
    action = Action(id="a1", number=1, text="set a limit", cause_ids=("c3",))
    two = Two(applied(_causes(), addition(_causes(), action)))
    two.noor(addition(two.review, Action(id="a2", number=2, text="alert", cause_ids=("c3",))))
    two.sams(removal(two.sam.review, Kind.CAUSE, "c3"))
    assert [action.cause_ids for action in two.review.actions] == [("c3",), ("c3",)]
    assert "l3" in two.review.table(Kind.LINK)


def test_a_move_alone_does_not_keep_what_is_removed() -> None:
    two = Two(review_with(NOTE))
    two.noor(Set(Kind.NOTE, "n1", "rank", "7")).sams(removal(two.sam.review, Kind.NOTE, "n1"))
    assert two.review.notes == ()


def test_of_two_with_one_number_the_later_gets_the_next_and_citations_follow() -> None:
    two = Two(review_with(NOTE))
    two.noor(addition(two.review, FACT))
    mine = Evidence(id="e2", number=1, title="graph")
    two.sams(
        batch([addition(two.sam.review, mine), _text(f"{NOTE.text} (E1)")]),
        _incident("summary", "see E1:L12 and E7"),
        _text(f"{NOTE.text} (E1), all of it"),
    )
    assert [fact.number for fact in two.review.evidence] == [1, 2]
    assert two.review.notes[0].text == "the pool was full (E2), all of it"
    assert two.review.incident.summary == "see E2:L12 and E7"


def test_what_cites_the_fact_of_another_still_does() -> None:
    two = Two(review_with(FACT, NOTE))
    two.noor(addition(two.review, Evidence(id="e2", number=2)))
    two.sams(addition(two.sam.review, Evidence(id="e3", number=2)), _text("see E1, E2"))
    assert [fact.number for fact in two.review.evidence] == [1, 2, 3]
    assert two.review.notes[0].text == "see E1, E3"


def test_two_additions_at_one_place_stay_apart() -> None:
    two = Two(review_with(NOTE))
    two.noor(addition(two.review, Note(id="n2"))).sams(addition(two.sam.review, Note(id="n3")))
    assert [note.id for note in two.review.notes] == ["n1", "n2", "n3"]
    assert len({note.rank for note in two.review.notes}) == 3


def test_a_link_that_would_close_a_circle_is_left_out_and_the_cause_stays_where_it_is() -> None:
    two = Two(_causes())
    two.noor(_moved(two.review, "c1", "c3"))
    (found,) = two.sams(_moved(two.sam.review, "c3", "c1"))
    assert {(link.effect_id, link.cause_id) for link in two.review.links} == {
        (EFFECT_ID, "c3"),
        ("c3", "c1"),
        ("c1", "c2"),
    }
    assert [remark.outcome for remark in found.remarks] == [Outcome.LEFT_OUT]
    assert "can't explain itself" in found.remarks[0].sentence


def test_a_link_that_is_there_already_is_not_made_twice() -> None:
    two = Two(_causes())
    links = [Link(id=link_id, effect_id="c3", cause_id="c2") for link_id in ("x", "y")]
    two.noor(addition(two.review, links[0])).sams(addition(two.sam.review, links[1]))
    assert {link.id for link in two.review.links} == {"l1", "l2", "l3", "x"}


def test_what_was_typed_in_a_fact_that_was_frozen_meanwhile_is_kept_aside() -> None:
    two = Two(review_with(FACT))
    two.noor(freezing(two.review, START, "Noor"))
    two.sams(_note("seen"), _note("seen at"), _note("seen at nine"))
    assert two.review.evidence[0].note == ""
    assert [each.text for each in two.review.alternatives] == ["seen at nine"]


def test_facts_that_changed_meanwhile_are_not_frozen() -> None:
    two = Two(review_with(FACT))
    freeze = freezing(two.review, START, "Sam")
    (found,) = two.noor(_note("seen at nine")).sams(
        Batch((freeze, _incident("summary", "frozen now")))
    )
    assert two.review.freezes == ()
    assert two.review.evidence[0].frozen_at is None
    assert two.review.incident.summary == "frozen now"
    assert "does not fit the facts" in found.remarks[0].sentence


def test_only_who_keeps_the_clock_moves_it() -> None:
    two = Two(review_with())
    two.noor(Set(Kind.MEETING, Kind.MEETING.value, "clock_keeper", "Noor"))
    (found,) = two.sams(addition(two.sam.review, ClockFact(id="f1", at=START)))
    assert two.review.clock_facts == ()
    assert found.remarks[0].sentence.startswith("Noor keeps the clock")


def test_who_takes_the_clock_over_moves_it() -> None:
    keeper = Set(Kind.MEETING, Kind.MEETING.value, "clock_keeper", "Sam")
    two = Two(review_with())
    two.noor(replace(keeper, value="Noor"))
    two.sams(keeper, addition(two.sam.review, ClockFact(id="f1", at=START)))
    assert [fact.id for fact in two.review.clock_facts] == ["f1"]


def test_a_cause_confirmed_while_its_evidence_was_taken_away_is_suspected() -> None:
    two = Two(review_with(FACT, Cause(id="c1", number=1, evidence_ids=("e1",))))
    two.noor(Set(Kind.CAUSE, "c1", "evidence_ids", ()))
    two.sams(Set(Kind.CAUSE, "c1", "state", CauseState.CONFIRMED))
    assert two.review.causes[0].state is CauseState.SUSPECTED


def test_a_key_moment_marks_one_event() -> None:
    two = Two(review_with(Event(id="a"), Event(id="b")))
    two.noor(Set(Kind.EVENT, "a", "moment", Moment.DETECTED))
    two.sams(Set(Kind.EVENT, "b", "moment", Moment.DETECTED))
    assert [event.moment for event in two.review.events] == [None, Moment.DETECTED]


def test_what_is_added_with_something_that_is_gone_brings_it_back() -> None:
    two = Two(review_with(FACT))
    two.noor(removal(two.review, Kind.EVIDENCE, "e1"))
    two.sams(addition(two.sam.review, Event(id="v1", text="paged", evidence_ids=("e1",))))
    assert two.review.timeline[0].evidence_ids == ("e1",)
    assert [fact.id for fact in two.review.evidence] == ["e1"]


def test_words_for_something_that_nobody_knows_any_more_are_kept_aside() -> None:
    two = Two(review_with(NOTE)).noor(Remove(Kind.NOTE, "n1"))
    two.graves.clear()
    (found,) = two.sams(_text("the pool was full at nine"))
    assert [each.text for each in two.review.alternatives] == ["the pool was full at nine"]
    assert found.remarks[0].sentence == "This note is no longer in the review."


def test_a_step_without_a_way_back_is_carried_out_as_it_is() -> None:
    review = applied(review_with(NOTE), _text("the disk was full"))
    step = Step(_text("the queue"), Batch(()), "Sam", START, "s:1")
    assert merged(review, step, {}).review.notes[0].text == "the queue"


def test_budgets_are_one_value() -> None:
    meeting = Meeting(budgets=(5,) * 10)
    two = Two(review_with())
    plan = Set(Kind.MEETING, Kind.MEETING.value, "budgets", meeting.budgets)
    two.noor(plan).sams(replace(plan, value=(7,) * 10))
    assert two.review.meeting.budgets == (7,) * 10


# ------------------------------------------------------------------ undo after arrivals


def test_undo_takes_back_only_the_own_words() -> None:
    two = Two(review_with(NOTE))
    two.sam.apply(_text("the pool was very full"))
    _sees(two, _text("the pool was very full at nine"))
    two.sam.undo()
    assert two.sam.review.notes[0].text == "the pool was full at nine"
    two.sam.redo()
    assert two.sam.review.notes[0].text == "the pool was very full at nine"


def test_undo_of_an_addition_leaves_what_another_went_on_with() -> None:
    two = Two(review_with(NOTE))
    two.sam.apply(addition(two.sam.review, Note(id="n2", text="parked")))
    _sees(two, Add(replace(two.sam.review.notes[1], text="parked for Monday")))
    before = two.sam.review
    _is_refused_kindly(two.sam)
    assert two.sam.review is before


def test_undo_of_a_choice_that_another_has_made_since_changes_nothing() -> None:
    two = Two(review_with(NOTE))
    two.sam.apply(_incident("service", "checkout"))
    _sees(two, _incident("service", "payments"))
    _is_refused_kindly(two.sam)
    assert two.sam.review.incident.service == "payments"


def test_undo_of_a_removal_brings_back_what_still_has_its_place() -> None:
    two = Two(review_with(FACT, Person(id="p", name="Ada"), Event(id="v", evidence_ids=("e1",))))
    two.sam.apply(removal(two.sam.review, Kind.EVENT, "v"))
    _sees(two, removal(two.review, Kind.EVENT, "v"))
    _sees(two, removal(two.review, Kind.EVIDENCE, "e1"))
    two.sam.undo()
    assert [event.evidence_ids for event in two.sam.review.events] == [()]


def _sees(two: Two, *edits: Edit) -> None:
    """Let Sam's edits be kept, then Noor do something, and Sam see it."""
    two.noor(*edits)
    number = two.sam._count
    two.sam.receive(Arrival(two.review, number, two.graves), ())


def _is_refused_kindly(session: Session) -> None:
    with pytest.raises(EditRefused, match="others have gone on from it"):
        session.undo()


def _causes() -> Review:
    """Return the effect with c1 (and c2 under it) and c3."""
    causes: list[Item] = [
        Cause(id=f"c{number}", number=number, text=f"cause {number}") for number in (1, 2, 3)
    ]
    ends = [(EFFECT_ID, "c1"), ("c1", "c2"), (EFFECT_ID, "c3")]
    links = [
        Link(id=f"l{place}", effect_id=effect, cause_id=cause)
        for place, (effect, cause) in enumerate(ends, 1)
    ]
    return review_with(*causes, *links)


def _moved(review: Review, cause_id: str, effect_id: str) -> Edit:
    edit = reparent(review, cause_id, effect_id)
    assert edit is not None
    return edit


def _incident(name: str, value: Any) -> Set:
    return Set(Kind.INCIDENT, Kind.INCIDENT.value, name, value)


def _text(value: str) -> Set:
    return Set(Kind.NOTE, "n1", "text", value)


def _note(value: str) -> Set:
    return Set(Kind.EVIDENCE, "e1", "note", value)


def _tags(*tags: str) -> Set:
    return Set(Kind.LIFECYCLE, Kind.LIFECYCLE.value, "tags", tags)
