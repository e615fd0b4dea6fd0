# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the app is made of is known, pinned, and under licences that let it be passed on."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from advisories import told
from bill import bill_of, running, write
from environment import BENCH_LOCK, LOCK, PACKAGE_LOCK, Environment
from licences import is_welcome, licence_of, normal, pinned, unwelcome, without_hash

ROOT = Path(__file__).resolve().parents[2]
PROJECT = ROOT / "pyproject.toml"


@pytest.mark.parametrize("lock", [LOCK, BENCH_LOCK, PACKAGE_LOCK], ids=lambda lock: lock.name)
def test_every_package_is_pinned_with_its_hash(lock: Path) -> None:
    assert pinned(lock)
    assert without_hash(lock) == []


def test_a_package_without_a_hash_is_found(tmp_path: Path) -> None:
    lock = tmp_path / "a.lock"
    lock.write_text(f"one==1 \\\n    --hash=sha256:{'0' * 64}\ntwo==2\n", encoding="utf-8")
    assert without_hash(lock) == ["two"]


def test_every_locked_package_comes_under_a_welcome_licence() -> None:
    assert list(unwelcome(pinned(LOCK))) == []


@pytest.mark.parametrize(
    ("expression", "welcome"),
    [
        ("MIT", True),
        ("Apache-2.0 OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("GPL-3.0-or-later", False),
        ("AGPL-3.0-only", False),
        ("(MIT OR Apache-2.0) AND GPL-2.0-only", False),
        ("Proprietary", False),
    ],
)
def test_a_licence_is_welcome_or_not(expression: str, welcome: bool) -> None:
    assert is_welcome(expression) is welcome


def test_what_the_app_runs_with_is_locked() -> None:
    names = running(PROJECT)
    assert {"pyside6-essentials", "sqlalchemy", "psycopg-binary", "pyhanko"} <= names
    assert not {"pytest", "atheris", "hypothesis"} & names
    here = {name for name in names if licence_of(name) is not None}
    assert here <= pinned(LOCK).keys()


@pytest.mark.skipif(
    not Environment().script("cyclonedx-py").exists(), reason="cyclonedx-py is not in .venv"
)
def test_the_bill_names_all_of_it_and_is_always_the_same(tmp_path: Path) -> None:
    target = tmp_path / "bill.json"
    write(Environment(), target)
    bill = json.loads(target.read_text("utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    assert "serialNumber" not in bill
    versions = {normal(each["name"]): each["version"] for each in bill["components"]}
    locked = pinned(LOCK)
    assert versions == {name: locked[name] for name in versions}
    assert {"pyside6-essentials", "reportlab", "keyring"} <= versions.keys()
    assert all(each.get("licenses") for each in bill["components"])
    assert str(ROOT) not in target.read_text("utf-8")
    shuffled = {**bill, "components": random.sample(bill["components"], len(versions))}
    assert bill_of(shuffled, versions) == bill


def test_what_was_not_audited_is_never_taken_for_sound() -> None:
    entries = [
        {"name": "a", "version": "1", "vulns": []},
        {"name": "b", "skip_reason": "not found"},
        {
            "name": "c",
            "version": "2",
            "vulns": [{"id": "X-1", "fix_versions": ["3"], "description": ""}],
        },
    ]
    assert told(entries) == [
        "c 2: X-1, mended in 3",
        "NOT AUDITED: the advisory database said nothing of 1 of 3 packages (b).",
        "2 packages audited, 1 weaknesses known.",
    ]
    assert told(entries[:1]) == ["1 packages audited, 0 weaknesses known."]
