# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read the rules of actions: the shipped file, with a team's laid over it by rule and by list."""

from __future__ import annotations

from collections.abc import Sequence

from app.insight.action_checks.rule import PHRASES, PLACES, ActionRules
from app.insight.action_checks.table import CHECKS
from app.insight.language.phrase import BadPhrase, Sort, phrases
from app.review.action import ActionKind, Strength
from app.rules.check_rules import check_rules
from app.rules.language_rules import word_lists
from app.rules.rule_file import Key, RuleFile
from app.translation import tr

_FILE_KEYS = ("words", "rules")
_CHOICES = {
    "at": PLACES,
    **{f"{strength}_kinds": tuple(ActionKind) for strength in Strength},
}
"""The lists of texts that choose from a few."""


def action_rules(files: Sequence[RuleFile]) -> ActionRules:
    """Return the rules of actions that are on, with the lists they name. Raises BadRule."""
    lists: dict[str, tuple[str, ...]] = {}
    entries = []
    for file in files:
        content = file.mapping(file.data, (), _FILE_KEYS)
        lists |= word_lists(file, content.get("words", {}))
        key: Key = ("rules",)
        entries.append((file, key, content.get("rules", [])))

    def check_texts(file: RuleFile, name: str, texts: tuple[str, ...], key: Key) -> None:
        for place, written in enumerate(texts):
            if name in PHRASES:
                _check_phrase(file, name, written, lists, (*key, place))
            elif name in _CHOICES and written not in _CHOICES[name]:
                known = ", ".join(_CHOICES[name])
                raise file.wrong(
                    (*key, place), tr("{0} is not known; use {1}").format(written, known)
                )

    return ActionRules(check_rules(entries, CHECKS, check_texts), lists)


def _check_phrase(
    file: RuleFile, name: str, written: str, lists: dict[str, tuple[str, ...]], key: Key
) -> None:
    try:
        found = phrases(written, lists)
    except BadPhrase as error:
        raise file.wrong(key, str(error)) from None
    first = found[-1].elements[0]
    if first.sort is Sort.NAME or (name == "find" and first.endings):
        raise file.wrong(key, tr("a phrase of actions begins with a word that is written out"))
