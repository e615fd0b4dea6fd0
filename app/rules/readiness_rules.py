# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read what is looked at before approval: the shipped file, with a team's laid over it by rule."""

from __future__ import annotations

from collections.abc import Sequence

from app.insight.action_checks.table import CHECKS as ACTION_CHECKS
from app.insight.logic_checks.table import CHECKS as CAUSE_CHECKS
from app.insight.readiness import Question
from app.insight.readiness_checks import CHECKS
from app.review.event import Moment
from app.rules.check_rules import check_rules
from app.rules.rule_file import Key, RuleFile
from app.translation import tr

_FILE_KEYS = ("questions",)
_QUESTION_KEYS = ("ask", "rules")
_CHOICES = {"checks": (*CAUSE_CHECKS, *ACTION_CHECKS), "moments": tuple(Moment)}
"""The lists of texts that choose from a few."""


def readiness_questions(files: Sequence[RuleFile]) -> tuple[Question, ...]:
    """Return the questions in the order in which they first appear, with the rules that are on.

    Raises BadRule.
    """
    asked: dict[str, str] = {}
    lists: dict[str, list[tuple[RuleFile, Key, object]]] = {}
    for file in files:
        content = file.mapping(file.data, (), _FILE_KEYS)
        told = file.mapping(content.get("questions", {}), ("questions",))
        for name, data in told.items():
            key: Key = ("questions", name)
            question = file.mapping(data, key, _QUESTION_KEYS)
            if "ask" in question or name not in asked:
                asked[name] = file.text(question, "ask", key)
            entry = (file, (*key, "rules"), question.get("rules", []))
            lists.setdefault(name, []).append(entry)
    return tuple(
        Question(name, ask, check_rules(lists[name], CHECKS, _check_texts))
        for name, ask in asked.items()
    )


def _check_texts(file: RuleFile, name: str, texts: tuple[str, ...], key: Key) -> None:
    for place, written in enumerate(texts):
        if written not in _CHOICES[name]:
            known = ", ".join(_CHOICES[name])
            raise file.wrong((*key, place), tr("{0} is not known; use {1}").format(written, known))
