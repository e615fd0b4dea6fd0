# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The names of the people of a review, as they are looked for in a text."""

from __future__ import annotations

from collections.abc import Iterable

from app.insight.language.words import HANDLE, Words

_SHORTEST = 3


class Names:
    """Knows a person by full name, by first name, and by any @handle.

    A name given with a capital letter is one only where it is written so: Will, not will.
    """

    def __init__(self, people: Iterable[str] = ()) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
        for person in people:
            self._add(tuple(Words(person).folded), capital=person.strip()[:1].isupper())

    @property
    def first_words(self) -> Iterable[str]:
        """The words a name can begin with."""
        return self._by_first.keys()

    def length_at(self, words: Words, place: int) -> int:
        """Return how many words of a name stand at `place`, the longest name; 0 for none."""
        word = words.folded[place]
        if word[0] == HANDLE:
            return 1 if words.is_handle(place) else 0
        for name, capital in self._by_first.get(word, ()):
            if tuple(words.folded[place : place + len(name)]) == name and (
                words.is_capital(place) or not capital
            ):
                return len(name)
        return 0

    def _add(self, name: tuple[str, ...], *, capital: bool) -> None:
        if not name:
            return
        for known in {name, name[:1]}:
            if len(known) > 1 or len(known[0]) >= _SHORTEST:
                told = self._by_first.setdefault(known[0], [])
                if (known, capital) not in told:
                    told.append((known, capital))
                    told.sort(key=lambda entry: len(entry[0]), reverse=True)
