# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The power goes: after any call of the program, whatever the disk makes of what was not synced."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.disk import Disk, Loss, written_to
from tests.faults.extent import of_plan
from tests.faults.figures import Figures
from tests.faults.killing import Place, Word, acknowledged
from tests.faults.power_victim import JOBS
from tests.faults.system_calls import Call, can_trace, trace

WORDS = {"typing": 12, "attaching": 3, "freezing": 2, "exporting": 3}
CUTS = of_plan(30, 600)
"""Moments looked at for each job, of all that there are."""


@dataclass(frozen=True)
class Cut:
    """What is there after the power went at one moment, and what had been said by then."""

    left: dict[str, bytes | None]
    said: list[Word]


@pytest.mark.parametrize("name", sorted(WORDS))
def test_the_power_goes_while(tmp_path: Path, figures: Figures, name: str) -> None:
    if not can_trace():
        pytest.skip("no program can be watched here: strace is missing, or is not allowed")
    root = tmp_path / "root"
    root.mkdir()
    arguments = [name, str(root / "place"), str(WORDS[name])]
    calls = trace(["-m", "tests.faults.power_victim", *arguments], tmp_path / "calls")
    seed = random.randrange(1 << 32)
    figures.notes.append(f"power cuts while {name}: {len(calls):,} calls, seed {seed}")
    for number, cut in enumerate(_cuts(calls, root, random.Random(seed))):
        lost = _look(name, tmp_path / f"cut-{number}", cut)
        figures.round(acknowledged=acknowledged(cut.said), lost=lost)


def _cuts(calls: list[Call], root: Path, chance: random.Random) -> list[Cut]:
    """Return what differs of all that may be left, or so many of it, evenly spread."""
    disk, found = Disk(root), []
    seen: set[int] = set()
    for call in calls:
        if not disk.follow(call) or b"ready" not in disk.said:
            continue
        said = [tuple(json.loads(line)) for line in disk.said.splitlines()]
        for loss in Loss:
            left = disk.left(loss, chance)
            told = hash((len(said), tuple(sorted(left.items(), key=str))))
            if told not in seen:
                seen.add(told)
                found.append(Cut(left, said))
    chosen = {round(place * (len(found) - 1) / max(1, CUTS - 1)) for place in range(CUTS)}
    return [found[place] for place in sorted(chosen)]


def _look(name: str, folder: Path, cut: Cut) -> int:
    written_to(folder, cut.left)
    place = Place(folder / "place", review_id=str(cut.said[0][1]))
    return JOBS[name].check(place, cut.said)
