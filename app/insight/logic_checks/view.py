# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What all checks look at, worked out once: each part takes one pass over causes and links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, cast

from app.causal.graph import CauseGraph
from app.insight.logic_rule import Parameters
from app.review.cause import EFFECT_ID, Cause, CauseState
from app.review.item import Kind
from app.review.review import Review
from app.translation import tr

_REFUTED = CauseState.REFUTED
_LONGEST_TEXT = 60
_LONGEST_LIST = 4


class Hit(NamedTuple):
    """Where a check fired: which of its cases, with the values of the case's placeholders."""

    cause_id: str
    case: str
    values: Mapping[str, str] = MappingProxyType({})
    related: tuple[str, ...] = ()


@dataclass(frozen=True)
class Check:
    """A check, the cases it tells apart, and what a rule may say and set about it."""

    find: Callable[[LogicView, Parameters], Iterator[Hit]]
    cases: tuple[str, ...]
    placeholders: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


class LogicView:
    """The causes of one review. "Live" is what is not ruled out: the logic is made of it alone."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self.graph = CauseGraph(review)
        self.cause = cast(Mapping[str, Cause], review.table(Kind.CAUSE))
        self.nodes = (review.effect, *review.causes)

    @cached_property
    def answers(self) -> Mapping[str, tuple[str, ...]]:
        """All answers to "why?" asked of each cause, those ruled out too."""
        children = self.graph.children
        return {node.id: children(node.id) for node in self.nodes}

    @cached_property
    def live(self) -> Mapping[str, tuple[Cause, ...]]:
        """The live answers to "why?" asked of each cause."""
        live = {node.id: node for node in self.nodes if is_live(node)}
        return {
            effect: tuple([live[each] for each in answers if each in live]) if answers else ()
            for effect, answers in self.answers.items()
        }

    @cached_property
    def explained(self) -> tuple[Cause, ...]:
        """The effect and the live causes: whatever can be asked why."""
        return tuple(node for node in self.nodes if is_live(node))

    @cached_property
    def leaves(self) -> tuple[Cause, ...]:
        """The live causes at the ends that are worded."""
        live = self.live
        return tuple(
            cause
            for cause in self.explained
            if not live[cause.id] and cause.id != EFFECT_ID and cause.text.strip()
        )

    @cached_property
    def reached(self) -> frozenset[str]:
        """What the effect is explained by, over live causes only; the effect with it."""
        found = {EFFECT_ID}
        waiting = [EFFECT_ID]
        live = self.live
        while waiting:
            for answer in live[waiting.pop()]:
                if answer.id not in found:
                    found.add(answer.id)
                    waiting.append(answer.id)
        return frozenset(found)

    @cached_property
    def downward(self) -> tuple[str, ...]:
        """Every cause behind all that it explains; those on or below a circle are missing."""
        answers = self.answers
        open_effects = dict.fromkeys(answers, 0)
        for below in answers.values():
            for answer in below:
                open_effects[answer] += 1
        order = [node for node, count in open_effects.items() if not count]
        for node in order:
            for answer in answers[node]:
                open_effects[answer] -= 1
                if not open_effects[answer]:
                    order.append(answer)
        return tuple(order)

    @cached_property
    def depth(self) -> Mapping[str, int]:
        """How many answers deep each cause is drawn below the effect."""
        depth = {EFFECT_ID: 0}
        for node in self.downward:
            above = depth.get(self.graph.parent(node))
            if above is not None:
                depth[node] = above + 1
        return depth

    def name(self, cause_id: str) -> str:
        """Return what a cause is called: C4, or "the effect"."""
        return tr("the effect") if cause_id == EFFECT_ID else f"C{self.cause[cause_id].number}"

    def text(self, cause_id: str) -> str:
        """Return a cause's wording, shortened."""
        return shortened(self.cause[cause_id].text, _LONGEST_TEXT)

    def names(self, cause_ids: Iterable[str]) -> str:
        """Return names as they are read aloud: "C1, C2 and C3"."""
        told = [self.name(cause_id) for cause_id in cause_ids]
        if len(told) > _LONGEST_LIST:
            told[_LONGEST_LIST - 1 :] = [tr("{0} more").format(len(told) - _LONGEST_LIST + 1)]
        return tr(" and ").join(part for part in (", ".join(told[:-1]), told[-1]) if part)


def is_live(cause: Cause) -> bool:
    """Tell whether a cause is not ruled out."""
    return cause.state is not _REFUTED


def shortened(text: str, longest: int) -> str:
    """Return a text on one line, with an ellipsis where it would be longer than `longest`."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"
