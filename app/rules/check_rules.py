# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read rules made of known checks: the shipped file, with a team's changes laid over it by rule.

The rules of cause logic and those of actions are written alike; what a check can be told and which
cases it tells apart, the table of checks says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from string import Formatter
from typing import Any, Protocol

from app.insight.logic_rule import LogicRule, Parameters, Saying, Weight
from app.rules.rule_file import BadRule, Key, RuleFile
from app.translation import tr

_KEYS = ("id", "check", "weight", "on", "set", "say")
_SAYING_KEYS = ("message", "better")
_PLACEHOLDERS = ("name", "text")
_YES_NO = {"yes": True, "no": False, "true": True, "false": False}


class CheckShape(Protocol):
    """What a rule may say and set about a check; of what it may set, `optional` may be left out."""

    @property
    def cases(self) -> tuple[str, ...]:
        """The cases it tells apart."""
        ...

    @property
    def placeholders(self) -> tuple[str, ...]:
        """What the words of a case may hold beside {name} and {text}."""
        ...

    @property
    def numbers(self) -> tuple[str, ...]:
        """The whole numbers it can be told."""
        ...

    @property
    def texts(self) -> tuple[str, ...]:
        """The lists of texts it can be told."""
        ...

    @property
    def optional(self) -> tuple[str, ...]:
        """What of these may be missing."""
        ...


Checks = Mapping[str, CheckShape]
Entries = Sequence[tuple[RuleFile, Key, Any]]
"""Each list of rules: the file, where in it the list stands, and the list."""
TextsCheck = Callable[[RuleFile, str, tuple[str, ...], Key], None]
"""Looks at a list of texts by its name, and raises BadRule for one that can't be meant."""


def check_rules(
    lists: Entries, checks: Checks, texts_check: TextsCheck | None = None
) -> tuple[LogicRule, ...]:
    """Return the rules that are on, in the order in which they first appear. Raises BadRule."""
    rules: dict[str, LogicRule] = {}
    off: dict[str, bool] = {}
    for file, place, data in lists:
        if not isinstance(data, list):
            raise file.wrong(place, tr("a list of rules is expected here"))
        seen: set[str] = set()
        for number, told in enumerate(data):
            key: Key = (*place, number)
            content = file.mapping(told, key, _KEYS)
            rule_id = file.text(content, "id", key)
            if rule_id in seen:
                raise file.wrong((*key, "id"), tr("{0} is there twice").format(rule_id))
            seen.add(rule_id)
            entry = _Entry(file, key, content, checks, texts_check)
            rules[rule_id] = entry.over(rules.get(rule_id), rule_id)
            if "on" in content:
                off[rule_id] = not _is_on(file, content, key)
    return tuple(rule for rule_id, rule in rules.items() if not off.get(rule_id))


def _is_on(file: RuleFile, content: dict[str, Any], key: Key) -> bool:
    told = content["on"]
    if not isinstance(told, str) or told.casefold() not in _YES_NO:
        raise file.wrong((*key, "on"), tr("on is yes or no"))
    return _YES_NO[told.casefold()]


class _Entry:
    """One entry of a file: a whole rule, or what is different about one read before."""

    def __init__(
        self,
        file: RuleFile,
        key: Key,
        content: dict[str, Any],
        checks: Checks,
        texts_check: TextsCheck | None,
    ) -> None:
        self._file = file
        self._key = key
        self._content = content
        self._checks = checks
        self._texts_check = texts_check

    def over(self, earlier: LogicRule | None, rule_id: str) -> LogicRule:
        """Return the rule: `earlier` with what this entry says instead, or a new one."""
        if earlier is not None and self._content.get("check", earlier.check) == earlier.check:
            base = earlier
        else:
            name = self._check_name()
            base = LogicRule(rule_id, name, self._weight(), {}, Parameters({}, {}))
        check = self._checks[base.check]
        rule = replace(
            base,
            weight=self._weight() if "weight" in self._content else base.weight,
            sayings={**base.sayings, **self._sayings(check, base)},
            parameters=self._parameters(check, base.parameters),
        )
        self._check_whole(rule, check)
        return rule

    def _check_name(self) -> str:
        name = self._file.text(self._content, "check", self._key)
        if name not in self._checks:
            known = ", ".join(self._checks)
            raise self._wrong("check", tr("{0} is not a known check; use {1}").format(name, known))
        return name

    def _weight(self) -> Weight:
        name = self._file.text(self._content, "weight", self._key)
        if name not in list(Weight):
            raise self._wrong(
                "weight", tr("{0} is not a weight; use {1}").format(name, ", ".join(Weight))
            )
        return Weight(name)

    def _sayings(self, check: CheckShape, base: LogicRule) -> dict[str, Saying]:
        key = (*self._key, "say")
        said = self._file.mapping(self._content.get("say", {}), key, check.cases)
        return {
            case: self._saying(check, data, (*key, case), base.sayings.get(case))
            for case, data in said.items()
        }

    def _saying(self, check: CheckShape, data: Any, key: Key, earlier: Saying | None) -> Saying:
        content = self._file.mapping(data, key, _SAYING_KEYS)
        texts = {}
        for name in _SAYING_KEYS:
            if name in content or earlier is None:
                texts[name] = self._file.text(content, name, key)
                self._check_placeholders(texts[name], check, (*key, name))
            else:
                texts[name] = getattr(earlier, name)
        return Saying(**texts)

    def _check_placeholders(self, template: str, check: CheckShape, key: Key) -> None:
        known = (*_PLACEHOLDERS, *check.placeholders)
        try:
            parts = list(Formatter().parse(template))
        except ValueError:
            raise self._file.wrong(
                key, tr("a brace stands alone; write {{ or }} for one")
            ) from None
        for _, name, form, conversion in parts:
            if name is not None and (name not in known or form or conversion):
                told = ", ".join(f"{{{each}}}" for each in known)
                raise self._file.wrong(
                    key, tr("{{{0}}} is not known here; use {1}").format(name, told)
                )

    def _parameters(self, check: CheckShape, base: Parameters) -> Parameters:
        key = (*self._key, "set")
        given = self._file.mapping(self._content.get("set", {}), key)
        numbers, texts = dict(base.numbers), dict(base.texts)
        for name in given:
            if name in check.numbers:
                numbers[name] = self._count(given, name, key)
            elif name in check.texts:
                texts[name] = self._file.texts(given[name], (*key, name))
                if self._texts_check is not None:
                    self._texts_check(self._file, name, texts[name], (*key, name))
            else:
                known = ", ".join((*check.numbers, *check.texts)) or "nothing"
                raise self._file.wrong(
                    (*key, name), tr("{0} can't be set here; {1} can").format(name, known)
                )
        return Parameters(numbers, texts)

    def _count(self, given: dict[str, Any], name: str, key: Key) -> int:
        found = self._file.number(given, name, key)
        if found is None or found < 1 or found != int(found):
            raise self._file.wrong(
                (*key, name), tr("{0} needs a whole number of one or more").format(name)
            )
        return int(found)

    def _check_whole(self, rule: LogicRule, check: CheckShape) -> None:
        needed = {
            "say": (check.cases, rule.sayings),
            "set": (
                (*check.numbers, *check.texts),
                {**rule.parameters.numbers, **rule.parameters.texts},
            ),
        }
        for part, (names, there) in needed.items():
            missing = [name for name in names if name not in (*there, *check.optional)]
            if missing:
                raise self._wrong(part, tr("{0} lacks {1}").format(part, ", ".join(missing)))

    def _wrong(self, name: str, sentence: str) -> BadRule:
        key = (*self._key, name) if name in self._content else self._key
        return self._file.wrong(key, sentence)
