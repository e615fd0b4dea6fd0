# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The resources are found however Hotwash is run, and the library's folder can be chosen."""

import sys
from pathlib import Path

import pytest

from app.errors import UserFacingError
from app.paths import DATA_VARIABLE, data_dir, guide_dir, resource, resources_dir, typed_path
from bundle_parts import folders
from tests.source_tree import ROOT


def test_resources_are_found_beside_the_package() -> None:
    assert (resources_dir() / "themes" / "light.toml").is_file()
    assert resource("themes", "light.toml").is_file()


def test_resources_are_found_inside_a_frozen_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources_dir() == tmp_path / "resources"


def test_the_guide_is_where_a_bundle_puts_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert (guide_dir() / "index.md").is_file()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    placed = {place for _, place in folders(ROOT)}
    assert guide_dir().relative_to(tmp_path).as_posix() in placed


def test_missing_resources_are_said_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    with pytest.raises(UserFacingError, match="install Hotwash again"):
        resources_dir()


def test_the_variable_chooses_the_folder_of_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "here"))
    assert data_dir() == tmp_path / "here"


def test_without_the_variable_the_platform_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(DATA_VARIABLE, raising=False)
    assert data_dir().is_absolute()
    assert data_dir().name == "hotwash"


def test_a_typed_path_starts_at_home_where_that_is_somebody_s(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert typed_path("~/app.log") == tmp_path / "app.log"
    assert typed_path("~nobody-of-this-name/app.log") == Path("~nobody-of-this-name/app.log")
