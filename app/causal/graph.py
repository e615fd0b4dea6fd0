# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The causes as a graph: who answers whom, read from a review."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from app.review.action import Action
from app.review.cause import EFFECT_ID, Cause, CauseState, Gate, Link, StopReason
from app.review.item import Item, Kind, in_order
from app.review.review import Review
from app.review.table_memo import TableMemo
from app.translation import default_text

Ends = dict[str, tuple[str, ...]]


def _ends(links: Mapping[str, Item]) -> tuple[Ends, Ends]:
    """Return the answers of each effect and the effects of each cause, in order."""
    children: dict[str, list[str]] = {}
    parents: dict[str, list[str]] = {}
    for link in sorted(cast("Mapping[str, Link]", links).values(), key=in_order):
        children.setdefault(link.effect_id, []).append(link.cause_id)
        parents.setdefault(link.cause_id, []).append(link.effect_id)
    return _fixed(children), _fixed(parents)


def _fixed(ends: dict[str, list[str]]) -> Ends:
    return {key: tuple(ids) for key, ids in ends.items()}


_ENDS = TableMemo(_ends)


class CauseGraph:
    """A read-only view of a review's causes and links. The effect is the node `EFFECT_ID`.

    A cause that answers several questions has several parents; it is drawn under the first one
    ("primary") and referred to elsewhere. A cause without a parent is loose, never lost.
    """

    def __init__(self, review: Review) -> None:
        self.review = review
        self._causes = cast("Mapping[str, Cause]", review.table(Kind.CAUSE))
        self._children, self._parents = _ENDS.of(review.table(Kind.LINK))

    def cause(self, cause_id: str) -> Cause:
        """Return a cause, or the effect."""
        return self._causes[cause_id]

    def children(self, effect_id: str) -> tuple[str, ...]:
        """Return the answers to "why?" asked of `effect_id`, in order."""
        return self._children.get(effect_id, ())

    def own_children(self, effect_id: str) -> tuple[str, ...]:
        """Return the answers that are drawn under `effect_id`; the others are drawn elsewhere."""
        answers = self._children.get(effect_id, ())
        return tuple(answer for answer in answers if self.parent(answer) == effect_id)

    def parents(self, cause_id: str) -> tuple[str, ...]:
        """Return what a cause explains, the primary effect first."""
        return self._parents.get(cause_id, ())

    def parent(self, cause_id: str) -> str:
        """Return the effect a cause is drawn under; empty for the effect and for loose causes."""
        parents = self._parents.get(cause_id)
        return parents[0] if parents else ""

    def loose(self) -> tuple[str, ...]:
        """Return the causes that explain nothing yet, in order."""
        loose = [
            cause
            for cause in self._causes.values()
            if cause.id != EFFECT_ID and cause.id not in self._parents
        ]
        return tuple(cause.id for cause in sorted(loose, key=in_order))

    def walk(self, start: str = EFFECT_ID) -> Iterator[tuple[str, int]]:
        """Yield each node once, depth first, as it is drawn: its id and its depth below `start`."""
        waiting = [(start, 0)]
        while waiting:
            node, depth = waiting.pop()
            yield node, depth
            waiting += [(child, depth + 1) for child in reversed(self.own_children(node))]

    def outline(self) -> Iterator[tuple[str, int]]:
        """Yield every cause, loose ones with their branches at the end; depth from 0."""
        yield from ((node, depth - 1) for node, depth in self.walk() if node != EFFECT_ID)
        for node in self.loose():
            yield from self.walk(node)

    def descendants(self, cause_id: str) -> frozenset[str]:
        """Return everything below a cause, over all links."""
        found: set[str] = set()
        waiting = list(self.children(cause_id))
        while waiting:
            node = waiting.pop()
            if node not in found:
                found.add(node)
                waiting += self.children(node)
        return frozenset(found)

    def branch(self, cause_id: str) -> tuple[str, ...]:
        """Return a cause and what hangs only under it, parents before children."""
        inside = {cause_id} | self.descendants(cause_id)
        changed = True
        while changed:
            shared = {
                node
                for node in inside - {cause_id}
                if any(parent not in inside for parent in self.parents(node))
            }
            inside -= shared
            changed = bool(shared)
        order = [node for node, _ in self.walk(cause_id)]
        return tuple(node for node in order if node in inside)

    def neighbour(self, cause_id: str, gone: Collection[str]) -> str:
        """Return who stands nearest to a cause once `gone` are away: beside it, else above it."""
        here = cause_id
        while parent := self.parent(here):
            beside = [
                node for node in self.own_children(parent) if node not in gone or node == here
            ]
            place = beside.index(here)
            nearest = [*beside[place + 1 :], *reversed(beside[:place])]
            if nearest or parent not in gone:
                return nearest[0] if nearest else parent
            here = parent
        return EFFECT_ID

    def is_leaf(self, cause_id: str) -> bool:
        """Tell whether nobody has asked why of this cause yet."""
        return not self._children.get(cause_id)

    def leaves(self) -> tuple[str, ...]:
        """Return the causes at the ends, those ruled out left aside."""
        return tuple(
            cause.id
            for cause in self.review.causes
            if self.is_leaf(cause.id) and cause.state is not CauseState.REFUTED
        )

    def actions(self, cause_id: str) -> tuple[Action, ...]:
        """Return the actions that answer a cause."""
        return self._actions.get(cause_id, ())

    @cached_property
    def _actions(self) -> dict[str, tuple[Action, ...]]:
        found: dict[str, list[Action]] = {}
        for action in self.review.actions:
            for cause_id in dict.fromkeys(action.cause_ids):
                found.setdefault(cause_id, []).append(action)
        return {cause_id: tuple(actions) for cause_id, actions in found.items()}

    def is_actionable(self, cause_id: str) -> bool:
        """Tell whether the team can act on a cause: that was said, or an action does."""
        cause = self.cause(cause_id)
        if cause.state is CauseState.REFUTED:
            return False
        return cause.stop_reason is StopReason.ROOT_FACTOR or bool(self.actions(cause_id))


@dataclass(frozen=True)
class ReadBackWords:
    """The words of a sentence read back, in the language in use; others may be given."""

    because: str = default_text("{0} because {1}.")
    at_least: str = default_text("at least {0} of these: {1}")
    and_: str = default_text(" and ")
    or_: str = default_text(" or ")
    listed: str = "; "
    unworded: str = "…"


def read_back(review: Review, cause_id: str, words: ReadBackWords | None = None) -> str:
    """Return what the graph says of a cause: "A because B and C." Empty where nothing explains it.

    What is ruled out is not said.
    """
    return read_back_from(CauseGraph(review), cause_id, words)


def read_back_from(graph: CauseGraph, cause_id: str, words: ReadBackWords | None = None) -> str:
    """Do as `read_back`, from a graph that is there already."""
    words = words or ReadBackWords()
    answers = [graph.cause(child) for child in graph.children(cause_id)]
    told = [_said(answer, words) for answer in answers if answer.state is not CauseState.REFUTED]
    if not told:
        return ""
    cause = graph.cause(cause_id)
    if cause.gate is Gate.AT_LEAST:
        parts = words.at_least.format(cause.gate_count, words.listed.join(told))
    else:
        joint = words.and_ if cause.gate is Gate.AND else words.or_
        parts = joint.join(part for part in (words.listed.join(told[:-1]), told[-1]) if part)
    return words.because.format(_said(cause, words), parts)


def _said(cause: Cause, words: ReadBackWords) -> str:
    return cause.text.strip().rstrip(".") or words.unworded
