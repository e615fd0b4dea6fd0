# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""British spellings by their American ones: the dictionary that is shipped has only the latter."""

from __future__ import annotations

import re
from collections.abc import Iterator

_RULES = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"our(?=s\Z|\Z|ed|ing|able|al|ite|er|ist|less|ful|hood|y)", "or"),
        (r"is(?=e\Z|es\Z|ed\Z|er\Z|ers\Z|ing\Z|ation|able)", "iz"),
        (r"ys(?=e\Z|es\Z|ed\Z|er\Z|ing\Z)", "yz"),
        (r"ll(?=ed\Z|ing\Z|er\Z|ers\Z|ation|or\Z)", "l"),
        (r"tre(?=s?\Z)", "ter"),
        (r"tred\Z", "tered"),
        (r"ogue(?=s?\Z)", "og"),
        (r"ence(?=s?\Z)", "ense"),
        (r"gramme(?=s?\Z)", "gram"),
        (r"lfil", "lfill"),
        (r"dgement", "dgment"),
        (r"grey", "gray"),
        (r"learnt\Z", "learned"),
        (r"ae", "e"),
    )
)


def american(word: str) -> Iterator[str]:
    """Yield how an American would write a word, in each way that may be meant."""
    for pattern, written in _RULES:
        changed = pattern.sub(written, word)
        if changed != word:
            yield changed
