# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""In which language a review is: as said, as its texts are, as the app is."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.insight.language.review_language import review_language, text_language, told_language
from app.review.edits import Set
from app.review.event import Event
from app.review.item import Kind
from app.review.review import Review
from tests.builders import applied, empty_review, review_with

KNOWN = ("de", "en")
GERMAN = (
    "Die Datenbank war nicht erreichbar und der Dienst wurde von uns nach einer Stunde gestartet."
)
ENGLISH = "The database was not reachable, and the service was restarted by us after an hour."


def summary(text: str, *, language: str = "") -> Review:
    return applied(
        empty_review(),
        Set(Kind.INCIDENT, "incident", "summary", text),
        Set(Kind.LIFECYCLE, "lifecycle", "language", language),
    )


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "de"), (ENGLISH, "en")])
def test_small_words_tell_the_language(text: str, language: str) -> None:
    assert review_language(summary(text), KNOWN, "xx") == language


def test_what_is_said_holds() -> None:
    assert review_language(summary(GERMAN, language="en"), KNOWN) == "en"


def test_a_language_without_rules_is_not_taken() -> None:
    assert review_language(summary(ENGLISH, language="fr"), KNOWN) == "en"


def test_too_few_words_tell_nothing() -> None:
    assert told_language("Checkout langsam") == ""
    assert review_language(empty_review(), KNOWN, "de") == "de"
    assert review_language(empty_review(), KNOWN, "fr") == "en"


def test_a_mixture_tells_nothing() -> None:
    assert told_language(f"{GERMAN} {ENGLISH} {ENGLISH}") == ""


def test_one_text_may_be_in_another_language_unless_somebody_said() -> None:
    assert text_language(GERMAN, summary(ENGLISH), KNOWN) == "de"
    assert text_language("Checkout", summary(ENGLISH), KNOWN) == "en"
    assert text_language(GERMAN, summary(ENGLISH, language="en"), KNOWN) == "en"


def test_imported_events_do_not_count() -> None:
    review = review_with(Event(id="e", text=GERMAN, source="chat.json:1"))
    assert review_language(review, KNOWN, "en") == "en"


def test_published_reviews_are_english(shared_data: Path) -> None:
    for path in sorted((shared_data / "postmortems").glob("*.md")):
        assert told_language(path.read_text("utf-8")) == "en", path.name
