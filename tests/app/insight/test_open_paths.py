# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which ways to the effect stay open after the actions."""

from __future__ import annotations

import pytest

from app.causal.cut_sets import WorkCancelled
from app.insight.open_paths import open_paths
from app.review.action import Action, ActionStatus
from app.review.cause import EFFECT_ID, CauseState, Gate
from app.review.edits import addition
from app.review.review import Review
from tests.app.causal.graphs import tree
from tests.builders import applied, with_fields


def _outage() -> Review:
    """Return: the effect because of a, or b, or (c and d)."""
    review = tree((EFFECT_ID, "a"), (EFFECT_ID, "b"), (EFFECT_ID, "x"), ("x", "c"), ("x", "d"))
    (x,) = (cause for cause in review.causes if cause.id == "x")
    return with_fields(review, x, gate=Gate.AND)


def _acted_on(review: Review, *cause_ids: str, **fields: object) -> Review:
    action = Action(id="act", text="Act", cause_ids=cause_ids, **fields)  # type: ignore[arg-type]
    return applied(review, addition(review, action))


def test_without_actions_every_way_is_open() -> None:
    paths = open_paths(_outage())
    assert paths.before == paths.after
    assert paths.before.by_order == {1: 2, 2: 1}
    assert paths.answered == frozenset()


def test_an_action_on_a_leaf_closes_each_way_through_it() -> None:
    paths = open_paths(_acted_on(_outage(), "a", "c"))
    assert paths.single_points == (2, 1)
    assert paths.after.sets == (("b",),)
    assert paths.answered == {"a", "c"}


def test_an_action_on_an_inner_cause_takes_it_away_whole() -> None:
    paths = open_paths(_acted_on(_outage(), "x"))
    assert paths.after.sets == (("a",), ("b",))


def test_a_cause_that_leads_elsewhere_too_stays_in_the_other_ways() -> None:
    review = tree((EFFECT_ID, "x"), (EFFECT_ID, "y"), ("x", "a"), ("y", "a"), ("y", "b"))
    (y,) = (cause for cause in review.causes if cause.id == "y")
    review = _acted_on(with_fields(review, y, gate=Gate.AND), "x")
    assert open_paths(review).before.sets == (("a",),)
    assert open_paths(review).after.sets == (("a", "b"),)


def test_ideas_and_finished_actions_count_and_dropped_ones_do_not() -> None:
    assert open_paths(_acted_on(_outage(), "a", committed=False)).single_points == (2, 1)
    done = _acted_on(_outage(), "a", status=ActionStatus.DONE)
    assert open_paths(done).single_points == (2, 1)
    dropped = _acted_on(_outage(), "a", status=ActionStatus.DROPPED)
    assert open_paths(dropped).single_points == (2, 2)


def test_actions_on_refuted_causes_and_on_the_effect_close_nothing() -> None:
    review = _outage()
    (a,) = (cause for cause in review.causes if cause.id == "a")
    paths = open_paths(_acted_on(with_fields(review, a, state=CauseState.REFUTED), "a", EFFECT_ID))
    assert paths.before.sets == paths.after.sets == (("b",), ("c", "d"))
    assert paths.answered == frozenset()


def test_what_stays_open_is_told_for_each_leaf() -> None:
    paths = open_paths(_acted_on(_outage(), "a"))
    assert paths.open_by_cause == {"b": (("b",),), "c": (("c", "d"),), "d": (("c", "d"),)}


def test_it_can_be_cancelled_and_limited() -> None:
    with pytest.raises(WorkCancelled):
        open_paths(_outage(), cancelled=lambda: True)
    assert open_paths(_outage(), max_order=1).before.truncated
    assert len(open_paths(_outage(), limit=1).after.sets) == 1
