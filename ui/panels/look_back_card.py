# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The selected action under the table of step 10: its slip history, and what can be decided now."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.insight.agreed import follow_ups_of
from app.insight.slips import Slip, slips
from app.insight.standing import day_in
from app.review.action import Action
from app.review.follow_up import FollowUp
from app.review.item import Kind
from app.review.review import Review
from ui import dates, labels
from ui.kit.button import SecondaryButton
from ui.kit.card import Card
from ui.kit.label import Label
from ui.kit.scroll_column import ScrollColumns
from ui.kit.wrap_row import WrapRow
from ui.theme import current_theme


class LookBackCard(Card):
    """Each signal carries the action it is about."""

    date_wanted = Signal(object)
    hand_over_wanted = Signal(object)
    recommit_wanted = Signal(object)
    close_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._action: Action | None = None
        self.set_title(self.tr("Looked back"))
        self._history = Label(role="table", tone="text2", wrap=True)
        self._buttons = QWidget()
        row = WrapRow(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.xs)
        self.buttons: dict[str, SecondaryButton] = {}
        for key, words, tip, signal in (
            ("date", self.tr("New date"), self.tr("Move its date, with a reason"),
             self.date_wanted),
            ("recommit", self.tr("Promise again"), self.tr("It still matters: say until when"),
             self.recommit_wanted),
            ("hand_over", self.tr("Hand over"), self.tr("Somebody else takes it over"),
             self.hand_over_wanted),
            ("close", self.tr("Give up"), self.tr("It is not done any more: say why"),
             self.close_wanted),
        ):  # fmt: skip
            button = SecondaryButton(words, small=True)
            button.set_tip(tip)
            button.clicked.connect(lambda _=False, wanted=signal: wanted.emit(self._action))
            self.buttons[key] = button
            row.addWidget(button)
        column = ScrollColumns(label=self.tr("Looked back"))
        column.add(self._buttons)
        column.add(self._history)
        self.add(column, 1)

    @property
    def history(self) -> str:
        """The slip history it shows."""
        return self._history.text()

    def show_action(self, review: Review, action_id: str, today: date) -> None:
        """Show an action; nothing where there is none."""
        action = review.get(Kind.ACTION, action_id)
        self._action = action if isinstance(action, Action) else None
        self._buttons.setVisible(False)
        if self._action is None:
            self.set_title(self.tr("Looked back"))
            self._history.setText(self.tr("Select an action to see what became of it."))
            return
        self.set_title(self.tr("Looked back at A{0}").format(self._action.number))
        zone = review.incident.time_zone
        looked = follow_ups_of(review, action_id)
        lines = [_line(each, zone, today) for each in reversed(looked)]
        self._history.setText("\n".join(lines) or self.tr("No new date, no new owner so far."))
        self._buttons.setVisible(self._action.is_open and self._action.committed)


def _line(entry: FollowUp, zone: str, today: date) -> str:
    """Return one look back: when, what it changed, who, why."""
    when = dates.near_day(day_in(entry.at, zone), today) if entry.at else ""
    parts = [labels.words(entry.kind), *(_moved(slip, today) for slip in slips((entry,)))]
    if entry.from_owner != entry.to_owner:
        parts.append(f"{entry.from_owner or '–'} → {entry.to_owner}")
    who = ", ".join(part for part in (when, entry.by) if part)
    return f"{who}: {' '.join(parts)}. {entry.reason}".strip()


def _moved(slip: Slip, today: date) -> str:
    before = dates.near_day(slip.from_due, today) if slip.from_due else "–"
    after = dates.near_day(slip.to_due, today) if slip.to_due else "–"
    by = f" ({slip.days:+d} d)" if slip.days is not None else ""
    return f"{before} → {after}{by}"
