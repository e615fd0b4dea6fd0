# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The card with the servers a person knows: choose one, or add one."""

from __future__ import annotations

from ui.kit.button import SecondaryButton
from ui.kit.card import Card
from ui.kit.entry_list import Entry, EntryList
from ui.kit.label import Label
from ui.sharing.server_desk import ServerDesk
from ui.sharing.server_words import where_words


class ServerList(Card):
    """Follows the desk; moving in the list chooses."""

    def __init__(self, desk: ServerDesk) -> None:
        super().__init__(self.tr("Servers"))
        self._desk = desk
        self.add_server = SecondaryButton(self.tr("Add a server"), icon="plus", small=True)
        self.list = EntryList(self.tr("Servers"), wrap=True, grows=True)
        self.none = Label(role="table", tone="text2", wrap=True)
        self.add_action(self.add_server)
        self.add(self.none)
        self.add(self.list)
        self.list.moved.connect(desk.choose)

    def show_desk(self) -> None:
        """Show the servers, and why there are none."""
        desk = self._desk
        self.list.show_entries(
            [
                Entry(
                    each.address.text,
                    each.name,
                    where_words(each.address, each.name),
                    "server",
                    is_note_below=True,
                )
                for each in desk.servers
            ]
        )
        chosen = desk.server.address.text if desk.server is not None else ""
        places = [each.address.text for each in desk.servers]
        if chosen in places:
            self.list.go_to(places.index(chosen))
        self.list.setVisible(bool(places))
        nothing = self.tr(
            "No server yet. A PostgreSQL database of your team is enough; whoever keeps it tells "
            "you its address."
        )
        self.none.setText(desk.list_trouble or nothing)
        self.none.set_tone("over" if desk.list_trouble else "text2")
        self.none.setVisible(not places and (bool(desk.list_trouble) or not desk.is_busy))

    def focus_first(self) -> None:
        """Go to the list, or to the way to the first entry."""
        if self._desk.servers:
            self.list.focus_list()
        else:
            self.add_server.setFocus()
