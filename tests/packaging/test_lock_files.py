# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The lock files say exactly what is installed, and nothing about where it came from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from environment import BENCH_LOCK, LOCK, ROOT
from failure import Failure
from lock_files import refuse_addresses

PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)")


def pinned(lock: Path) -> dict[str, str]:
    """Return the locked versions by normalised name."""
    lines = lock.read_text("utf-8").splitlines()
    matches = [match for line in lines if (match := PINNED.match(line))]
    return {match[1].lower().replace("_", "-"): match[2] for match in matches}


def declared() -> set[str]:
    """Return the names of all packages that the project asks for, but for the bench."""
    whole = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project = whole["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["postgres"]]
    wanted += whole["dependency-groups"]["dev"]
    return {re.split(r"[<>=\[; ]", one)[0].lower().replace("_", "-") for one in wanted}


def test_everything_declared_is_locked() -> None:
    assert declared() - set(pinned(LOCK)) == set()


@pytest.mark.parametrize("lock", [LOCK, BENCH_LOCK], ids=lambda lock: lock.name)
def test_every_locked_package_has_hashes(lock: Path) -> None:
    text = lock.read_text("utf-8")
    packages = re.split(r"\n(?=[A-Za-z0-9])", text)
    without = [
        one.split("==")[0] for one in packages if "==" in one and "--hash=sha256:" not in one
    ]
    assert without == []


@pytest.mark.parametrize("lock", [LOCK, BENCH_LOCK], ids=lambda lock: lock.name)
def test_no_lock_names_an_address(lock: Path) -> None:
    refuse_addresses(lock, lock.read_text("utf-8"))


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://index.example/simple",
        "hotwash @ file:///home/somebody/hotwash",
        "    # via -r /home/somebody/hotwash/requirements.txt",
    ],
)
def test_an_address_in_a_lock_is_refused(line: str) -> None:
    with pytest.raises(Failure, match="names an address"):
        refuse_addresses(LOCK, f"alembic==1.0\n{line}\n")


def test_the_bench_runs_with_the_apps_own_versions() -> None:
    app, bench = pinned(LOCK), pinned(BENCH_LOCK)
    assert {name: bench[name] for name in app.keys() & bench.keys()} == {
        name: app[name] for name in app.keys() & bench.keys()
    }


def test_pyside_stays_below_the_release_that_aborts() -> None:
    major, minor = pinned(LOCK)["pyside6-essentials"].split(".")[:2]
    assert (int(major), int(minor)) < (6, 12)
