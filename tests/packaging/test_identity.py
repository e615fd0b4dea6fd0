# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Hotwash has one name, one version, one kind of file and one scheme, in the app and around it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import identity
from app.capture.review_file import SUFFIXES
from app.desktop_id import DESKTOP_ID
from app.store.address import parse_link
from app.version import VERSION
from failure import Failure

ROOT = Path(__file__).resolve().parents[2]
SEMANTIC = re.compile(r"\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?")


def test_packages_have_the_version_of_the_app() -> None:
    assert identity.version() == VERSION
    assert SEMANTIC.fullmatch(VERSION)


def test_the_build_has_the_version_of_the_app() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    place = project["tool"]["hatch"]["version"]
    said = re.search(place["pattern"], (ROOT / place["path"]).read_text("utf-8"))
    assert said is not None
    assert said["version"] == VERSION


def test_a_version_that_is_missing_is_said(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "version.py").write_text("", encoding="utf-8")
    with pytest.raises(Failure, match="says no version"):
        identity.version(tmp_path)


def test_the_app_reads_the_kind_of_file_that_desktops_are_told_of() -> None:
    assert f".{identity.EXTENSION}" in SUFFIXES


def test_the_app_reads_the_links_that_desktops_are_told_of() -> None:
    assert parse_link(f"{identity.SCHEME}://db.example.org/reviews/abc")


def test_names_keep_the_rules_of_those_who_read_them() -> None:
    assert re.fullmatch(r"[a-z]+(\.[a-z][a-z0-9]*)+\.[A-Z][A-Za-z]+", identity.APP_ID)
    assert re.fullmatch(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}", identity.WINDOWS_GUID)
    assert re.fullmatch(r"[A-Za-z]+\.[A-Za-z]+\.\d+", identity.WINDOWS_FILE_CLASS)
    assert len(identity.SUMMARY) <= 80
    assert not identity.SUMMARY.endswith(".")


def test_the_window_says_which_desktop_entry_is_its_own() -> None:
    assert DESKTOP_ID == identity.APP_ID
