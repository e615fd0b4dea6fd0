# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.agenda.completion import criteria
from app.agenda.steps import step
from app.bootstrap import build
from app.causal.lens import LensWords
from app.publish.markdown import markdown
from app.review.cause import Cause
from app.review.changes import EditRefused, apply_edit
from app.review.edits import Remove
from app.review.item import Kind
from app.rules.rules import Rules
from app.settings import Settings, save_settings
from app.translation import (
    SOURCE_LANGUAGE,
    default_text,
    in_sentence,
    language,
    languages,
    marked,
    tr,
    use_language,
)
from tests.builders import review_with
from tests.fakes import FakeClock


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    use_language(SOURCE_LANGUAGE)


@dataclass(frozen=True)
class Words:
    cause: str = default_text("Cause")


def test_english_is_the_source_and_comes_back_as_it_is() -> None:
    assert language() == "en"
    assert tr("Cause") == "Cause"
    assert tr("words that nobody ever wrote") == "words that nobody ever wrote"


def test_a_language_that_is_shipped_is_used() -> None:
    assert set(languages()) >= {"en", "de"}
    use_language("de")
    assert language() == "de"
    assert tr("Cause") == "Ursache"
    assert tr("words that nobody ever wrote") == "words that nobody ever wrote"
    assert tr("") == ""


@pytest.mark.parametrize("name", ["de_AT", "de-CH", "de_DE.UTF-8", "DE"])
def test_a_country_uses_its_language(name: str) -> None:
    use_language(name)
    assert language() == "de"


@pytest.mark.parametrize("name", ["", "C", "xx", "../de", "en_GB"])
def test_what_is_not_shipped_is_english(name: str) -> None:
    use_language("de")
    use_language(name)
    assert language() == "en"
    assert tr("Cause") == "Cause"


def test_one_english_word_may_have_two_meanings() -> None:
    use_language("de")
    assert tr("Open") == "Offen"
    assert tr("Open", "verb") == "Öffnen"


def test_a_marked_text_stays_english_until_it_is_shown() -> None:
    use_language("de")
    assert marked("Cause") == "Cause"


def test_a_default_text_is_of_the_language_in_use_when_the_object_is_made() -> None:
    assert Words().cause == "Cause"
    use_language("de")
    assert Words().cause == "Ursache"
    assert LensWords().effect == "Wirkung"


def test_only_english_writes_its_nouns_small_inside_a_sentence() -> None:
    assert in_sentence("Trigger") == "trigger"
    use_language("de")
    assert in_sentence(tr("Trigger")) == "Auslöser"


def test_tables_read_at_the_start_follow_the_language() -> None:
    rules = Rules()
    assert rules.prompts[1].question.startswith("Which rule")
    use_language("de")
    assert step(4).title == "Zeitachse"
    assert criteria(review_with(), 1)[0].text == "Der Vorfall hat einen Titel"
    assert rules.prompts[1].question.startswith("Welche Regel")


def test_areas_stay_as_the_causes_have_them() -> None:
    use_language("de")
    six = Rules().category_sets["6m"]
    sorted_in_english = review_with(Cause(id="c1", category="Method"))
    assert six.names_for(sorted_in_english)[:3] == ("Personen", "Method", "Maschine")
    assert six.names_for(review_with())[:3] == ("Personen", "Methode", "Maschine")


def test_an_error_is_said_in_the_language_in_use() -> None:
    use_language("de")
    with pytest.raises(EditRefused) as refused:
        apply_edit(review_with(), Remove(Kind.CAUSE, "nowhere"))
    assert refused.value.sentence == "Nicht mehr in der Nachbesprechung: Ursache."


def test_a_report_is_written_in_the_language_in_use() -> None:
    use_language("de")
    assert "| Zeitzone |" in markdown(review_with(), FakeClock().now())


def test_the_command_line_speaks_what_the_settings_name(tmp_path: Path) -> None:
    build(tmp_path).close()
    assert language() == "en"
    save_settings(tmp_path, Settings(language="de"))
    build(tmp_path).close()
    assert language() == "de"
