# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The Flatpak may do what Hotwash is for, and no more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import identity
from environment import ROOT, Environment
from package_flatpak import MANIFEST, WORK, lay_out, steps


@pytest.fixture
def manifest() -> dict[str, Any]:
    """Return the manifest as flatpak-builder reads it."""
    read: dict[str, Any] = yaml.safe_load((ROOT / MANIFEST).read_text("utf-8"))
    return read


def test_the_names_are_those_of_the_table(manifest: dict[str, Any]) -> None:
    assert manifest["id"] == identity.APP_ID
    assert MANIFEST.stem == identity.APP_ID
    assert manifest["command"] == identity.COMMAND


def test_it_reaches_no_files_but_those_that_a_person_chose(manifest: dict[str, Any]) -> None:
    told = manifest["finish-args"]
    assert [each for each in told if each.startswith(("--filesystem", "--persist"))] == []
    assert "--socket=session-bus" not in told
    assert "--device=all" not in told


@pytest.mark.parametrize(
    "needed",
    [
        "--socket=wayland",
        "--socket=fallback-x11",
        "--share=network",
        "--talk-name=org.freedesktop.secrets",
    ],
)
def test_it_may_do_what_the_app_is_for(manifest: dict[str, Any], needed: str) -> None:
    assert needed in manifest["finish-args"]


def test_its_files_are_those_that_are_laid_out(manifest: dict[str, Any], tmp_path: Path) -> None:
    (module,) = manifest["modules"]
    (source,) = module["sources"]
    place = (ROOT / MANIFEST).parent / source["path"]
    assert place.resolve() == (ROOT / WORK / "tree").resolve()
    bundle = tmp_path / "hotwash"
    bundle.mkdir()
    (bundle / "hotwash").touch()
    tree = lay_out(Environment(), bundle, tmp_path / "tree")
    assert sorted(path.name for path in tree.iterdir()) == ["lib", "share"]
    assert (tree / "lib" / "hotwash" / "hotwash").is_file()
    assert (tree / "share" / "applications" / f"{identity.APP_ID}.desktop").is_file()


def test_what_is_built_ends_in_the_file_that_is_asked_for() -> None:
    (_, command) = steps(Path("dist/hotwash.flatpak"))[-1]
    assert "dist/hotwash.flatpak" in command
    assert command[-1] == identity.APP_ID
