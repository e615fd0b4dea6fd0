# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Any editing of causes at all: it is undone to the last letter, kept, and seen in every lens."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.causal import edits
from app.causal.graph import CauseGraph
from app.causal.lens import LensOptions
from app.causal.lenses import LENSES
from app.causal.merge import merge
from app.causal.shapes import Box, Drawing
from app.publish.json_file import json_text, review_from_json
from app.review.action import Action
from app.review.cause import EFFECT_ID, Cause, CauseState, Gate, StopReason
from app.review.changes import EditRefused
from app.review.edits import Edit, addition, removal, set_field
from app.review.evidence import Evidence
from app.review.ids import new_id
from app.review.item import Kind
from app.review.review import Review
from app.session.session import Session
from app.store.engine import open_sqlite
from app.store.library import Library
from app.store.schema import bring_up_to_date
from tests.app.causal.graphs import CATEGORIES, EvenMeasure, graphs
from tests.fakes import FakeClock

PICKS = st.integers(0, 30)
WORDS = st.text("aeiou bcd 漢字 العربية -*", max_size=12)
STRUCTURE: dict[str, Callable[[Review, str], Edit | None]] = {
    "add_child": lambda review, one: edits.add_child(review, one, "x").edit,
    "add_sibling": lambda review, one: edits.add_sibling(review, one, "x").edit,
    "promote": edits.promote,
    "up": lambda review, one: edits.reorder(review, one, -1),
    "down": lambda review, one: edits.reorder(review, one, 1),
    "remove": lambda review, one: edits.remove_branch(review, [one]),
    "gate": edits.toggle_gate,
    "state": edits.cycle_state,
}
JOINS: dict[str, Callable[[Review, str, str], Edit | None]] = {
    "reparent": edits.reparent,
    "also": edits.link_also,
    "unlink": edits.unlink,
    "merge": merge,
    "put_under": lambda review, one, other: edits.put_under(review, [one], other),
}
FIELDS = st.one_of(
    st.tuples(st.just("text"), WORDS),
    st.tuples(st.just("category"), st.sampled_from(("", *CATEGORIES))),
    st.tuples(st.just("probability"), st.none() | st.floats(0, 1)),
    st.tuples(st.just("stop_reason"), st.sampled_from((None, *StopReason))),
    st.tuples(st.just("gate"), st.sampled_from(Gate)),
    st.tuples(st.just("gate_count"), st.integers(1, 4)),
    st.tuples(st.just("accepted_because"), WORDS),
)


class EditingCauses(RuleBasedStateMachine):
    """Two hands on one graph, in any order; what is refused changes nothing."""

    session: Session
    start: Review

    @initialize(review=graphs(5))
    def open(self, review: Review) -> None:
        self.session = Session(replace(review, id=new_id()), FakeClock())
        self.start = self.session.review

    @property
    def review(self) -> Review:
        return self.session.review

    @rule(name=st.sampled_from(sorted(STRUCTURE)), pick=PICKS)
    def change(self, name: str, pick: int) -> None:
        self._try(lambda: STRUCTURE[name](self.review, self._cause(pick).id))

    @rule(name=st.sampled_from(sorted(JOINS)), pick=PICKS, other=PICKS)
    def join(self, name: str, pick: int, other: int) -> None:
        one, two = self._cause(pick).id, self._cause(other).id
        self._try(lambda: JOINS[name](self.review, one, two))

    @rule(pick=PICKS, text=st.lists(WORDS, max_size=4).map("\n  - ".join))
    def paste(self, pick: int, text: str) -> None:
        pasted = edits.paste(self.review, self._cause(pick).id, text)
        self._try(lambda: pasted.edit if pasted else None)

    @rule(pick=PICKS, field=FIELDS)
    def fill_in(self, pick: int, field: tuple[str, object]) -> None:
        cause = self._cause(pick)
        if cause.id != EFFECT_ID or field[0] in ("text", "gate", "gate_count"):
            self._try(lambda: set_field(cause, *field))

    @rule(pick=PICKS)
    def confirm_with_a_fact(self, pick: int) -> None:
        fact = Evidence(id="", number=len(self.review.evidence) + 1, title="log")
        self._try(lambda: addition(self.review, fact))
        ids = (self.review.evidence[-1].id,)
        self._try(lambda: set_field(self._cause(pick), "evidence_ids", ids))
        self._try(lambda: edits.set_state(self.review, self._cause(pick).id, CauseState.CONFIRMED))

    @rule(pick=PICKS)
    def lose_a_fact(self, pick: int) -> None:
        if facts := self.review.evidence:
            fact_id = facts[pick % len(facts)].id
            self._try(lambda: removal(self.review, Kind.EVIDENCE, fact_id))

    @rule(pick=PICKS)
    def make_an_action(self, pick: int) -> None:
        cause = self._cause(pick)
        action = Action(id="", number=len(self.review.actions) + 1, cause_ids=(cause.id,))
        self._try(lambda: addition(self.review, action))

    @rule()
    def undo(self) -> None:
        self.session.undo()

    @rule()
    def redo(self) -> None:
        self.session.redo()

    @invariant()
    def nothing_is_its_own_cause(self) -> None:
        graph = CauseGraph(self.review)
        for cause in self.review.causes:
            assert cause.id not in graph.descendants(cause.id)

    @invariant()
    def what_is_confirmed_rests_on_a_fact(self) -> None:
        before = {cause.id for cause in self.start.causes if not cause.evidence_ids}
        for cause in self.review.causes:
            if cause.state is CauseState.CONFIRMED and cause.id not in before:
                assert cause.evidence_ids

    @invariant()
    def every_lens_shows_the_same_causes(self) -> None:
        wanted = {EFFECT_ID, *(cause.id for cause in self.review.causes)}
        for lens in LENSES.values():
            assert _shown(lens(self.review, EvenMeasure(), LensOptions())) == wanted

    def teardown(self) -> None:
        if not hasattr(self, "session"):
            return
        end = self.review
        assert review_from_json(json_text(end), "test.json") == end
        assert _saved_and_loaded(end) == end
        steps = 0
        while self.session.undo() is not None:
            steps += 1
        assert self.review == self.start
        for _ in range(steps):
            self.session.redo()
        assert self.review == end

    def _cause(self, pick: int) -> Cause:
        ids = [EFFECT_ID, *(cause.id for cause in self.review.causes)]
        return CauseGraph(self.review).cause(ids[pick % len(ids)])

    def _try(self, make: Callable[[], Edit | None]) -> None:
        before = self.review
        try:
            edit = make()
            if edit is not None:
                self.session.apply(edit)
        except EditRefused:
            assert self.review == before


def _shown(drawing: Drawing) -> set[str]:
    return {shape.owner for shape in drawing.shapes if isinstance(shape, Box) and shape.owner}


def _saved_and_loaded(review: Review) -> Review:
    with tempfile.TemporaryDirectory() as folder:
        database = open_sqlite(Path(folder) / "hotwash.db")
        bring_up_to_date(database)
        library = Library(database, FakeClock())
        library.add(review)
        loaded = library.load(review.id)
        database.close()
    return loaded


TestEditingCauses = EditingCauses.TestCase
TestEditingCauses.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
