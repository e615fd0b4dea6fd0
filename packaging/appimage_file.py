# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The form of an AppImage, type 2: a program for ELF systems, and a file system right behind it."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from failure import Failure

MAGIC = b"AI\x02"
"""Stands at byte 8 of a runtime."""
PAYLOAD = b"hsqs"
"""How a SquashFS begins."""
MACHINES = {0x3E: "x86_64", 0xB7: "aarch64"}
"""Of ELF, and what AppImages call them."""

_HEADER = struct.Struct("<16s2xH20xQ10xHH")
_SECTION = struct.Struct("<24xQQ")


@dataclass(frozen=True)
class _Header:
    """What is wanted of an ELF header."""

    marks: bytes
    machine: int
    sections: int
    section_size: int
    section_count: int


def payload_start(path: Path) -> int:
    """Return where the runtime of an AppImage ends."""
    start = runtime_size(path)
    with path.open("rb") as opened:
        opened.seek(start)
        if opened.read(len(PAYLOAD)) != PAYLOAD:
            raise Failure(f"{path} is no AppImage: no file system follows its program.")
    return start


def runtime_size(path: Path) -> int:
    """Return how long the program at the start of a file is, by its own tables."""
    header = _header(path)
    end = header.sections + header.section_size * header.section_count
    with path.open("rb") as opened:
        opened.seek(end - header.section_size)
        last = opened.read(header.section_size)
    if len(last) < _SECTION.size:
        raise Failure(f"{path} is cut off before the end of its program.")
    offset, size = _SECTION.unpack_from(last)
    return max(end, int(offset) + int(size))


def machine(path: Path) -> str:
    """Return what a runtime runs on, as AppImages call it."""
    header = _header(path)
    if header.marks[8:11] != MAGIC or header.machine not in MACHINES:
        raise Failure(f"{path} is no runtime of AppImages for a machine that is known.")
    return MACHINES[header.machine]


def _header(path: Path) -> _Header:
    with path.open("rb") as opened:
        start = opened.read(_HEADER.size)
    if len(start) < _HEADER.size or start[:6] != b"\x7fELF\x02\x01":
        raise Failure(f"{path} does not begin with a program for a 64-bit Linux.")
    return _Header(*_HEADER.unpack(start))
