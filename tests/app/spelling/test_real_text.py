# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How many words of real reviews are marked: few that are right, and those that are wrong."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from app.insight.spelling.misspellings import misspellings
from app.rules.rules import Rules
from app.spelling.dictionaries import Dictionaries

MOST_PER_THOUSAND = 10.0
WORD = re.compile(r"[^\W\d_]{3,}")
SLIPS = {"previuosly", "Apendix", "mininum", "Atendees"}
"""The words of these reviews that are written wrong, found by reading what was marked."""


def test_few_words_that_are_right_are_marked(
    shared_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    english = Dictionaries((), lambda: Rules().spelling_terms).dictionary("en")
    plain = Dictionaries((), frozenset).dictionary("en")
    assert english is not None
    assert plain is not None
    texts = [path.read_text("utf-8") for path in sorted((shared_data / "postmortems").glob("*.md"))]
    words = [word for text in texts for word in WORD.findall(text)]
    bare = sum(not plain._spells(word) for word in words)
    marked = [each.text for text in texts for each in misspellings(text, english)]
    wrong = [word for word in marked if word not in SLIPS]
    before, after = (1000 * count / len(words) for count in (bare, len(wrong)))
    with capsys.disabled():
        sys.stdout.write(
            f"\nspelling: {len(words)} words, {before:.1f} false alarms in 1,000 bare,"
            f" {after:.1f} with guards and terms; {len(marked) - len(wrong)} real slips found\n"
        )
    assert after < MOST_PER_THOUSAND
    assert set(marked) >= SLIPS
