# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Packages are made by their kinds, and a bundle counts once it has tried itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import bundle_trial
import packages
from failure import Failure
from screen import screen

linux = pytest.mark.skipif(os.name == "nt", reason="stand-ins here are shell scripts")


def stand_in(folder: Path, script: str) -> Path:
    """Write a program that stands for the bundle's."""
    program = folder / "hotwash"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return program


def test_a_kind_that_is_not_known_is_refused_with_those_that_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        packages.main(["rpm"])
    told = capsys.readouterr().err
    assert all(kind in told for kind in packages.KINDS)


@linux
def test_a_bundle_that_fails_its_own_test_is_told_with_what_it_said(tmp_path: Path) -> None:
    program = stand_in(tmp_path, "echo 'failed  report: no fonts'; exit 1")
    with pytest.raises(Failure, match=r"hotwash self-test does not work: failed  report: no fonts"):
        bundle_trial.run(program, ["self-test"], {})


@linux
def test_a_fault_that_only_the_terminal_saw_counts(tmp_path: Path) -> None:
    program = stand_in(tmp_path, "echo 'Traceback (most recent call last):' >&2")
    with pytest.raises(Failure):
        bundle_trial.run(program, ["self-test"], {})


@linux
def test_a_bundle_is_tried_with_a_new_home_and_nothing_of_the_workshop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in bundle_trial.WITHOUT:
        monkeypatch.setenv(name, "from-the-workshop")
    told = bundle_trial.run(stand_in(tmp_path, "env"), [], {"QT_QPA_PLATFORM": "offscreen"})
    assert "from-the-workshop" not in told
    assert f"HOME={os.environ.get('HOME')}\n" not in told
    assert "QT_QPA_PLATFORM=offscreen\n" in told


@pytest.mark.skipif(not shutil.which("Xvfb"), reason="no Xvfb")
def test_a_screen_that_nobody_sees_shows_windows_and_goes_again() -> None:
    script = (
        "from PySide6.QtGui import QGuiApplication as App; a = App([]);"
        "print(a.primaryScreen().size().toTuple())"
    )
    with screen("800x600x24") as display:
        done = subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.stdout == "(800, 600)\n"
