# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A package for any Linux brings what not every Linux has, and leaves to it what is its own."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from carried_libraries import INSIDE, OF_THE_SYSTEM, bring
from deb_depends import known_libraries
from failure import Failure

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not shutil.which("objdump"),
    reason="objdump is not installed",
)


@pytest.fixture
def places() -> dict[str, Path]:
    """Return where this system has its libraries."""
    return known_libraries()


@pytest.fixture
def bundle(tmp_path: Path, places: dict[str, Path]) -> Path:
    """Return a bundle with one library, which needs others of the system."""
    inside = tmp_path / "hotwash" / INSIDE
    inside.mkdir(parents=True)
    shutil.copyfile(places["libssl.so.3"], inside / "_ssl.so")
    return inside.parent


def test_what_a_library_needs_is_brought_once(bundle: Path, places: dict[str, Path]) -> None:
    assert "libcrypto.so.3" in bring(bundle, places)
    assert (bundle / INSIDE / "libcrypto.so.3").is_file()
    assert bring(bundle, places) == []


def test_what_is_the_systems_is_left_to_it(bundle: Path, places: dict[str, Path]) -> None:
    assert set(bring(bundle, places)).isdisjoint(OF_THE_SYSTEM)
    assert not (bundle / INSIDE / "libc.so.6").exists()


def test_a_library_that_is_nowhere_is_named(bundle: Path) -> None:
    with pytest.raises(Failure, match=r"needs libcrypto\.so\.3, which is not on this system"):
        bring(bundle, {})


def test_every_library_that_is_left_out_has_its_reason() -> None:
    assert all(OF_THE_SYSTEM.values())
