# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Two people wrote over the same words: each pair of wordings, to choose from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.insight.place import step_of
from app.publish.word_marks import marked_words
from app.review.alternative import Alternative
from app.review.alternatives import alternatives, both, kept, place_of, standing_text, taken
from app.review.changes import Changes
from app.review.edits import Edit
from app.review.review import Review
from ui.kit.button import GhostButton, SecondaryButton
from ui.kit.card import Card
from ui.kit.empty_state import EmptyState
from ui.kit.label import Label
from ui.kit.marked_words import MarkedWords
from ui.kit.scroll_column import ScrollColumns
from ui.kit.wrap_row import WrapRow
from ui.live.place_words import place_words
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge
from ui.sheets.sheet_line import SheetLine
from ui.theme import current_theme


class ChoicesSheet(Panel):
    """A card for each wording that waits; whichever is chosen, undo brings the other back."""

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        question = self.tr("Which wording says it best? Undo brings the other one back.")
        super().__init__(bridge, context, self.tr("Two wordings"), question)
        self.cards: list[ChoiceCard] = []
        self._shown: tuple[tuple[Alternative, str | None], ...] = ()
        self._nothing = EmptyState(self.tr("No wording waits for a choice."))
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().space.gap)
        self._columns = ScrollColumns()
        self._columns.add(self._list)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._columns, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("noFocusRing", True)

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show what waits; what is looked at stays in its place."""
        waiting = tuple((each, standing_text(review, each)) for each in alternatives(review))
        # Asked first: what is hidden hands its focus on, and the next key would do something else.
        focused = next((place for place, card in enumerate(self.cards) if card.has_focus), -1)
        self._nothing.setVisible(not waiting)
        self._columns.setVisible(bool(waiting))
        if waiting == self._shown:
            return
        self._shown = waiting
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._card(each, standing) for each, standing in waiting]
        for card in self.cards:
            self._column.addWidget(card)
        if focused >= 0:
            self.focus_first(focused)

    def focus_first(self, place: int = 0) -> None:
        """Put the focus on the first choice, or on another."""
        if self.cards:
            self.cards[min(place, len(self.cards) - 1)].focus_choice()
        else:
            self.setFocus()

    def _card(self, each: Alternative, standing: str | None) -> ChoiceCard:
        card = ChoiceCard(self._title(each), each, standing, self.bridge.session.author)
        card.chosen.connect(lambda make: self._on_chosen(each, make))
        card.place_wanted.connect(lambda: self._on_place_wanted(each))
        return card

    def _title(self, each: Alternative) -> str:
        """Return what the wording is of: "The incident's summary", "C4, text"."""
        place = place_of(each)
        words = place_words(self.review, place) if place is not None else ""
        return words[:1].upper() + words[1:] or self.tr("What it belonged to is gone")

    def _on_chosen(self, each: Alternative, make: Callable[[Review, Alternative], Edit]) -> None:
        label = self.tr("choose a wording")
        if self.apply(make(self.review, each), label) is not None:
            self.context.tell(self.tr("Chosen."), self.tr("Undo"))

    def _on_place_wanted(self, each: Alternative) -> None:
        place = place_of(each)
        if place is not None:
            self.item_wanted.emit(step_of(place[0], each.field), each.place_id)
            self.field_wanted.emit(place)


class ChoiceCard(Card):
    """One pair of wordings. `chosen(make)` carries what makes the edit of a review."""

    chosen = Signal(object)
    place_wanted = Signal()

    def __init__(self, title: str, each: Alternative, standing: str | None, me: str) -> None:
        super().__init__(title)
        self._each = each
        is_mine = not each.author or each.author == me
        who = self.tr("You") if is_mine else each.author
        said = self.tr("{0} wrote at the same time:").format(who)
        self.add(SheetLine(said, role="label", tone="text2"))
        if standing is None:
            self.add(SheetLine(each.text, role="body"))
            self._offer_orphan()
            return
        words = MarkedWords(marked_words(standing, each.text))
        words.setAccessibleName(words.plain)
        self.add(words)
        self.add(
            Label(
                self.tr("Struck through: what stands now. Underlined: the other wording."),
                role="help",
                tone="text3",
                wrap=True,
            )
        )
        take = self.tr("Take mine") if is_mine else self.tr("Take {0}'s").format(each.author)
        self._add_buttons(
            (self.tr("Keep what stands"), lambda _review, each: kept(each)),
            (take, taken),
            (self.tr("Keep both"), both),
        )
        show = GhostButton(self.tr("Go there"), icon="chevron-right", small=True)
        show.clicked.connect(self.place_wanted)
        self.add_action(show)

    @property
    def has_focus(self) -> bool:
        """Whether the window's focus is on one of its buttons, be the window in front or not."""
        return self.window().focusWidget() in self.buttons

    def focus_choice(self) -> None:
        """Put the focus on the first answer."""
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_orphan(self) -> None:
        """Offer to copy what has no place any more, and to drop it."""
        self._add_buttons((self.tr("Drop it"), lambda _review, each: kept(each)))
        copy = SecondaryButton(self.tr("Copy"), icon="copy", small=True)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._each.text))
        self.add_action(copy)

    def _add_buttons(self, *choices: tuple[str, Callable[[Review, Alternative], Edit]]) -> None:
        row = QWidget()
        layout = WrapRow(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current_theme().space.sm)
        self.buttons = []
        for words, make in choices:
            button = SecondaryButton(words, small=True)
            button.clicked.connect(lambda _on=False, make=make: self.chosen.emit(make))
            layout.addWidget(button)
            self.buttons.append(button)
        self.add(row)
