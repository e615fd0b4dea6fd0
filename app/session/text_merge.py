# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Merge two wordings of one text, word by word; pure and the same everywhere.

Of each wording it is worked out where it differs from the text both began with. Differences at
different places are both carried out. Two insertions at one place both stay, first the one that is
there already. Where both wrote over the same words there is a conflict: what is there stands, and
`mine` says how the text reads with the other wording in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from app.review.text_change import text_change

_TOKENS = re.compile(r"\w+|\n|[^\S\n]+|[^\w\s]")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
MOST_TOKENS = 1500
"""What is compared at once, of two texts together: comparing takes the square of it at worst."""

FAR_APART = 80
"""Characters between two changes that need no comparing, as they can't touch each other."""


@dataclass(frozen=True)
class TextMerge:
    """A merged text. `mine` is None, or in a conflict the text with the other wording in it."""

    text: str
    mine: str | None = None


@dataclass(frozen=True)
class _Hunk:
    """What one wording has instead of the base's tokens from `start` up to `end`."""

    start: int
    end: int
    words: tuple[str, ...]
    is_mine: bool


@dataclass
class _Cluster:
    """Hunks of both wordings that touch the same tokens of the base."""

    start: int
    end: int
    theirs: list[_Hunk] = field(default_factory=list)
    mine: list[_Hunk] = field(default_factory=list)


@lru_cache(maxsize=256)
def merge_texts(base: str, there: str, mine: str, *, strictly: bool = False) -> TextMerge:
    """Return the text `there` with what `mine` changed about `base`.

    `strictly` takes words right beside those that the other has replaced as part of them.
    """
    if mine in (base, there):
        return TextMerge(there)
    if there == base:
        return TextMerge(mine)
    window = _window(base, there, mine)
    if window.merged is not None:
        return TextMerge(window.merged)
    tokens, clusters = _compared(window, in_phrases=True, strictly=strictly)
    text, other = _Composed(tokens), _Composed(tokens)
    for cluster in clusters:
        words = _agreed(tokens, cluster, strictly=strictly)
        is_conflict = words is None
        text.put(cluster, _with(tokens, cluster, cluster.theirs) if words is None else words)
        other.put(cluster, _with(tokens, cluster, cluster.mine) if words is None else words)
        text.has_conflict |= is_conflict
    whole = window.framed(text.finished())
    return TextMerge(whole, window.framed(other.finished()) if text.has_conflict else None)


@lru_cache(maxsize=256)
def take_back(base: str, there: str, mine: str) -> str:
    """Return the text `there` without what led from `mine` to `base`, as far as it still stands.

    Words that others wrote meanwhile stay, among those taken back too; what they have written over
    is theirs now and is left alone.
    """
    if base in (there, mine):
        return mine if there == base else there
    window = _window(base, there, mine)
    if window.merged is not None:
        return window.merged
    tokens, clusters = _compared(window, in_phrases=False)
    text = _Composed(tokens)
    for cluster in clusters:
        words = _agreed(tokens, cluster)
        if words is None and not any(hunk.words for hunk in cluster.mine):
            words = _thinned(tokens, cluster)
        text.put(cluster, _with(tokens, cluster, cluster.theirs) if words is None else words)
    return window.framed(text.finished())


@lru_cache(maxsize=64)
def _split(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(pattern.findall(text))


@dataclass(frozen=True)
class _Window:
    """The part of a text in which two wordings differ from it, between what all have in common.

    `merged` is the whole merged text where the two are so far apart that nothing is to be compared.
    """

    head: str
    base: str
    there: str
    mine: str
    tail: str
    merged: str | None = None

    def framed(self, text: str) -> str:
        """Return a whole text with `text` in the window."""
        return self.head + text + self.tail


def _window(base: str, there: str, mine: str) -> _Window:
    theirs, own = text_change(base, there), text_change(base, mine)
    start = _line_start(base, min(theirs.start, own.start))
    end = _line_end(base, max(theirs.end, own.end))
    first, second = sorted((theirs, own), key=lambda change: change.start)
    tail = len(base) - end
    merged = None
    if second.start - first.end > FAR_APART:
        between = base[first.end : second.start]
        parts = [base[: first.start], first.words, between, second.words, base[second.end :]]
        merged = "".join(parts)
    cut = [text[start : len(text) - tail] for text in (base, there, mine)]
    return _Window(base[:start], cut[0], cut[1], cut[2], base[end:], merged)


def _line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _line_end(text: str, place: int) -> int:
    found = text.find("\n", place)
    return len(text) if found < 0 else found


class _Composed:
    """A text put together from the base's tokens and what stands in place of some of them."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self.has_conflict = False
        self._tokens = tokens
        self._parts: list[str] = []
        self._place = 0

    def put(self, cluster: _Cluster, words: str) -> None:
        self._parts += self._tokens[self._place : cluster.start]
        self._parts.append(words)
        self._place = cluster.end

    def finished(self) -> str:
        self._parts += self._tokens[self._place :]
        return "".join(self._parts)


def _compared(
    window: _Window, *, in_phrases: bool, strictly: bool = False
) -> tuple[Sequence[str], list[_Cluster]]:
    """Return the base's tokens, and where the two wordings differ from them, in order.

    `in_phrases` takes changes as one that only a word or two lie between, as a reader would.
    """
    wordings = window.base, window.there, window.mine
    tokens, theirs, own = (_split(_TOKENS, text) for text in wordings)
    if len(tokens) + max(len(theirs), len(own)) > MOST_TOKENS:
        tokens, theirs, own = (_split(_LINES, text) for text in wordings)
    hunks = [
        _Hunk(start, end, tuple(words), is_mine)
        for other, is_mine in ((theirs, False), (own, True))
        for start, end, words in _changes(tokens, other, in_phrases=in_phrases)
    ]
    hunks.sort(key=lambda hunk: (hunk.start, hunk.end, hunk.is_mine))
    return tokens, list(_clusters(hunks, tokens if strictly else ()))


def _clusters(hunks: Iterable[_Hunk], tokens: Sequence[str]) -> Iterator[_Cluster]:
    """Yield hunks that belong together; of `tokens`, where given, nothing but space between."""
    current: _Cluster | None = None
    for hunk in hunks:
        if current is None or not _belongs(hunk, current, tokens):
            if current is not None:
                yield current
            current = _Cluster(hunk.start, hunk.end)
        current.end = max(current.end, hunk.end)
        (current.mine if hunk.is_mine else current.theirs).append(hunk)
    if current is not None:
        yield current


def _belongs(hunk: _Hunk, cluster: _Cluster, tokens: Sequence[str]) -> bool:
    if hunk.start < cluster.end or not tokens:
        return hunk.start < cluster.end
    return "".join(tokens[cluster.end : hunk.start]).strip(" \t") == ""


def _agreed(tokens: Sequence[str], cluster: _Cluster, *, strictly: bool = False) -> str | None:
    """Return what stands in a cluster's place where both wordings can have their way, else None."""
    if not cluster.theirs or not cluster.mine:
        return _with(tokens, cluster, cluster.theirs or cluster.mine)
    theirs = _with(tokens, cluster, cluster.theirs)
    mine = _with(tokens, cluster, cluster.mine)
    if theirs == mine:
        return theirs
    hunks = (*cluster.theirs, *cluster.mine)
    if not any(hunk.words for hunk in hunks):
        return _thinned(tokens, cluster)
    if strictly and any(_replaces(hunk) for hunk in hunks):
        return None
    return _within_words("".join(tokens[cluster.start : cluster.end]), theirs, mine)


def _with(tokens: Sequence[str], cluster: _Cluster, hunks: Iterable[_Hunk]) -> str:
    """Return the words of a cluster as one wording has them."""
    parts: list[str] = []
    place = cluster.start
    for hunk in hunks:
        parts += [*tokens[place : hunk.start], *hunk.words]
        place = hunk.end
    return "".join([*parts, *tokens[place : cluster.end]])


def _thinned(tokens: Sequence[str], cluster: _Cluster) -> str:
    """Return the words of a cluster without those that either deleted, with all that is new.

    What is new keeps the space behind it, so that it does not run into the next word.
    """
    gone = {
        place for hunk in (*cluster.theirs, *cluster.mine) for place in range(hunk.start, hunk.end)
    }
    new = {hunk.start: "".join(hunk.words) for hunk in cluster.theirs if hunk.words}
    parts: list[str] = []
    needs_space = False
    for place in range(cluster.start, cluster.end):
        if place in new:
            parts.append(new[place])
            needs_space = not new[place][-1:].isspace()
        if place not in gone or (needs_space and tokens[place].isspace()):
            parts.append(tokens[place])
            needs_space = False
    return "".join(parts)


def _within_words(base: str, there: str, mine: str) -> str | None:
    """Compose two changes within words; None where one is not to be told from the other.

    Who goes on typing a word that another has put an ending to is in no conflict, who goes on
    typing one that another has put a different word for is.
    """
    first, second = sorted(
        (_letters(base, there, is_mine=False), _letters(base, mine, is_mine=True)),
        key=lambda change: (change.start, change.end, change.is_mine),
    )
    if (first.end > first.start and second.end > second.start) or second.start < first.end:
        return None
    touch = second.start == first.end
    if any(_is_all(change, base) or (touch and _replaces(change)) for change in (first, second)):
        return None
    kept = base[first.end : second.start]
    return "".join([base[: first.start], *first.words, kept, *second.words, base[second.end :]])


def _is_all(change: _Hunk, base: str) -> bool:
    return bool(base) and change.end - change.start == len(base)


def _replaces(change: _Hunk) -> bool:
    return change.end > change.start and bool(change.words)


def _letters(base: str, other: str, *, is_mine: bool) -> _Hunk:
    """Return the one stretch of letters in which `other` differs."""
    change = text_change(base, other)
    return _Hunk(change.start, change.end, (change.words,) if change.words else (), is_mine)


def _common_ends(left: Sequence[str], right: Sequence[str]) -> tuple[int, int]:
    """Return how many leading and how many trailing entries are the same, each counted once."""
    shorter = min(len(left), len(right))
    head = 0
    while head < shorter and left[head] == right[head]:
        head += 1
    tail = 0
    while tail < shorter - head and left[-1 - tail] == right[-1 - tail]:
        tail += 1
    return head, tail


def _changes(
    base: Sequence[str], other: Sequence[str], *, in_phrases: bool
) -> Iterator[tuple[int, int, Sequence[str]]]:
    """Yield where `other` differs from `base`: from where to where, and what is there instead."""
    head, tail = _common_ends(base, other)
    old, new = base[head : len(base) - tail], other[head : len(other) - tail]
    if not old or not new or len(old) + len(new) > MOST_TOKENS:
        if old or new:
            yield head, head + len(old), new
        return
    start = end = head
    first = last = 0
    for operation, length in [*_differences(old, new, in_phrases=in_phrases), (0, 0)]:
        if operation < 0:
            end += length
        elif operation > 0:
            last += length
        else:
            if end > start or last > first:
                yield start, end, new[first:last]
            start = end = end + length
            first = last = last + length


def _differences(
    old: Sequence[str], new: Sequence[str], *, in_phrases: bool
) -> list[tuple[int, int]]:
    """Return the steps from `old` to `new`: -1 takes tokens out, 1 puts some in, 0 keeps them."""
    from diff_match_patch import diff_match_patch

    letters: dict[str, str] = {}
    spelt = [
        "".join(letters.setdefault(token, chr(len(letters) + 1)) for token in tokens)
        for tokens in (old, new)
    ]
    engine = diff_match_patch()
    engine.Diff_Timeout = 0.0  # a limit of time would make the result depend on the machine
    found = engine.diff_main(spelt[0], spelt[1], checklines=False)
    if in_phrases:
        engine.diff_cleanupSemantic(found)
    return [(operation, len(text)) for operation, text in found]
