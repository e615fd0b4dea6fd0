# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How long the language rules take for one key in a paragraph of 5 kB, against a plain loop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from app.insight.language.hints import paragraph_hints
from app.insight.language.phrase import Element, Phrase, Sort
from app.insight.language.rule import LanguageRules
from app.rules.rules import Rules
from bench_row import Row, side_by_side

_RUNS = 40
_LENGTH = 5_000
_MOST = 0.25
SENTENCES = (
    "At 14:03 the deploy to the second region ended and the error rate rose to 12 %. ",
    "We saw 504 answers from the edge while the pool of connections was full. ",
    "The team looked at the dashboards, then rolled the configuration back. ",
    "This should have been caught in review, and nobody noticed the alert. ",
    "Each worker kept its lease, so the queue grew until the disk had no space left. ",
)


def rows() -> Iterator[Row]:
    """Yield the one row: all guards and offers, against one bare expression for each phrase."""
    rules = Rules().language("en")
    patterns = [re.compile(each, re.IGNORECASE) for each in _patterns(rules)]
    text = ("".join(SENTENCES) * (_LENGTH // 300))[:_LENGTH]
    keys = count()

    def ours() -> object:
        return paragraph_hints(f"{text[:2500]}{next(keys)}{text[2500:]}", rules)

    def plain_loop() -> object:
        return [match.span() for pattern in patterns for match in pattern.finditer(text)]

    mine, other = side_by_side(ours, plain_loop, _RUNS)
    yield Row("language hints for a key in a 5 kB paragraph", mine, other, "peer", _MOST)


def _patterns(rules: LanguageRules) -> Iterator[str]:
    """Yield each phrase as the expression somebody would write for it, without any guard."""
    for rule in rules.rules:
        for phrase in rule.find:
            if phrase.elements[0].sort is Sort.WORD:
                yield _pattern(phrase)


def _pattern(phrase: Phrase) -> str:
    parts = [_part(element) for element in phrase.elements]
    return rf"\b{parts[0]}" + "".join(
        rf"(?:\s+{part})?" if element.optional else rf"\s+{part}"
        for element, part in zip(phrase.elements[1:], parts[1:], strict=True)
    )


def _part(element: Element) -> str:
    if element.sort is not Sort.WORD:
        return r"(?:\S+\s+){0,7}\S+" if element.sort is Sort.GAP else r"@?\w+"
    words = [*map(re.escape, sorted(element.words)), *(rf"\w+{end}" for end in element.endings)]
    return rf"(?:{'|'.join(words)})\b"
