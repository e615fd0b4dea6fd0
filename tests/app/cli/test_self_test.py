# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash self-test` tries everything, and says what does not work."""

from __future__ import annotations

import pytest

from app.cli import main


def test_everything_works_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["self-test"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0].split()[-1] for line in lines[:-1]] == [
        "library", "editing", "lenses", "exports", "report",
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
