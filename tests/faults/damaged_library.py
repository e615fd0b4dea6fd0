# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A real library that is damaged in one place, and what the app makes of it.

The oracle knows what had been acknowledged. Whatever is damaged, the app works with all of it,
or says where the damage is, or leads out with nothing lost; it never fails in another way.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from random import Random

from app.capture.intake import take_in
from app.capture.review_file import import_file
from app.errors import UserFacingError
from app.paths import resource
from app.review.edits import Set, addition
from app.review.event import Event
from app.review.evidence import Evidence
from app.review.item import Kind
from app.review.review import Review
from app.store.attachments import AttachmentStore
from app.store.backups import backups_of, make_backup, newest_good, verified
from app.store.inspection import Damage
from app.store.library import Library, open_library
from app.store.recovery import restore
from app.store.troubles import LibraryDamaged, ReviewDamaged
from tests.builders import review_with
from tests.fakes import START, FakeClock

PAGE = 4096
EXAMPLE = ("examples", "gitlab-2017-01-31.yaml")
DATABASE = "hotwash.db"

Mutation = Callable[[Path, Random], None]


class Outcome(StrEnum):
    """What the app made of it."""

    UNHARMED = "all there, nothing to see"
    NOTICED = "all there, damage named"
    LOCATED = "differs, named where, and set right from the history"
    BROUGHT_BACK = "commits were missing, and came back from beside"
    RECOVERED = "a backup took its place, and nothing was lost"
    FILE = "an attached file named"


@dataclass(frozen=True)
class Truth:
    """What had been acknowledged when the library was left."""

    reviews: dict[str, Review]
    files: frozenset[str]


def make_library(folder: Path, data: Path | None = None) -> Truth:
    """Make a library that was worked on, backed up and worked on again; leave it with a log.

    `data` is a folder of real material to attach; where there is none, made up lines do.
    """
    path, clock = folder / DATABASE, FakeClock()
    library = open_library(path, clock)
    store = AttachmentStore(folder / "attachments")
    example = take_in(import_file(resource(*EXAMPLE)), library, store, "Kim").review_id
    stored = [store.put_bytes(content) for content in _files(data)]
    facts = [
        Evidence(id=f"e{n}", number=n, filename=f"{n}.log", sha256=one.sha256, size=one.size)
        for n, one in enumerate(stored, start=1)
    ]
    own = review_with(*facts)
    library.add(own, "Ana")
    _work(library, example, clock, "before")
    make_backup(path)
    _work(library, own.id, clock, "after")
    _work(library, example, clock, "after")
    truth = Truth(
        {one.id: library.load(one.id) for one in library.summaries()},
        frozenset(one.sha256 for one in stored),
    )
    kept = folder.with_name(f"{folder.name}-left")
    shutil.copytree(folder, kept)  # as a killed program leaves it, with its log
    library.close()
    return truth


def _files(data: Path | None) -> Iterator[bytes]:
    found = sorted(path for path in data.rglob("*") if path.is_file()) if data else []
    texts = [path for path in found if path.suffix in (".md", ".txt", ".log", ".yaml")][:2]
    for path in texts:
        yield path.read_bytes()[:20_000]
    for number in range(2 - len(texts)):
        yield b"".join(b"23:%02d pool %d exhausted\n" % (n % 60, number) for n in range(400))


def _work(library: Library, review_id: str, clock: FakeClock, word: str) -> None:
    with library.open(review_id, "Kim") as opened:
        for number in range(6):
            clock.advance(seconds=7)
            session = opened.session
            text = f"{word} {number}: " + "what we knew by then. " * (number * 4)
            session.apply(Set(Kind.INCIDENT, "incident", "summary", text), "type")
            session.apply(addition(session.review, Event(id="", text=text, at=START)), "add")
        assert opened.autosave.flush(30)


def judge(folder: Path, truth: Truth, description: str) -> Outcome:
    """Open the damaged library as the app does; fail where anything is lost in silence."""
    path = folder / DATABASE
    # A log that a kill left is settled into the file by opening it: SQLite's own recovery.
    is_settled = not path.with_name(f"{DATABASE}-wal").exists()
    was = path.read_bytes() if path.exists() and is_settled else None
    store = AttachmentStore(folder / "attachments")
    try:
        library = open_library(path, FakeClock())
    except UserFacingError:
        return _recovered(path, truth, was, description)
    try:
        return _worked_with(library, store, truth, description)
    except LibraryDamaged:
        library.close()
        return _recovered(path, truth, was, description)
    finally:
        library.close()


def _worked_with(
    library: Library, store: AttachmentStore, truth: Truth, description: str
) -> Outcome:
    library.keeping.check_pages()
    library.summaries()
    library.portfolio()
    if library.keeping.strange_changes():
        raise LibraryDamaged("another library stands there", "a backup")
    missing = library.keeping.missing_changes()
    library.keeping.bring_in(missing)
    found = {_one(library, store, review_id, truth, description) for review_id in truth.reviews}
    if missing:
        found.add(Outcome.BROUGHT_BACK)
    order = (Outcome.BROUGHT_BACK, Outcome.LOCATED, Outcome.FILE, Outcome.NOTICED)
    return next((one for one in order if one in found), Outcome.UNHARMED)


def _one(
    library: Library, store: AttachmentStore, review_id: str, truth: Truth, description: str
) -> Outcome:
    """Judge one review: equal, or its damage named and undone."""
    wanted = truth.reviews[review_id]
    found = library.keeping.inspect(review_id, store)
    try:
        is_equal = library.load(review_id) == wanted
    except ReviewDamaged:
        is_equal = False
    damages = {one.damage for one in found.findings}
    if is_equal:
        if Damage.FILE in damages:
            return Outcome.FILE
        return Outcome.NOTICED if damages else Outcome.UNHARMED
    assert damages - {Damage.FILE}, f"{description}: {review_id} differs, and nothing says so"
    assert library.keeping.rebuild(review_id), (
        f"{description}: neither rows nor history of {review_id}"
    )
    assert library.load(review_id) == wanted, f"{description}: the history gives another review"
    return Outcome.LOCATED


def _recovered(path: Path, truth: Truth, was: bytes | None, description: str) -> Outcome:
    for one in backups_of(path):
        verified(one.path)
    backup = newest_good(path)
    assert backup is not None, f"{description}: no backup is offered"
    aside = restore(path, backup, START)
    if was is not None:
        assert aside.read_bytes() == was, f"{description}: the original was altered"
    library = open_library(path, FakeClock())
    library.keeping.bring_in(library.keeping.salvageable(aside))
    for review_id, wanted in truth.reviews.items():
        assert library.load(review_id) == wanted, f"{description}: {review_id} is not back"
        assert library.keeping.inspect(review_id).is_whole, description
    library.close()
    return Outcome.RECOVERED
