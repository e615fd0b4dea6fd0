# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Checks of what causes rest on: evidence, events, kinds, reasons to stop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import cast

from app.causal.graph import read_back_from
from app.insight.logic_checks.view import Hit, LogicView, is_live, shortened
from app.insight.logic_rule import Parameters
from app.review.cause import EFFECT_ID, Cause, CauseKind, CauseState, Gate
from app.review.event import Event, Precision
from app.review.item import Kind
from app.review.zone import zone_of

_LONGEST_SENTENCE = 200
_WIDTH = {
    Precision.SECOND: timedelta(seconds=1),
    Precision.MINUTE: timedelta(minutes=1),
    Precision.HOUR: timedelta(hours=1),
    Precision.DAY: timedelta(days=1),
}
"""How much time an instant of this precision may mean; the others are never certain."""
_CLOCKS = ("%H:%M", "%H:%M:%S", "%d %b %H:%M")


def reads_back(view: LogicView, _: Parameters) -> Iterator[Hit]:
    """Find groups whose sentence is at odds with what the room is sure of."""
    for node in view.explained:
        answers = view.live[node.id]
        if len(answers) < 2:
            continue
        sure = tuple(each.id for each in answers if each.state is CauseState.CONFIRMED)
        open_ = tuple(each.id for each in answers if each.state is CauseState.SUSPECTED)
        if node.gate is Gate.OR:
            case, about = ("each_enough", sure) if len(sure) > 1 else ("", ())
        else:
            needed = len(answers) if node.gate is Gate.AND else node.gate_count
            is_short = node.state is CauseState.CONFIRMED and len(sure) < needed
            case, about = ("all_needed", open_) if is_short else ("", ())
        if case:
            sentence = shortened(read_back_from(view.graph, node.id), _LONGEST_SENTENCE)
            yield Hit(node.id, case, {"sentence": sentence, "causes": view.names(about)}, about)


def action_and_condition(view: LogicView, _: Parameters) -> Iterator[Hit]:
    """Find events explained by triggers alone or by conditions alone.

    An event is the effect, a trigger, or a cause of no kind yet; a condition may well stand on
    conditions. Where a kind below is not set, nothing is said.
    """
    for node in view.explained:
        answers = view.live[node.id]
        is_event = node.id == EFFECT_ID or node.kind in (CauseKind.TRIGGER, None)
        if len(answers) < 2 or not is_event or any(each.kind is None for each in answers):
            continue
        triggers = sum(each.kind is CauseKind.TRIGGER for each in answers)
        if triggers in (0, len(answers)):
            case = "no_condition" if triggers else "no_action"
            yield Hit(node.id, case, {"causes": view.names(each.id for each in answers)})


def trigger_apart(view: LogicView, parameters: Parameters) -> Iterator[Hit]:
    """Find a graph of some size without a trigger, and triggers below a condition."""
    live = [cause for cause in view.review.causes if is_live(cause)]
    triggers = [cause for cause in live if cause.kind is CauseKind.TRIGGER]
    if not triggers and len(live) >= parameters.numbers["causes"]:
        yield Hit(EFFECT_ID, "none")
    for trigger in triggers:
        effects = (view.cause[each] for each in view.graph.parents(trigger.id))
        above = next((each for each in effects if is_live(each) and _is_condition(each)), None)
        if above is not None:
            yield Hit(trigger.id, "below", {"effect": view.name(above.id)}, (above.id,))


def _is_condition(cause: Cause) -> bool:
    return cause.id != EFFECT_ID and cause.kind not in (None, CauseKind.TRIGGER)


def leaf_has_reason(view: LogicView, _: Parameters) -> Iterator[Hit]:
    """Find ends at which nobody said why the questions end."""
    for leaf in view.leaves:
        if leaf.stop_reason is None:
            yield Hit(leaf.id, "open")


def confirmed_by_evidence(view: LogicView, _: Parameters) -> Iterator[Hit]:
    """Find causes that are confirmed by word alone."""
    for cause in view.review.causes:
        if cause.state is CauseState.CONFIRMED and not cause.evidence_ids:
            yield Hit(cause.id, "bare")


def cause_comes_first(view: LogicView, _: Parameters) -> Iterator[Hit]:
    """Find causes whose first event is certainly later than the first one of what they explain."""
    dated = {node.id: node for node in view.explained if node.event_ids}
    for cause in dated.values():
        for effect_id in view.graph.parents(cause.id):
            effect = dated.get(effect_id)
            pair = _out_of_order(view, cause, effect) if effect is not None else None
            if pair is not None:
                values = {"effect": view.name(effect_id), "cause_at": pair[0], "effect_at": pair[1]}
                yield Hit(cause.id, "later", values, (effect_id,))


def _out_of_order(view: LogicView, cause: Cause, effect: Cause) -> tuple[str, str] | None:
    """Return the two times as text; None unless the cause is later whatever the exact times are.

    An event of uncertain time may be the cause's first, so then nothing is certain; among the
    effect's it could only move the effect further ahead.
    """
    first = [_begin(event) for event in _events(view, cause)]
    second = [begin for event in _events(view, effect) if (begin := _begin(event)) is not None]
    known = [begin for begin in first if begin is not None]
    if len(known) < len(first) or not known or not second:
        return None
    began, _ = min(known)
    done, width = min(second, key=lambda begin: begin[0].timestamp() + begin[1].total_seconds())
    return _told(view, began, done) if began - done >= width else None


def _events(view: LogicView, cause: Cause) -> Iterator[Event]:
    table = view.review.table(Kind.EVENT)
    return (cast(Event, table[event_id]) for event_id in cause.event_ids)


def _begin(event: Event) -> tuple[datetime, timedelta] | None:
    """Return the earliest instant at which an event can have begun, and how much later it may."""
    width = _WIDTH.get(event.precision)
    return None if event.at is None or width is None else (event.at, width)


def _told(view: LogicView, first: datetime, second: datetime) -> tuple[str, str]:
    """Return two instants in the review's zone, as short as still tells them apart."""
    zone = zone_of(view.review)
    one, other = first.astimezone(zone), second.astimezone(zone)
    same_day = one.date() == other.date()
    pairs = [(f"{one:{clock}}", f"{other:{clock}}") for clock in _CLOCKS]
    return next((pair for pair in pairs[:-1] if same_day and pair[0] != pair[1]), pairs[-1])
