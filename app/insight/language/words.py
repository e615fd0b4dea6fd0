# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A stretch of text as words with their places, the way phrases are looked for in it."""

from __future__ import annotations

import re

HANDLE = "@"
_WORD = re.compile(r"@[\w-]*\w|[^\W_]+(?:['’][^\W_]+)*")
# What may stand between two words of one phrase: spaces and marks of emphasis, a hyphen, nothing.
_CLOSE = re.compile(r"-|[*_`\[\]]{0,8}\s[\s*_`\[\]]{0,80}|")
_SENTENCE_END = re.compile(r"[.!?](?:[\s)*_]|\Z)|[|;]")
_WIDEST = 100
_PARTS = {"n't": "not", "'ve": "have", "'d": "would", "'ll": "will"}
_WHOLE = {"ca": "can", "wo": "will"}


class Words:
    """The words of a text in small letters, each with where it starts and ends.

    "didn't" is two words, did and not, so that a phrase needs to be written only once.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        lowered = text.lower()
        if len(lowered) != len(text):  # a few letters grow; places must stay true
            lowered = "".join(low if len(low := each.lower()) == 1 else each for each in text)
        found = list(_WORD.finditer(lowered))
        self.folded = [match.group() for match in found]
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        if "'" in text or "’" in text:
            self._part_contractions()

    def __len__(self) -> int:
        return len(self.folded)

    def begins_sentence(self, place: int) -> bool:
        """Return whether a sentence begins with the word at `place`."""
        if not place:
            return True
        end, start = self.ends[place - 1], self.starts[place]
        return start - end > 1 and _SENTENCE_END.search(self.text, end, start) is not None

    def is_close(self, place: int) -> bool:
        """Return whether the word at `place` follows the one before with nothing in between."""
        end, start = self.ends[place - 1], self.starts[place]
        if start - end == 1 and self.text[end] == " ":
            return True
        return start - end <= _WIDEST and _CLOSE.fullmatch(self.text, end, start) is not None

    def is_capital(self, place: int) -> bool:
        """Return whether the word at `place` is written with a capital letter."""
        return self.text[self.starts[place]].isupper()

    def is_handle(self, place: int) -> bool:
        """Return whether the word at `place` is an @handle, not the end of an address."""
        start = self.starts[place]
        return self.folded[place][0] == HANDLE and not (start and self.text[start - 1].isalnum())

    def _part_contractions(self) -> None:
        places = list(zip(self.folded, self.starts, self.ends, strict=True))
        self.folded, self.starts, self.ends = [], [], []
        for word, start, end in places:
            cut = _cut(word.replace("’", "'")) if "'" in word or "’" in word else None
            for part, first, last in (
                [(word.replace("’", "'"), start, end)]
                if cut is None
                else [(cut[0], start, start + cut[2]), (cut[1], start + cut[2], end)]
            ):
                self.folded.append(part)
                self.starts.append(first)
                self.ends.append(last)


def _cut(word: str) -> tuple[str, str, int] | None:
    """Return the two words of a contraction and where the second begins; None for one word."""
    for part, meant in _PARTS.items():
        if word.endswith(part) and len(word) > len(part):
            head = word[: -len(part)]
            return _WHOLE.get(head, head), meant, len(head)
    return None
