# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The dictionary that is shipped, with the words of the field, and one from a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import UserFacingError
from app.rules.rules import Rules
from app.spelling.dictionaries import Dictionaries
from app.spelling.dictionary_files import dictionary_file
from app.spelling.hunspell_dictionary import HunspellDictionary


@pytest.fixture(scope="module")
def english() -> HunspellDictionary:
    found = Dictionaries((), lambda: Rules().spelling_terms).dictionary("en")
    assert found is not None
    return found


@pytest.mark.parametrize(
    "word",
    [
        *("database", "Database", "engineer's", "kubernetes", "Kubernetes", "failovers"),
        *("colour", "behaviour", "organised", "cancelled", "centre", "redeployed", "autoscaling"),
        *("misconfigured", "defence", "analyse", "labelling"),
    ],
)
def test_words_of_the_language_and_of_the_field_are_known(
    english: HunspellDictionary, word: str
) -> None:
    assert english.knows(word)


@pytest.mark.parametrize(
    "word",
    [
        *("recieved", "seperate", "occurence", "occured", "dependancy", "definately", "databse"),
        *("kubernets", "rollbak", "refered", "begining", "reccomend", "untill", "wich", "alot"),
    ],
)
def test_common_slips_are_not(english: HunspellDictionary, word: str) -> None:
    assert not english.knows(word)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("recieved", "received"),
        ("Seperate", "Separate"),
        ("occurence", "occurrence"),
        ("databse", "database"),
        ("rollbak", "rollback"),
        ("kubernets", "kubernetes"),
        ("ofthe", "of the"),
    ],
)
def test_what_was_meant_is_among_the_offers(
    english: HunspellDictionary, word: str, meant: str
) -> None:
    assert meant in english.offers(word)
    assert len(english.offers(word)) <= 5


def test_a_word_near_nothing_has_no_offers(english: HunspellDictionary) -> None:
    assert english.offers("xqzkvwpf") == ()


def german_in(folder: Path) -> None:
    folder.mkdir()
    (folder / "de_DE.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (folder / "de_DE.dic").write_text("3\nServer\nvoll\nwar\n", encoding="utf-8")


def test_a_german_dictionary_is_used_where_somebody_put_one(tmp_path: Path) -> None:
    german_in(tmp_path / "dictionaries")
    found = Dictionaries((tmp_path / "dictionaries",), frozenset).dictionary("de")
    assert found is not None
    assert found.knows("Server")
    assert not found.knows("Serwer")
    assert found.offers("Serwer") == ("Server",)


def test_a_language_without_a_dictionary_has_none(tmp_path: Path) -> None:
    assert dictionary_file("xx", (tmp_path,)) is None
    assert Dictionaries((tmp_path,), frozenset).dictionary("xx") is None


def test_a_dictionary_without_its_other_half_is_none(tmp_path: Path) -> None:
    (tmp_path / "xx.dic").write_text("1\nword\n", encoding="utf-8")
    assert dictionary_file("xx", (tmp_path,)) is None


def test_terms_that_cannot_be_read_are_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "rules" / "spelling").mkdir(parents=True)
    (tmp_path / "rules" / "spelling" / "terms.yaml").write_text("ours: [two words]\n")
    rules = Rules((tmp_path,))
    with pytest.raises(UserFacingError, match=r"terms.yaml, line 1: one word is expected here"):
        Dictionaries((), lambda: rules.spelling_terms).dictionary("en")


def test_a_team_adds_its_words(tmp_path: Path) -> None:
    (tmp_path / "rules" / "spelling").mkdir(parents=True)
    (tmp_path / "rules" / "spelling" / "terms.yaml").write_text("ours: [Frobnic]\n")
    rules = Rules((tmp_path,))
    found = Dictionaries((), lambda: rules.spelling_terms).dictionary("en")
    assert found is not None
    assert found.knows("frobnics")
    assert found.knows("kubernetes")


@pytest.mark.parametrize("word", ["監視", "המערכת", "ошибка", "Ωmega", "🚒", "a\ud800b"])
def test_nothing_is_said_against_a_word_in_letters_the_dictionary_has_none_of(
    english: HunspellDictionary, word: str
) -> None:
    assert english.knows(word)


def test_an_offer_that_the_dictionary_can_not_write_is_none(english: HunspellDictionary) -> None:
    assert english.offers("ÿabc") is not None
