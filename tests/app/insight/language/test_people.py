# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Who is named: by the caller, by a handle, and by a document itself."""

from __future__ import annotations

import pytest

from app.insight.language.document_people import people_named_in
from app.insight.language.hints import language_hints
from app.rules.rules import Rules

RULES = Rules().language("en")


def named(text: str, *people: str) -> list[str]:
    hints = language_hints(text, RULES, people)
    return [hint.text for hint in hints if hint.hint_class == "name-as-subject"]


@pytest.mark.parametrize(
    ("text", "people", "found"),
    [
        ("Ann Lee deployed it, Lee did not.", ["Ann Lee"], ["Ann Lee deployed"]),
        ("Ann deployed it.", ["Ann Lee"], ["Ann deployed"]),
        ("Ann deployed it.", [], []),
        ("Will deployed it, and it will run.", ["Will Roe"], ["Will deployed"]),
        ("Of this will runs nothing.", ["Will Roe"], []),
        ("mona deployed it.", ["mona"], ["mona deployed"]),
        ("@x-y deployed it, mail a@x deployed.", [], ["@x-y deployed"]),
        ("Al ran it.", ["Al"], []),
        ("Al Roe ran it.", ["Al Roe"], ["Al Roe ran"]),
        ("The change of Ann: deployed.", ["Ann Lee"], []),
    ],
)
def test_a_name_before_a_verb_is_seen(text: str, people: list[str], found: list[str]) -> None:
    assert named(text, *people) == found


def test_a_named_person_is_a_person() -> None:
    (hint,) = language_hints("Ann failed to see it.", RULES, ["Ann Lee"])
    assert hint.hint_class == "failure-of-person"
    assert language_hints("Ann failed to see it.", RULES) == ()


def test_a_document_names_its_people() -> None:
    text = """+++
authors = ["Ann Lee", "Kim"]
+++
**Attendees**: Mona L. Roe, Ada (scribe) and someone
Created by: Ben Ek <ben@x.org>
# Participants of the market
[quinn]: https://github.com/quinn
[hook]: https://github.com/org/repo
"""
    assert people_named_in(text) == ("Ann Lee", "Kim", "Mona L. Roe", "Ada", "Ben Ek", "quinn")
