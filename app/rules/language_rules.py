# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read the rules of blameless language: the shipped file, with a team's laid over it by rule.

What a team says of a rule or a list of words takes the place of what was said of it before, so the
phrases are understood only when all files are read; each keeps the place it was written at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.insight.language.phrase import NAME, BadPhrase, Phrase, PhraseSet, phrases
from app.insight.language.rule import OF_LANGUAGE, HintClass, LanguageRule, LanguageRules
from app.rules.rule_file import BadRule, Key, RuleFile
from app.translation import tr

_FILE_KEYS = ("name", "words", "rules")
_RULE_KEYS = (
    *("id", "class", "on", "subject", "only", "find", "except", "with"),
    *("suggestion", "say", "rewrite"),
)
_NEEDED = ("class", "find", "suggestion", "say")
_LIST_SIGNS = frozenset("{}[]| ")
_YES_NO = {"yes": True, "no": False, "true": True, "false": False}


@dataclass(frozen=True)
class _Told:
    """What a file says, and where."""

    value: Any
    file: RuleFile
    key: Key

    def wrong(self, sentence: str) -> BadRule:
        return self.file.wrong(self.key, sentence)


_Rule = dict[str, _Told]


def language_rules(files: Sequence[RuleFile]) -> LanguageRules:
    """Return the rules of one language that are on, in the order of their first mention.

    Raises BadRule.
    """
    name = ""
    lists: dict[str, tuple[str, ...]] = {}
    rules: dict[str, _Rule] = {}
    for file in files:
        content = file.mapping(file.data, (), _FILE_KEYS)
        name = file.text(content, "name", ()) if "name" in content or not name else name
        lists |= word_lists(file, content.get("words", {}))
        for rule_id, told in _rules(file, content.get("rules", [])).items():
            rules.setdefault(rule_id, {}).update(told)
    whole = [_rule(rule_id, told, lists) for rule_id, told in rules.items() if _is_on(told)]
    return LanguageRules(name, tuple(whole), lists)


def word_lists(file: RuleFile, data: Any) -> dict[str, tuple[str, ...]]:
    """Return the lists of words that phrases may name. Raises BadRule."""
    found = {}
    for name, entries in file.mapping(data, ("words",)).items():
        key = ("words", name)
        if name == NAME:
            raise file.wrong(
                key, tr("{{{0}}} stands for the people of the review already").format(NAME)
            )
        found[name] = file.texts(entries, key)
        for place, word in enumerate(found[name]):
            if not word.strip("*") or _LIST_SIGNS & set(word) or "*" in word[1:]:
                raise file.wrong((*key, place), tr("“{0}” is not one word").format(word))
    return found


def _rules(file: RuleFile, data: Any) -> Mapping[str, _Rule]:
    if not isinstance(data, list):
        raise file.wrong(("rules",), tr("a list of rules is expected here"))
    found: dict[str, _Rule] = {}
    for place, entry in enumerate(data):
        key: Key = ("rules", place)
        content = file.mapping(entry, key, _RULE_KEYS)
        rule_id = file.text(content, "id", key)
        if rule_id in found:
            raise file.wrong((*key, "id"), tr("{0} is there twice").format(rule_id))
        found[rule_id] = {name: _Told(value, file, (*key, name)) for name, value in content.items()}
    return found


def _is_on(told: _Rule) -> bool:
    if "on" not in told:
        return True
    value = told["on"].value
    if not isinstance(value, str) or value.casefold() not in _YES_NO:
        raise told["on"].wrong(tr("on is yes or no"))
    return _YES_NO[value.casefold()]


def _rule(rule_id: str, told: _Rule, lists: Mapping[str, tuple[str, ...]]) -> LanguageRule:
    missing = [name for name in _NEEDED if name not in told]
    if missing:
        raise told["id"].wrong(tr("{0} lacks {1}").format(rule_id, ", ".join(missing)))
    find = _phrases(told, "find", lists)
    if not find:
        raise told["find"].wrong(tr("find needs at least one phrase"))
    _check_beginnings(find, told["find"])
    return LanguageRule(
        id=rule_id,
        hint_class=HintClass(_one_of(told, "class", OF_LANGUAGE)),
        find=find,
        suggestion=_text(told, "suggestion"),
        explanation=_text(told, "say"),
        rewrite=_rewrite(told),
        exceptions=PhraseSet(_phrases(told, "except", lists)),
        companions=PhraseSet(_phrases(told, "with", lists)),
        needs_person=_one_of(told, "subject", ["person", "any"]) == "person",
        facts_only=_one_of(told, "only", ["facts", "anywhere"]) == "facts",
    )


def _phrases(told: _Rule, name: str, lists: Mapping[str, tuple[str, ...]]) -> tuple[Phrase, ...]:
    if name not in told:
        return ()
    said = told[name]
    found: list[Phrase] = []
    for place, written in enumerate(said.file.texts(said.value, said.key)):
        try:
            found += phrases(written, lists)
        except BadPhrase as error:
            raise said.file.wrong((*said.key, place), str(error)) from None
    return tuple(found)


def _check_beginnings(find: Sequence[Phrase], told: _Told) -> None:
    for phrase in find:
        if phrase.elements[0].endings:
            raise told.wrong(tr("a phrase that is looked for can't begin with a list that holds *"))


def _one_of(told: _Rule, name: str, known: Sequence[str]) -> str:
    if name not in told:
        return ""
    value = told[name].value
    if value not in known:
        raise told[name].wrong(tr("{0} is not known; use {1}").format(value, ", ".join(known)))
    return str(value)


def _text(told: _Rule, name: str) -> str:
    value = told[name].value
    if not isinstance(value, str) or not value.strip():
        raise told[name].wrong(tr("{0} needs a text").format(name))
    return value


def _rewrite(told: _Rule) -> str | None:
    if "rewrite" not in told:
        return None
    value = told["rewrite"].value
    if not isinstance(value, str):
        raise told["rewrite"].wrong(tr("rewrite needs a text; an empty one drops the words"))
    return value
