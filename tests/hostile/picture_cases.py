# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Pictures, shown in the window and in documents: another case is one entry."""

from __future__ import annotations

from collections.abc import Callable

from tests.hostile import pictures
from tests.hostile.case import Case

_SHOW = ("preview", "report")
_BOMBS: dict[str, Callable[[], bytes]] = {
    "claims 2^31 pixels a side.png": lambda: pictures.png(2**31 - 1, 2**31 - 1),
    "claims 60,000 pixels a side.png": lambda: pictures.png(60_000, 60_000),
    "is whole with 30,000 pixels a side.png": lambda: pictures.png_of_zeros(30_000),
    "is whole with 7,900 pixels a side.png": lambda: pictures.png_of_zeros(7900),
    "is whole with 10,000 pixels a side.png": lambda: pictures.png_of_zeros(10_000),
    "has a comment of 200 MB.png": pictures.png_with_text_bomb,
    "claims 0 pixels.png": lambda: pictures.png(0, 0),
    "is cut off.png": lambda: pictures.cut_off("PNG"),
    "claims 65,535 pixels a side.gif": lambda: pictures.gif(65_535, 65_535),
    "has 100,000 frames.gif": lambda: pictures.gif(2000, 2000, 100_000),
    "claims 65,500 pixels a side.jpg": lambda: pictures.jpeg(65_500, 65_500),
    "is cut off.jpg": lambda: pictures.cut_off("JPEG"),
    "claims 16,383 pixels a side.webp": lambda: pictures.webp(16_383, 16_383),
    "claims 2^24 pixels a side.webp": lambda: pictures.webp(2**24, 2**24),
    "is an SVG with uses in uses.png": lambda: pictures.SVG_NESTED,
    "is an SVG with entities.png": lambda: pictures.SVG_ENTITIES,
    "is an SVG that loads.svg": lambda: pictures.SVG_OUTSIDE,
    "is an SVG with uses in uses.svg": lambda: pictures.SVG_NESTED,
    "is a program.png": lambda: b"MZ" + bytes(999),
    "is nothing.png": lambda: b"",
}
PICTURES = tuple(
    Case(f"picture: it {name}, {reader}", name, content, reader, shown=".")
    for name, content in _BOMBS.items()
    for reader in _SHOW
)
