# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Two builds are compared member by member, whatever they are packed in."""

from __future__ import annotations

import io
import os
import shutil
import struct
import subprocess
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from appimage_file import machine, payload_start
from comparison import differences
from failure import Failure

EARLIER, LATER = 1_700_000_000, 1_700_000_060
CONTROL = "Package: hotwash\nVersion: 1.0\nArchitecture: all\nMaintainer: A <a@example.org>\n"
Packing = Callable[[Path, Path], None]


def made_tree(at: Path, *, text: str = "same", when: int = EARLIER, mode: int = 0o644) -> Path:
    """Make a small tree of an installed program, to be packed."""
    (at / "lib").mkdir(parents=True)
    (at / "lib" / "part.txt").write_text(text, encoding="utf-8")
    (at / "lib" / "part.txt").chmod(mode)
    (at / "lib" / "link").symlink_to("part.txt")
    for path in (at / "lib" / "part.txt", at / "lib", at):
        os.utime(path, (when, when))
    return at


def runtime() -> bytes:
    """Return what looks like the runtime of an AppImage: a header and one empty section."""
    header = struct.Struct("<16s2xH20xQ10xHH").pack(
        b"\x7fELF\x02\x01\x01\x03AI\x02", 0x3E, 64, 64, 1
    )
    return header.ljust(128, b"\0")


def pack_folder(tree: Path, target: Path) -> None:
    shutil.copytree(tree, target, symlinks=True)


def pack_tar(tree: Path, target: Path) -> None:
    with tarfile.open(target, "w:xz") as archive:
        archive.add(tree, ".")


def pack_zip(tree: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(tree.rglob("*")):
            archive.write(path, path.relative_to(tree))


def pack_deb(tree: Path, target: Path) -> None:
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir(mode=0o755)
    control.write_text(CONTROL + "Description: A made-up package\n", encoding="utf-8")
    command = ["dpkg-deb", "--root-owner-group", "--build", str(tree), str(target)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(LATER)}
    subprocess.run(command, check=True, capture_output=True, env=environment)


def pack_appimage(tree: Path, target: Path) -> None:
    payload = target.with_suffix(".squashfs")
    command = ["mksquashfs", str(tree), str(payload), "-noappend", "-quiet", "-no-progress"]
    subprocess.run(command, check=True, capture_output=True)
    target.write_bytes(runtime() + payload.read_bytes())


def needing(program: str, packing: Packing, suffix: str) -> object:
    lacking = not shutil.which(program)
    mark = pytest.mark.skipif(lacking, reason=f"{program} is not installed")
    return pytest.param(packing, suffix, marks=mark, id=suffix)


PACKED = [
    pytest.param(pack_folder, "", id="folder"),
    pytest.param(pack_tar, ".tar.xz", id=".tar.xz"),
    pytest.param(pack_zip, ".zip", id=".zip"),
    needing("dpkg-deb", pack_deb, ".deb"),
    needing("unsquashfs", pack_appimage, ".AppImage"),
]


def both(tmp_path: Path, pack: Packing, suffix: str, **change: object) -> tuple[Path, Path]:
    """Pack the tree, and the changed tree."""
    one, other = tmp_path / f"one{suffix}", tmp_path / f"other{suffix}"
    pack(made_tree(tmp_path / "a"), one)
    pack(made_tree(tmp_path / "b", **change), other)  # type: ignore[arg-type]
    return one, other


@pytest.mark.parametrize(("pack", "suffix"), PACKED)
def test_what_was_packed_twice_is_the_same(tmp_path: Path, pack: Packing, suffix: str) -> None:
    one, _ = both(tmp_path, pack, suffix)
    assert differences(one, one) == []


@pytest.mark.parametrize(("pack", "suffix"), PACKED)
def test_another_content_is_named(tmp_path: Path, pack: Packing, suffix: str) -> None:
    one, other = both(tmp_path, pack, suffix, text="other!")
    told = [line for line in differences(one, other) if "control/" not in line]
    assert "lib/part.txt: size 4 and 6; the content is another" in told


@pytest.mark.parametrize(("pack", "suffix"), PACKED)
def test_other_rights_are_named(tmp_path: Path, pack: Packing, suffix: str) -> None:
    one, other = both(tmp_path, pack, suffix, mode=0o755)
    told = differences(one, other)
    assert "lib/part.txt: mode rw-r--r-- and rwxr-xr-x" in told


@pytest.mark.parametrize(("pack", "suffix"), PACKED[1:])
def test_another_time_is_named(tmp_path: Path, pack: Packing, suffix: str) -> None:
    one, other = both(tmp_path, pack, suffix, when=LATER)
    assert any(line.startswith("lib/part.txt: date 20") for line in differences(one, other))


def test_the_time_of_copying_a_folder_says_nothing(tmp_path: Path) -> None:
    one, other = both(tmp_path, pack_folder, "", when=LATER)
    assert differences(one, other) == []


def test_what_only_one_has_and_another_end_of_a_link_are_named(tmp_path: Path) -> None:
    one, other = both(tmp_path, pack_folder, "")
    (one / "mine").touch()
    (other / "theirs").touch()
    (other / "lib" / "link").unlink()
    (other / "lib" / "link").symlink_to("elsewhere")
    assert differences(one, other) == [
        "lib/link: leads to part.txt and elsewhere",
        "mine: only in the first",
        "theirs: only in the second",
    ]


def test_another_order_of_the_same_members_is_told(tmp_path: Path) -> None:
    for name, order in (("one", "ab"), ("other", "ba")):
        with tarfile.open(tmp_path / f"{name}.tar", "w") as archive:
            for each in order:
                archive.addfile(tarfile.TarInfo(each), io.BytesIO())
    told = differences(tmp_path / "one.tar", tmp_path / "other.tar")
    assert told == ["The members are the same; their order or the way they are packed is not."]


def test_what_can_not_be_looked_into_is_compared_whole(tmp_path: Path) -> None:
    one, other = tmp_path / "one.dmg", tmp_path / "other.dmg"
    one.write_bytes(b"1")
    other.write_bytes(b"2")
    assert differences(one, other) == ["(all of it): the content is another"]


@pytest.mark.parametrize("name", ["a.deb", "a.AppImage"])
def test_what_is_broken_is_refused(tmp_path: Path, name: str) -> None:
    broken = tmp_path / name
    broken.write_bytes(b"no package at all")
    with pytest.raises(Failure, match=name.replace(".", r"\.")):
        differences(broken, broken)


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="There is no"):
        differences(tmp_path / "none", tmp_path)


def test_the_runtime_of_an_appimage_says_where_it_ends(tmp_path: Path) -> None:
    image = tmp_path / "a.AppImage"
    image.write_bytes(runtime() + b"hsqs")
    assert payload_start(image) == len(runtime())
    assert machine(image) == "x86_64"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"#!/bin/sh\n", "does not begin with a program"),
        (runtime()[:100], "is cut off"),
        (runtime() + b"tail", "no file system follows"),
    ],
)
def test_what_is_no_appimage_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    image = tmp_path / "a.AppImage"
    image.write_bytes(content)
    with pytest.raises(Failure, match=told):
        payload_start(image)
