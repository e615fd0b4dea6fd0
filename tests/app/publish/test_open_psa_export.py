# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.capture.open_psa import read_fault_tree
from app.capture.review_file import import_file
from app.causal.cut_sets import minimal_cut_sets
from app.causal.fault_model import FaultGate, model_of
from app.publish.open_psa import open_psa
from app.review.cause import EFFECT_ID, CauseState, Gate
from app.review.edits import set_field
from app.review.review import Review
from tests.app.causal.graphs import graphs, tree
from tests.builders import applied, empty_review, with_fields

Shape = Counter[tuple[str, str, int, float | None, tuple[str, ...]]]
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=20).map(
    str.strip
) | st.sampled_from(("<b> & ]]>", "two\nlines", "a\r\nb", ""))


@st.composite
def reviews(draw: st.DrawFn) -> Review:
    """Return a review with gates and probabilities; every cause is worded differently."""
    review = draw(graphs(8))
    for cause in (review.effect, *review.causes):
        text = f"{cause.id} {draw(TEXTS)}".strip()
        chance = None if cause.id == EFFECT_ID else draw(st.none() | st.floats(0, 1))
        gate, count = draw(st.sampled_from(Gate)), draw(st.integers(0, 4))
        review = with_fields(
            review, cause, text=text, gate=gate, gate_count=count, probability=chance
        )
    return review


def shape(review: Review) -> Shape:
    """Return what the logic of a review is, in words instead of ids."""
    model = model_of(review)
    texts = {cause.id: cause.text for cause in (review.effect, *review.causes)}
    gates = [
        (texts[name], *sort(gate), None, tuple(texts[each] for each in gate.inputs))
        for name, gate in model.gates.items()
    ]
    events = [(texts[name], "", 0, chance, ()) for name, chance in model.probabilities.items()]
    return Counter([*gates, *events])


def sort(gate: FaultGate) -> tuple[str, int]:
    """Return the simplest gate that says the same, as other tools want it."""
    least = {Gate.OR: 1, Gate.AND: len(gate.inputs), Gate.AT_LEAST: gate.count}[gate.gate]
    if least <= 1:
        return Gate.OR.value, 0
    return (Gate.AND.value, 0) if least == len(gate.inputs) else (Gate.AT_LEAST.value, least)


def sets(review: Review) -> list[list[str]]:
    """Return the minimal cut sets in words."""
    texts = {cause.id: cause.text for cause in review.causes}
    return sorted(
        sorted(texts[name] for name in found) for found in minimal_cut_sets(model_of(review)).sets
    )


@given(review=reviews())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_was_exported_comes_back_with_the_same_logic(review: Review, tmp_path: Path) -> None:
    path = tmp_path / "review.xml"
    path.write_bytes(open_psa(review)[0])
    back = import_file(path).review
    assert back.incident.title == review.incident.title
    assert back.effect.text == review.effect.text
    assert shape(back) == shape(review)
    assert sets(back) == sets(review)


def test_what_is_ruled_out_is_left_out_and_named(tmp_path: Path) -> None:
    review = tree((EFFECT_ID, "a"), (EFFECT_ID, "b"), ("b", "c"))
    by_id = {cause.id: cause for cause in review.causes}
    review = applied(
        review,
        set_field(by_id["a"], "state", CauseState.REFUTED),
        set_field(by_id["b"], "probability", 0.5),
    )
    written, notes = open_psa(review)
    assert notes == (
        "Left out, being ruled out or explaining nothing: C1.",
        "The probabilities of C2 were left out: there they follow from their causes.",
    )
    path = tmp_path / "a.xml"
    path.write_bytes(written)
    assert minimal_cut_sets(read_fault_tree([path]).model).sets == (("C3",),)


def test_a_review_without_causes_can_be_exported(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(open_psa(empty_review())[0])
    assert not import_file(path).review.causes


def test_house_events_are_worked_into_the_gates_of_a_review(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    events = "".join(f'<define-basic-event name="{name}"/>' for name in "ABC")
    inputs = "".join(f'<event name="{name}"/>' for name in "ABCH")
    path.write_text(
        '<opsa-mef><define-fault-tree name="T"><define-gate name="Top">'
        f'<atleast min="3">{inputs}</atleast></define-gate>{events}'
        '<define-house-event name="H"><constant value="true"/></define-house-event>'
        "</define-fault-tree></opsa-mef>"
    )
    review = import_file(path).review
    assert (review.effect.text, review.effect.gate, review.effect.gate_count) == (
        "Top", Gate.AT_LEAST, 2,
    )  # fmt: skip
    assert [cause.text for cause in review.causes] == ["A", "B", "C"]
    assert [cause.number for cause in review.causes] == [1, 2, 3]
