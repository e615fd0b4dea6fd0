# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A killed program: nothing is gone that it said was kept."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from app.store.revisions import REVISIONS
from tests.faults.extent import of_plan
from tests.faults.figures import Figures
from tests.faults.jobs import (
    Attaching,
    Exporting,
    Freezing,
    Migrating,
    Moving,
    Publishing,
    Sharing,
    Typing,
)
from tests.faults.jobs.typing import longest_write
from tests.faults.killing import Death, Place, Victim, acknowledged, rounds

ON_FILE = of_plan(6, 80)
ON_SERVER = of_plan(4, 30)
FEW = of_plan(3, 40)


def test_killed_while_typing(tmp_path: Path, figures: Figures) -> None:
    deaths = rounds(Typing(), Place(tmp_path), ON_FILE, figures)
    assert figures.acknowledged > figures.rounds
    figures.notes.append(_disk("a file", deaths))


def test_killed_while_typing_onto_a_server(
    tmp_path: Path, postgres_url: str, figures: Figures
) -> None:
    deaths = rounds(Typing(), Place(tmp_path, postgres_url), ON_SERVER, figures)
    assert figures.acknowledged > figures.rounds
    figures.notes.append(_disk("an outbox", deaths))


def test_killed_while_a_review_moves_to_a_server(
    tmp_path: Path, postgres_url: str, figures: Figures
) -> None:
    rounds(Moving(), Place(tmp_path, postgres_url), ON_SERVER, figures)


def _disk(what: str, deaths: list[Death]) -> str:
    longest = max(longest_write(death.said) for death in deaths)
    return f"typing into {what}: the disk took {longest * 1000:,.0f} ms at most"


def test_killed_while_attaching_files(tmp_path: Path, figures: Figures) -> None:
    rounds(Attaching(), Place(tmp_path), ON_FILE, figures)


def test_killed_while_freezing(tmp_path: Path, figures: Figures) -> None:
    for number in range(ON_FILE):
        rounds(Freezing(), Place(tmp_path / str(number)), 1, figures)


@pytest.mark.parametrize(("form", "span"), [("pdf", 1.5), ("hotwash", 0.4)], ids=["pdf", "bundle"])
def test_killed_while_exporting(tmp_path: Path, figures: Figures, form: str, span: float) -> None:
    rounds(Exporting(form, span), Place(tmp_path), FEW, figures)


def test_killed_while_a_library_is_carried_over(tmp_path: Path, figures: Figures) -> None:
    for number in range(ON_FILE):
        versions = 1 + number % (len(REVISIONS) - 1)
        rounds(Migrating(versions), Place(tmp_path), 1, figures)


def test_killed_while_publishing_to_a_folder(tmp_path: Path, figures: Figures) -> None:
    rounds(Publishing(), Place(tmp_path), FEW, figures)


def test_either_of_two_programs_in_one_review_is_killed(tmp_path: Path, figures: Figures) -> None:
    for number in range(ON_FILE):
        _one_of_two_killed(Place(tmp_path), figures, first=number % 2)


def _one_of_two_killed(place: Place, figures: Figures, first: int) -> None:
    """Kill one of two; the other must go on saving, until it is killed too."""
    jobs = Sharing("a"), Sharing("b")
    place = jobs[0].prepare(place)
    victims = [Victim(job, place) for job in jobs]
    for victim in victims:
        victim.wait_for_first_word()
    victims[first].live_for(random.uniform(0.0, jobs[0].span))
    deaths = {first: victims[first].kill()}
    victims[1 - first].wait_for_word("kept")
    deaths[1 - first] = victims[1 - first].kill()
    lost = sum(job.check(place, deaths[number].said) for number, job in enumerate(jobs))
    kept = sum(acknowledged(death.said) for death in deaths.values())
    figures.round(faults=2, acknowledged=kept, lost=lost)
