# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Settings are kept, and never lost in silence."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import UserFacingError
from app.settings import SETTINGS_FILE, Settings, load_settings, save_settings


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "nowhere") == Settings()


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    settings = replace(Settings(), author="Zoë", theme="dark")
    save_settings(tmp_path / "new", settings)
    assert load_settings(tmp_path / "new") == settings


def test_settings_of_a_newer_program_stay(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text('{"author": "Sam", "lamp": 3}')
    save_settings(tmp_path, replace(load_settings(tmp_path), author="Noor"))
    kept = json.loads((tmp_path / SETTINGS_FILE).read_text())
    assert (kept["author"], kept["lamp"]) == ("Noor", 3)


@pytest.mark.parametrize("content", ["{", "[]", '{"author": 3}', "\xff"])
def test_a_broken_file_is_said_and_stays(tmp_path: Path, content: str) -> None:
    path = tmp_path / SETTINGS_FILE
    path.write_text(content, encoding="latin-1")
    before = path.read_bytes()
    with pytest.raises(UserFacingError, match="Mend or remove"):
        load_settings(tmp_path)
    with pytest.raises(UserFacingError):
        save_settings(tmp_path, Settings())
    assert path.read_bytes() == before


def test_a_password_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="pgpass"):
        save_settings(tmp_path, Settings(database_url="postgresql://sam:secret@server/db"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_can_not_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserFacingError, match="can't be"):
        save_settings(tmp_path / "file", Settings())
