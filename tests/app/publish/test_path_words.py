# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the report says of the ways to the effect, before and after the actions."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from app.causal.cut_sets import TooManyCombinations, WorkCancelled
from app.errors import UserFacingError
from app.publish import path_words as module
from app.publish.markdown import markdown
from app.publish.path_words import path_words
from app.publish.pdf.report import ReportOptions, write_report
from app.review.action import Action
from app.review.cause import EFFECT_ID, Cause, Gate, Link, StopReason
from app.review.review import Review
from tests.app.causal.graphs import tree
from tests.builders import applied, empty_review, review_with, with_fields
from tests.fakes import START


def three_singles(**fields: object) -> Review:
    """Return three causes, each enough alone, of which actions answer two."""
    causes = [
        Cause(id=name, number=number, text=f"Cause {name}", stop_reason=StopReason.ROOT_FACTOR)
        for number, name in enumerate("abc", 1)
    ]
    links = [Link(id=f"l{name}", effect_id=EFFECT_ID, cause_id=name) for name in "abc"]
    review = review_with(*causes, *links, Action(id="x", number=1, cause_ids=("a", "b")))
    for cause in review.causes:
        review = with_fields(review, cause, **fields)
    return review


def told(review: Review) -> str:
    return " ".join(path_words(review).sentences)


def test_single_points_are_counted_before_and_after_the_actions() -> None:
    said = told(three_singles())
    assert "3 combinations of causes are each enough for the effect: 3 of one cause." in said
    assert "Single points: 3 → 1 after these actions." in said
    assert "Enough alone: C1 Cause a; C2 Cause b; C3 Cause c." in said
    assert "After these actions 1 combination stays open. Still enough alone: C3 Cause c." in said


def test_the_probability_is_told_where_all_that_matter_are_known() -> None:
    assert "0.875, 0.5 after these actions." in told(three_singles(probability=0.5))
    assert "Probability" not in told(three_singles())


def test_causes_that_only_act_together_are_said_to() -> None:
    review = tree((EFFECT_ID, "a"), (EFFECT_ID, "b"))
    review = with_fields(review, review.effect, gate=Gate.AND)
    assert told(review) == (
        "One combination of causes is enough for the effect: 2 causes together."
        " No cause is enough alone."
    )


def test_causes_without_action_or_acceptance_are_listed() -> None:
    assert [cause.id for cause in path_words(three_singles()).unanswered] == ["c"]
    accepted = three_singles(accepted_because="rare")
    assert path_words(accepted).unanswered == ()


def test_nothing_is_said_where_nothing_explains_the_effect() -> None:
    assert told(empty_review()) == ""
    assert told(applied(empty_review())) == ""


def test_what_can_not_be_worked_out_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise TooManyCombinations

    monkeypatch.setattr(module, "open_paths", refuse)
    assert told(three_singles()) == str(TooManyCombinations())


def test_working_it_out_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise WorkCancelled

    monkeypatch.setattr(module, "open_paths", stopped)
    with pytest.raises(UserFacingError, match="stopped"):
        write_report(three_singles(), BytesIO(), ReportOptions(now=START))


def test_report_and_markdown_say_the_same_of_a_cause() -> None:
    review = three_singles(accepted_because="it is rare")
    out = BytesIO()
    write_report(review, out, ReportOptions(now=START))
    printed = " ".join(" ".join(page.extract_text() for page in PdfReader(out).pages).split())
    for words in (
        "suspected, no evidence yet",
        "the questions end here: can be acted on",
        "accepted, because it is rare",
        "Single points: 3 → 1 after these actions.",
    ):
        assert words.lower() in printed.lower()
        assert words in markdown(review, START)
