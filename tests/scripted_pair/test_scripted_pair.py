# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Facilitator and scribe at two machines: three outages, a pulled plug, and nothing is lost.

Two programs with real windows, each in a network namespace of its own, reach a real server over
TLS with a round trip of 40 ms and a hundredth of the packets lost. Keys come from the X servers.
The clock of one machine is wrong. A short meeting by default; `HOTWASH_PAIR_MINUTES` makes it as
long as it says.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from programs import postgres_folder
from tests.driven_program import KEY_DELAY_MS, Told
from tests.faults.figures import Figures
from tests.scripted_pair.person import Person
from tests.scripted_pair.server import DATABASE, PASSWORD, ServerOnMachine
from tests.scripted_pair.stage import digest, texts
from tests.slow_network import SlowNetwork
from tests.source_tree import ROOT

ROLES = ROOT / "packaging" / "postgresql" / "roles.sql"
SKEW_SECONDS = 3.7
AGREE_SECONDS = 0.1
LINES_A_MINUTE = 7
"""Of one person in one of five stretches, at the speed of people."""

PEOPLE_DELAY_MS = 40
OTHER_TITLES = {"Noor": "Checkout slower everywhere", "Sam": "Checkout down in Berlin"}

FORMS = ("/t 14:{minute:02d} {mark} was seen", "{mark} was said", "/c {mark} had no limit",
         "/a Look at {mark} @Robin", "/w {mark} helped", "/p {mark} later")  # fmt: skip


@pytest.fixture
def server(slow_network: SlowNetwork) -> Iterator[ServerOnMachine]:
    """Return a server that was set up by the recipe, with a login for each of the two."""
    programs = postgres_folder()
    if programs is None:
        pytest.skip("PostgreSQL is not installed here")
    made = ServerOnMachine(programs, slow_network.server)
    made.start()
    made.psql(ROLES, "postgres")
    made.execute(f"CREATE ROLE noor LOGIN PASSWORD '{PASSWORD}' IN ROLE hotwash_owner")
    made.execute(f"CREATE ROLE sam LOGIN PASSWORD '{PASSWORD}' IN ROLE hotwash_member")
    made.execute("GRANT hotwash_member TO noor")
    yield made
    made.stop()


@pytest.fixture
def pair(
    slow_network: SlowNetwork, one_screen: str, another_screen: str, tmp_path: Path
) -> Iterator[tuple[Person, Person]]:
    """Return the two, each at a screen of 1280×720."""
    if not shutil.which("xdotool"):
        pytest.skip("xdotool is not installed here")
    pictures = Path(os.environ.get("HOTWASH_PICTURES") or tmp_path / "pictures")
    pictures.mkdir(parents=True, exist_ok=True)
    noor = Person("Noor", one_screen, slow_network.machine(), tmp_path, pictures)
    sam = Person("Sam", another_screen, slow_network.machine(), tmp_path, pictures, SKEW_SECONDS)
    yield noor, sam
    noor.clear()
    sam.clear()


def test_two_machines_end_equal_and_nothing_is_lost(
    pair: tuple[Person, Person],
    server: ServerOnMachine,
    slow_network: SlowNetwork,
    figures: Figures,
) -> None:
    meeting = _Meeting(*pair, server, slow_network)
    meeting.figures = figures
    meeting.share()
    meeting.join()
    meeting.start()
    meeting.write("before any trouble")
    meeting.lose_the_scribe()
    meeting.restart_the_server()
    meeting.pull_a_plug_while_nothing_gets_through()
    meeting.end()


class _Meeting:
    """What the two do, and what it should come to."""

    def __init__(
        self, noor: Person, sam: Person, server: ServerOnMachine, network: SlowNetwork
    ) -> None:
        self.noor, self.sam = noor, sam
        self.server, self.network = server, network
        self.figures = Figures()
        self.marks: list[str] = []
        self.gaps: list[float] = []
        self._numbers = count(1)
        minutes = float(os.environ.get("HOTWASH_PAIR_MINUTES") or 0)
        self._rounds = max(2, round(minutes * LINES_A_MINUTE))
        self._delay = PEOPLE_DELAY_MS if minutes else KEY_DELAY_MS

    def share(self) -> None:
        """Begin a review and bring it to the server, which has no tables yet."""
        self.noor.start()
        self.noor.press("New review")
        self.noor.wait(lambda told: told["open"])
        self.noor.type("Checkout slow")
        self.noor.keys("ctrl+shift+s")
        self.noor.press("Add a server")
        self.noor.name_server(self.server.authority)
        self.noor.press("Keep this server")
        self.noor.reads("It answers.")
        self.noor.picture("01-to-be-shared")
        self.noor.press("Share")
        self.noor.connected()
        self.noor.picture("02-shared")

    def join(self) -> None:
        """Open the same review by its link."""
        told = self.noor.look()
        values = [each["value"] for each in told["controls"]]
        link = next(each for each in (*values, *told["texts"]) if each.startswith("hotwash://"))
        self.sam.start()
        self.sam.press("Open a shared review")
        self.sam.fill("Link", link)
        self.sam.press("Open")
        self.sam.reads("A server you have not used yet")
        self.sam.picture("03-an-unknown-server")
        self.sam.name_server(self.server.authority)
        self.sam.press("Connect")
        self.sam.connected()
        for one, other in ((self.noor, "Sam"), (self.sam, "Noor")):
            one.wait(_sees(other))
        self.noor.picture("04-both-are-here")

    def start(self) -> None:
        """Start the clock on one machine; it runs alike on both."""
        self.noor.keys("ctrl+1", "ctrl+space")
        for person in (self.noor, self.sam):
            person.wait(lambda told: told["phase"] == "running")
        self._check_clocks()

    def write(self, when: str) -> None:
        """Let both write at once."""
        self._write()
        self.sam.picture(f"05-{when.replace(' ', '-')}")
        self._equal()

    def lose_the_scribe(self) -> None:
        """Let no packet of one machine through while both write on."""
        with self.network.cut(self.sam.machine):
            self._write()
            self.sam.wait(lambda told: told["link"] == "offline" and told["waiting"] > 0)
            self.sam.picture("06-offline")
            self._write()
            self._write_over_the_same_words()
        told = self._equal()
        assert [each in told["alternatives"] for each in OTHER_TITLES.values()].count(True) == 1
        self.sam.picture("07-back")
        self._check_clocks()

    def restart_the_server(self) -> None:
        """Restart the server as after a crash, in the midst of writing."""
        with ThreadPoolExecutor(1) as hand:
            writing = hand.submit(self._write)
            self.server.restart("immediate")
            writing.result()
        self._equal()

    def pull_a_plug_while_nothing_gets_through(self) -> None:
        """Kill one program while nobody reaches the server; it goes on where it was."""
        with self.network.cut(self.noor.machine, self.sam.machine):
            self._write()
            for person in (self.noor, self.sam):
                person.wait(lambda told: told["link"] == "offline" and told["waiting"] > 0)
            kept = self.sam.brief()["digest"]
            self.sam.kill()
            self.sam.start()
            self._open_offline()
            assert self.sam.brief()["digest"] == kept
            self.sam.picture("08-opened-without-the-server")
            self._write()
        self._give_password_again()
        self._equal()
        self.sam.picture("09-sent")

    def end(self) -> None:
        """Compare both with the server, word for word."""
        self._check_clocks()
        told = self._equal()
        missing = [mark for mark in self.marks if not _holds(told["texts_kept"], mark)]
        kept = self._kept()
        assert kept == told["digest"]
        for person in (self.noor, self.sam):
            person.picture(f"10-end-{person.name.lower()}")
            person.stop()
        self.figures.round(faults=4, acknowledged=len(self.marks), lost=len(missing))
        self.figures.notes.append(
            f"two machines: {len(told['alternatives'])} choices, longest gap of a window "
            f"{max(self.gaps) * 1000:.0f} ms, {self._packets('carried')} packets carried, "
            f"{self._packets('lost')} lost"
        )

    def _write(self) -> None:
        """Let both type lines at the same time."""
        for person in (self.noor, self.sam):
            person.brief()
            person.keys("ctrl+k")
        lines = {person: self._lines(person) for person in (self.noor, self.sam)}
        with ThreadPoolExecutor(2) as hands:
            for done in [
                hands.submit(person.type_lines, lines[person], self._delay) for person in lines
            ]:
                done.result()
        self.gaps += [person.brief()["longest_gap"] for person in (self.noor, self.sam)]

    def _write_over_the_same_words(self) -> None:
        """Let both change the title: one wording stands, the other waits for a choice."""
        for person in (self.noor, self.sam):
            person.keys("ctrl+1")
            person.fill("Title", OTHER_TITLES[person.name])
        self.marks += OTHER_TITLES.values()

    def _lines(self, person: Person) -> list[str]:
        made = []
        for _ in range(self._rounds):
            number = next(self._numbers)
            mark = f"{person.name}mark{number}end"
            self.marks.append(mark)
            made.append(FORMS[number % len(FORMS)].format(mark=mark, minute=number % 60))
        return made

    def _open_offline(self) -> None:
        """Open the review from the list; the server is asked in vain."""
        self.sam.choose_row("Checkout")
        self.sam.keys("Return")
        self.sam.wait(lambda told: told["open"])

    def _give_password_again(self) -> None:
        """There is no keyring on that machine: after a start the server wants the password."""
        self.sam.wait(lambda told: told["wants_password"])
        self.sam.press("Try now to reach the server")
        self.sam.fill("Password", PASSWORD)
        self.sam.press("Use this password")

    def _equal(self) -> Told:
        """Wait until both have everything and hold the same."""
        self.noor.connected()
        self.sam.connected()
        self.noor.wait(lambda _told: self.noor.brief()["digest"] == self.sam.brief()["digest"])
        return self.noor.brief()

    def _check_clocks(self) -> None:
        """See that both countdowns come to be at nought at the same instant.

        A clock that is ahead is slowed until it is right, so that no time is shown twice.
        """
        self.sam.wait(lambda _told: self._apart() <= AGREE_SECONDS)

    def _apart(self) -> float:
        ends = [told["at"] + told["remaining"] for told in (self.noor.brief(), self.sam.brief())]
        return abs(ends[0] - ends[1])

    def _kept(self) -> str:
        from app.clock import SystemClock
        from app.store.library import open_library

        library = open_library(self.server.url(DATABASE), SystemClock())
        [summary] = library.summaries()
        review = library.load(summary.id)
        library.close()
        assert texts(review)
        return digest(review)

    def _packets(self, what: str) -> int:
        return sum(getattr(cable, what) for cable in self.network.cables.values())


def _sees(name: str) -> Callable[[Told], bool]:
    return lambda told: any(name in each for each in told["present"])


def _holds(kept: list[str], mark: str) -> bool:
    return any(mark in text for text in kept)
