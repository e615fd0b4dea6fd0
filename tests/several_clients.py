# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Several people in one review at once, as a test decides: who types, sends, looks, drops out.

They meet in whatever keeps the order: the real exchange over a database, or `Ledger`, which does in
memory what the database does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count
from typing import Protocol

from app.review.changes import Ref, apply_edit
from app.review.edits import Add, Batch, Edit, Set, placed, removal
from app.review.evidence import Evidence
from app.review.freezing import freezing
from app.review.ids import new_id
from app.review.item import SINGLE_KINDS, Item, Kind
from app.review.prose import prose_fields
from app.review.review import ITEM_TYPES, Review
from app.session.arrival import Arrival, ForeignEdit
from app.session.merging import Remark, merged
from app.session.session import Commit, EditRefused, Session, step_of
from app.session.step import Graves, pairs_of
from app.store.journal import carried_out
from app.store.splice import PlainEdit, edit_on, step_to_plain
from tests.fakes import START, FakeClock
from tests.scribbling import Scribbler

_TOKEN = re.compile(r"tok\d+q")

OnArrival = Callable[[Arrival], None]


class Way(Protocol):
    """One session's way in and out: what `Exchange` is."""

    @property
    def confirmed(self) -> int:
        """The number of the last commit that is kept."""
        ...

    def write(self, commits: Sequence[Commit]) -> None:
        """Write commits."""
        ...

    def pull(self) -> bool:
        """Take in what others wrote."""
        ...


class Order(Protocol):
    """What keeps a review: makes ways in, for a session that begins or one that comes back."""

    def review(self) -> Review:
        """Return the review as it is kept."""
        ...

    def way(self, client_id: str, on_arrival: OnArrival, after: Way | None = None) -> Way:
        """Return a way in from the state now, or from where the way `after` stood."""
        ...


@dataclass
class Ledger:
    """A change table in memory."""

    kept: Review
    records: list[tuple[str, int, str, PlainEdit]] = field(default_factory=list)

    def review(self) -> Review:
        """Return the review as it is kept."""
        return self.kept

    def way(self, client_id: str, on_arrival: OnArrival, after: Way | None = None) -> Way:
        """Return a way in from the state now, or from where the way `after` stood."""
        made = LedgerWay(self, client_id, on_arrival)
        if isinstance(after, LedgerWay):
            made.standing, made.head = after.standing, after.head
        return made

    def replayed(self, first: Review) -> Review:
        """Return what comes of all records."""
        for _, _, _, plain in self.records:
            first, _ = apply_edit(first, edit_on(first, plain))
        return first


class LedgerWay:
    """Does with a ledger what `Exchange` does with a database."""

    def __init__(self, ledger: Ledger, client_id: str, on_arrival: OnArrival) -> None:
        self.standing = ledger.kept
        self.head = len(ledger.records)
        self.confirmed = 0
        self._ledger = ledger
        self._client_id = client_id
        self._on_arrival = on_arrival
        self._arrivals = 0
        self._graves: Graves = {}

    def write(self, commits: Sequence[Commit]) -> None:
        """Write commits."""
        self._turn(commits)

    def pull(self) -> bool:
        """Take in what others wrote."""
        return self._turn(())

    def _turn(self, commits: Sequence[Commit]) -> bool:
        records = self._ledger.records[self.head :]
        graves = dict(self._graves)
        own = [number for client, number, _, _ in records if client == self._client_id]
        confirmed = max([self.confirmed, *own])
        review = carried_out(self.standing, [plain for _, _, _, plain in records], graves)
        assert review == self._ledger.kept
        missing = [commit for commit in commits if commit.number > confirmed]
        is_behind = any(commit.arrivals != self._arrivals for commit in missing)
        remarks: list[Remark] = []
        for commit in missing:
            written = commit
            if records or is_behind:
                found = merged(review, step_of(commit, self._client_id), graves)
                assert apply_edit(review, found.edit) == (found.review, found.changes)
                remarks += found.remarks
                written = replace(
                    commit, edit=found.edit, changes=found.changes, review=found.review
                )
            review = written.review
            if not written.changes.is_empty:
                plain, _ = step_to_plain(written.edit, written.changes.inverse)
                row = (self._client_id, commit.number, commit.author, plain)
                self._ledger.records.append(row)
        self.standing = self._ledger.kept = review
        self.head = len(self._ledger.records)
        self.confirmed = max([confirmed, *(commit.number for commit in commits)])
        if not records and not is_behind:
            return False
        self._arrivals += 1
        self._graves = graves
        edits = tuple(
            ForeignEdit(author, "", FakeClock().now())
            for client, _, author, _ in records
            if client != self._client_id
        )
        self._on_arrival(Arrival(review, self.confirmed, graves, edits, tuple(remarks)))
        return True


class Client:
    """One person's window on the review."""

    def __init__(self, order: Order, name: str, donor: Review) -> None:
        self.name = name
        self._order = order
        self._donor = donor
        self._starts = count(1)
        self.seen_at: dict[str, int] = {}
        self._begin()

    def _begin(self) -> None:
        client_id = f"{self._order.review().id}-{self.name}-{next(self._starts)}"
        self.arrivals: list[Arrival] = []
        self.waiting: list[Commit] = []
        self.way = self._order.way(client_id, self.arrivals.append)
        self.session = Session(self._order.review(), FakeClock(), self.name, client_id)
        self.scribbler = Scribbler(self.session, self._donor)
        self.session.subscribe(self._on_committed)
        self.taken = 0
        self.seen_at = dict.fromkeys(tokens_of(self.session.review), 0)

    def _on_committed(self, commit: Commit) -> None:
        if not commit.is_foreign:
            self.waiting.append(commit)

    def send(self, most: int) -> None:
        """Write some of what waits, or all of it."""
        unsent = [commit for commit in self.waiting if commit.number > self.way.confirmed]
        self.way.write(unsent[: most or None])

    def take(self) -> None:
        """Bring in what came."""
        for arrival in self.arrivals:
            self.waiting = [each for each in self.waiting if each.number > arrival.confirmed]
            self.session.receive(arrival, tuple(self.waiting))
            self.taken += 1
            for token in tokens_of(self.session.review):
                self.seen_at.setdefault(token, self.taken)
        self.arrivals.clear()

    def restart(self) -> None:
        """Begin anew: what was not sent is sent from the outbox by another process."""
        unsent = [commit for commit in self.waiting if commit.number > self.way.confirmed]
        outbox = self._order.way(self.session.client_id, lambda _: None, after=self.way)
        outbox.write([replace(commit, arrivals=-1) for commit in unsent])
        self._begin()


class Room:
    """Several clients, and an account of every token that was typed and not deleted on purpose."""

    def __init__(self, order: Order, donor: Review, people: int) -> None:
        names = ["Noor", "Sam", "Ida", "Lev"][:people]
        self.clients = [Client(order, name, donor) for name in names]
        self._order = order
        self._numbers = count(1)
        self.typed: set[str] = set()
        self.deleted: set[str] = set()
        self.places: dict[str, Ref] = {}
        """The items in which tokens were typed, where they can be brought back."""

    def do(self, who: int, what: str, number: int) -> None:
        """Let one client do one thing."""
        client = self.clients[who % len(self.clients)]
        if what == "send":
            client.send(number % 4)
        elif what == "pull":
            client.way.pull()
        elif what == "take":
            client.take()
        elif what == "restart":
            self._forget_places(client)
            client.restart()
        elif what == "clash":
            self._clash(client, self.clients[(who + 1) % len(self.clients)], number)
        else:
            self._edit(client, what, number)

    def _edit(self, client: Client, what: str, number: int) -> None:
        strange = _not_seen_by_next(client, what)
        with self._counted(client) as lost:
            if what == "write":
                self._write(client, list(_prose(client.session.review)), number)
            elif what == "freeze":
                self._freeze(client, number)
            else:
                client.scribbler.do(what, number)
        assert not lost & strange, f"{what} took words of others: {lost & strange}"

    @contextmanager
    def _counted(self, client: Client) -> Iterator[set[str]]:
        """Count what a client no longer sees afterwards as deleted on purpose."""
        before = tokens_of(client.session.review)
        lost: set[str] = set()
        yield lost
        lost |= before - tokens_of(client.session.review)
        self.deleted |= lost

    def _write(self, client: Client, places: Sequence[tuple[Item, str]], number: int) -> None:
        """Type a token that there is only once, at times over some words."""
        item, name = places[number % len(places)]
        text = getattr(item, name)
        token = f"tok{next(self._numbers)}q"
        start = number // 7 % (len(text) + 1)
        end = start + (number // 11 % 15 if number % 3 == 0 else 0)
        value = f"{text[:start]} {token} {text[end:]}"
        ref = (item.KIND, item.id)
        # What he has removed himself is there only as long as another's words hold it.
        is_held = any(ref in commit.changes.removed for commit in client.waiting)
        if self._typed(client, token, Set(item.KIND, item.id, name, value)) and not is_held:
            self.places[token] = ref

    def _typed(self, client: Client, token: str, edit: Edit) -> bool:
        try:
            client.session.apply(edit, "scribbler")
        except EditRefused:
            return False
        self.typed.add(token)
        client.seen_at[token] = 0
        return True

    def _clash(self, writer: Client, remover: Client, number: int) -> None:
        """Let one write in what another removes, before either knows of it."""
        there = remover.session.review
        both = [
            (item, name)
            for item, name in _prose(writer.session.review)
            if item.KIND not in SINGLE_KINDS and there.get(item.KIND, item.id) is not None
        ]
        if not both:
            return
        item, _ = both[number % len(both)]
        with self._counted(writer):
            self._write(writer, both, number)
        with self._counted(remover), suppress(EditRefused):
            remover.session.apply(removal(there, item.KIND, item.id), "scribbler")

    def _freeze(self, client: Client, number: int) -> None:
        """Bring a fact with a token in its title, frozen at once with all that are there."""
        review, at = client.session.review, START + timedelta(seconds=number)
        token = f"tok{next(self._numbers)}q"
        loose = placed(review, Evidence(id=new_id(), title=token))
        frozen = replace(loose, frozen_at=at)
        edits = pairs_of(freezing(apply_edit(review, Add(loose))[0], at, client.name), None)
        own = Set(Kind.EVIDENCE, loose.id, "frozen_at", at)
        others = (edit for edit, _ in edits if edit != own)
        self._typed(client, token, Batch((Add(frozen), *others)))

    def _forget_places(self, client: Client) -> None:
        """Expect no more than the words of what an outbox sends: it knows of nothing removed."""
        for token in tokens_of(client.session.review):
            self.places.pop(token, None)

    def settle(self) -> None:
        """Let everybody send and see all there is."""
        for _ in range(3):
            for client in self.clients:
                client.take()
                client.send(0)
                client.way.pull()
                client.take()
        assert not any(client.waiting and client.arrivals for client in self.clients)

    def check(self) -> None:
        """Check that all see the same, and that nothing typed is lost."""
        kept = self._order.review()
        for client in self.clients:
            assert client.session.review == kept, client.name
        standing = self.typed - self.deleted
        assert standing - tokens_of(kept) == set()
        gone = {token for token, place in self.places.items() if kept.get(*place) is None}
        assert gone & standing == set(), "what others wrote in was removed"


def tokens_of(review: Review) -> set[str]:
    """Return the tokens that stand in the prose of a review, alternatives included."""
    return {token for item, name in _prose(review) for token in _TOKEN.findall(getattr(item, name))}


def _prose(review: Review) -> Iterator[tuple[Item, str]]:
    for kind, item_type in ITEM_TYPES.items():
        for item in review.items(kind):
            for name in sorted(prose_fields(item_type)):
                yield item, name


def _not_seen_by_next(client: Client, what: str) -> set[str]:
    """Return the tokens that came in after the step which is taken back or brought back next."""
    stack = {"undo": "_done", "redo": "_undone"}.get(what)
    entries = getattr(client.session._history, stack) if stack else []
    if not entries:
        return set()
    return {token for token, at in client.seen_at.items() if at > entries[-1].arrivals}
