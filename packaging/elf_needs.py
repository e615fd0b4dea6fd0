# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which shared libraries the files of a folder need and do not bring, read from the files."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from step import carry_out

_MAGIC = b"\x7fELF"
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_GLIBC = re.compile(r"\bGLIBC_(\d+(?:\.\d+)+)$", re.MULTILINE)


@dataclass(frozen=True)
class Needs:
    """What is asked of the system: libraries with the files that need them, and a C library."""

    libraries: dict[str, tuple[Path, ...]]
    glibc: str


def needs(folder: Path) -> Needs:
    """Read what all programs and libraries of a folder ask for beyond it."""
    files = list(elf_files(folder))
    own = {path.name for path in files}
    wanted: dict[str, list[Path]] = defaultdict(list)
    versions = {"2.0"}
    for path in files:
        told = carry_out("Reading what a library needs", ["objdump", "-p", path])
        versions |= set(_GLIBC.findall(told))
        for name in _NEEDED.findall(told):
            if name not in own:
                wanted[name].append(path.relative_to(folder))
    return Needs(
        {name: tuple(wanted[name]) for name in sorted(wanted)}, max(versions, key=version_key)
    )


def only_for(needed: Needs, optional: Iterable[str]) -> frozenset[str]:
    """Return the libraries that nothing asks for but the files whose paths hold one of `optional`.

    What asks for them is not loaded where they are missing, and nothing else is lost.
    """
    marks = tuple(optional)
    return frozenset(
        name
        for name, files in needed.libraries.items()
        if all(any(mark in path.as_posix() for mark in marks) for path in files)
    )


def elf_files(folder: Path) -> Iterator[Path]:
    """Yield the programs and libraries below a folder, in order."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and _begins_as_elf(path):
            yield path


def version_key(version: str) -> tuple[int, ...]:
    """Order 2.4 before 2.34."""
    return tuple(int(part) for part in version.split("."))


def _begins_as_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC
