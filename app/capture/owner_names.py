# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Find "@owner" at the end of a line: a known name of several words, its beginning, or one word."""

from __future__ import annotations

import re
from collections.abc import Sequence

_QUOTED = re.compile(r'@"(?P<name>[^"]+)"')
_WORD = re.compile(r"@(?P<name>[^\s@,;]+)")


def owner_at(line: str, start: int, people: Sequence[str]) -> tuple[int, str] | None:
    """Return where the "@" of an owner stands who ends `line`, and the owner's name."""
    ended = line.rstrip()
    place = ended.rfind("@", start)
    if place < 0 or (place > start and not ended[place - 1].isspace()):
        return None
    quoted = _QUOTED.fullmatch(ended, place)
    if quoted:
        return place, quoted["name"].strip()
    written = ended[place + 1 :].rstrip(",;")
    known = _known(written, people)
    if known:
        return place, known
    word = _WORD.fullmatch(ended.rstrip(",;"), place)
    return (place, word["name"]) if word else None


def _known(written: str, people: Sequence[str]) -> str:
    """Return the one person whose name is or begins with `written`; empty where there is none."""
    wanted = " ".join(written.casefold().split())
    if not wanted:
        return ""
    names = {" ".join(name.casefold().split()): name for name in people if name.strip()}
    if wanted in names:
        return names[wanted]
    beginning = [name for folded, name in names.items() if folded.startswith(wanted)]
    return beginning[0] if len(beginning) == 1 else ""
