# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Strict YAML: text stays text, and what could do harm is refused with its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.strict_yaml import BadYaml, YamlDocument, read_yaml


def test_every_scalar_stays_the_text_it_was_written_as() -> None:
    text = "at: 12:30\nlands: [no, on, 012, 1_000, null, ~]\n'on': 2017-01-31\nempty:\n"
    assert read_yaml(text, "x").data == {
        "at": "12:30",
        "lands": ["no", "on", "012", "1_000", "null", "~"],
        "on": "2017-01-31",
        "empty": "",
    }


def test_the_place_of_every_value_is_known() -> None:
    document = read_yaml("a:\n  - b: c\n    d: e\n", "x")
    assert document.line_of(("a", 0, "d")) == (3, 8)
    assert document.line_of(()) == (1, 1)
    assert document.line_of(("a", 7)) is None


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a: 1\na: 2\n", 2, "“a” is there twice"),
        ("a: &x [1]\nb: *x\n", 1, "references"),
        ("a: !!python/object:os.system x\n", 1, "tags"),
        ("a: 1\n---\nb: 2\n", 2, "more than one document"),
        ("[" * 60 + "]" * 60, 1, "nested too deeply"),
        ("a: [1\nb: 2\n", 2, ""),
        ("? [a]\n: b\n", 1, "a name is expected here"),
        ("a: \t- b: c: d\n", 1, ""),
    ],
)
def test_what_could_do_harm_is_refused_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(BadYaml) as caught:
        read_yaml(text, "rules.yaml")
    assert caught.value.line == line
    assert reason in caught.value.sentence
    assert caught.value.sentence.startswith("rules.yaml can't be read: line")


@given(text=st.text(max_size=60) | st.text("ab:-[]{}&*!#|>'\"\n ,?", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert isinstance(read_yaml(text, "x"), YamlDocument)
    except BadYaml as error:
        assert error.sentence.startswith("x can't be read")  # noqa: PT017 - either is right
