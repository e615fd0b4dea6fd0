# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A portable copy keeps everything in its folder, and no secret anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from app.cli import main
from app.errors import UserFacingError
from app.paths import DATA_VARIABLE, PORTABLE_VARIABLE, TEMPORARY, data_dir
from app.portable import begin_portable
from app.secret_store import SecretStore

PLACE = ("db.example.org:5432", "sam")


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put back what is set for the whole process."""
    monkeypatch.setattr(tempfile, "tempdir", tempfile.tempdir)
    for name in (PORTABLE_VARIABLE, "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, "")


def test_library_and_temporary_files_are_in_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "elsewhere"))
    begin_portable("stick")
    assert data_dir() == tmp_path / "stick"
    with tempfile.TemporaryDirectory() as folder:
        assert Path(folder).parent == tmp_path / "stick" / TEMPORARY
    assert os.environ["SQLITE_TMPDIR"] == str(tmp_path / "stick" / TEMPORARY)


def test_a_secret_is_known_until_the_session_ends_and_no_longer(tmp_path: Path) -> None:
    begin_portable(str(tmp_path))
    store = SecretStore()
    assert not store.can_remember
    assert not store.keep(PLACE, "secret", remember=True)
    assert store.get(PLACE) == "secret"
    assert SecretStore().get(PLACE) is None
    assert not any(b"secret" in each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())


def test_what_was_left_long_ago_is_cleared_away(tmp_path: Path) -> None:
    temporary = tmp_path / TEMPORARY
    (temporary / "old").mkdir(parents=True)
    (temporary / "new").mkdir()
    (temporary / "old.txt").write_text("left")
    for name in ("old", "old.txt"):
        os.utime(temporary / name, (0, 0))
    begin_portable(str(tmp_path))
    assert [each.name for each in temporary.iterdir()] == ["new"]


def test_a_folder_that_can_t_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserFacingError, match="choose another one"):
        begin_portable(str(tmp_path / "file"))


def test_it_is_an_option_of_every_command_and_no_other_folder_is_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--portable", str(tmp_path), "list"]) == 0
    assert main(["--portable", str(tmp_path), "--data", str(tmp_path), "list"]) == 2
    assert "not allowed with" in capsys.readouterr().err


def test_the_environment_can_say_it_too(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "backups"],
        env={**os.environ, PORTABLE_VARIABLE: str(tmp_path / "stick")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(tmp_path / "stick") in done.stdout
