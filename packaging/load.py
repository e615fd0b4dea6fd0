# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Load on one server: many reviews with several people in each, typing at once.

Each program plays one person in every review. In the end all of them and the server must hold the
same, and every word that was typed.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from app.clock import SystemClock
from app.review.edits import Edit, Set, addition
from app.review.item import Kind
from app.review.note import Note
from app.review.review import Review, new_review
from app.store.library import Library, open_library
from app.store.link_state import LinkKind
from app.store.open_review import OpenReview
from programs import postgres_folder
from tests.postgres_server import PostgresServer

REVIEWS, PEOPLE = 20, 5
PAUSE_SECONDS = 2.0
"""Between two edits of one person in one review, on average: who types most of the time."""

SETTLE_SECONDS = 60.0


def main(arguments: list[str]) -> int:
    """Run the load and print what came of it; 1 where something was lost or differs."""
    options = _options(arguments)
    if options.person:
        return _play(options)
    programs = postgres_folder()
    if programs is None:
        print("PostgreSQL is not installed here, so there is no load to put on it.")
        return 2
    server = PostgresServer(programs)
    server.start()
    server.put("postgresql.auto.conf", f"max_connections = {_connections(options)}\n")
    server.halt()
    server.resume()
    try:
        return _report(_run(server.url(server.new_database()), options))
    finally:
        server.stop()


def _connections(options: argparse.Namespace) -> int:
    """Return how many the server has to allow: two for each review that somebody has open."""
    reviews, people = int(options.reviews), int(options.people)
    return 2 * reviews * people + 4 * people + 20


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="load", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--reviews", type=int, default=REVIEWS)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--person", default="", help=argparse.SUPPRESS)
    parser.add_argument("--url", default="", help=argparse.SUPPRESS)
    parser.add_argument("--folder", default="", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _run(url: str, options: argparse.Namespace) -> list[dict[str, Any]]:
    """Play everybody at once; return what each one tells, and last what the server holds."""
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(url, SystemClock(), Path(folder))
        for number in range(options.reviews):
            library.add(new_review(f"r{number}", title=f"Review {number}"))
        given = [f"--{name}={getattr(options, name)}" for name in ("minutes", "reviews", "people")]
        players = [
            subprocess.Popen(
                [sys.executable, __file__, *given, f"--person=p{number}", f"--url={url}",
                 f"--folder={folder}/p{number}"],
                stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True,
            )
            for number in range(options.people)
        ]  # fmt: skip
        told = []
        for step in ("typed", "settled"):
            del step
            for player in players:
                assert player.stdout is not None
                assert player.stdout.readline() == "done\n"
            for player in players:
                assert player.stdin is not None
                player.stdin.write("go on\n")
                player.stdin.flush()
        for player in players:
            assert player.stdout is not None
            told.append(json.loads(player.stdout.readline()))
            player.wait()
        told.append({"texts": _texts(library, options.reviews)})
        library.close()
    return told


def _report(told: list[dict[str, Any]]) -> int:
    *people, server = told
    typed = [token for person in people for token in person["typed"]]
    everything = "\n".join(server["texts"])
    lost = [token for token in typed if token not in everything]
    differing = [person["person"] for person in people if person["texts"] != server["texts"]]
    times = sorted(time for person in people for time in person["times"])
    away = sum(person["away"] for person in people)
    print(f"edits typed {len(typed)}, lost {len(lost)}, people whose screen differs {differing}")
    print(f"reviews without the server in the end: {away}")
    if len(times) > 1:
        p95 = quantiles(times, n=20)[-1]
        print(f"edit to other screen: median {median(times):.0f} ms, 95th percentile {p95:.0f} ms")
    return 1 if lost or differing else 0


def _play(options: argparse.Namespace) -> int:
    """Be one person in every review."""
    library = open_library(options.url, SystemClock(), Path(options.folder))
    opened = [library.open(f"r{number}", options.person) for number in range(options.reviews)]
    player = _Player(options.person, opened)
    player.type_for(options.minutes * 60)
    _meet()
    player.settle(SETTLE_SECONDS)
    _meet()
    told = {
        "person": options.person,
        "typed": player.typed,
        "times": player.times,
        "away": sum(each.link.state.kind is not LinkKind.CONNECTED for each in opened),
        "texts": [text for each in opened for text in _texts_of(each.session.review)],
    }
    print(json.dumps(told), flush=True)
    for each in opened:
        each.close()
    library.close()
    return 0


def _meet() -> None:
    """Wait until everybody has come this far."""
    print("done", flush=True)
    sys.stdin.readline()


class _Player:
    """Types in every review, and notes when the words of others come in."""

    def __init__(self, person: str, opened: list[OpenReview]) -> None:
        self.typed: list[str] = []
        self.times: list[float] = []
        self._person = person
        self._opened = opened
        self._chance = random.Random(person)  # noqa: S311 - no secret hangs on it
        self._seen: set[str] = set()
        self._came = threading.Event()
        for each in opened:
            each.arrivals.on_arrival(self._came.set)

    def type_for(self, seconds: float) -> None:
        """Type until the time is over."""
        until = time.monotonic() + seconds
        pause = PAUSE_SECONDS / len(self._opened)
        due = time.monotonic()
        while time.monotonic() < until:
            if time.monotonic() >= due:
                due += self._chance.expovariate(1 / pause)
                self._type(self._chance.choice(self._opened))
            self._take()
            self._came.wait(0.005)

    def settle(self, seconds: float) -> None:
        """Take in what still comes until nothing has come for some seconds."""
        until = time.monotonic() + seconds
        quiet_since = time.monotonic()
        while time.monotonic() < until and time.monotonic() - quiet_since < 5.0:
            if self._take() or any(each.link.state.waiting for each in self._opened):
                quiet_since = time.monotonic()
            self._came.wait(0.05)

    def _type(self, opened: OpenReview) -> None:
        token = f"{self._person}x{len(self.typed)}x{time.monotonic_ns()}"
        opened.session.apply(self._edit(opened.session.review, token))
        self.typed.append(token)

    def _edit(self, review: Review, token: str) -> Edit:
        """Add a note, or write on in one text at its end or anywhere in it."""
        if self._chance.random() < 0.5:
            return addition(review, Note(id="", text=token))
        words = review.incident.summary.split(" ")
        place = self._chance.choice((len(words), self._chance.randrange(len(words) + 1)))
        text = " ".join([*words[:place], token, *words[place:]])
        return Set(Kind.INCIDENT, Kind.INCIDENT.value, "summary", text)

    def _take(self) -> bool:
        """Bring in what came, and note how long each new word took."""
        came = False
        self._came.clear()
        for opened in self._opened:
            if not opened.arrivals.are_waiting:
                continue
            came = True
            opened.take_arrivals()
            now = time.monotonic_ns()
            for token in _tokens(opened.session.review):
                if token not in self._seen:
                    self._seen.add(token)
                    person, _, at = token.split("x")
                    if person != self._person:
                        self.times.append((now - int(at)) / 1e6)
        return came


def _tokens(review: Review) -> Iterator[str]:
    for text in _texts_of(review):
        yield from (word for word in text.split() if word.count("x") == 2 and word[0] == "p")


def _texts_of(review: Review) -> list[str]:
    alternatives = [each.text for each in review.alternatives]
    return [review.incident.summary, *(note.text for note in review.notes), *alternatives]


def _texts(library: Library, reviews: int) -> list[str]:
    kept = [library.load(f"r{number}") for number in range(reviews)]
    return [text for review in kept for text in _texts_of(review)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
