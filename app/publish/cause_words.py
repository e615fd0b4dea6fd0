# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a report says of one cause beside its wording, in plain words and in one order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.causal.graph import CauseGraph
from app.publish.words import words
from app.review.cause import EFFECT_ID, Cause, CauseState, Gate
from app.review.item import Kind
from app.translation import in_sentence, tr


def cause_facts(graph: CauseGraph, cause: Cause) -> list[str]:
    """Return what part a cause plays, how sure it is, how it combines, and why it ends."""
    facts = (
        in_sentence(words(cause.kind)),
        "" if cause.id == EFFECT_ID else _state(cause),
        gate_words(graph, cause),
        tr("probability {0:g}").format(cause.probability) if cause.probability is not None else "",
        tr("the questions end here: {0}").format(in_sentence(words(cause.stop_reason)))
        if cause.stop_reason
        else "",
        tr("accepted, because {0}").format(cause.accepted_because)
        if cause.accepted_because
        else "",
        tr("also feeds {0}").format(", ".join(_second_effects(graph, cause)))
        if _is_shared(graph, cause)
        else "",
        tr("note: {0}").format(cause.notes) if cause.notes else "",
    )
    return [fact for fact in facts if fact]


def gate_words(graph: CauseGraph, cause: Cause) -> str:
    """Return how the causes of a cause combine; empty where there are not several."""
    count = len(set(graph.children(cause.id)))
    if count < 2:
        return ""
    if cause.gate is Gate.AT_LEAST:
        return tr("at least {0} of these {1}").format(cause.gate_count, count)
    return tr("all of these together") if cause.gate is Gate.AND else tr("any of these is enough")


def evidence_names(graph: CauseGraph, cause: Cause) -> list[str]:
    """Return what the evidence of a cause is called: E3."""
    facts = graph.review.table(Kind.EVIDENCE)
    return [f"E{getattr(facts[each], 'number', 0)}" for each in cause.evidence_ids]


def action_names(graph: CauseGraph, cause: Cause) -> list[str]:
    """Return what the actions that answer a cause are called: A2."""
    return [f"A{action.number}" for action in graph.actions(cause.id)]


def names_of(causes: Sequence[Cause]) -> str:
    """Return causes with their wording, for a sentence: C1 Disk full; C2 No alarm."""
    return "; ".join(f"C{cause.number} {cause.text}".strip() for cause in causes)


def _state(cause: Cause) -> str:
    if cause.state is CauseState.SUSPECTED and not cause.evidence_ids:
        return tr("suspected, no evidence yet")
    return in_sentence(words(cause.state))


def _is_shared(graph: CauseGraph, cause: Cause) -> bool:
    return len(graph.parents(cause.id)) > 1


def _second_effects(graph: CauseGraph, cause: Cause) -> Iterator[str]:
    for effect in graph.parents(cause.id)[1:]:
        yield tr("the effect") if effect == EFFECT_ID else f"C{graph.cause(effect).number}"
