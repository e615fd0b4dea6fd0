# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""An AppImage is a runtime and a folder that starts and shows the app, the same each time."""

from __future__ import annotations

import os
import shutil
import struct
from pathlib import Path

import pytest

import identity
import package_appimage
from appimage_file import payload_start
from comparison import differences, members
from environment import Environment
from package_appimage import join, lay_out, pack

EPOCH = 1_700_000_000
packs = pytest.mark.skipif(not shutil.which("mksquashfs"), reason="mksquashfs is not installed")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """Return a bundle whose program is a script."""
    bundle = tmp_path / "dist" / "hotwash"
    (bundle / "_internal").mkdir(parents=True)
    program = bundle / "hotwash"
    program.write_text("#!/bin/sh\necho Hotwash\n", encoding="utf-8")
    program.chmod(0o755)
    (bundle / "_internal" / "library.so").symlink_to("../hotwash")
    return bundle


@pytest.fixture
def app_folder(bundle: Path, tmp_path: Path) -> Path:
    """Return the AppDir of that bundle."""
    return lay_out(Environment(), bundle, tmp_path / "AppDir")


def runtime(at: Path) -> Path:
    """Write what looks like a runtime for x86-64."""
    header = struct.Struct("<16s2xH20xQ10xHH")
    start = header.pack(b"\x7fELF\x02\x01\x01\x03AI\x02", 0x3E, 64, 64, 1)
    at.write_bytes(start.ljust(128, b"\0"))
    return at


def test_what_starts_it_is_the_program_of_the_bundle(app_folder: Path) -> None:
    started = app_folder / "AppRun"
    assert os.access(started, os.X_OK)
    assert started.resolve() == app_folder / "usr" / "lib" / "hotwash" / "hotwash"


def test_at_its_top_is_what_desktops_look_for(app_folder: Path) -> None:
    entry = (app_folder / f"{identity.APP_ID}.desktop").read_text("utf-8")
    assert f"Icon={identity.APP_ID}\n" in entry
    assert (app_folder / f"{identity.APP_ID}.svg").read_text("utf-8").startswith("<")
    assert (app_folder / ".DirIcon").is_file()


def test_no_link_leads_out_of_it(app_folder: Path) -> None:
    links = [path for path in app_folder.rglob("*") if path.is_symlink()]
    assert links
    for link in links:
        assert not link.readlink().is_absolute()
        assert link.resolve().is_relative_to(app_folder)


@packs
def test_the_same_folder_packed_later_gives_the_same_bytes(
    app_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = pack(app_folder, tmp_path / "first", EPOCH)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    for path in app_folder.rglob("*"):
        os.utime(path, (EPOCH + 99, EPOCH + 99), follow_symlinks=False)
    second = pack(app_folder, tmp_path / "second", EPOCH)
    assert first.read_bytes() == second.read_bytes()


@packs
def test_the_image_is_both_files_and_can_be_run(app_folder: Path, tmp_path: Path) -> None:
    payload = pack(app_folder, tmp_path / "payload", EPOCH)
    start = runtime(tmp_path / "runtime")
    image = join(start, payload, tmp_path / "out" / "hotwash.AppImage")
    assert os.access(image, os.X_OK)
    assert payload_start(image) == start.stat().st_size
    assert "usr/lib/hotwash/hotwash" in members(image)
    assert differences(image, image) == []


def test_the_program_is_where_the_bundle_puts_it() -> None:
    assert package_appimage.PROGRAM.name == identity.COMMAND
