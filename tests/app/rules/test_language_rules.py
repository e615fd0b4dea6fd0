# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A team changes single rules and lists of words; what can't be meant is named with its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.insight.language.hints import language_hints
from app.insight.language.rule import OF_LANGUAGE, LanguageRules
from app.rules.rule_file import BadRule
from app.rules.rules import Rules

RULE = "id: x, class: minimiser, find: [basically], suggestion: Drop it., say: Seen. Drop it?"
BRACED = re.compile(r"\{([\w-]+)\}")


def team(tmp_path: Path, text: str, name: str = "en") -> Rules:
    path = tmp_path / f"rules/language/{name}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return Rules([tmp_path])


def classes(rules: LanguageRules, text: str) -> list[str]:
    return [hint.rule for hint in language_hints(text, rules)]


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_class_is_there_and_every_rule_offers_something(language: str) -> None:
    rules = Rules().language(language)
    assert {rule.hint_class for rule in rules.rules} == set(OF_LANGUAGE)
    for rule in rules.rules:
        assert rule.rewrite is not None
        labels = {each.label for phrase in rule.find for each in phrase.elements}
        assert set(BRACED.findall(rule.rewrite)) <= labels, rule.id


def test_the_shipped_words_are_calm() -> None:
    loud = re.compile(r"\b(?:wrong|must|bad|never|falsch|schlecht|muss)\b", re.IGNORECASE)
    for language in ("en", "de"):
        for rule in Rules().language(language).rules:
            told = f"{rule.suggestion} {rule.explanation}"
            assert loud.search(told) is None, rule.id
            assert rule.explanation[-1] in "?."
            assert len(rule.explanation) < 150


def test_languages_are_the_files_that_are_there(tmp_path: Path) -> None:
    rules = team(tmp_path, f"name: Français\nrules: [{{{RULE}}}]", "fr")
    assert rules.languages == ("de", "en", "fr")
    assert rules.language("fr").name == "Français"
    with pytest.raises(BadRule, match=r"no language rules “xx”\. There are de, en, fr\."):
        rules.language("xx")


def test_a_team_turns_off_rewords_and_adds_rules(tmp_path: Path) -> None:
    rules = team(
        tmp_path,
        f"""
words: {{skill: [haircut]}}
rules:
- {{id: just, on: no}}
- {{id: simply, suggestion: Out with it.}}
- {{{RULE}}}
""",
    ).language("en")
    assert rules.name == "English"
    assert classes(rules, "We just did it, basically.") == ["x"]
    assert classes(rules, "A bad haircut, not bad planning.") == ["bad-work"]
    (hint,) = language_hints("We simply did it.", rules)
    assert hint.suggestion == "Out with it."
    assert hint.explanation.startswith("This makes the step sound small")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("- a", "line 1: a mapping is expected here"),
        ("colour: red", "line 1: colour is not known"),
        ("rules: {}", "line 1: a list of rules is expected here"),
        ("words: [a]", "line 1: a mapping is expected here"),
        ("words: {a: b}", "line 1: a list of texts is expected here"),
        ("words:\n  a: [x, 'two words']", "line 2: “two words” is not one word"),
        ("words: {a: ['x*']}", "line 1: “x*” is not one word"),
        ("words: {name: [a]}", "line 1: {name} stands for the people"),
        ("rules:\n- {class: minimiser}", "line 2: id needs a text"),
        ("rules:\n- {id: just}\n- {id: just}", "line 3: just is there twice"),
        ("rules:\n- {id: just, on: perhaps}", "line 2: on is yes or no"),
        ("rules:\n- {id: y, find: [a]}", "line 2: y lacks class, suggestion, say"),
        ("rules:\n- {id: just, class: rude}", "line 2: rude is not known; use counterfactual"),
        ("rules:\n- {id: just, subject: cat}", "line 2: cat is not known; use person, any"),
        ("rules:\n- {id: just, only: night}", "line 2: night is not known; use facts"),
        ("rules:\n- {id: just, find: []}", "line 2: find needs at least one phrase"),
        ("rules:\n- id: just\n  find:\n  - a\n  - '{colours}'", "line 5: {colours} is not a list"),
        (
            "rules:\n- {id: just, find: ['[a]']}",
            "line 2: a phrase needs a word that it begins",
        ),
        (
            "rules:\n- {id: just, find: ['a ...']}",
            "line 2: a phrase needs a word that it ends",
        ),
        (
            "rules:\n- {id: just, find: ['*ly done']}",
            "line 2: a phrase that is looked for",
        ),
        ("rules:\n- {id: just, find: ['a{b']}", "line 2: “a{b” is not a word"),
        ("rules:\n- {id: just, find: ['a|{name}']}", "line 2: {name} stands alone"),
        ("rules:\n- {id: just, except: ['a ! b']}", "line 2: “!” holds no word"),
        ("rules:\n- {id: just, suggestion: ' '}", "line 2: suggestion needs a text"),
        ("rules:\n- {id: just, rewrite: [a]}", "line 2: rewrite needs a text"),
    ],
)
def test_a_bad_file_is_named_with_its_line(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(BadRule) as refused:
        team(tmp_path, text).language("en")
    assert refused.value.sentence.startswith("en.yaml, ")
    assert complaint in refused.value.sentence
