# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Text broken into lines: at spaces, between ideographs, and where nothing else helps."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from app.publish.pdf.directions import has_right_to_left
from app.publish.pdf.embedded_font import EmbeddedFont
from app.publish.pdf.text import Run, is_to_be_shaped
from app.publish.pdf.typefaces import Typeface

_IDEOGRAPHS = re.compile(
    "[\u2e80-\u2fff\u3000-\u30ff\u3105-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff]"
)
_NEVER_FIRST = frozenset(
    "、。，．・：；？！」』】〉》〕］｝）ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ゛゜…‥,.:;?!)]}%"
)
_NEVER_LAST = frozenset("（「『【〈《〔［｛([{")
_GOOD_END = frozenset("-/_.,;:=&?")
"""After these a word that is longer than a line is broken, rather than anywhere."""


class Word(NamedTuple):
    """What is not broken: its runs, its width, and the space behind it with its width."""

    runs: tuple[Run, ...]
    width: float
    space: float
    gap: Run | None = None


@dataclass(frozen=True)
class Line:
    """A line's runs in the order they were typed, and its width in ems."""

    runs: tuple[Run, ...]
    width: float


class Ruler:
    """Measures text in ems, and remembers how wide each word was."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], float] = {}

    def width(self, text: str, typeface: Typeface) -> float:
        """Return how wide a text is in a font, shaped where it has to be."""
        known = self._known.get((text, typeface.name))
        if known is None:
            known = self._known[text, typeface.name] = _measured(text, typeface)
        return known


def lines(runs: Sequence[Run], room: float, ruler: Ruler) -> list[Line]:
    """Return runs broken into lines of at most `room` ems; there is always one."""
    if len(runs) == 1 and runs[0].text.isascii():
        quick = _plain_lines(runs[0], room, ruler)
        if quick is not None:
            return quick
    broken: list[Line] = []
    for paragraph in _paragraphs(runs):
        broken += _filled(list(_words(paragraph, ruler)), room, ruler)
    return broken or [Line((), 0.0)]


def _plain_lines(run: Run, room: float, ruler: Ruler) -> list[Line] | None:
    """Return the lines of ASCII in one font, which most text is; None where a word is too long.

    What the general way does with a run for each word is done here with the words themselves.
    """
    typeface = run.typeface
    space = ruler.width(" ", typeface)
    found: list[Line] = []
    for paragraph in run.text.split("\n"):
        words = paragraph.split(" ")
        begin, wide, reach = 0, 0.0, 0.0
        for place, word in enumerate(words):
            width = ruler.width(word, typeface)
            if width > room:
                return None
            if reach + width > room and place > begin:
                text = " ".join(words[begin:place])
                found.append(Line((run._replace(text=text),), wide))
                begin, reach = place, 0.0
            wide = reach + width
            reach = wide + space
        text = " ".join(words[begin:])
        found.append(Line((run._replace(text=text),) if text else (), wide))
    return found


def _paragraphs(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Yield the runs between line ends."""
    current: list[Run] = []
    for run in runs:
        first, *rest = run.text.split("\n")
        if first:
            current.append(run._replace(text=first))
        for piece in rest:
            yield current
            current = [run._replace(text=piece)] if piece else []
    yield current


def _words(runs: Sequence[Run], ruler: Ruler) -> Iterator[Word]:
    """Yield the words of a paragraph; one may go on from run to run."""
    waiting: list[Run] = []
    wide = 0.0
    for run in runs:
        typeface = run.typeface
        for text, breaks, has_space in _pieces(run.text):
            if text:
                waiting.append(run if text is run.text else Run(text, typeface, run.target))
                wide += ruler.width(text, typeface)
            if breaks:
                gap = Run(" ", typeface, run.target) if has_space else None
                yield Word(tuple(waiting), wide, ruler.width(" ", typeface) if gap else 0.0, gap)
                waiting, wide = [], 0.0
    if waiting:
        yield Word(tuple(waiting), wide, 0.0)


def _pieces(text: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield the pieces of a run, whether a line may end behind each, and whether a space does."""
    *words, last = text.split(" ")
    for word in words:
        yield from _unspaced(word)
        yield "", True, True
    yield from _unspaced(last)


def _unspaced(word: str) -> Iterator[tuple[str, bool, bool]]:
    if word.isascii() or not (_IDEOGRAPHS.search(word) or "\u200b" in word):
        if word:
            yield word, False, False
        return
    start = 0
    for place in range(1, len(word)):
        if _may_break(word[place - 1], word[place]):
            yield word[start:place].replace("\u200b", ""), True, False
            start = place
    yield word[start:].replace("\u200b", ""), False, False


def _may_break(before: str, after: str) -> bool:
    if "\u200b" in (before, after):
        return before == "\u200b"
    between = _IDEOGRAPHS.match(before) or _IDEOGRAPHS.match(after)
    return bool(between) and after not in _NEVER_FIRST and before not in _NEVER_LAST


def _filled(words: list[Word], room: float, ruler: Ruler) -> list[Line]:
    """Put words on lines, as many as fit on each."""
    found: list[Line] = []
    line: list[Word] = []
    wide = 0.0
    for word in words:
        if wide + word.width > room and line:
            found.append(_line(line))
            line, wide = [], 0.0
        *full, last = _cut(word, room, ruler) if wide + word.width > room else [word]
        found += [_line([piece]) for piece in full]
        line.append(last)
        wide += last.width + last.space
    return [*found, _line(line)]


def _line(words: Sequence[Word]) -> Line:
    """Return a line of words; the space behind the last is not part of it."""
    found: list[Run] = []
    wide = 0.0
    for place, word in enumerate(words):
        found += word.runs
        wide += word.width
        if word.gap is not None and place + 1 < len(words):
            found.append(word.gap)
            wide += word.space
    return Line(tuple(_merged(found)), wide)


def _merged(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield runs with neighbours in one font, and of one link, as one."""
    for (_, target), group in groupby(runs, lambda run: (run.typeface.name, run.target)):
        parts = list(group)
        yield Run("".join(run.text for run in parts), parts[0].typeface, target)


def _cut(word: Word, room: float, ruler: Ruler) -> list[Word]:
    """Return a word that is longer than a line in pieces that fit; the last has its space."""
    pieces: list[Word] = []
    current: list[Run] = []
    wide = 0.0
    for run in word.runs:
        for sign in _signs(run):
            width = ruler.width(sign, run.typeface)
            if current and wide + width > room:
                kept, current = _ended_well(current)
                pieces.append(Word(tuple(kept), _width(kept, ruler), 0.0))
                wide = _width(current, ruler)
            current.append(run._replace(text=sign))
            wide += width
    return [*pieces, Word(tuple(current), _width(current, ruler), word.space, word.gap)]


def _ended_well(signs: list[Run]) -> tuple[list[Run], list[Run]]:
    """Return what stays on a line and what goes on, where the end of it can be a good one."""
    for place in range(len(signs) - 1, len(signs) * 2 // 3, -1):
        if signs[place].text in _GOOD_END:
            return signs[: place + 1], signs[place + 1 :]
    return signs, []


def _width(signs: Sequence[Run], ruler: Ruler) -> float:
    return sum(ruler.width(run.text, run.typeface) for run in signs)


def _signs(run: Run) -> Iterator[str]:
    """Yield the signs of a run, each with the marks on it."""
    current = ""
    for sign in run.text:
        if current and not (is_to_be_shaped(sign) and _is_mark(sign)):
            yield current
            current = ""
        current += sign
    if current:
        yield current


def _is_mark(sign: str) -> bool:
    return (
        unicodedata.category(sign) in ("Mn", "Mc", "Me", "Cf")
        or "\U0001f3fb" <= sign <= "\U0001f3ff"
    )


def _measured(text: str, typeface: Typeface) -> float:
    if is_to_be_shaped(text):
        font: EmbeddedFont = typeface.font
        turned = has_right_to_left(text)
        return sum(glyph.advance for glyph in font.shaped(text, right_to_left=turned))
    widths = typeface.widths
    return sum([widths.get(ord(sign), 0.0) for sign in text])
