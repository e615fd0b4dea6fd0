# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A text file read line by line wherever one likes, without ever holding all of it.

The file is mapped; only the place where each line begins is kept (8 bytes a line). Build it off
the window's thread; after that, lines come at once. Standard library only.
"""

from __future__ import annotations

import mmap
import re
from array import array
from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path

from app.errors import UserFacingError
from app.translation import tr

LONGEST_SHOWN = 2000
"""Bytes of a line that are shown; the rest is only told."""
_ASK_EVERY = 65536
_PROBE = 8192
_PIECE = 1 << 20
_LONGEST_SIGN = 4
"""Bytes of the longest sign in UTF-8."""


class NotText(UserFacingError):
    """The file is not one that can be read line by line."""


class LineFile:
    """The lines of one file, counted from 1. Safe to hand to another thread, not to share."""

    def __init__(self, path: Path, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Read where the lines begin. Raises UserFacingError."""
        try:
            with path.open("rb") as file:
                is_empty = not file.read(1)
                self._map = (
                    None if is_empty else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
                )
        except OSError as error:
            raise UserFacingError(
                tr("The attached file can't be read: {0}.").format(error.strerror)
            ) from error
        if self._map is not None and b"\x00" in self._map[:_PROBE]:
            self.close()
            raise NotText(tr("This file is not text; open it with the program it belongs to."))
        self._starts = self._line_starts(cancelled)

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._starts)

    def line(self, number: int) -> str:
        """Return a line without its end; a very long one is cut and says so."""
        if self._map is None or not 1 <= number <= self.count:
            return ""
        start = self._starts[number - 1]
        end = self._starts[number] if number < self.count else len(self._map)
        data = self._map[start : min(end, start + LONGEST_SHOWN)]
        text = data.decode("utf-8", "replace").rstrip("\r\n")
        return f"{text} …" if end - start > LONGEST_SHOWN else text

    def find(
        self, words: str, after: int = 0, cancelled: Callable[[], bool] = lambda: False
    ) -> int | None:
        """Return the first line after line `after` that holds `words`, in any case of letters.

        Goes on from the top where there is none below; None where there is none at all.
        """
        if self._map is None or not words:
            return None
        below = self._starts[after] if after < self.count else len(self._map)
        found = self._find_from(words, below, cancelled)
        if found is None and below:
            found = self._find_from(words, 0, cancelled)
        return None if found is None else bisect_right(self._starts, found)

    def _find_from(self, words: str, start: int, cancelled: Callable[[], bool]) -> int | None:
        """Look piece by piece: the search of one piece lets no other thread run meanwhile."""
        assert self._map is not None
        pattern = re.compile(b"".join(map(_in_any_case, words)), re.IGNORECASE)
        for place in range(start, len(self._map), _PIECE):
            if cancelled():
                return None
            found = pattern.search(self._map, place, place + _PIECE + _LONGEST_SIGN * len(words))
            if found is not None:
                return found.start()
        return None

    def close(self) -> None:
        """Let go of the file."""
        if self._map is not None:
            self._map.close()
            self._map = None

    def _line_starts(self, cancelled: Callable[[], bool]) -> array[int]:
        starts = array("Q")
        if self._map is None:
            return starts
        size, place = len(self._map), 0
        find = self._map.find
        while 0 <= place < size:
            starts.append(place)
            if len(starts) % _ASK_EVERY == 0 and cancelled():
                break
            place = find(b"\n", place) + 1 or size
        return starts


def _in_any_case(sign: str) -> bytes:
    """Return the pattern of a sign; of bytes, Python folds the case of ASCII alone."""
    forms = [form for form in dict.fromkeys((sign, sign.lower(), sign.upper())) if len(form) == 1]
    written = [re.escape(form.encode()) for form in forms]
    return written[0] if sign.isascii() else b"(?:" + b"|".join(written) + b")"
