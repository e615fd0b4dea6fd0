# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 2: who takes part, in which role, and who is still missing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.insight.crew import missing_roles, not_invited
from app.review.changes import Changes
from app.review.edits import Add, Edit, addition, batch, removal, set_field
from app.review.ids import new_id
from app.review.item import Kind
from app.review.people import Person, Role
from app.review.rank import ranks_after
from app.review.review import Review
from app.translation import in_sentence
from ui import labels
from ui.fields.rows import add_bound_row
from ui.fields.text_field import TextField
from ui.kit.button import SecondaryButton
from ui.kit.card import Card
from ui.kit.data_table import DataTable, RowHeight
from ui.kit.empty_state import EmptyState
from ui.kit.form import Form
from ui.kit.label import Label
from ui.kit.table_cell import Cell
from ui.models.item_table import Choices, Column, ItemTable
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge
from ui.theme import px

_WIDTHS: tuple[int | None, ...] = (None, 150, 150, 140, 78, 80)
_WIDE: tuple[int | None, ...] = (None, 170, 260, 190, 90, 90)
_WIDE_FROM = 1100


class CrewPanel(Panel):
    """The people as a table, the channel, and what is missing."""

    kinds = frozenset({Kind.PERSON, Kind.EVENT})

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        question = self.tr("Everyone who was paged or pushed a button is invited.")
        super().__init__(bridge, context, self.tr("Crew"), question)
        self._table = ItemTable(_columns(), lambda review: review.people, self._on_typed, self)
        self.view = DataTable(RowHeight.LIST, label=self.tr("People"))
        self.view.setModel(self._table)
        self.view.set_columns(_WIDTHS)
        self._add = SecondaryButton(self.tr("Person"), icon="plus")
        self.header.add_action(self._add)
        self._missing = Label(role="table", tone="warn", wrap=True)
        self._named = Label(role="table", tone="text2", wrap=True)
        self._invite = SecondaryButton(self.tr("Add them"), icon="plus", small=True)
        self._empty = EmptyState(
            self.tr("Nobody is named yet."), self.tr("Add a person"), icon="users"
        )
        self._empty_card = Card()
        self._empty_card.add(self._empty)
        self.body.addWidget(self._notes())
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._empty_card, 1)
        self.body.addWidget(self._channel())
        self._connect()

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show the people and who is missing."""
        self._table.refresh(review)
        self.view.setVisible(bool(review.people))
        self._empty_card.setVisible(not review.people)
        roles = [in_sentence(labels.words(role)) for role in missing_roles(review)]
        self._missing.setText(self.tr("Still missing: {0}.").format(", ".join(roles)))
        self._missing.setVisible(bool(roles))
        named = not_invited(review)
        words = self.tr("Named in the timeline and not invited: {0}.")
        self._named.setText(words.format(", ".join(named)))
        self._named.setVisible(bool(named))
        self._invite.setVisible(bool(named))
        self._notes_card.setVisible(bool(roles or named))

    def focus_first(self) -> None:
        """Put the focus on the table."""
        (self.view if self.review.people else self._empty.button).setFocus()
        if self.review.people and self.view.selected_row() < 0:
            self.view.select_row(0)

    def add_person(self) -> None:
        """Add a person and begin with the name."""
        changes = self.apply(addition(self.review, Person(id="")), self.tr("add person"))
        if changes is not None:
            (_, person_id) = next(iter(changes.added))
            self.view.edit_cell(self._table.row_of(person_id), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes the selected person, Insert adds one."""
        item = self._table.item(self.view.selected_row())
        if event.key() == Qt.Key.Key_Delete and item is not None:
            edit = removal(self.review, Kind.PERSON, item.id)
            if self.apply(edit, self.tr("remove person")) is not None:
                self.context.tell(self.tr("Removed from the crew."), self.tr("Undo"))
        elif event.key() == Qt.Key.Key_Insert:
            self.add_person()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give addresses and teams the room a wide window has."""
        super().resizeEvent(event)
        self.view.set_columns(_WIDE if self.width() >= px(_WIDE_FROM) else _WIDTHS)

    def _notes(self) -> QWidget:
        self._notes_card = Card()
        self._notes_card.add(self._missing)
        row = QHBoxLayout()
        row.addWidget(self._named, 1)
        row.addWidget(self._invite)
        self._notes_card.add_layout(row)
        return self._notes_card

    def _channel(self) -> Card:
        form = Form()
        label = self.tr("Channel")
        field = TextField(self.bridge, Kind.MEETING, "meeting", "channel", label)
        add_bound_row(form, label, field, self.tr("Where people meet and talk before and after"))
        card = Card()
        card.add(form)
        return card

    def _connect(self) -> None:
        self._add.clicked.connect(self.add_person)
        self._empty.acted.connect(self.add_person)
        self.view.end_passed.connect(self.add_person)
        self._table.refused.connect(self.context.warn)
        self._invite.clicked.connect(self._on_invite_named)

    def _on_typed(self, edit: Edit, label: str, base: Review) -> None:
        self.apply(edit, label, base=base)

    def _on_invite_named(self) -> None:
        """Add everybody named in the timeline, as people who acted."""
        edit = _invitation(self.review)
        if edit is not None:
            self.apply(edit, self.tr("invite people"))


def _invitation(review: Review) -> Edit | None:
    """Return the edit that invites everybody named in the timeline, in order of appearance."""
    known = {person.name.casefold().strip(): person for person in review.people}
    edits: list[Edit] = []
    unknown: list[str] = []
    for name in not_invited(review):
        person = known.get(name.casefold())
        if person is None:
            unknown.append(name)
        else:
            edits.append(set_field(person, "invited", True))
    ranks = ranks_after(review.last_rank(Kind.PERSON), len(unknown))
    for name, rank in zip(unknown, ranks, strict=True):
        person = Person(id=new_id(), rank=rank, name=name, acted=True)
        edits.append(Add(person))
    return batch(edits) if edits else None


def _columns() -> tuple[Column, ...]:
    return (
        _text_column(_tr("Name"), "name", strong=True),
        Column(
            _tr("Role"),
            lambda _r, person: Cell(labels.words(person.role)),
            lambda _r, person: person.role,
            lambda _r, person, role: _changed(person, "role", role),
            choices=lambda _review: labels.choices(Role),
        ),
        _text_column(_tr("E-mail"), "email"),
        _text_column(_tr("Team"), "team"),
        _yes_column(_tr("Acted"), "acted"),
        _yes_column(_tr("Invited"), "invited"),
    )


def _text_column(title: str, field: str, *, strong: bool = False) -> Column:
    def show(_review: Review, person: Person) -> Cell:
        value = str(getattr(person, field))
        tone = "text" if strong else "text2"
        if not value and strong:
            return Cell(_tr("name"), unknown=True, tone="text3")
        return Cell(value, strong=strong, tone=tone, avatar=value if strong else None)

    return Column(
        title,
        show,
        lambda _r, person: getattr(person, field),
        lambda _r, person, typed: _changed(person, field, typed.strip()),
    )


def _yes_column(title: str, field: str) -> Column:
    def show(_review: Review, person: Person) -> Cell:
        if getattr(person, field):
            return Cell(_tr("yes"), icon="check", icon_tone="ok")
        return Cell(_tr("no"), tone="text3")

    return Column(
        title,
        show,
        lambda _r, person: getattr(person, field),
        lambda _r, person, value: _changed(person, field, bool(value)),
        choices=_yes_or_no,
    )


def _yes_or_no(_review: Review) -> Choices:
    return [(True, _tr("yes")), (False, _tr("no"))]


def _changed(person: Person, field: str, value: object) -> Edit | None:
    return None if value == getattr(person, field) else set_field(person, field, value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("crew", text)
