# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The canvas with 1,000 causes: repainting the whole map, and an edit up to the finished paint."""

from __future__ import annotations

import gc
import os
import random
from collections.abc import Iterator
from statistics import median

from PySide6.QtWidgets import QApplication

from app.causal.lens import LensOptions
from app.causal.lenses import LENSES
from app.clock import SystemClock
from app.fonts import BundledMeasure
from app.review.cause import EFFECT_ID, Cause, CauseState, Link
from app.review.changes import apply_edit
from app.review.edits import Add, Edit, batch, set_field
from app.review.rank import ranks_after
from app.review.review import Review, new_review
from bench_row import Row, timed
from ui.canvas.cause_view import CauseView
from ui.canvas.drawing_scene import DrawingScene
from ui.collector import FIRST
from ui.theme import apply_theme, load_theme

CAUSES = 1_000
RUNS = 9
FRAME_MS = 16.0
_WORDS = ("replica", "lagged", "nobody", "told", "while", "disk", "filled", "with", "segments")


def rows() -> Iterator[Row]:
    """Yield repaint, and edit with relayout, each against one frame of 16 ms; both against two."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, load_theme("light"))
    gc.freeze()
    gc.set_threshold(FIRST)  # as rarely as the window looks for garbage
    review = wide_review(CAUSES)
    scene = DrawingScene()
    view = CauseView(scene)
    view.resize(1600, 900)
    view.show()
    measure = BundledMeasure()
    for lens in LENSES:
        scene.show_drawing(LENSES[lens](review, measure, LensOptions()))
        view.fit()
        app.processEvents()
        repaint = median(timed(view.viewport().repaint) for _ in range(RUNS))
        yield Row(f"repaint {CAUSES} causes, {lens} / a frame", repaint, FRAME_MS, "floor", 1.0)
    scene.show_drawing(LENSES["whys"](review, measure, LensOptions()))
    view.fit()
    for lens in LENSES:
        scene.show_drawing(LENSES[lens](review, measure, LensOptions()))
        view.fit()
        editor = _Editor(view, review, lens)
        placed = median(timed(editor.edit) for _ in range(RUNS))
        name = f"edit and relayout of {CAUSES} causes, {lens} / a frame"
        yield Row(name, placed, FRAME_MS, "floor", 1.0)
        shown = median(timed(editor.edit) + timed(editor.paint) for _ in range(RUNS))
        name = f"the same up to the finished paint, {lens} / two frames"
        yield Row(name, shown, 2 * FRAME_MS, "floor", 1.0)
    view.close()


def wide_review(count: int) -> Review:
    """Return a review with a random tree of causes, each with a few words."""
    chance = random.Random(7)  # noqa: S311
    review = new_review("bench", SystemClock().now(), "bench")
    ids = [f"c{number}" for number in range(count)]
    ranks = ranks_after("", count)
    edits: list[Edit] = []
    for place, cause_id in enumerate(ids):
        text = " ".join(chance.choices(_WORDS, k=chance.randint(3, 14)))
        state = chance.choice(list(CauseState))
        cause = Cause(id=cause_id, rank=ranks[place], number=place + 1, text=text, state=state)
        above = ids[chance.randrange(place)] if place > 7 else EFFECT_ID
        link = Link(id=f"l{place}", rank=ranks[place], effect_id=above, cause_id=cause_id)
        edits += [Add(cause), Add(link)]
    return apply_edit(review, batch(edits))[0]


class _Editor:
    """Words one cause anew after another."""

    def __init__(self, view: CauseView, review: Review, lens: str) -> None:
        self._view = view
        self._review = review
        self._lens = LENSES[lens]
        self._step = 0
        self._measure = BundledMeasure()

    def edit(self) -> None:
        """Apply one edit, lay out, and bring the scene up to date."""
        self._step += 1
        cause = self._review.causes[self._step * 37 % CAUSES]
        edit = set_field(cause, "text", f"said better, {self._step} times")
        self._review = apply_edit(self._review, edit)[0]
        drawing = self._lens(self._review, self._measure, LensOptions())
        self._view.drawing_scene.show_drawing(drawing)

    def paint(self) -> None:
        """Paint the whole map."""
        self._view.viewport().repaint()
