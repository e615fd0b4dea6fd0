# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash self-test` tries everything, and says what does not work."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from app.cli import main
from tests.source_tree import ROOT


def test_everything_works_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["self-test"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0].split()[-1] for line in lines[:-1]] == [
        "library", "editing", "lenses", "exports", "report", "libraries",
    ]  # fmt: skip
    assert lines[-1] == "Everything works."


def test_what_does_not_work_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("the fonts are gone")

    monkeypatch.setattr("app.fonts.BundledMeasure.width", fail)
    assert main(["self-test"]) == 1
    out = capsys.readouterr().out
    assert "failed  lenses: OSError: the fonts are gone" in out
    assert "ok      library" in out


def test_the_window_alone_is_opened_until_it_has_painted() -> None:
    # A program of its own: the window ends the application when it stands there.
    done = subprocess.run(
        [sys.executable, "-m", "app", "self-test", "--window"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "ok      window: it was painted\n"


def test_a_library_that_is_missing_is_said_with_what_it_is_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    assert main(["self-test"]) == 1
    out = capsys.readouterr().out
    assert "failed  libraries: RuntimeError: these libraries are missing: docx (Word)" in out


def test_a_library_that_may_be_left_out_is_told_and_no_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert main(["self-test"]) == 0
    assert "not here: psycopg" in capsys.readouterr().out
