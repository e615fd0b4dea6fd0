# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Hundreds of damaged libraries: never a traceback, never a silent loss.

`HOTWASH_CORRUPTIONS=10` does ten times as many.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from tests.faults.damaged_library import DATABASE, Outcome, Truth, judge, make_library
from tests.faults.mutations import CASES, Change, mutate

TIMES = int(os.environ.get("HOTWASH_CORRUPTIONS", "1"))
DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Truth]:
    """Make the library all are copies of: closed, and as a kill leaves it."""
    folder = tmp_path_factory.mktemp("made") / "closed"
    folder.mkdir()
    truth = make_library(folder, DATA if DATA.is_dir() else None)
    folder.with_name("closed-left").rename(folder.with_name("left"))
    return folder.parent, truth


def test_there_are_five_hundred_of_them() -> None:
    assert sum(count for *_, count in CASES) >= 500


@pytest.mark.parametrize(("state", "name", "change", "count"), CASES)
def test_damage_is_noticed_and_nothing_is_lost(
    made: tuple[Path, Truth],
    tmp_path: Path,
    state: str,
    name: str,
    change: Change,
    count: int,
    record_property: pytest.RecordProperty,
) -> None:
    source, truth = made
    outcomes: Counter[str] = Counter()
    for number in range(count * TIMES):
        folder = tmp_path / str(number)
        shutil.copytree(source / state, folder)
        told = mutate(folder, name, change, Random(f"{state}{name}{change.__name__}{number}"))
        outcomes[judge(folder, truth, f"{number}: {told}").value] += 1
        shutil.rmtree(folder)
    for outcome, times in outcomes.items():
        record_property(outcome, times)
    told = dict(outcomes)
    sys.stdout.write(f"{change.__name__} of {name} ({state}): {told}\n")


@pytest.mark.parametrize("name", [f"{DATABASE}-wal", f"{DATABASE}-shm", DATABASE])
def test_a_file_that_is_missing_is_no_silent_loss(
    made: tuple[Path, Truth], tmp_path: Path, name: str
) -> None:
    source, truth = made
    shutil.copytree(source / "left", tmp_path / "one")
    (tmp_path / "one" / name).unlink()
    assert judge(tmp_path / "one", truth, f"without {name}") in Outcome


def test_the_log_of_another_library_is_no_silent_loss(
    made: tuple[Path, Truth], tmp_path: Path
) -> None:
    source, truth = made
    other = tmp_path / "other"
    other.mkdir()
    make_library(other)
    shutil.copytree(source / "left", tmp_path / "one")
    log = f"{DATABASE}-wal"
    shutil.copyfile(tmp_path / "other-left" / log, tmp_path / "one" / log)
    outcome = judge(tmp_path / "one", truth, "with another library's log")
    assert outcome is Outcome.RECOVERED
