# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Checks of how causes are worded: a person at the end of the questions, the same said twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from app.insight.logic_checks.view import Hit, LogicView
from app.insight.logic_rule import Parameters

_QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"|`[^`]*`|‘[^’]*’")
_DUTY = r"on[\s-](?:call|duty)"
_NEVER = r"(?!)"


def person_at_the_end(view: LogicView, parameters: Parameters) -> Iterator[Hit]:
    """Find leaves that name a person's act, or a word for it, outside quotes."""
    named = tuple(person.name for person in view.review.people if person.name.strip())
    texts = parameters.texts
    words_of = _person_words(
        texts["phrases"], (*texts["people"], *named), texts["acts"], texts["except"]
    )
    for leaf in view.leaves:
        words = words_of(leaf.text)
        if words:
            yield Hit(leaf.id, "person", {"words": words})


@lru_cache(maxsize=32)
def _person_words(
    phrases: tuple[str, ...],
    people: tuple[str, ...],
    acts: tuple[str, ...],
    exceptions: tuple[str, ...],
) -> Callable[[str], str]:
    """Return what finds the words for a person in a text; it remembers the texts it has seen."""
    who = rf"(?:{_DUTY}\s+)?(?:{_any_of(people)})s?(?:\s+{_DUTY})?"
    act = rf"(?:\w+ly\s+)?(?:{_any_of(acts)})"
    alone = rf"\A\s*(?:(?:the|an?|our)\s+)?{who}[\s.]*\Z"
    found = rf"(?:{_any_of(phrases)})|{who}\s+{act}|{alone}"
    # An exception is tried first and fills no group, so it uses up its words and is not told.
    pattern = re.compile(rf"(?<!\w)(?:(?:{_any_of(exceptions)})|({found}))(?!\w)", re.IGNORECASE)

    @lru_cache(maxsize=8192)
    def words_of(text: str) -> str:
        plain = _QUOTED.sub(" | ", text.replace("’", "'"))
        first = next((match[1] for match in pattern.finditer(plain) if match[1]), "")
        return " ".join(first.split())

    return words_of


def _any_of(texts: Iterable[str]) -> str:
    """Return a pattern for any of `texts`, the longest first, whatever spaces they hold."""
    parts = [r"\s+".join(map(re.escape, text.split())) for text in texts if text.strip()]
    return "|".join(sorted(parts, key=len, reverse=True)) or _NEVER


def said_twice(view: LogicView, _: Parameters) -> Iterator[Hit]:
    """Find causes that say what an earlier one says, but for case, spaces and punctuation."""
    first: dict[str, str] = {}
    for cause in view.review.causes:
        words = normalised(cause.text)
        if not words:
            continue
        earlier = first.setdefault(words, cause.id)
        if earlier != cause.id:
            yield Hit(cause.id, "same", {"other": view.name(earlier)}, (earlier,))


@lru_cache(maxsize=8192)
def normalised(text: str) -> str:
    """Return the bare words of a text, by which two wordings are compared."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"\w+", folded))
