# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The bundle's program wears its icon, its version and its rights where the system reads them."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest
from PIL import Image

import identity
from app.version import VERSION
from apple_bundle import ENTITLEMENTS
from bundle_dress import SIGNER, app_options, program_options
from environment import ROOT


def test_on_windows_it_has_an_icon_a_version_and_a_manifest(tmp_path: Path) -> None:
    options = program_options(ROOT, tmp_path / "work", "win32")
    with Image.open(options["icon"]) as icon:
        assert icon.format == "ICO"
    assert f"StringStruct('ProductVersion', '{VERSION}')" in Path(options["version"]).read_text()
    assert Path(options["manifest"]).is_file()


def test_on_macos_its_parts_are_signed_with_its_rights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SIGNER, "Developer ID Application: A")
    options = program_options(ROOT, tmp_path, "darwin")
    assert options["codesign_identity"] == "Developer ID Application: A"
    assert plistlib.loads(Path(options["entitlements_file"]).read_bytes()) == ENTITLEMENTS


def test_on_macos_nobody_signs_without_a_certificate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(SIGNER, raising=False)
    assert program_options(ROOT, tmp_path, "darwin")["codesign_identity"] is None


def test_the_app_of_macos_has_its_name_and_its_icon(tmp_path: Path) -> None:
    options = app_options(ROOT, tmp_path)
    assert options["name"] == "Hotwash.app"
    assert options["bundle_identifier"] == identity.APP_ID
    assert options["info_plist"]["CFBundleIdentifier"] == identity.APP_ID
    with Image.open(options["icon"]) as icon:
        assert icon.format == "ICNS"


def test_on_linux_a_program_wears_nothing(tmp_path: Path) -> None:
    assert program_options(ROOT, tmp_path, "linux") == {}
