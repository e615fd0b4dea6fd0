# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 10: how the actions stand, the looks back at them, what is parked, what changed lately."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.capture.capture_edit import made_by
from app.capture.conversion import turned
from app.insight.actions import committed, completion, overdue
from app.insight.schedule import next_look
from app.insight.transcript import entry_of
from app.review.changes import Changes
from app.review.edits import Edit, Set, batch, removal
from app.review.item import Kind
from app.review.review import Review
from app.review.zone import zone_of
from ui import dates
from ui.kit.card import Card
from ui.kit.data_table import DataTable, RowHeight
from ui.kit.empty_state import EmptyState
from ui.kit.question_strip import QuestionStrip
from ui.kit.stat_tile import StatStrip, StatTile
from ui.models.item_table import ItemTable
from ui.panels.actions_columns import DUE, NUMBER, OWNER, STATUS, TEXT, TICKET, columns
from ui.panels.asking_row import AskingRow
from ui.panels.burn_down_card import BurnDownCard
from ui.panels.closing_row import ClosingRow
from ui.panels.hands_fields import HandsRow, hands_complaint
from ui.panels.look_back_card import LookBackCard
from ui.panels.look_back_desk import LookBackDesk
from ui.panels.look_back_questions import LookBackQuestions
from ui.panels.panel import Panel, PanelContext
from ui.panels.parking_lot import ParkingLot
from ui.panels.recent_changes import RecentChanges
from ui.session_bridge import SessionBridge
from ui.theme import current_theme, px
from ui.turning import turn_label

_WIDTHS: tuple[int | None, ...] = (44, None, 176, 122, 116, 84)
_STATUS_COLUMN = 4
_ACTIONS_STEP = 8
_PANE_SHARE, _PARKING_SHARE = 0.26, 0.46
"""How much of the height the panes have: usually, and while the parking lot is looked at."""
_PANES_BESIDE_FROM, _PANE_BELOW = 860, 190
"""Width from which the panes stand side by side; how high one is where they don't."""
_FIGURES = (Kind.ACTION, Kind.MEETING, Kind.INCIDENT, Kind.FOLLOW_UP)
"""What the figures and the table tell of."""


class FollowThroughPanel(Panel):
    """The look back: nothing is left to be remembered."""

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        question = self.tr("When do we look again, and who asks?")
        super().__init__(bridge, context, self.tr("Follow-through"), question)
        self._open = StatTile("", self.tr("open actions"))
        self._overdue = StatTile("", self.tr("overdue"))
        self._rate = StatTile("", self.tr("completion rate"))
        self._look = StatTile("", self.tr("next look"))
        all_columns = columns(context.today)
        chosen = [all_columns[place] for place in (NUMBER, TEXT, OWNER, DUE, STATUS, TICKET)]
        self._table = ItemTable(chosen, lambda review: review.actions, self._on_typed, self)
        self.view = DataTable(RowHeight.TWO_LINE, label=self.tr("Actions"))
        self.view.setModel(self._table)
        self.view.set_columns(_WIDTHS)
        self.view.link_followed.connect(self.follow)
        self.parking = ParkingLot()
        self.parking.citation_followed.connect(bridge.citation_followed)
        self.changes = RecentChanges(context)
        self._none = EmptyState(
            self.tr("No actions are agreed yet."), self.tr("Go to the actions"), icon="list-checks"
        )
        self._none_card = Card()
        self._none_card.add(self._none)
        tiles = [self._open, self._overdue, self._rate, self._look]
        self._share = _PANE_SHARE
        self.question = QuestionStrip(self)
        self.row = AskingRow(self)
        self._desk = LookBackDesk(self, self.row)
        self._questions = LookBackQuestions(self, self.question, self._desk)
        self.card = LookBackCard()
        self.burn_down = BurnDownCard()
        self._guide = self._make_guide()
        self.hands = HandsRow(bridge)
        self.header.add_action(self.hands)
        self.body.addWidget(self.question)
        self.body.addWidget(self.row)
        self.closing = ClosingRow(bridge, context)
        self.figures = StatStrip(tiles)
        self.body.addWidget(self.figures)
        self.body.addWidget(self.closing)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._none_card, 1)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.setSpacing(current_theme().space.gap)
        for card, share in ((self.card, 3), (self.parking, 2), (self.changes, 2)):
            self._panes.addWidget(card, share)
        self.body.addLayout(self._panes)
        self._connect()

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show figures, actions, the parking lot and the latest changes."""
        if changes is None or changes.touches(*_FIGURES):
            self._table.refresh(review)
            self.view.setVisible(bool(review.actions))
            self._none_card.setVisible(not review.actions)
            self._show_actions(review)
            self._show_look(review)
            self.burn_down.show_review(review, self.context.today())
        self._show_selected()
        self._questions.ask()
        self.closing.show_review(review)
        self.closing.setVisible(self.closing.has_any)
        self.parking.show_review(review)
        self.changes.show_review(review)
        question = self.tr("When do we look again, and who asks?")
        self.header.set_sub(hands_complaint(review) or question)
        if not review.parked:
            self._set_share(_PANE_SHARE)

    def focus_first(self) -> None:
        """Put the focus on the actions."""
        (self.view if self.review.actions else self._none.button).setFocus()
        if self.review.actions and self.view.selected_row() < 0:
            self.view.select_row(0, _STATUS_COLUMN)

    def guide_widget(self) -> QWidget:
        """Return the burn-down."""
        return self._guide

    @property
    def item_in_hand(self) -> str:
        """Id of the selected action, or an empty string."""
        item = self._table.item(self.view.selected_row())
        return item.id if item is not None else ""

    def show_item(self, item_id: str) -> None:
        """Select an action."""
        row = self._table.row_of(item_id)
        if row >= 0:
            self.view.select_row(row, _STATUS_COLUMN)

    def look_at_parking(self) -> None:
        """Give the parking lot more room, and the focus, until it is empty or left."""
        self._set_share(_PARKING_SHARE)
        self.parking.focus_line()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the panes their share of the height; the actions have the rest."""
        super().resizeEvent(event)
        self._fit_panes()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the actions have their room again."""
        self._set_share(_PANE_SHARE)
        super().hideEvent(event)

    def _set_share(self, share: float) -> None:
        if share != self._share:
            self._share = share
            self._fit_panes()

    def _fit_panes(self) -> None:
        """Give the panes their share, or what the rest can do without.

        Where they would be too narrow they stand one below the other, each of its own height.
        """
        if self.width() < px(_PANES_BESIDE_FROM):
            self._panes.setDirection(QBoxLayout.Direction.TopToBottom)
            for card in (self.card, self.parking, self.changes):
                card.setFixedHeight(px(_PANE_BELOW))
            return
        self._panes.setDirection(QBoxLayout.Direction.LeftToRight)
        rest = self.body.minimumSize().height() - self.parking.minimumHeight()
        usual = round(self.height() * _PANE_SHARE)
        wanted = round(self.height() * self._share)
        height = max(usual, min(wanted, self.height() - rest))
        for card in (self.card, self.parking, self.changes):
            card.setFixedHeight(height)

    def _connect(self) -> None:
        self._table.refused.connect(self.context.warn)
        self.view.selectionModel().currentRowChanged.connect(lambda _now, _: self._show_selected())
        self._questions.action_meant.connect(self.show_item)
        self.card.date_wanted.connect(self._desk.ask_new_date)
        self.card.recommit_wanted.connect(self._desk.ask_recommit)
        self.card.hand_over_wanted.connect(self._desk.ask_hand_over)
        self.card.close_wanted.connect(self._desk.ask_close)
        self._none.acted.connect(lambda: self.step_wanted.emit(_ACTIONS_STEP))
        self.hands.complained.connect(self._on_complained)
        self.parking.turn_wanted.connect(self._on_turn_wanted)
        self.parking.done.connect(self._on_done)

    def _make_guide(self) -> QWidget:
        guide = QWidget(self)
        guide.hide()
        column = QVBoxLayout(guide)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.lg)
        column.addWidget(self.burn_down)
        return guide

    def _show_selected(self) -> None:
        item = self._table.item(self.view.currentIndex().row())
        action_id = item.id if item is not None else ""
        self.card.show_action(self.review, action_id, self.context.today())

    def _show_actions(self, review: Review) -> None:
        today = self.context.today()
        promised = committed(review)
        still = [action for action in promised if action.is_open]
        late = overdue(review, today)
        rate = completion(review, today)
        agreed = self.tr("{0} agreed").format(len(promised))
        self._open.set_stat(str(len(still)), self.tr("open actions"), agreed)
        tone = "over" if late else "text"
        numbers = ", ".join(f"A{action.number}" for action in late)
        note = numbers or self.tr("nothing is past its date")
        self._overdue.set_stat(str(len(late)), self.tr("overdue"), note, tone=tone)
        share = "–" if rate.rate is None else f"{rate.rate * 100:.0f} %"
        formula = self.tr("{0} done ÷ {1} due so far").format(rate.done, rate.due)
        note = formula if rate.due else self.tr("nothing was due so far")
        self._rate.set_stat(share, self.tr("completion rate"), note, formula=formula)

    def _show_look(self, review: Review) -> None:
        at = next_look(review)
        if at is None:
            note = self.tr("the meeting has no date")
            self._look.set_stat("–", self.tr("next look"), note)
            return
        day = at.astimezone(zone_of(review)).date()
        today = self.context.today()
        words, tone = dates.due_words(day, today)
        planned = self.tr("4 weeks after the meeting")
        passed = tone == "over"
        self._look.set_stat(
            dates.near_day(day, today),
            self.tr("next look"),
            words if passed else planned,
            tone="over" if passed else "text",
            formula=f"{planned}: {words}",
        )

    def _on_typed(self, edit: Edit, label: str, base: Review) -> None:
        self._desk.apply(edit, label, base)
        if self._desk.is_asking:
            self.question.hide()

    def _on_turn_wanted(self, note_id: str, target: str) -> None:
        """Turn a parked thought into something else; an action is an idea until it is agreed."""
        note = self.review.get(Kind.NOTE, note_id)
        entry = entry_of(self.review, note) if note is not None else None
        now = self.context.services.clock.now()
        edit = turned(self.review, [entry], target, now=now) if entry is not None else None
        if edit is None:
            return
        if target == "a":
            edit = batch([edit, Set(Kind.ACTION, made_by(edit).id, "committed", False)])
        label = turn_label(target, 1)
        if self.apply(edit, label) is not None:
            self.context.tell(self.tr("Done: {0}.").format(label), self.tr("Undo"))

    def _on_complained(self, sentence: str) -> None:
        if sentence:
            self.context.warn(sentence)

    def _on_done(self, note_id: str) -> None:
        edit = removal(self.review, Kind.NOTE, note_id)
        if self.apply(edit, self.tr("clear parked thought")) is not None:
            self.context.tell(self.tr("Taken off the parking lot."), self.tr("Undo"))
