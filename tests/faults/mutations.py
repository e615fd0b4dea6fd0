# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Ways in which the files of a library come to harm: one place each, chosen by a seeded random."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.faults.damaged_library import DATABASE, PAGE

Change = Callable[[bytearray, Random], bytes]


def flip(content: bytearray, random: Random) -> bytes:
    """Turn one bit."""
    content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    return bytes(content)


def cut(content: bytearray, random: Random) -> bytes:
    """Leave the beginning."""
    return bytes(content[: random.randrange(len(content))])


def zero_page(content: bytearray, random: Random) -> bytes:
    """Write noughts over a page."""
    start = random.randrange(len(content) // PAGE) * PAGE
    content[start : start + PAGE] = bytes(PAGE)
    return bytes(content)


def other_page(content: bytearray, random: Random) -> bytes:
    """Write one page where another belongs."""
    source, target = (random.randrange(len(content) // PAGE) * PAGE for _ in range(2))
    content[target : target + PAGE] = content[source : source + PAGE]
    return bytes(content)


def header(content: bytearray, random: Random) -> bytes:
    """Write over some of the first hundred bytes."""
    start = random.randrange(100)
    content[start : start + 4] = random.randbytes(4)
    return bytes(content)


def noise(content: bytearray, random: Random) -> bytes:
    """Write something else over a stretch."""
    start = random.randrange(len(content))
    length = random.choice((1, 16, 512, 8192))
    stretch = random.randbytes(min(length, len(content) - start))
    content[start : start + len(stretch)] = stretch
    return bytes(content)


def nothing(_content: bytearray, _random: Random) -> bytes:
    """Leave not a byte."""
    return b""


def text(_content: bytearray, random: Random) -> bytes:
    """Put a text there."""
    return b"Dear diary, " * random.randrange(1, 2000)


CASES: tuple[tuple[str, str, Change, int], ...] = (
    ("closed", DATABASE, flip, 200),
    ("closed", DATABASE, noise, 60),
    ("closed", DATABASE, cut, 24),
    ("closed", DATABASE, zero_page, 40),
    ("closed", DATABASE, other_page, 24),
    ("closed", DATABASE, header, 24),
    ("closed", DATABASE, nothing, 1),
    ("closed", DATABASE, text, 3),
    ("left", f"{DATABASE}-wal", flip, 48),
    ("left", f"{DATABASE}-wal", cut, 24),
    ("left", f"{DATABASE}-wal", zero_page, 12),
    ("left", f"{DATABASE}-wal", text, 2),
    ("left", DATABASE, flip, 24),
    ("left", DATABASE, cut, 8),
    ("left", f"{DATABASE}-shm", noise, 4),
    ("closed", f"{DATABASE}-last", flip, 8),
    ("closed", f"{DATABASE}-last", cut, 4),
    ("closed", "backups/*.db", noise, 4),
    ("closed", "backups/*.json", noise, 4),
    ("closed", "attachments/*/*", flip, 8),
    ("closed", "attachments/*/*", cut, 8),
)
"""Which library, which file of it, how, and how often: a closed one, or one left by a kill."""


def mutate(folder: Path, name: str, change: Change, random: Random) -> str:
    """Harm one file of a library; return what was done, to be told where it goes wrong."""
    path = random.choice(sorted(folder.glob(name)))
    path.write_bytes(change(bytearray(path.read_bytes()), random))
    return f"{change.__name__} of {path.relative_to(folder)}"
