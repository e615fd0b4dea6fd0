# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a cause is linked to, as entries of lists: facts, events, effects and actions."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from app.causal.graph import CauseGraph
from app.review.action import Action
from app.review.cause import EFFECT_ID, Cause
from app.review.event import Event
from app.review.evidence import Evidence
from app.review.review import Review
from ui.kit.entry_list import Entry
from ui.panels.timeline_columns import shown_time


def _tr(words: str) -> str:
    return QCoreApplication.translate("CauseLinks", words)


def cause_name(cause: Cause) -> str:
    """Return "C4", or what the effect is called."""
    return _tr("Effect") if cause.id == EFFECT_ID else f"C{cause.number}"


def cause_entry(cause: Cause, refusal: str = "") -> Entry:
    """Return a cause as an entry."""
    return Entry(cause.id, f"{cause_name(cause)}  {_one_line(cause.text)}", refusal=refusal)


def fact_entry(fact: Evidence) -> Entry:
    """Return a fact as an entry."""
    words = _one_line(fact.title or fact.filename or fact.link)
    return Entry(fact.id, f"E{fact.number}  {words}", icon="paperclip")


def event_entry(review: Review, event: Event) -> Entry:
    """Return an event with its time as an entry."""
    time = shown_time(review, event) or _tr("time not known")
    return Entry(event.id, f"{time}  {_one_line(event.text)}", icon="clock")


def action_entry(action: Action) -> Entry:
    """Return an action as an entry."""
    words = _one_line(action.text)
    return Entry(action.id, f"A{action.number}  {words}", icon="circle-check", token="ok")


def effects_offered(graph: CauseGraph, cause_id: str) -> list[Entry]:
    """Return what a cause could explain as well; what would close a circle says so."""
    below = graph.descendants(cause_id)
    own = graph.cause(cause_id)
    words = _tr("{0} is among the causes of {1}, so it can't be explained by it.")
    nodes = [EFFECT_ID, *(node for node, _ in graph.outline())]
    return [
        cause_entry(
            graph.cause(node),
            words.format(cause_name(graph.cause(node)), cause_name(own)) if node in below else "",
        )
        for node in dict.fromkeys(nodes)
        if node != cause_id
    ]


def with_id(ids: Iterable[str], one: str) -> tuple[str, ...]:
    """Return `ids` with `one` at the end."""
    return (*(each for each in ids if each != one), one)


def without_id(ids: Iterable[str], one: str) -> tuple[str, ...]:
    """Return `ids` without `one`."""
    return tuple(each for each in ids if each != one)


def _one_line(text: str) -> str:
    return " ".join(text.split()) or "…"
