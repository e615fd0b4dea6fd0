# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Hours of typing: memory, open files, threads and the write-ahead log stay within bounds."""

from __future__ import annotations

import gc
import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from app.review.edits import Set, addition
from app.review.event import Event
from app.review.item import Kind
from app.review.note import Note
from app.store.library import open_library
from app.store.open_review import OpenReview
from app.store.tables import review_table
from tests.builders import REVIEW_ID, review_with
from tests.fakes import FakeClock
from tests.faults.extent import of_plan
from tests.faults.figures import Figures

KEYS_A_SECOND = 5
BATCH = 2
"""Keys that reach the session in one edit, as a field gathers them."""
MINUTES = of_plan(20, 8 * 60)
LOOKED_EVERY = of_plan(1, 5)
WARM_UP = MINUTES // LOOKED_EVERY // 4
A_MINUTE = KEYS_A_SECOND * 60
WORDS = "the cache was cold and the retries made it worse "
LARGEST_LOG = 8 << 20
LARGEST_GROWTH, OF_A_MINUTE = 6 << 20, 16 << 10
"""Bytes that may be kept at all, and for each minute: what can be undone, and what was typed."""


@dataclass(frozen=True)
class Footprint:
    """What the process holds."""

    memory: int
    files: int
    threads: int
    log: int
    nones: int


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="looks into /proc")
def test_a_long_meeting_leaves_no_trail(tmp_path: Path, figures: Figures) -> None:
    path = tmp_path / "hotwash.db"
    clock = FakeClock()
    library = open_library(path, clock)
    library.add(review_with(Note(id="n1")))
    reader = library._database.reading()
    reader.execute(select(review_table.c.id)).all()  # from now on it sees this one state
    seen: list[Footprint] = []
    with library.open(REVIEW_ID, "scribe") as opened:
        for minute in range(MINUTES):
            _type_for_a_minute(opened, clock, minute)
            assert opened.autosave.flush()
            if minute % LOOKED_EVERY == 0:
                seen.append(_footprint(path))
            if minute == MINUTES // 2:
                reader.close()  # somebody read for half of the time
        assert library.load(REVIEW_ID) == opened.session.review
    library.close()
    settled, last = seen[WARM_UP], seen[-1]
    slope = (last.memory - settled.memory) / (MINUTES * 3 / 4)
    figures.round(faults=0, acknowledged=MINUTES * A_MINUTE)
    figures.notes.append(_told(seen, slope))
    assert last.memory - settled.memory < LARGEST_GROWTH + MINUTES * OF_A_MINUTE
    assert last.files <= settled.files
    assert last.threads <= settled.threads
    assert last.log < LARGEST_LOG
    assert last.nones > settled.nones // 2


def _type_for_a_minute(opened: OpenReview, clock: FakeClock, minute: int) -> None:
    """Type a paragraph into a note, then a line of the timeline."""
    session, text = opened.session, ""
    for key in range(0, A_MINUTE, BATCH):
        text = (WORDS * (A_MINUTE // len(WORDS) + 1))[: key + BATCH]
        session.apply(Set(Kind.NOTE, "n1", "text", text), "note", merge_key="n1")
        clock.advance(seconds=BATCH / KEYS_A_SECOND)
    session.end_typing()
    session.apply(addition(session.review, Event(id="", text=f"minute {minute}: {text[:60]}")))


def _footprint(path: Path) -> Footprint:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    log = path.with_name(f"{path.name}-wal")
    return Footprint(
        memory=pages * os.sysconf("SC_PAGE_SIZE"),
        files=sum(1 for _ in Path("/proc/self/fd").iterdir()),
        threads=threading.active_count(),
        log=log.stat().st_size if log.exists() else 0,
        nones=sys.getrefcount(None),
    )


def _told(seen: list[Footprint], slope: float) -> str:
    first, last = seen[WARM_UP], seen[-1]
    largest = max(each.log for each in seen)
    return (
        f"soak: {MINUTES} min of {KEYS_A_SECOND} keys/s; memory {first.memory >> 20} → "
        f"{last.memory >> 20} MiB ({slope / 1024:.1f} KiB/min); files {first.files} → "
        f"{last.files}; threads {first.threads} → {last.threads}; log at most "
        f"{largest >> 10} KiB, {last.log >> 10} KiB at the end; "
        f"references to None {first.nones} → {last.nones}"
    )
