# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which members of two artefacts differ, and how: what makes a build not repeatable.

Folders, tar and zip archives, Debian packages and AppImages are looked into; of anything else the
bytes are compared. Nothing in them is run. How contents differ, diffoscope shows byte by byte.
"""

from __future__ import annotations

import hashlib
import shutil
import stat
import subprocess
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from appimage_file import payload_start
from checksums import digest_of
from failure import Failure

_PIECE = 2**20


@dataclass(frozen=True)
class Member:
    """One file, folder or link; a field that an archive does not keep is empty."""

    kind: str
    mode: str = ""
    owner: str = ""
    date: str = ""
    leads_to: str = ""
    size: str = ""
    content: str = ""


def differences(one: Path, other: Path) -> list[str]:
    """Say in a line each what differs; nothing where both are the same to the last byte."""
    ours, theirs = members(one), members(other)
    lines = [
        *(f"{name}: only in the first" for name in ours.keys() - theirs.keys()),
        *(f"{name}: only in the second" for name in theirs.keys() - ours.keys()),
        *(
            f"{name}: {'; '.join(how)}"
            for name in ours.keys() & theirs.keys()
            if (how := _how(ours[name], theirs[name]))
        ),
    ]
    if not lines and one.is_file() and other.is_file() and digest_of(one) != digest_of(other):
        return ["The members are the same; their order or the way they are packed is not."]
    return sorted(lines)


def members(artefact: Path) -> dict[str, Member]:
    """Return what is in an artefact, by name."""
    if not artefact.exists():
        raise Failure(f"There is no {artefact}.")
    try:
        return dict(_members(artefact))
    except (OSError, tarfile.TarError, zipfile.BadZipFile, subprocess.CalledProcessError) as error:
        raise Failure(f"{artefact} can't be looked into: {error}") from error


def _members(artefact: Path) -> Iterator[tuple[str, Member]]:
    if artefact.is_dir():
        yield from _in_folder(artefact)
    elif artefact.suffix == ".deb":
        for part in ("--ctrl-tarfile", "--fsys-tarfile"):
            yield from _in_debian_package(artefact, part)
    elif artefact.suffix == ".AppImage":
        yield from _in_appimage(artefact)
    elif zipfile.is_zipfile(artefact) and artefact.suffix != ".exe":
        yield from _in_zip(artefact)
    elif tarfile.is_tarfile(artefact):
        with tarfile.open(artefact) as archive:
            yield from _in_tar(archive)
    else:
        size = str(artefact.stat().st_size)
        yield "(all of it)", Member("file", size=size, content=digest_of(artefact))


def _in_folder(folder: Path, *, dated: bool = False) -> Iterator[tuple[str, Member]]:
    """Look at files on a disk; they have the date of their copying, which says nothing."""
    for path in sorted(folder.rglob("*")):
        about = path.lstat()
        mode = _rights(about.st_mode)
        date = _day(about.st_mtime) if dated else ""
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            yield name, Member("link", leads_to=str(path.readlink()))
        elif path.is_dir():
            yield name, Member("folder", mode, date=date)
        else:
            size, content = str(about.st_size), digest_of(path)
            yield name, Member("file", mode, date=date, size=size, content=content)


def _in_tar(archive: tarfile.TarFile, under: str = "") -> Iterator[tuple[str, Member]]:
    for each in archive:
        opened = archive.extractfile(each) if each.isfile() else None
        kind = "file" if each.isfile() else "folder" if each.isdir() else "link"
        yield (
            under + each.name.removeprefix("./"),
            Member(
                kind,
                _rights(each.mode),
                owner=f"{each.uname or each.uid}:{each.gname or each.gid}",
                date=_day(each.mtime),
                leads_to=each.linkname,
                size=str(each.size) if opened else "",
                content=_digest(opened) if opened else "",
            ),
        )


def _in_zip(path: Path) -> Iterator[tuple[str, Member]]:
    with zipfile.ZipFile(path) as archive:
        for each in archive.infolist():
            kind = "folder" if each.is_dir() else "file"
            date = datetime(*each.date_time, tzinfo=UTC).isoformat(" ")
            with archive.open(each) as opened:
                content = _digest(opened)
            mode = _rights(each.external_attr >> 16)
            yield each.filename, Member(kind, mode, "", date, "", str(each.file_size), content)


def _in_debian_package(path: Path, part: str) -> Iterator[tuple[str, Member]]:
    _want("dpkg-deb", path)
    command = ["dpkg-deb", part, str(path)]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdout=pipe, stderr=nowhere) as reading:
        assert reading.stdout is not None
        with tarfile.open(fileobj=reading.stdout, mode="r|") as archive:
            yield from _in_tar(archive, "control/" if part == "--ctrl-tarfile" else "")


def _in_appimage(path: Path) -> Iterator[tuple[str, Member]]:
    _want("unsquashfs", path)
    start = payload_start(path)
    yield "(runtime)", Member("file", size=str(start), content=_digest(path.open("rb"), start))
    with TemporaryDirectory() as folder:
        unpacked = Path(folder) / "unpacked"
        subprocess.run(
            [
                *("unsquashfs", "-quiet", "-no-progress", "-no-xattrs"),
                *("-offset", str(start), "-dest", str(unpacked), str(path)),
            ],
            check=True,
            capture_output=True,
        )
        yield from _in_folder(unpacked, dated=True)


def _want(program: str, path: Path) -> None:
    if not shutil.which(program):
        raise Failure(f"To look into {path.name}, {program} is needed; please install it.")


def _how(one: Member, other: Member) -> list[str]:
    found = []
    for each in fields(Member):
        ours, theirs = getattr(one, each.name), getattr(other, each.name)
        if ours != theirs and each.name == "content":
            found.append("the content is another")
        elif ours != theirs:
            found.append(f"{each.name.replace('_', ' ')} {ours or 'none'} and {theirs or 'none'}")
    return found


def _digest(opened: IO[bytes], most: int | None = None) -> str:
    digest, left = hashlib.sha256(), most
    with opened:
        while piece := opened.read(_PIECE if left is None else min(left, _PIECE)):
            digest.update(piece)
            left = None if left is None else left - len(piece)
    return digest.hexdigest()


def _rights(mode: int) -> str:
    return stat.filemode(mode)[1:]


def _day(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(" ", "seconds")
