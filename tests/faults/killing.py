# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Work that is killed at a random moment, and what it had said by then.

Each victim is a process forked from one that has everything imported, so that hundreds of rounds
take minutes. What it says goes through a pipe in one piece: no kill divides it.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

from app.bootstrap import Services, build
from tests.faults.figures import Figures

PATIENCE = 60.0
_METHOD = "spawn" if sys.platform == "win32" else "forkserver"
_PRELOADED = [
    *("pytest", "alembic.command", "alembic.config", "psycopg", "reportlab.pdfgen.canvas"),
    *("app.publish.pdf.report", "app.publish.export", "app.publish.publishing"),
    *("app.publish.folder.target", "app.capture.review_file", "app.store.library"),
    "tests.faults.jobs",
]

Word = tuple[Any, ...]
Say = Callable[..., None]


@dataclass(frozen=True)
class Place:
    """Where a job works: a data folder of its own, a server where `url` is set, one review."""

    folder: Path
    url: str = ""
    review_id: str = ""

    def services(self) -> Services:
        """Put the services together over this place."""
        return build(self.folder / "data", database_url=self.url)


class Job(Protocol):
    """Something that may be killed. Add one here and to `jobs.JOBS`, and it is."""

    @property
    def span(self) -> float:
        """Within how many seconds after its first word it is killed."""
        ...

    def prepare(self, place: Place) -> Place:
        """Make ready what the work needs, before it begins."""
        ...

    def work(self, place: Place, say: Say) -> None:
        """Work until killed, and say what is kept. Runs in the victim."""
        ...

    def check(self, place: Place, said: Sequence[Word]) -> int:
        """Look at what is there after the kill; return how much of what was said is lost."""
        ...


@dataclass(frozen=True)
class Death:
    """What a victim had said, and when it was killed on the clock that all processes share."""

    said: list[Word]
    killed_at: float

    @property
    def words(self) -> list[Word]:
        """What it had said, the kill last."""
        return [*self.said, ("killed", self.killed_at)]


def rounds(job: Job, place: Place, count: int, figures: Figures) -> list[Death]:
    """Let `job` be killed so many times over one place, and look each time."""
    deaths: list[Death] = []
    for _ in range(count):
        prepared = job.prepare(place)
        deaths.append(killed(job, prepared))
        lost = job.check(prepared, deaths[-1].words)
        figures.round(acknowledged=acknowledged(deaths[-1].said), lost=lost)
    return deaths


def acknowledged(said: Sequence[Word]) -> int:
    """Return how often the victim had said that something is kept."""
    return sum(1 for word in said if word[0] == "kept")


def killed(job: Job, place: Place) -> Death:
    """Let a victim do `job`, kill it at a random moment, and return what it had said."""
    victim = Victim(job, place)
    victim.wait_for_first_word()
    victim.live_for(random.uniform(0.0, job.span))
    return victim.kill()


class Victim:
    """A process that does a job."""

    def __init__(self, job: Job, place: Place) -> None:
        context = multiprocessing.get_context(_METHOD)
        if _METHOD == "forkserver":
            context.set_forkserver_preload(_PRELOADED)
        self._hears, says = context.Pipe(duplex=False)
        self._process = context.Process(target=_work, args=(job, place, says), daemon=True)
        self._process.start()
        says.close()
        self._said: list[Word] = []

    @property
    def pid(self) -> int:
        """The number of the process."""
        assert self._process.pid is not None
        return self._process.pid

    def wait_for_first_word(self) -> Word:
        """Wait until the victim has begun."""
        return self.wait_for_word()

    def wait_for_word(self, kind: str = "") -> Word:
        """Wait until the victim says something, or something of one kind."""
        while True:
            assert self._hears.poll(PATIENCE), f"the victim says no more after {self._said[-3:]}"
            self._said.append(self._hears.recv())
            if not kind or self._said[-1][0] == kind:
                return self._said[-1]

    def wait_until_said(self, kind: str) -> None:
        """Wait until the victim says something of a kind, if it has not done so already."""
        if all(word[0] != kind for word in self._said):
            self.wait_for_word(kind)

    def pause(self) -> None:
        """Stop the process where it is."""
        os.kill(self.pid, signal.SIGSTOP)

    def resume(self) -> None:
        """Let the process go on."""
        os.kill(self.pid, signal.SIGCONT)

    def live_for(self, seconds: float) -> None:
        """Let it go on for so long, and hear it: a full pipe would hold it up.

        One that ends by itself is told apart by `kill`.
        """
        ends_at = time.monotonic() + seconds
        with suppress(EOFError):
            while self._hears.poll(max(0.0, ends_at - time.monotonic())):
                self._said.append(self._hears.recv())
                if time.monotonic() >= ends_at:
                    break

    def kill(self) -> Death:
        """Kill it, and return everything it had said."""
        at = time.monotonic()
        self._process.kill()
        while True:
            try:
                self._said.append(self._hears.recv())
            except EOFError:
                break
        self._process.join()
        code = self._process.exitcode
        self._process.close()
        self._hears.close()
        assert code == -signal.SIGKILL, f"the victim ended by itself with {code}: {self._said[-3:]}"
        return Death(self._said, at)


def _work(job: Job, place: Place, says: Connection) -> None:
    job.work(place, lambda *word: says.send(word))
