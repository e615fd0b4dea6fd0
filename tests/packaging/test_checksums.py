# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whoever gets an artefact can tell that it is the one that was built."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from checksums import differences, place_of, write
from failure import Failure


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return an artefact that is one file."""
    file = tmp_path / "hotwash_1.0_amd64.deb"
    file.write_bytes(b"everything")
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an artefact that is a folder."""
    folder = tmp_path / "hotwash"
    (folder / "parts").mkdir(parents=True)
    (folder / "hotwash").write_bytes(b"program")
    (folder / "parts" / "a part.so").write_bytes(b"library")
    return folder


def test_what_was_not_touched_is_as_it_was_built(file: Path, folder: Path) -> None:
    for artefact in (file, folder):
        write(artefact)
        assert differences(artefact) == []


def test_a_change_is_named(file: Path) -> None:
    write(file)
    file.write_bytes(b"everything else")
    assert differences(file) == ["hotwash_1.0_amd64.deb is not what was built."]


def test_in_a_folder_each_change_is_named(folder: Path) -> None:
    write(folder)
    (folder / "parts" / "a part.so").write_bytes(b"another")
    (folder / "hotwash").unlink()
    (folder / "guest").touch()
    assert differences(folder) == [
        "hotwash/parts/a part.so is not what was built.",
        "hotwash/hotwash is missing.",
        "hotwash/guest was not there when it was built.",
    ]


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not installed")
def test_the_systems_own_tool_reads_them(file: Path, folder: Path) -> None:
    for artefact in (file, folder):
        place = write(artefact)
        command = ["sha256sum", "--check", "--strict", place.name]
        subprocess.run(command, cwd=place.parent, check=True, capture_output=True)


def test_without_checksums_nothing_is_called_sound(file: Path) -> None:
    with pytest.raises(Failure, match=r"has no checksums beside it; please put .*\.deb\.sha256"):
        differences(file)


def test_checksums_alone_can_not_be_checked(file: Path) -> None:
    write(file)
    file.unlink()
    with pytest.raises(Failure, match="There is no"):
        differences(file)


@pytest.mark.parametrize(
    ("text", "told"), [("nonsense\n", "line 1 is no checksum"), ("", "is empty")]
)
def test_checksums_that_are_none_are_refused(file: Path, text: str, told: str) -> None:
    place_of(file).write_text(text, encoding="utf-8")
    with pytest.raises(Failure, match=told):
        differences(file)
