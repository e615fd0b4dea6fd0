# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The causes as lists: what contributed by area, and each answer below the "why?" it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from app.causal.graph import CauseGraph
from app.insight.statement import contributing_factors
from app.publish.cause_words import action_names, cause_facts, evidence_names
from app.publish.markdown_text import inline
from app.publish.path_words import path_words
from app.review.cause import EFFECT_ID, Cause
from app.review.item import Kind
from app.review.review import Review
from app.translation import tr

MAX_DEPTH = 30
"""A chain longer than this goes on at the margin, which readers of Markdown can still show."""


def cause_list(review: Review) -> str:
    """Return every cause once; where it answers a second question, its name refers to the first."""
    answers: dict[str, list[str]] = {}
    for link in review.links:
        answers.setdefault(link.effect_id, []).append(link.cause_id)
    lines: list[str] = []
    seen: set[str] = set()
    if review.effect.text or answers.get(EFFECT_ID):
        lines += _branch(review, answers, EFFECT_ID, seen)
    for cause in review.causes:
        if cause.id not in seen:
            lines += _branch(review, answers, cause.id, seen)
    return "\n".join(lines)


def factor_list(review: Review, categories: Sequence[str] = ()) -> str:
    """Return what contributed, as far as it is confirmed, by area; then what is still suspected."""
    lines: list[str] = []
    for group in contributing_factors(review, categories).titled():
        lines.append(f"- **{inline(group.area)}**")
        lines += [f"  - C{cause.number} {inline(cause.text)}" for cause in group.factors]
    return "\n".join(lines)


def path_list(review: Review) -> str:
    """Return what the logic says of the ways to the effect, and which causes nothing answers."""
    told = path_words(review)
    lines = [f"- {inline(sentence)}" for sentence in told.sentences]
    if told.unanswered:
        lines.append(tr("- With neither an action nor a reason to accept:"))
        lines += [f"  - C{cause.number} {inline(cause.text)}" for cause in told.unanswered]
    return "\n".join(lines)


def cause_name(review: Review, cause_id: str) -> str:
    """Return what a cause is called in other places: C4, or "the effect"."""
    if cause_id == EFFECT_ID:
        return tr("the effect")
    return f"C{getattr(review.get(Kind.CAUSE, cause_id), 'number', 0)}"


def _branch(
    review: Review, answers: Mapping[str, Sequence[str]], top: str, seen: set[str]
) -> list[str]:
    """Return the lines of one cause and all below it, without recursion: chains may be long."""
    lines: list[str] = []
    waiting = [(top, 0)]
    while waiting:
        cause_id, depth = waiting.pop()
        indent = "  " * min(depth, MAX_DEPTH)
        if cause_id in seen:
            lines.append(tr("{0}- {1}, see above").format(indent, cause_name(review, cause_id)))
            continue
        seen.add(cause_id)
        cause = cast(Cause, review.table(Kind.CAUSE)[cause_id])
        lines.append(f"{indent}- {_described(review, cause)}")
        waiting += [(below, depth + 1) for below in reversed(answers.get(cause_id, ()))]
    return lines


def _described(review: Review, cause: Cause) -> str:
    graph = CauseGraph(review)
    name = "" if cause.id == EFFECT_ID else f"**{cause_name(review, cause.id)}** "
    facts = "; ".join(map(inline, _facts(graph, cause)))
    return f"{name}{inline(cause.text)}" + (f" ({facts})" if facts else "")


def _facts(graph: CauseGraph, cause: Cause) -> list[str]:
    evidence = ", ".join(evidence_names(graph, cause))
    actions = ", ".join(action_names(graph, cause))
    facts = [
        cause.category,
        *cause_facts(graph, cause),
        tr("evidence {0}").format(evidence) if evidence else "",
        tr("actions {0}").format(actions) if actions else "",
    ]
    return [fact for fact in facts if fact]
