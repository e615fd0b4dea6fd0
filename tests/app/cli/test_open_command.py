# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Files and links are opened in the window; what can be neither is said before there is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli import main
from app.cli.window import DISPLAY_VARIABLES
from app.paths import resource


def test_what_is_no_link_and_no_file_opens_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for what, told in (
        ("https://example.org", "has to look like hotwash://"),
        ("hotwash://sam@db.example.org/reviews/abc", "names no user"),
        (str(tmp_path / "gone.hotwash"), "There is no file"),
    ):
        assert main(["open", what]) == 2
        assert told in capsys.readouterr().err


@pytest.mark.parametrize("command", [[], ["open"]])
def test_without_a_display_it_says_so(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in DISPLAY_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    assert main([*command, str(resource("examples", "gitlab-2017-01-31.yaml"))]) == 2
    assert "no display" in capsys.readouterr().err


def test_too_many_files_are_opened_in_turns(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--new-window", *["a.yaml"] * 101]) == 2
    assert "in several turns" in capsys.readouterr().err
