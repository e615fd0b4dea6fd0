# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""However several people edit one review at once, all end with the same and lose no word."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from app.review.review import Review
from tests.several_clients import Ledger, Room
from tests.strategies import reviews

WHO = st.integers(0, 3)
NUMBERS = st.integers(0, 10**6)
EDITS = st.sampled_from(
    [
        *("write", "write", "write", "set", "type", "add", "remove", "move", "undo", "redo"),
        *("several", "clash", "clash", "freeze"),
    ]
)


class SeveralClients(RuleBasedStateMachine):
    """Two to four people, an order in memory, and no hurry."""

    first: Review
    ledger: Ledger
    room: Room

    @initialize(first=reviews(), donor=reviews(), people=st.integers(2, 4))
    def open(self, first: Review, donor: Review, people: int) -> None:
        self.first = first
        self.ledger = Ledger(first)
        self.room = Room(self.ledger, donor, people)

    @rule(who=WHO, what=EDITS, number=NUMBERS)
    def edit(self, who: int, what: str, number: int) -> None:
        self.room.do(who, what, number)

    @rule(who=WHO, most=st.integers(0, 3))
    def send(self, who: int, most: int) -> None:
        self.room.do(who, "send", most)

    @rule(who=WHO)
    def pull(self, who: int) -> None:
        self.room.do(who, "pull", 0)

    @rule(who=WHO)
    def take(self, who: int) -> None:
        self.room.do(who, "take", 0)

    @rule(who=WHO)
    def restart(self, who: int) -> None:
        self.room.do(who, "restart", 0)

    @rule(who=WHO, number=NUMBERS)
    def write_and_send(self, who: int, number: int) -> None:
        self.room.do(who, "write", number)
        self.room.do(who, "send", 0)

    def teardown(self) -> None:
        if not hasattr(self, "room"):
            return
        self.room.settle()
        self.room.check()
        assert self.ledger.replayed(self.first) == self.ledger.kept


TestSeveralClients = SeveralClients.TestCase
