# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The boxes that stand for causes and for the effect, as the lenses place them."""

from __future__ import annotations

from dataclasses import replace

from app.causal.graph import CauseGraph
from app.causal.lens import LensOptions
from app.causal.shapes import Box, TextLine
from app.causal.text_measure import TextMeasure, wrapped
from app.review.cause import EFFECT_ID, Cause, CauseState

PAD_X, PAD_Y = 10.0, 7.0
TEXT_SIZE, TEXT_STEP = 12.5, 16.0
HEAD_SIZE, HEAD_STEP = 12.0, 16.0
EFFECT_SIZE, EFFECT_STEP = 13.5, 19.0
EFFECT_PAD = 12.0
_RISE = 0.76
"""Where the baseline lies within a line, as a share of its height."""

_LINES_ON_SCREEN = 3


def label_of(cause: Cause) -> str:
    """Return what a cause is called: C4."""
    return f"C{cause.number}"


def moved(box: Box, x: float, y: float) -> Box:
    """Return `box` with its corner at `x`, `y`, its texts moved along."""
    across, down = x - box.x, y - box.y
    texts = tuple(replace(line, x=line.x + across, y=line.y + down) for line in box.texts)
    return replace(box, x=x, y=y, texts=texts)


def cause_box(
    graph: CauseGraph, cause_id: str, measure: TextMeasure, options: LensOptions, width: float
) -> Box:
    """Return a cause's box at the origin: id, evidence and actions above, its text below."""
    cause = graph.cause(cause_id)
    ink, struck = text_style(cause)
    limit = None if options.full_text else _LINES_ON_SCREEN
    room = width - 2 * PAD_X
    lines = wrapped(cause.text, measure, TEXT_SIZE, 400, room, limit)
    texts = list(_head(graph, cause, measure, options, width))
    top = PAD_Y + HEAD_STEP
    for place, line in enumerate(lines):
        baseline = top + TEXT_STEP * (place + _RISE)
        texts.append(TextLine(PAD_X, baseline, line, TEXT_SIZE, 400, ink, struck=struck))
    height = top + TEXT_STEP * len(lines) + PAD_Y
    return styled(graph, cause, Box(cause_id, 0, 0, width, height, texts=tuple(texts)))


def compact_box(graph: CauseGraph, cause_id: str, measure: TextMeasure, width: float) -> Box:
    """Return a cause's box at the origin: its id in front, its whole text beside it."""
    cause = graph.cause(cause_id)
    ink, struck = text_style(cause)
    label = label_of(cause)
    indent = PAD_X + measure.width(label, TEXT_SIZE, 600) + 6
    lines = wrapped(cause.text, measure, TEXT_SIZE, 400, width - indent - PAD_X)
    first = PAD_Y + TEXT_STEP * _RISE
    texts = [TextLine(PAD_X, first, label, TEXT_SIZE, 600, "text3", struck=struck)]
    for place, line in enumerate(lines):
        baseline = first + TEXT_STEP * place
        texts.append(TextLine(indent, baseline, line, TEXT_SIZE, 400, ink, struck=struck))
    height = 2 * PAD_Y + TEXT_STEP * len(lines)
    return styled(graph, cause, Box(cause_id, 0, 0, width, height, texts=tuple(texts)))


def effect_box(graph: CauseGraph, measure: TextMeasure, options: LensOptions, width: float) -> Box:
    """Return the effect's dark box at the origin."""
    text = graph.cause(EFFECT_ID).text or options.words.untitled
    lines = wrapped(text, measure, EFFECT_SIZE, 600, width - 2 * EFFECT_PAD)
    first = EFFECT_PAD + HEAD_STEP * _RISE
    texts = [TextLine(EFFECT_PAD, first, options.words.effect, TEXT_SIZE, 500, "surface")]
    top = EFFECT_PAD + HEAD_STEP + 2
    for place, line in enumerate(lines):
        baseline = top + EFFECT_STEP * (place + _RISE)
        texts.append(TextLine(EFFECT_PAD, baseline, line, EFFECT_SIZE, 600, "surface"))
    height = top + EFFECT_STEP * len(lines) + EFFECT_PAD
    return Box(
        EFFECT_ID,
        0,
        0,
        width,
        height,
        fill="text",
        stroke="text",
        texts=tuple(texts),
        owner=EFFECT_ID,
    )


def styled(graph: CauseGraph, cause: Cause, box: Box) -> Box:
    """Return `box` in the line style of the cause's state; a bar marks what can be acted on."""
    suspected = cause.state is CauseState.SUSPECTED
    return replace(
        box,
        owner=cause.id,
        dashed=suspected,
        fill="canvas" if suspected else "surface",
        stroke="line" if cause.state is CauseState.REFUTED else "line2",
        bar="accent" if graph.is_actionable(cause.id) else "",
    )


def text_style(cause: Cause) -> tuple[str, bool]:
    """Return the ink of a cause's text, and whether it is struck through."""
    if cause.state is CauseState.REFUTED:
        return "text3", True
    return ("text2" if cause.state is CauseState.SUSPECTED else "text"), False


def _head(
    graph: CauseGraph, cause: Cause, measure: TextMeasure, options: LensOptions, width: float
) -> tuple[TextLine, ...]:
    """Return the line over the text: id, evidence, and the actions at the right."""
    baseline = PAD_Y + HEAD_STEP * _RISE - 1
    label = label_of(cause)
    facts = _facts(cause, options)
    right = width - PAD_X
    head = [TextLine(PAD_X, baseline, label, HEAD_SIZE, 600, "text3")]
    actions = " ".join(f"A{action.number}" for action in graph.actions(cause.id))
    actions = wrapped(actions, measure, HEAD_SIZE, 600, width / 2, 1)[0]
    if actions:
        head.append(TextLine(right, baseline, actions, HEAD_SIZE, 600, "ok", anchor="end"))
        right -= measure.width(actions, HEAD_SIZE, 600) + 6
    after = PAD_X + measure.width(label, HEAD_SIZE, 600) + 7
    if facts and after + measure.width(facts, HEAD_SIZE, 500) <= right:
        head.append(TextLine(after, baseline, facts, HEAD_SIZE, 500, "text3"))
    return tuple(head)


def _facts(cause: Cause, options: LensOptions) -> str:
    words, count = options.words, len(cause.evidence_ids)
    if count:
        return words.one_fact if count == 1 else words.facts.format(count)
    return words.no_facts if cause.state is CauseState.SUSPECTED else ""
