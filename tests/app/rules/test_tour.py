# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The stations of the tour from YAML: few words as shipped, and bad ones named with their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.rules.rule_file import BadRule
from app.rules.rules import Rules
from app.rules.tour import MOST_WORDS
from app.translation import use_language

ONE = "- target: rail\n  step: 1\n  title: Steps\n"


def test_the_shipped_tour_has_ten_stations_and_one_that_is_tried() -> None:
    stations = Rules().tour
    assert len(stations) == 10
    assert [station.target for station in stations if station.then] == ["capture"]


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_station_says_more_than_is_read_in_a_breath(language: str) -> None:
    use_language(language)
    try:
        stations = Rules().tour
    finally:
        use_language("en")
    said = [station.text for station in stations]
    said += [station.then.text for station in stations if station.then]
    assert [text for text in said if len(text.split()) > MOST_WORDS] == []


def test_a_key_stands_in_a_text_exactly_where_an_action_is_named() -> None:
    for station in Rules().tour:
        assert ("{0}" in station.text) is bool(station.action)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a: b", "tour.yaml, line 1: a list of stations is expected here."),
        ("- target: rail\n  title: Steps\n  text: x", "tour.yaml, line 1: step needs a number"),
        (ONE.replace("1", "11") + "  text: x", "tour.yaml, line 2: step needs a number from 1 to"),
        (ONE.replace("1", "1.5") + "  text: x", "tour.yaml, line 2: step needs a number from 1"),
        (ONE, "tour.yaml, line 1: text needs a text."),
        (ONE + "  sound: x", "tour.yaml, line 4: sound is not known; use target, step"),
        (
            ONE + "  text: " + "word " * (MOST_WORDS + 1),
            "tour.yaml, line 4: a station says at most 30 words, this one 31.",
        ),
        (
            ONE + "  text: x\n  then:\n    title: y",
            "tour.yaml, line 6: target needs a text.",
        ),
    ],
)
def test_a_station_that_can_t_be_meant_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "tour.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(BadRule) as caught:
        _ = Rules([tmp_path]).tour
    assert caught.value.sentence.startswith(complaint)
