# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Checks of how causes hang together: gates, lines, depth, circles, what hangs nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from app.insight.logic_checks.view import Hit, LogicView, is_live
from app.insight.logic_rule import Parameters
from app.review.cause import EFFECT_ID, Cause, Gate
from app.translation import tr


def effect_is_explained(view: LogicView, _: Parameters) -> Iterator[Hit]:
    """Find an effect without wording or causes, and live causes that no path joins to it."""
    if not view.review.effect.text.strip():
        yield Hit(EFFECT_ID, "unworded")
    if not view.live[EFFECT_ID]:
        yield Hit(EFFECT_ID, "unexplained")
    for cause_id in view.graph.loose():
        if is_live(view.cause[cause_id]):
            yield Hit(cause_id, "loose")


def gate_has_inputs(view: LogicView, _: Parameters) -> Iterator[Hit]:
    """Find gates that ask for several causes and have fewer, or that ask for none."""
    for node in view.explained:
        if node.gate is Gate.OR:
            continue
        case = _gate_case(node, len(view.live[node.id]))
        if case:
            asked = (
                tr("all") if node.gate is Gate.AND else tr("at least {0}").format(node.gate_count)
            )
            counted = {0: tr("none"), 1: tr("only one")}.get(
                len(view.live[node.id]), tr("only {0}").format(len(view.live[node.id]))
            )
            yield Hit(node.id, case, {"asked": asked, "count": counted})


def _gate_case(node: Cause, inputs: int) -> str:
    if inputs < 2:
        return "few"
    if node.gate is Gate.AND:
        return ""
    if node.gate_count < 1:
        return "no_count"
    return "too_many" if node.gate_count > inputs else ""


def inner_is_worded(view: LogicView, _: Parameters) -> Iterator[Hit]:
    """Find causes that others explain and that say nothing themselves."""
    for node in view.explained:
        if node.id != EFFECT_ID and not node.text.strip() and (answers := view.live[node.id]):
            below = tuple(answer.id for answer in answers)
            yield Hit(node.id, "unworded", {"causes": view.names(below)})


def explains_itself(view: LogicView, _: Parameters) -> Iterator[Hit]:
    """Find circles. The core refuses them, so only data from elsewhere can hold one."""
    left = {node.id for node in view.nodes}.difference(view.downward)
    if not left:
        return
    open_causes = {node: sum(answer in left for answer in view.answers[node]) for node in left}
    ends = [node for node, count in open_causes.items() if not count]
    while ends:
        node = ends.pop()
        left.discard(node)
        for effect in view.graph.parents(node):
            if effect in left:
                open_causes[effect] -= 1
                if not open_causes[effect]:
                    ends.append(effect)
    circle = tuple(node.id for node in view.nodes if node.id in left)
    yield Hit(circle[0], "circle", {"causes": view.names(circle)}, circle[1:])


def straight_line(view: LogicView, parameters: Parameters) -> Iterator[Hit]:
    """Find runs of single answers, from `levels` on; told once, at their top."""
    line: dict[str, int] = {}
    live = view.live
    for node in reversed(view.downward):
        answers = live[node]
        if len(answers) == 1 and is_live(view.cause[node]):
            line[node] = 1 + line.get(answers[0].id, 0)
    inside = {live[node][0].id for node in line}
    least = parameters.numbers["levels"]
    for top in view.nodes:
        levels = line.get(top.id, 0)
        if levels >= least and top.id not in inside:
            yield Hit(top.id, "line", {"levels": str(levels)})


def depth(view: LogicView, parameters: Parameters) -> Iterator[Hit]:
    """Find the deepest end, where it is deeper than `levels`; the first of several."""
    deepest, levels = "", parameters.numbers["levels"]
    for node, level in view.depth.items():
        if level > levels and is_live(view.cause[node]):
            deepest, levels = node, level
    if deepest:
        yield Hit(deepest, "deep", {"levels": str(levels)})


def ruled_out_above(view: LogicView, _: Parameters) -> Iterator[Hit]:
    """Find causes ruled out that take live ones below them out of the logic."""
    seen: set[str] = set()
    for cause in view.review.causes:
        if is_live(cause):
            continue
        lost: list[str] = []
        waiting = [cause.id]
        while waiting:
            for answer in view.live[waiting.pop()]:
                if answer.id not in view.reached and answer.id not in seen:
                    seen.add(answer.id)
                    lost.append(answer.id)
                    waiting.append(answer.id)
        if lost:
            yield Hit(cause.id, "lost", {"causes": view.names(lost)}, tuple(lost))
