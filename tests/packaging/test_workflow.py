# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The workflow that builds packages asks for what there is, and pins what it takes from others."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

import identity
import packages
from dev import parser

ROOT = Path(__file__).resolve().parents[2]
WORKFLOW = ROOT / ".github" / "workflows" / "packages.yml"
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")
CALL = re.compile(r"python packaging/dev\.py (.+?)(?: >.*)?$", re.MULTILINE)
KIND = "${{ matrix.kind }}"


def workflow() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(WORKFLOW.read_text("utf-8"))
    return read


JOBS: dict[str, dict[str, Any]] = workflow()["jobs"]
STEPS = [step for job in JOBS.values() for step in job["steps"]]
MATRIX: list[dict[str, str]] = JOBS["package"]["strategy"]["matrix"]["include"]
CALLS = [found for step in STEPS for found in CALL.findall(step.get("run", ""))]


def test_every_kind_that_is_built_exists() -> None:
    assert {each["kind"] for each in MATRIX} <= set(packages.KINDS)


def test_every_package_that_people_get_is_built() -> None:
    assert {each["kind"] for each in MATRIX} == set(packages.KINDS) - {"bundle"}


def test_every_system_is_built_on() -> None:
    systems = [each["system"] for each in MATRIX]
    for name in ("ubuntu-22.04", "ubuntu-24.04", "windows", "macos-15", "macos-15-intel"):
        assert any(system.startswith(name) for system in systems)


@pytest.mark.parametrize("call", sorted(set(CALLS)))
def test_every_command_exists(call: str) -> None:
    name, *rest = shlex.split(call.replace(KIND, "deb"))
    options, left = parser().parse_known_args([name, *rest])
    if name == "package":
        packages.reader().parse_args(left)
    else:
        assert left == []
    assert options.action is not None


def test_commands_were_found() -> None:
    assert len(set(CALLS)) >= 5


def test_every_package_is_used_where_it_was_built() -> None:
    for each in MATRIX:
        (step,) = [
            step
            for step in JOBS["package"]["steps"]
            if step.get("if") == f"matrix.kind == '{each['kind']}'"
        ]
        assert "self-test" in step["run"]
        assert "package verify" in step["run"]


def test_every_action_is_pinned_by_its_commit() -> None:
    used = [step["uses"] for step in STEPS if "uses" in step]
    assert used
    assert [each for each in used if not PINNED.fullmatch(each)] == []


def test_no_job_may_do_more_than_it_needs() -> None:
    assert workflow()["permissions"] == {"contents": "read"}
    assert {name for name, job in JOBS.items() if "permissions" in job} == {"release"}


def test_a_release_waits_for_everything_else() -> None:
    assert set(JOBS["release"]["needs"]) == set(JOBS) - {"release"}
    assert JOBS["release"]["if"] == "github.event_name == 'push'"


def test_no_step_puts_what_others_write_into_a_command() -> None:
    for step in STEPS:
        told = re.findall(r"\$\{\{(.*?)\}\}", step.get("run", ""))
        assert [each for each in told if not each.strip().startswith("matrix.")] == []


def test_the_names_in_it_are_those_of_the_table() -> None:
    text = WORKFLOW.read_text("utf-8")
    assert f"flatpak run {identity.APP_ID} self-test" in text
    assert rf"Programs\{identity.NAME}\{identity.COMMAND}.exe" in text
    assert rf"Software\Classes\{identity.SCHEME}\shell" in text
    assert f"{identity.NAME}.app/Contents/MacOS/{identity.COMMAND}" in text
