# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page of keys, made from the table the shortcuts come from; each can be changed there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.actions import action_rows, translated
from ui.keys import key_table
from ui.keys.fixed_keys import FIXED_KEYS, FixedKey
from ui.keys.key_words import shown_in
from ui.kit.button import GhostButton
from ui.kit.card import Card
from ui.kit.key_cap import KeyCap
from ui.kit.label import Label
from ui.kit.notice import NoticeLevel
from ui.kit.scroll_column import ScrollColumns
from ui.preferences.key_desk import KeyDesk
from ui.preferences.key_row import KeyRow
from ui.preferences.search_page import SearchPage
from ui.theme import current_theme

_COLUMN_LEAST = 320
_FIRST_COLUMN = ("Review", "Edit", "Steps")
"""Menus that stand in the first column; the others have the second, fixed keys the third."""


class KeysPage(SearchPage):
    """A card for each menu, and one for each place that has keys of its own."""

    def __init__(self, desk: KeyDesk, parent: QWidget | None = None) -> None:
        sub = self.tr("Choose one and press Enter to change its key.")
        super().__init__(self.tr("Keys"), sub, "shortcuts", parent)
        self.rows: list[KeyRow] = []
        self._cards: list[tuple[Card, Sequence[KeyRow | _FixedRow]]] = []
        self._columns = ScrollColumns(3, _COLUMN_LEAST)
        self.reset_all = GhostButton(self.tr("Reset all"), icon="rotate-ccw")
        self.header.insert_action(self.reset_all)
        for menu in dict.fromkeys(row.menu for row in action_rows()):
            self._add_menu(menu)
        for place, keys in FIXED_KEYS.items():
            self._add_fixed(place, keys)
        self._columns.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._columns, 1)
        self.reset_all.clicked.connect(self._on_reset_all)
        key_table().changed.connect(self._on_changed)
        desk.troubled.connect(self._on_troubled)
        self._on_changed()

    def row(self, action_id: str) -> KeyRow:
        """Return the row of an action."""
        return next(row for row in self.rows if row.action.id == action_id)

    def narrow(self, wanted: str) -> bool:
        """Show the keys whose words or names hold all that is wanted."""
        any_fits = False
        for card, rows in self._cards:
            for row in rows:
                row.setVisible(row.fits(wanted))
            card.setHidden(all(row.isHidden() for row in rows))
            any_fits = any_fits or not card.isHidden()
        return any_fits

    def focus_found(self) -> None:
        """Go to the first action that is shown."""
        row = next((row for row in self.rows if row.isVisible()), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.TabFocusReason)

    def _add_menu(self, menu: str) -> None:
        names = {row.id: translated(row) for row in action_rows()}
        rows = [KeyRow(action, names) for action in action_rows() if action.menu == menu]
        for row in rows:
            row.moved.connect(lambda by, here=row: self._on_moved(here, by))
        self.rows.extend(rows)
        card = _card(menu, rows)
        self._cards.append((card, rows))
        self._columns.add(card, 0 if menu in _FIRST_COLUMN else 1)

    def _add_fixed(self, place: str, keys: tuple[FixedKey, ...]) -> None:
        rows = [_FixedRow(key) for key in keys]
        card = _card(place, rows)
        self._cards.append((card, rows))
        self._columns.add(card, 2)

    def _on_moved(self, here: KeyRow, by: int) -> None:
        there = [row for row in self.rows if row.isVisible()]
        place = there.index(here) + by
        if 0 <= place < len(there):
            there[place].setFocus(Qt.FocusReason.OtherFocusReason)
        elif place < 0:
            self.focus_first()

    def _on_reset_all(self) -> None:
        self.focus_first()
        key_table().reset_all()
        self.notice.tell(self.tr("All keys are as they came."), NoticeLevel.DONE)

    def _on_changed(self) -> None:
        if key_table().chosen:
            self.reset_all.enable()
        else:
            self.reset_all.disable(self.tr("All keys are as they came."))

    def _on_troubled(self, sentence: str) -> None:
        self.notice.tell(sentence, NoticeLevel.ERROR)


class _FixedRow(QWidget):
    """Keys that stay as they are."""

    def __init__(self, key: FixedKey) -> None:
        super().__init__()
        space = current_theme().space
        self._shown = shown_in(key.shown)
        self._words = QCoreApplication.translate("actions", key.words)
        row = QGridLayout(self)
        row.setContentsMargins(space.sm, 2, space.sm, 2)
        row.setColumnStretch(0, 1)
        row.addWidget(Label(self._words, role="table", tone="text2", wrap=True), 0, 0)
        row.addWidget(KeyCap(self._shown), 0, 1, Qt.AlignmentFlag.AlignTop)

    def fits(self, wanted: str) -> bool:
        """Tell whether all words of a search stand in the row."""
        here = f"{self._words} {self._shown}".casefold()
        return all(word in here for word in wanted.casefold().split())


def _card(title: str, rows: Sequence[QWidget]) -> Card:
    card = Card(QCoreApplication.translate("actions", title))
    column = QVBoxLayout()
    column.setSpacing(0)
    for row in rows:
        column.addWidget(row)
    card.add_layout(column)
    return card
