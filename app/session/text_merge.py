# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Merge two wordings of one text, word by word; pure and the same everywhere.

Of each wording it is worked out where it differs from the text both began with. Differences at
different places are both carried out. Two insertions at one place both stay, first the one that is
there already, with a space between where their words would run together. Where both wrote over the
same words there is a conflict: what is there stands, and `mine` says how the text reads with the
other wording in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from app.review.text_change import text_change
from app.session.differences import differences
from app.session.word_merge import gap, merge_in_words

_TOKENS = re.compile(r"\w+|\n|[^\S\n]+|[^\w\s]")
_SENTENCES = re.compile(r"[^\n.!?]*[\n.!?]\s*|[^\n.!?]+")
MOST_TOKENS = 800
"""What is compared word by word, of two texts together; more of it is by sentences first."""

MOST_SENTENCES = 10_000
"""What is compared at all, of two texts together: comparing takes the square of it."""

MOST_LETTERS = 6 * MOST_TOKENS
"""Two texts that have more are not taken apart into words before they are into sentences."""

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
    found = _compared(window, in_phrases=True, strictly=strictly)
    text, other = _Composed(found.tokens), _Composed(found.tokens)
    for cluster in found.clusters:
        part = _merged_part(found, cluster, strictly=strictly)
        text.put(cluster, part.text)
        other.put(cluster, part.text if part.mine is None else part.mine)
        text.has_conflict |= part.mine is not None
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
    found = _compared(window, in_phrases=False)
    text = _Composed(found.tokens)
    for cluster in found.clusters:
        text.put(cluster, _taken_back(found, cluster))
    return window.framed(text.finished())


def _merged_part(found: _Comparison, cluster: _Cluster, *, strictly: bool) -> TextMerge:
    """Merge what both wordings have in a cluster's place; sentences that clash word by word."""
    words = _agreed(found.tokens, cluster, strictly=strictly)
    if words is not None:
        return TextMerge(words)
    base, there, mine = _wordings(found.tokens, cluster)
    if found.has_finer and _can_be_compared(base, there, mine):
        return merge_texts(base, there, mine, strictly=strictly)
    return TextMerge(there, mine)


def _taken_back(found: _Comparison, cluster: _Cluster) -> str:
    """Return what is left in a cluster's place once the own words are taken back."""
    words = _agreed(found.tokens, cluster)
    if words is not None:
        return words
    base, there, mine = _wordings(found.tokens, cluster)
    if found.has_finer and _can_be_compared(base, there, mine):
        return take_back(base, there, mine)
    return there if any(hunk.words for hunk in cluster.mine) else _thinned(found.tokens, cluster)


def _wordings(tokens: Sequence[str], cluster: _Cluster) -> tuple[str, str, str]:
    """Return the base in a cluster's place, and what each wording has there."""
    base = "".join(tokens[cluster.start : cluster.end])
    return base, _with(tokens, cluster, cluster.theirs), _with(tokens, cluster, cluster.mine)


def _can_be_compared(base: str, there: str, mine: str) -> bool:
    """Tell whether two wordings are short enough to be compared with a text word by word."""
    if len(base) + max(len(there), len(mine)) > MOST_LETTERS:
        return False
    tokens, theirs, own = (len(_split(_TOKENS, text)) for text in (base, there, mine))
    return tokens + max(theirs, own) <= MOST_TOKENS


@lru_cache(maxsize=64)
def _split(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(pattern.findall(text))


@dataclass(frozen=True)
class _Comparison:
    """The base's tokens, and where two wordings differ from them.

    Where it `has_finer` the tokens are sentences, and few enough clash to go into their words.
    """

    tokens: Sequence[str]
    clusters: Sequence[_Cluster]
    has_finer: bool


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
        if cluster.start == self._place:
            self._parts.append(gap("".join(self._parts[-1:]), words))
        self._parts += self._tokens[self._place : cluster.start]
        self._parts.append(words)
        self._place = cluster.end

    def finished(self) -> str:
        self._parts += self._tokens[self._place :]
        return "".join(self._parts)


def _compared(window: _Window, *, in_phrases: bool, strictly: bool = False) -> _Comparison:
    """Return the base's tokens, and where the two wordings differ from them, in order.

    `in_phrases` takes changes as one that only a word or two lie between, as a reader would.
    """
    wordings = window.base, window.there, window.mine
    is_coarse = not _can_be_compared(*wordings)
    pattern = _SENTENCES if is_coarse else _TOKENS
    tokens, theirs, own = (_split(pattern, text) for text in wordings)
    hunks = [
        _Hunk(start, end, tuple(words), is_mine)
        for other, is_mine in ((theirs, False), (own, True))
        for start, end, words in _changes(tokens, other, in_phrases=in_phrases and not is_coarse)
    ]
    hunks.sort(key=lambda hunk: (hunk.start, hunk.end, hunk.is_mine))
    clusters = list(_clusters(hunks, tokens if strictly else ()))
    return _Comparison(tokens, clusters, is_coarse and _clash_little(tokens, clusters))


def _clash_little(tokens: Sequence[str], clusters: Iterable[_Cluster]) -> bool:
    """Tell whether what both wordings have changed is short enough for a look at its words."""
    clashes = [cluster for cluster in clusters if cluster.theirs and cluster.mine]
    texts = (text for cluster in clashes for text in _wordings(tokens, cluster))
    return sum(map(len, texts)) <= MOST_LETTERS


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
    return merge_in_words("".join(tokens[cluster.start : cluster.end]), theirs, mine)


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


def _replaces(hunk: _Hunk) -> bool:
    return hunk.end > hunk.start and bool(hunk.words)


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
    if not old or not new or len(old) + len(new) > MOST_SENTENCES:
        if old or new:
            yield head, head + len(old), new
        return
    start = end = head
    first = last = 0
    steps = differences(old, new)
    for operation, length in [*(_as_phrases(old, new, steps) if in_phrases else steps), (0, 0)]:
        if operation < 0:
            end += length
        elif operation > 0:
            last += length
        else:
            if end > start or last > first:
                yield start, end, new[first:last]
            start = end = end + length
            first = last = last + length


def _as_phrases(
    old: Sequence[str], new: Sequence[str], steps: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return `steps` with changes taken as one that only a word or two lie between."""
    from diff_match_patch import diff_match_patch

    letters = {token: chr(number) for number, token in enumerate(dict.fromkeys([*old, *new]), 1)}
    before, after = ("".join(map(letters.__getitem__, tokens)) for tokens in (old, new))
    spelt: list[tuple[int, str]] = []
    for kind, length in steps:
        spelt.append((kind, before[:length] if kind <= 0 else after[:length]))
        before = before[length:] if kind <= 0 else before
        after = after[length:] if kind >= 0 else after
    diff_match_patch().diff_cleanupSemantic(spelt)
    return [(kind, len(text)) for kind, text in spelt]
