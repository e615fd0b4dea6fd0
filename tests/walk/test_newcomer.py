# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A newcomer with the package just installed: from the menu's entry to a signed PDF, by the guide.

HOTWASH_PACKAGES asks for it: "full" makes the package first, the path of a .deb takes that one. It
is installed into a Debian of its own, which only root can make.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import package_deb
from debian_root import USER, debian_root
from environment import Environment
from tests.walk.computer import InstalledComputer
from tests.walk.desk import WalkDesk
from tests.walk.first_review import pictures_wanted, require_programs, walk_first_review

WANTED = os.environ.get("HOTWASH_PACKAGES", "")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return the package that is to be installed."""
    if WANTED.endswith(".deb"):
        return Path(WANTED).resolve()
    made: Path = package_deb.build(Environment(), tmp_path)
    return made


@pytest.fixture
def newcomer(
    one_screen: str, accessibility_bus: str, package: Path, tmp_path: Path
) -> Iterator[WalkDesk]:
    require_programs()
    with debian_root(tmp_path / "root", package, desktop=()) as root:
        computer = InstalledComputer(root.path, USER)
        desk = WalkDesk(one_screen, accessibility_bus, computer, pictures_wanted())
        yield desk
        desk.clear()


@pytest.mark.skipif(not WANTED, reason="asked for by HOTWASH_PACKAGES")
def test_a_newcomer_goes_from_the_menu_to_a_signed_pdf(newcomer: WalkDesk) -> None:
    walk_first_review(newcomer)
