# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Comments on a place or on the whole review: what is open, and a line to write another."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import UserFacingError
from app.insight.comments import (
    CommentPlace,
    comment_places,
    commenting,
    open_comments,
    place_of,
    reopening,
    settling,
    whole,
)
from app.review.comment import Comment
from app.review.item import Kind
from app.review.review import Review
from app.review.zone import zone_of
from ui import dates
from ui.kit.button import GhostButton, SecondaryButton
from ui.kit.card import Card
from ui.kit.entry_list import Entry
from ui.kit.into_view import bring_into_view
from ui.kit.jump_line import JumpLine
from ui.kit.label import Label
from ui.kit.search_choice import SearchChoice
from ui.kit.wrap_row import WrapRow
from ui.panels.panel import PanelContext
from ui.session_bridge import SessionBridge
from ui.theme import current_theme


class CommentsCard(Card):
    """`chosen(kind, id)` with the place of the comment that was pressed."""

    chosen = Signal(object)

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        super().__init__()
        self.set_title(self.tr("Comments"))
        self._bridge = bridge
        self._context = context
        self._shown: tuple[object, ...] = ()
        self._place = whole()
        self.lines: list[JumpLine] = []
        self.buttons: dict[str, GhostButton] = {}
        """The button of each comment, by its id: settle it, or open it again."""
        self._none = Label(self.tr("Nobody has commented yet."), role="table", tone="text3")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(current_theme().space.xs)
        about = self.tr("What the comment is about")
        self.place = SearchChoice(about, self.tr("About… type part of it"))
        self._about = Label(role="help", tone="text3", wrap=True)
        self.text = QLineEdit()
        self.text.setAccessibleName(self.tr("Comment"))
        self.text.setPlaceholderText(self.tr("What should be looked at again?"))
        self.add_button = SecondaryButton(
            self.tr("Comment", "verb"), icon="message-square", small=True
        )
        self._write = QWidget()
        self._lay_out()
        self.place.set_offer(self._offer)
        self.place.chosen.connect(self._on_place_chosen)
        self.text.returnPressed.connect(self._on_add)
        self.add_button.clicked.connect(self._on_add)
        self._show_place()

    def show_review(self, review: Review) -> None:
        """Show the comments, those that are open first."""
        ordered = sorted(review.comments, key=lambda comment: comment.is_settled)
        shown = tuple((each, place_of(review, each)) for each in ordered)
        self._none.setVisible(not shown)
        count = len(open_comments(review))
        title = self.tr("Comments")
        self.set_title(self.tr("Comments, {0} open").format(count) if count else title)
        if shown == self._shown:
            return
        self._shown = shown
        focused = next((each for each, one in self.buttons.items() if one.hasFocus()), "")
        self._clear()
        for comment, place in shown:
            self._rows.addWidget(self._row(review, comment, place))
        if focused in self.buttons:
            self.buttons[focused].setFocus()
        elif focused:
            self.text.setFocus()

    def begin(self, place: CommentPlace | None = None) -> None:
        """Put the cursor where a comment is written, about `place` where one is given."""
        if place is not None:
            self._place = place
            self._show_place()
        self.text.setFocus()
        bring_into_view(self._write)

    def go_to(self, comment_id: str) -> None:
        """Put the focus on a comment's button."""
        self.buttons.get(comment_id, self.text).setFocus()

    def _row(self, review: Review, comment: Comment, place: CommentPlace | None) -> QWidget:
        theme = current_theme()
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space.sm)
        where = self.tr("something that is gone since") if place is None else place.name
        told = self._told(review, comment, where)
        below = Label(told, role="help", tone="text3", wrap=True)
        jump = JumpLine(
            comment.text,
            self.tr("{0}, {1}, go there").format(comment.text, told),
            icon="check" if comment.is_settled else "message-square",
            tone="text3" if comment.is_settled else "text",
            icon_tone="ok" if comment.is_settled else "warn",
            below=below,
        )
        jump.clicked.connect(lambda _on=False: self._on_chosen(place))
        words = self.tr("Open again") if comment.is_settled else self.tr("Settle")
        button = GhostButton(words, small=True)
        button.setAccessibleDescription(comment.text)
        button.clicked.connect(lambda _on=False: self._on_settle(comment.id))
        line.addWidget(jump, 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.lines.append(jump)
        self.buttons[comment.id] = button
        return row

    def _told(self, review: Review, comment: Comment, where: str) -> str:
        """Return under a comment what it is about, who wrote it when, and who settled it."""
        told = [where, comment.author]
        if comment.at is not None:
            local = comment.at.astimezone(zone_of(review))
            told.append(f"{dates.day(local.date())} {local:%H:%M}")
        if comment.is_settled:
            by = self.tr("settled by {0}").format(comment.settled_by)
            told.append(by if comment.settled_by else self.tr("settled"))
        return " · ".join(part for part in told if part)

    def _offer(self) -> list[Entry]:
        return [
            Entry(_key(place), " · ".join(part for part in (place.name, place.where) if part))
            for place in comment_places(self._bridge.review)
        ]

    def _on_place_chosen(self, key: str) -> None:
        places = comment_places(self._bridge.review)
        self.begin(next((place for place in places if _key(place) == key), whole()))

    def _show_place(self) -> None:
        self._about.setText(self.tr("About: {0}").format(self._place.name))

    def _on_add(self) -> None:
        services = self._context.services
        try:
            edit = commenting(
                self._bridge.review,
                self.text.text(),
                self._place,
                services.clock.now(),
                services.signature,
            )
        except UserFacingError as refusal:
            self._context.warn(refusal.sentence)
            self.text.setFocus()
            return
        if self._bridge.apply(edit, self.tr("comment"), initiator="approval") is not None:
            self.text.clear()
            self._place = whole()
            self._show_place()
            bring_into_view(self._write)

    def _on_settle(self, comment_id: str) -> None:
        comment = self._bridge.review.get(Kind.COMMENT, comment_id)
        if not isinstance(comment, Comment):
            return
        services = self._context.services
        if comment.is_settled:
            edit, label = reopening(comment), self.tr("open comment again")
        else:
            edit = settling(comment, services.clock.now(), services.signature)
            label = self.tr("settle comment")
        self._bridge.apply(edit, label, initiator="approval")

    def _on_chosen(self, place: CommentPlace | None) -> None:
        if place is None:
            self._context.hint(self.tr("What this comment is about was taken out of the review."))
        elif place.kind is not None:
            self.chosen.emit(place)

    def _lay_out(self) -> None:
        row = WrapRow(self._write)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.sm)
        row.addWidget(self.text)
        row.addWidget(self.add_button)
        self.add(self._none)
        self.add_layout(self._rows)
        for part in (self.place, self._about, self._write):
            self.add(part)

    def _clear(self) -> None:
        self.lines.clear()
        self.buttons.clear()
        while (entry := self._rows.takeAt(0)) is not None:
            if (widget := entry.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def _key(place: CommentPlace) -> str:
    return f"{place.kind or ''}:{place.item_id}"
