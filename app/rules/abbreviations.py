# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read the abbreviations of the capture line: the shipped file, with a team's laid over it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.rules.rule_file import RuleFile
from app.translation import tr

_FILE_KEYS = ("abbreviations", "off")
_SHORT = re.compile(r"[^\W_][\w&+'.-]{0,30}(?<![.'-])")
LONGEST = 120


def abbreviations(files: Sequence[RuleFile]) -> Mapping[str, str]:
    """Return what each abbreviation is short for. Raises BadRule.

    Later files add to earlier ones and put other words in the place of theirs; what a file lists
    under `off` is written out no more.
    """
    found: dict[str, str] = {}
    for file in files:
        content = file.mapping(file.data, (), _FILE_KEYS)
        found |= _said(file, content.get("abbreviations", {}))
        for place, short in enumerate(file.texts(content.get("off", []), ("off",))):
            if short not in found:
                raise file.wrong(("off", place), tr("{0} is no abbreviation").format(short[:40]))
            del found[short]
    return found


def _said(file: RuleFile, data: object) -> Mapping[str, str]:
    content = file.mapping(data, ("abbreviations",))
    for short, full in content.items():
        key = ("abbreviations", short)
        if not _SHORT.fullmatch(short):
            raise file.wrong(key, tr("{0} is not one word").format(short[:40]))
        if not isinstance(full, str) or not full.strip():
            raise file.wrong(key, tr("{0} needs the words it is short for").format(short))
        if len(full) > LONGEST or "\n" in full:
            words = tr("{0} is longer than one line of {1} characters")
            raise file.wrong(key, words.format(short, LONGEST))
    return {short: full.strip() for short, full in content.items()}
