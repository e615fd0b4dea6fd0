# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How the German rules do on sentences labelled by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.insight.language.hints import language_hints
from app.insight.language.rule import OF_LANGUAGE
from app.rules.rules import Rules
from tests.app.insight.language.labelled import CLEAN, Score

SENTENCES = Path(__file__).with_name("german_sentences.txt")
PRECISION = 0.9
RECALL = 0.8
PEOPLE = ("Petra Vogel", "Vogel")


def labelled(half: str) -> list[tuple[str, str]]:
    """Return each class, or clean, with its sentence."""
    lines = [line for line in SENTENCES.read_text("utf-8").splitlines() if line[0] != "#"]
    parts = [line.split(maxsplit=2) for line in lines]
    return [(label, sentence) for told, label, sentence in parts if told == half]


def score(half: str) -> Score:
    """Compare the hints with the labels; a second hint of another class is let be."""
    rules, found = Rules().language("de"), Score()
    for label, sentence in labelled(half):
        classes = {hint.hint_class.value for hint in language_hints(sentence, rules, PEOPLE)}
        if label == CLEAN:
            found.wrong += [f"{each}: {sentence}" for each in classes]
        else:
            (found.right if label in classes else found.missed).append(f"{label}: {sentence}")
    return found


@pytest.mark.parametrize("half", ["tuned", "untouched"])
def test_every_class_has_sentences(half: str) -> None:
    told = labelled(half)
    assert len(told) >= 60
    assert {label for label, _ in told} == {*OF_LANGUAGE, CLEAN}


@pytest.mark.parametrize("half", ["tuned", "untouched"])
def test_german_hints_are_where_a_person_would_put_them(
    half: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = score(half)
    with capsys.disabled():
        sys.stdout.write(f"\nGerman, {half}: {found}\n")
    assert found.precision >= PRECISION
    assert found.recall >= RECALL
