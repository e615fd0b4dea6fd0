# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""All rules of a team: what the app brings along, with the team's own files over it.

A file of the same name in a later folder takes the place of the earlier one; the rules of cause
logic and of language and the abbreviations are laid over each other one by one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from app.agenda.plan import Plan
from app.agenda.steps import STEPS
from app.insight.criteria import Criterion
from app.insight.language.rule import LanguageRules
from app.insight.logic_rule import LogicRule
from app.insight.secret_rule import SecretRule
from app.paths import resources_dir
from app.review.incident import Severity
from app.rules.abbreviations import abbreviations
from app.rules.cause_logic import logic_rules
from app.rules.language_rules import language_rules
from app.rules.rule_file import BadRule, RuleFile
from app.rules.secret_rules import secret_rules

_LANGUAGES = "rules/language"
_WINDOW_LANGUAGE = "en"


@dataclass(frozen=True)
class Prompts:
    """What the guide shows for a step."""

    question: str
    why: str
    further: tuple[str, ...]


@dataclass(frozen=True)
class CategorySet:
    """The bones of a fishbone."""

    title: str
    names: tuple[str, ...]


class Rules:
    """Reads each kind of rule when it is first asked for. Each property may raise BadRule."""

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self._folders = (resources_dir(), *folders)
        self._read_languages: dict[str, LanguageRules] = {}

    @cached_property
    def agendas(self) -> Mapping[str, Plan]:
        """The agendas by name, the shortest first."""
        names = {path.stem for folder in self._folders for path in folder.glob("agendas/*.yaml")}
        plans = [self._agenda(name) for name in names]
        return {plan.name: plan for plan in sorted(plans, key=lambda plan: plan.total)}

    @cached_property
    def prompts(self) -> Mapping[int, Prompts]:
        """The prompts of each step, by its number."""
        file = self._file("prompts/steps.yaml")
        steps = file.mapping(file.data, (), [step.key for step in STEPS])
        return {step.number: _prompts(file, steps.get(step.key), step.key) for step in STEPS}

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """The rules that say which incidents are reviewed."""
        file = self._file("rules/criteria.yaml")
        if not isinstance(file.data, list):
            raise file.wrong((), "a list of rules is expected here")
        return tuple(_criterion(file, entry, place) for place, entry in enumerate(file.data))

    @cached_property
    def category_sets(self) -> Mapping[str, CategorySet]:
        """The sets of bones by name."""
        file = self._file("rules/category_sets.yaml")
        found: dict[str, CategorySet] = {}
        for name, entry in file.mapping(file.data, ()).items():
            content = file.mapping(entry, (name,), ("title", "names"))
            names = file.texts(content.get("names"), (name, "names"))
            found[name] = CategorySet(file.text(content, "title", (name,)), names)
        if not found:
            raise file.wrong((), "at least one set of categories is needed")
        return found

    @cached_property
    def cause_logic(self) -> tuple[LogicRule, ...]:
        """The rules that look at the causes; later files change single rules of earlier ones."""
        return logic_rules([RuleFile(path) for path in self._paths("rules/cause_logic.yaml")])

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that have rules of blameless language, by the names of their files."""
        names = {
            path.stem for folder in self._folders for path in folder.glob(f"{_LANGUAGES}/*.yaml")
        }
        return tuple(sorted(names))

    def language(self, name: str) -> LanguageRules:
        """Return the rules of blameless language of a file in `rules/language`. Raises BadRule."""
        if name not in self._read_languages:
            if name not in self.languages:
                known = ", ".join(self.languages)
                raise BadRule(f"There are no language rules “{name[:40]}”. There are {known}.")
            files = [RuleFile(path) for path in self._paths(f"{_LANGUAGES}/{name}.yaml")]
            self._read_languages[name] = language_rules(files)
        return self._read_languages[name]

    @property
    def wording(self) -> LanguageRules:
        """The rules of blameless language that the window hints with."""
        return self.language(_WINDOW_LANGUAGE)

    @cached_property
    def secrets(self) -> tuple[SecretRule, ...]:
        """The rules that know keys, tokens, passwords and e-mail addresses by their form."""
        return secret_rules(self._file("rules/secrets.yaml"))

    @cached_property
    def abbreviations(self) -> Mapping[str, str]:
        """What the capture line writes out; later files change single ones of earlier ones."""
        return abbreviations([RuleFile(path) for path in self._paths("rules/abbreviations.yaml")])

    def _file(self, name: str) -> RuleFile:
        return RuleFile(self._paths(name)[-1])

    def _paths(self, name: str) -> list[Path]:
        """Return the file of each folder that has one, the app's own first."""
        places = [folder / name for folder in self._folders if (folder / name).exists()]
        if not places:
            raise BadRule(f"The rule file {name} is missing.")
        return places

    def _agenda(self, name: str) -> Plan:
        file = self._file(f"agendas/{name}.yaml")
        content = file.mapping(file.data, (), ("title", "minutes"))
        keys = [step.key for step in STEPS]
        minutes = file.mapping(content.get("minutes"), ("minutes",), keys)
        budgets = []
        for key in keys:
            found = file.number(minutes, key, ("minutes",))
            if found is None or found != int(found):
                raise file.wrong(("minutes",), f"{key} needs a whole number of minutes")
            budgets.append(int(found))
        return Plan(name, file.text(content, "title", ()), tuple(budgets))


def _prompts(file: RuleFile, data: object, key: str) -> Prompts:
    content = file.mapping(data, (key,), ("question", "why", "further"))
    further = file.texts(content.get("further", []), (key, "further"))
    why = content.get("why", "")
    return Prompts(file.text(content, "question", (key,)), str(why), further)


def _criterion(file: RuleFile, data: object, place: int) -> Criterion:
    known = (
        *("id", "title", "severity", "budget_share_at_least"),
        *("impact_minutes_at_least", "users_at_least"),
    )
    content = file.mapping(data, (place,), known)
    names = file.texts(content.get("severity", []), (place, "severity"))
    severities = []
    for name in names:
        if name not in list(Severity):
            raise file.wrong((place, "severity"), f"{name} is not a severity")
        severities.append(Severity(name))
    conditions = [file.number(content, name, (place,)) for name in known[3:]]
    if not severities and not any(condition is not None for condition in conditions):
        raise file.wrong((place,), "this rule has no condition")
    return Criterion(
        id=file.text(content, "id", (place,)),
        title=file.text(content, "title", (place,)),
        severities=tuple(severities),
        budget_share=conditions[0],
        impact_minutes=conditions[1],
        users=conditions[2],
    )
