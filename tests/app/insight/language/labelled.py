# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The labels of labels.txt, and how hints compare with them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.insight.language.document_people import people_named_in
from app.insight.language.hints import Hint, document_hints
from app.insight.language.rule import LanguageRules

LABELS = Path(__file__).with_name("labels.txt")
CLEAN = "clean"


@dataclass(frozen=True)
class Label:
    """One sentence of a file: its lines and the classes that are right, or may be."""

    half: str
    file: str
    first: int
    last: int
    needed: frozenset[str]
    allowed: frozenset[str]

    def is_met_by(self, line: int, hint: Hint) -> bool:
        """Return whether a hint on `line` is one that belongs here."""
        return self.first <= line <= self.last and hint.hint_class in self.needed | self.allowed


@dataclass
class Score:
    """What was found, by place: rightly, wrongly, and not at all."""

    right: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of hints that belong where they stand."""
        return len(self.right) / max(1, len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        """The share of needed hints that are there."""
        return len(self.right) / max(1, len(self.right) + len(self.missed))

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.2f}, recall {self.recall:.2f}: {len(self.right)} right,"
            f" {len(self.wrong)} wrong {self.wrong}, {len(self.missed)} missed {self.missed}"
        )


def labels() -> tuple[list[Label], dict[str, list[str]]]:
    """Return the labels, and the people of each file."""
    found, people = [], {}
    for line in LABELS.read_text("utf-8").splitlines():
        parts = line.split()
        if parts[0] == "people":
            people[parts[1]] = line.split(maxsplit=2)[2].split(", ")
        elif parts[0] != "#":
            first, last = map(int, parts[2].split("-"))
            classes = [each for each in parts[3:] if each != CLEAN]
            needed = frozenset(each for each in classes if each[-1] != "?")
            allowed = frozenset(each[:-1] for each in classes if each[-1] == "?")
            found.append(Label(parts[0], parts[1], first, last, needed, allowed))
    return found, people


def score(folder: Path, half: str, rules: LanguageRules) -> Score:
    """Compare the hints in the files of a half with its labels."""
    told, people = labels()
    result = Score()
    for file in sorted({label.file for label in told if label.half == half}):
        path = next(folder.glob(f"{file}-*"), None)
        if path is None:
            pytest.skip(f"review {file} is not in the material here")
        text = path.read_text("utf-8")
        named = (*people.get(file, ()), *people_named_in(text))
        hints = [(line_of(text, hint.start), hint) for hint in document_hints(text, rules, named)]
        _compare(file, [label for label in told if label.file == file], hints, result)
    return result


def line_of(text: str, place: int) -> int:
    """Return the line of a place in a text, from 1."""
    ends = [at for at, sign in enumerate(text) if sign == "\n"]
    return bisect_right(ends, place - 1) + 1


def _compare(
    file: str, told: Sequence[Label], hints: Sequence[tuple[int, Hint]], result: Score
) -> None:
    for label in told:
        for needed in label.needed:
            met = any(
                label.is_met_by(line, hint) and hint.hint_class == needed for line, hint in hints
            )
            place = f"{file}:{label.first} {needed}"
            (result.right if met else result.missed).append(place)
    for line, hint in hints:
        if not any(label.is_met_by(line, hint) for label in told):
            result.wrong.append(f"{file}:{line} {hint.hint_class} “{hint.text}”")
