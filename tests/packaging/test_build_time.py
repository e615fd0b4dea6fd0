# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A package is as old as its source, whenever it is built."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from build_time import day, environment_of_build, epoch
from failure import Failure

LONG_AGO = 1_000_000_000


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a source folder outside of any repository, whose version is from long ago."""
    version = tmp_path / "app" / "version.py"
    version.parent.mkdir()
    version.write_text('VERSION = "1.0.0"\n', encoding="utf-8")
    os.utime(version, (LONG_AGO, LONG_AGO))
    return tmp_path


def test_what_is_asked_for_counts(source: Path) -> None:
    asked = {"SOURCE_DATE_EPOCH": "1800000000"}
    assert epoch(source, asked) == 1_800_000_000
    assert day(source, asked) == date(2027, 1, 15)


def test_a_commit_has_a_time(source: Path) -> None:
    who = {
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_CONFIG_GLOBAL": "/dev/null",
    }
    who |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}
    when = {"GIT_COMMITTER_DATE": "1700000000 +0000"}
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "First"]):
        subprocess.run(["git", *command], cwd=source, env={**os.environ, **who, **when}, check=True)
    assert epoch(source, {}) == 1_700_000_000


def test_a_source_without_a_repository_is_as_old_as_its_version(source: Path) -> None:
    assert epoch(source, {}) == LONG_AGO


def test_a_time_that_is_none_is_refused(source: Path) -> None:
    with pytest.raises(Failure, match="has to be a number of seconds, not “today”"):
        epoch(source, {"SOURCE_DATE_EPOCH": "today"})


def test_tools_are_told() -> None:
    assert environment_of_build()["SOURCE_DATE_EPOCH"] == str(epoch())
