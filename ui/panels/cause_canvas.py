# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The causes through one lens: what is drawn, selected, folded and found. It edits nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication

from app.causal.graph import CauseGraph
from app.causal.lens import LensOptions, LensWords
from app.causal.lenses import LENSES
from app.causal.placement import Direction, closest, nearest
from app.causal.shapes import Drawing
from app.fonts import BundledMeasure
from app.review.cause import EFFECT_ID
from app.review.review import Review
from ui.canvas.cause_view import CauseView
from ui.canvas.drawing_scene import DrawingScene
from ui.canvas.fold_mark import FoldSide
from ui.canvas.folds import folds_of
from ui.canvas.free_room import covers_a_box
from ui.canvas.legend import Legend, ZoomBar
from ui.canvas.picture import picture_of
from ui.canvas.search_bar import SearchBar
from ui.canvas.spoken import spoken
from ui.kit.card import Card
from ui.theme import current_theme

Bones = Callable[[], tuple[str, ...]]

_GROWS = {"whys": Direction.RIGHT, "fault-tree": Direction.DOWN}
"""Where the branches of a lens lead; in others every cause stays in sight."""

_BACK = {Direction.RIGHT: Direction.LEFT, Direction.DOWN: Direction.UP}


class CauseCanvas(Card):
    """Shows the graph through the chosen lens; the selection outlives a change of lens.

    `review` gives what to show, `bones` the categories. `selection_moved(cause id)` follows every
    change of the selected cause. `moved` tells that what is drawn may stand elsewhere in the view.
    """

    selection_moved = Signal(str)
    moved = Signal()

    def __init__(self, review: Callable[[], Review], bones: Bones) -> None:
        super().__init__(flush=True)
        self._review = review
        self._bones = bones
        self._lens = "whys"
        self._folded: frozenset[str] = frozenset()
        self._measure = BundledMeasure()
        self._drawing = Drawing(0, 0, ())
        self._scene = DrawingScene(self)
        self.view = CauseView(self._scene)
        self.view.wording = self._wording
        self.search = SearchBar(self.view, self._findable)
        self._legend = Legend(self.view)
        self._zoom = ZoomBar(self.view, self.view)
        self.add(self.view, 1)
        self._scene.selection_moved.connect(self._on_selection_moved)
        self.search.match_wanted.connect(self.reveal)
        self.view.fold_wanted.connect(self.fold)
        self.view.resized.connect(self._on_view_resized)
        self.view.fitted.connect(self._on_fitted)
        self.view.view_moved.connect(self._place_bars)
        self._scene.drawing_shown.connect(self._place_bars)
        self.view.view_moved.connect(self.moved)
        self._scene.drawing_shown.connect(self.moved)

    @property
    def selected(self) -> str:
        """Id of the selected cause, or an empty string."""
        return self._scene.selected

    @property
    def all_selected(self) -> frozenset[str]:
        """Ids of all causes selected."""
        return self._scene.all_selected

    @property
    def lens(self) -> str:
        """The lens that is chosen."""
        return self._lens

    @property
    def drawing(self) -> Drawing:
        """What is drawn."""
        return self._drawing

    def refresh(self) -> None:
        """Draw the causes anew; shapes that stay keep their items."""
        self._drawing = self._drawn()
        self._scene.show_drawing(self._drawing)
        self._show_around()

    def show_lens(self, lens: str) -> None:
        """Show the same causes through another lens, the selected one in view."""
        self._lens = lens
        self._drawing = self._drawn()
        self.view.change_drawing(self._drawing)
        self._show_around()

    def select(self, cause_id: str) -> None:
        """Select a cause and bring it into view."""
        self._scene.select(cause_id)
        self._show_box(cause_id)

    def show_selected(self) -> None:
        """Bring the selected cause into view."""
        self._show_box(self.selected)

    def box_of(self, cause_id: str) -> QRectF | None:
        """Return where a cause is drawn, or None where it is not."""
        return self._scene.box_of(cause_id)

    def select_towards(self, direction: Direction) -> None:
        """Select the nearest cause in a direction; along a tree's branches the linked one first.

        Else an uncle that stands closer than the parent of the last of many would be next.
        """
        graph, grows = CauseGraph(self._review()), _GROWS.get(self._lens)
        along: tuple[str, ...] = ()
        if direction is grows:
            along = graph.own_children(self.selected)
        elif grows is not None and direction is _BACK[grows]:
            along = (graph.parent(self.selected),)
        found = closest(self._drawing, self.selected, along)
        self.select(found or nearest(self._drawing, self.selected, direction))

    def select_all(self) -> None:
        """Select every cause that is in sight."""
        self._scene.select(self.selected, self._scene.owners)

    def reveal(self, cause_id: str) -> None:
        """Unfold what hides a cause and select it."""
        self._unfold_above([cause_id])
        self.select(cause_id)

    def highlight(self, cause_ids: Collection[str]) -> None:
        """Ring causes without selecting them, as a search does; none takes the rings away."""
        self._unfold_above(cause_ids)
        self._scene.set_found(frozenset(cause_ids))

    def show_new(self, cause_id: str) -> None:
        """Select a cause that was just added, in sight whatever was folded."""
        self._folded -= set(CauseGraph(self._review()).parents(cause_id))
        self.refresh()
        self.select(cause_id)

    @property
    def lens_folds(self) -> bool:
        """Whether branches can be folded; in the fishbone every cause stays in sight."""
        return self._lens in _GROWS

    def fold(self, cause_id: str) -> bool:
        """Fold a branch, or unfold it; False where there is none to fold."""
        if not self.lens_folds or cause_id not in folds_of(self._review(), self._folded):
            return False
        self._folded ^= {cause_id}
        self.refresh()
        if self._scene.box_of(self.selected) is None:
            self.select(cause_id)
        return True

    def copy_picture(self) -> None:
        """Put the drawing on the clipboard as a picture."""
        QGuiApplication.clipboard().setImage(picture_of(self._drawing, current_theme()))

    def focus(self) -> None:
        """Put the focus on the drawing."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drawn(self) -> Drawing:
        return LENSES[self._lens](self._review(), self._measure, self._options())

    def _show_around(self) -> None:
        """Bring what goes with the drawing up to date: selection, fold marks and speech."""
        if not self.selected:
            self.select(EFFECT_ID)
        grows = _GROWS.get(self._lens)
        folds = folds_of(self._review(), self._folded) if grows else {}
        side = FoldSide.BOTTOM if grows is Direction.DOWN else FoldSide.RIGHT
        self._scene.set_folds(folds, side)
        self._describe()

    def _describe(self) -> None:
        """Let a screen reader say the selected cause."""
        is_folded = self.selected in self._folded
        self.view.describe(spoken(self._review(), self.selected, folded=is_folded))

    def _unfold_above(self, cause_ids: Collection[str]) -> None:
        graph = CauseGraph(self._review())
        hiding = {above for cause_id in cause_ids for above in _all_above(graph, cause_id)}
        if hiding & self._folded:
            self._folded -= hiding
            self.refresh()

    def _wording(self, cause_id: str) -> str:
        cause = CauseGraph(self._review()).cause(cause_id)
        return cause.text if cause_id == EFFECT_ID else f"C{cause.number}  {cause.text}"

    def _findable(self) -> list[tuple[str, str]]:
        graph = CauseGraph(self._review())
        causes = [graph.cause(cause_id) for cause_id, _ in graph.outline()]
        return [(cause.id, f"C{cause.number} {cause.text}") for cause in causes]

    def _options(self) -> LensOptions:
        words = LensWords(
            effect=self.tr("Effect"),
            why=self.tr("Why? {0}"),
            same_as=self.tr("same as {0}"),
            facts=self.tr("{0} facts"),
            one_fact=self.tr("1 fact"),
            no_facts=self.tr("no evidence yet"),
            untitled=self.tr("What happened? Press F2 and say it."),
            loose=self.tr("Not linked yet"),
            unsorted=self.tr("Not sorted yet: drag these to a bone, or press Alt+→"),
            all_of=self.tr("AND"),
            any_of=self.tr("OR"),
            every=self.tr("all of"),
            at_least=self.tr("{0} of {1}"),
            also_feeds=self.tr("also feeds {0}"),
            accepted=self.tr("accepted: {0}"),
            trigger=self.tr("trigger"),
            root=self.tr("root"),
            no_control=self.tr("out of our control"),
            no_evidence=self.tr("no more evidence"),
            other_path=self.tr("another path is better"),
        )
        return LensOptions(folded=self._folded, categories=self._bones(), words=words)

    def _on_selection_moved(self, cause_id: str) -> None:
        self._describe()
        self.selection_moved.emit(cause_id or EFFECT_ID)

    def _on_fitted(self) -> None:
        """Begin at the effect where not everything is in sight, and keep the selected cause so."""
        if not self.view.shows_all:
            for cause_id in (EFFECT_ID, self.selected):
                self._show_box(cause_id)

    def _on_view_resized(self) -> None:
        """Keep legend and zoom at the lower corners, and the selected cause in sight."""
        self._place_bars()
        self.show_selected()

    def _place_bars(self) -> None:
        if self.view.scene() is None:  # the scene goes first when a window is closed
            return
        margin = current_theme().space.md
        area = self.view.viewport().rect()
        self._zoom.adjustSize()
        room = area.adjusted(margin, margin, -2 * margin - self._zoom.width(), -margin)
        self._legend.place(self._lens, room, partial(covers_a_box, self.view))
        right = area.width() - self._zoom.width() - margin
        self._zoom.move(right, area.height() - self._zoom.height() - margin)

    def _show_box(self, cause_id: str) -> None:
        box = self._scene.box_of(cause_id)
        if box is not None:
            self.view.show_box(box)


def _all_above(graph: CauseGraph, cause_id: str) -> list[str]:
    """Return what a cause is drawn under, up to the effect."""
    above: list[str] = []
    here = cause_id
    while here := graph.parent(here):
        above.append(here)
    return above
