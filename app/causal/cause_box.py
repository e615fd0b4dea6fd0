# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The boxes that stand for causes and for the effect, as the lenses place them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.causal.box_memo import Around, BoxMemo
from app.causal.graph import CauseGraph
from app.causal.lens import LensOptions, LensWords
from app.causal.shapes import Box, TextLine
from app.causal.text_measure import TextMeasure, wrapped
from app.review.cause import EFFECT_ID, Cause, CauseKind, CauseState, StopReason

PAD_X, PAD_Y = 10.0, 7.0
TEXT_SIZE, TEXT_STEP = 13.0, 16.0
HEAD_SIZE, HEAD_STEP = 12.0, 16.0
NOTE_SIZE, NOTE_STEP = 11.0, 14.0
EFFECT_SIZE, EFFECT_STEP = 14.0, 19.0
"""Sizes are whole pixels: where FreeType draws, Qt rounds others and words leave their room."""

EFFECT_PAD = 12.0
_RISE = 0.76
"""Where the baseline lies within a line, as a share of its height."""

_LINES_ON_SCREEN = 3
_APART = 7.0
"""Between two facts in the head of a box."""

_DOT = " · "

_MEMO = BoxMemo()


def label_of(cause: Cause) -> str:
    """Return what a cause is called: C4."""
    return f"C{cause.number}"


_ALONE = (Around((), (), is_leaf=False), Around((), (), is_leaf=True))
"""What most boxes tell of their surroundings: nothing, but whether they are a leaf."""


class CauseBoxes:
    """Makes the boxes of one drawing, at the origin, all `width` wide.

    A full box has id, evidence and actions above the text; a `compact` one has the id in front of
    the text. What else is known of the cause stands below it.
    """

    def __init__(
        self,
        graph: CauseGraph,
        measure: TextMeasure,
        options: LensOptions,
        width: float,
        *,
        compact: bool = False,
    ) -> None:
        self._graph = graph
        self._measure = measure
        self._words = options.words
        self._width = width
        self._compact = compact
        self._limit = None if options.full_text else _LINES_ON_SCREEN
        self._has_notes = options.notes
        kind = (measure, options.words, options.full_text, options.notes, width, compact)
        self._shelf = _MEMO.shelf(kind)

    def of(self, cause_id: str) -> Box:
        """Return the box of a cause."""
        cause, around = self._graph.cause(cause_id), self._around(cause_id)
        box = self._shelf.find(cause, around)
        if box is None:
            box = self._made(cause, around)
            self._shelf.keep(cause, around, box)
        return box

    def _around(self, cause_id: str) -> Around:
        graph = self._graph
        further, actions = graph.parents(cause_id)[1:], graph.actions(cause_id)
        is_leaf = graph.is_leaf(cause_id)
        if not further and not actions:
            return _ALONE[is_leaf]
        numbers = tuple(action.number for action in actions)
        return Around(numbers, tuple(graph.cause(effect).number for effect in further), is_leaf)

    def _made(self, cause: Cause, around: Around) -> Box:
        texts, y = self._compact_text(cause) if self._compact else self._full_text(cause, around)
        for line, color in self._foot(cause, around):
            baseline = y + NOTE_STEP * _RISE + 1
            texts.append(TextLine(PAD_X, baseline, line, NOTE_SIZE, 500, color))
            y += NOTE_STEP
        box = Box(cause.id, 0, 0, self._width, y + PAD_Y, texts=tuple(texts), owner=cause.id)
        return _styled(cause, box, actionable=self._graph.is_actionable(cause.id))

    def _full_text(self, cause: Cause, around: Around) -> tuple[list[TextLine], float]:
        """Return the head and the text, and where the text ends."""
        ink, struck = _text_style(cause)
        room = self._width - 2 * PAD_X
        texts = list(self._head(cause, around.actions))
        y = PAD_Y + HEAD_STEP
        for line in wrapped(cause.text, self._measure, TEXT_SIZE, 400, room, self._limit):
            texts.append(
                TextLine(PAD_X, y + TEXT_STEP * _RISE, line, TEXT_SIZE, 400, ink, struck=struck)
            )
            y += TEXT_STEP
        return texts, y

    def _compact_text(self, cause: Cause) -> tuple[list[TextLine], float]:
        """Return the id with the text beside it, and where the text ends."""
        ink, struck = _text_style(cause)
        label = label_of(cause)
        indent = PAD_X + self._measure.width(label, TEXT_SIZE, 600) + 6
        room = self._width - indent - PAD_X
        y, first = PAD_Y, PAD_Y + TEXT_STEP * _RISE
        texts = [TextLine(PAD_X, first, label, TEXT_SIZE, 600, "text3", struck=struck)]
        for line in wrapped(cause.text, self._measure, TEXT_SIZE, 400, room):
            texts.append(
                TextLine(indent, y + TEXT_STEP * _RISE, line, TEXT_SIZE, 400, ink, struck=struck)
            )
            y += TEXT_STEP
        return texts, y

    def _head(self, cause: Cause, actions: tuple[int, ...]) -> Iterator[TextLine]:
        """Yield the line over the text: id, evidence where there is room, actions at the right."""
        baseline = PAD_Y + HEAD_STEP * _RISE - 1
        yield TextLine(PAD_X, baseline, label_of(cause), HEAD_SIZE, 600, "text3")
        badge = self._head_badge(actions)
        if badge:
            right = self._width - PAD_X
            yield TextLine(right, baseline, badge, HEAD_SIZE, 600, "ok", anchor="end")
        facts = _facts(cause, self._words)
        if facts and self._has_room_for(facts, cause, actions):
            x = self._facts_x(cause)
            yield TextLine(x, baseline, facts, HEAD_SIZE, 500, "text3")

    def _head_badge(self, actions: tuple[int, ...]) -> str:
        return wrapped(_badge(actions), self._measure, HEAD_SIZE, 600, self._width / 2, 1)[0]

    def _facts_x(self, cause: Cause) -> float:
        return PAD_X + self._measure.width(label_of(cause), HEAD_SIZE, 600) + _APART

    def _has_room_for(self, facts: str, cause: Cause, actions: tuple[int, ...]) -> bool:
        """Tell whether the head can hold the evidence too; where not, it stands below the text."""
        badge = self._measure.width(self._head_badge(actions), HEAD_SIZE, 600)
        right = self._width - PAD_X - (badge + _APART if badge else 0.0)
        return self._facts_x(cause) + self._measure.width(facts, HEAD_SIZE, 500) <= right

    def _foot(self, cause: Cause, around: Around) -> Iterator[tuple[str, str]]:
        """Yield the lines below the text, each with its ink; actions show in every drawing."""
        if self._compact:
            yield from self._note(_badge(around.actions), "ok")
        if self._has_notes:
            yield from self._notes(cause, around)

    def _notes(self, cause: Cause, around: Around) -> Iterator[tuple[str, str]]:
        """Yield what part a cause plays, how it ends, and what else it feeds."""
        words, further = self._words, around.further
        quiet = [_kind(cause, words), _stop(cause, words) if around.is_leaf else ""]
        facts = _facts(cause, words)
        if self._compact:
            # A fish is read for what lies where: evidence is told where it is wanting.
            facts = "" if cause.evidence_ids else facts
        if self._compact or not self._has_room_for(facts, cause, around.actions):
            quiet.insert(0, facts)
        yield from self._note(_DOT.join(part for part in quiet if part), "text3")
        if cause.accepted_because:
            yield from self._note(words.accepted.format(cause.accepted_because), "text3")
        if further:
            names = ", ".join(f"C{number}" if number else words.effect for number in further)
            yield from self._note(words.also_feeds.format(names), "accent_text")

    def _note(self, text: str, ink: str) -> Iterator[tuple[str, str]]:
        """Yield a note in as many lines as it takes, on screen no more than the text may have."""
        room = self._width - 2 * PAD_X
        if text:
            for line in wrapped(text, self._measure, NOTE_SIZE, 500, room, self._limit):
                yield line, ink


def forget_boxes() -> None:
    """Let every box be made anew; nobody sees a difference but in time."""
    _MEMO.clear()


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


def _styled(cause: Cause, box: Box, *, actionable: bool) -> Box:
    """Return `box` in the line style of the cause's state; a bar marks what can be acted on."""
    suspected = cause.state is CauseState.SUSPECTED
    return replace(
        box,
        dashed=suspected,
        fill="canvas" if suspected else "surface",
        stroke="line" if cause.state is CauseState.REFUTED else "line2",
        bar="accent" if actionable else "",
    )


def _text_style(cause: Cause) -> tuple[str, bool]:
    """Return the ink of a cause's text, and whether it is struck through."""
    if cause.state is CauseState.REFUTED:
        return "text3", True
    return ("text2" if cause.state is CauseState.SUSPECTED else "text"), False


def _facts(cause: Cause, words: LensWords) -> str:
    count = len(cause.evidence_ids)
    if count:
        return words.one_fact if count == 1 else words.facts.format(count)
    return words.no_facts if cause.state is CauseState.SUSPECTED else ""


def _badge(actions: tuple[int, ...]) -> str:
    return " ".join(f"A{number}" for number in actions)


def _kind(cause: Cause, words: LensWords) -> str:
    """Return what a room looks for from its chairs: what set it off, and the roots."""
    if cause.kind is CauseKind.TRIGGER:
        return words.trigger
    return words.root if cause.kind is CauseKind.ROOT else ""


def _stop(cause: Cause, words: LensWords) -> str:
    """Return why nobody asks further; what can be acted on bears a bar already."""
    if cause.stop_reason is None:
        return ""
    return {
        StopReason.ROOT_FACTOR: "",
        StopReason.NO_CONTROL: words.no_control,
        StopReason.NO_EVIDENCE: words.no_evidence,
        StopReason.OTHER_PATH: words.other_path,
    }[cause.stop_reason]
