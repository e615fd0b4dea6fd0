# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""All rules of a team: what the app brings along, with the team's own files over it.

The folders are in order: the app's own, that of a team, a person's own. A file of the same name in
a later folder takes the place of the earlier one; the rules of cause logic, of actions, of
readiness and of language and the abbreviations are laid over each other one by one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from app.agenda.plan import Plan
from app.agenda.steps import STEPS
from app.insight.action_checks.rule import ActionRules
from app.insight.criteria import Criterion
from app.insight.follow_through_rule import FollowThroughRules
from app.insight.language.rule import LanguageRules
from app.insight.logic_rule import LogicRule
from app.insight.readiness import Question, ReadinessRules
from app.insight.secret_rule import SecretRule
from app.paths import resources_dir
from app.review.incident import Severity
from app.review.review import Review
from app.rules.abbreviations import abbreviations
from app.rules.action_rules import action_rules
from app.rules.cause_logic import logic_rules
from app.rules.facilitation import Cue, cues, ground_rules
from app.rules.follow_through_rules import follow_through_rules
from app.rules.language_rules import language_rules
from app.rules.readiness_rules import readiness_questions
from app.rules.report_style import FILE_NAME as STYLE_FILE
from app.rules.report_style import ReportStyle, report_style
from app.rules.rule_file import BadRule, RuleFile
from app.rules.secret_rules import secret_rules
from app.rules.spelling_terms import spelling_terms
from app.rules.tour import Station, tour
from app.translation import tr

_LANGUAGES = "rules/language"


@dataclass(frozen=True)
class Prompts:
    """What the guide shows for a step."""

    question: str
    why: str
    further: tuple[str, ...]

    def in_use(self) -> Prompts:
        """Return them in the language in use."""
        return Prompts(tr(self.question), tr(self.why), tuple(map(tr, self.further)))


@dataclass(frozen=True)
class CategorySet:
    """The bones of a fishbone."""

    title: str
    names: tuple[str, ...]

    def in_use(self) -> CategorySet:
        """Return it titled in the language in use; its names are the source's."""
        return CategorySet(tr(self.title), self.names)

    def names_for(self, review: Review) -> tuple[str, ...]:
        """Return the names in the language in use, and as they are where causes have them so."""
        there = {cause.category for cause in review.causes}
        return tuple(name if name in there else tr(name) for name in self.names)


class Rules:
    """Reads each kind of rule when it is first asked for. Each property may raise BadRule.

    Files that are `left_out` count as not there.
    """

    def __init__(self, folders: Sequence[Path] = (), left_out: Collection[Path] = ()) -> None:
        self._folders = (resources_dir(), *folders)
        self._left_out = frozenset(left_out)
        self._read_languages: dict[str, LanguageRules] = {}

    @cached_property
    def agendas(self) -> Mapping[str, Plan]:
        """The agendas by name, the shortest first."""
        plans = [self.agenda(name) for name in self._names("agendas")]
        return {plan.name: plan for plan in sorted(plans, key=lambda plan: plan.total)}

    @property
    def prompts(self) -> Mapping[int, Prompts]:
        """The prompts of each step, by its number, in the language in use."""
        return {number: prompts.in_use() for number, prompts in self._prompts.items()}

    @cached_property
    def _prompts(self) -> Mapping[int, Prompts]:
        file = self._file("prompts/steps.yaml")
        steps = file.mapping(file.data, (), [step.key for step in STEPS])
        return {step.number: _prompts(file, steps.get(step.key), step.key) for step in STEPS}

    @property
    def ground_rules(self) -> tuple[str, ...]:
        """What the room agrees on before it begins, in the language in use."""
        return tuple(map(tr, self._ground_rules))

    @cached_property
    def _ground_rules(self) -> tuple[str, ...]:
        return ground_rules(self._file("prompts/ground_rules.yaml"))

    @property
    def cues(self) -> tuple[Cue, ...]:
        """What the facilitator may ask at what is heard, in the language in use."""
        return tuple(cue.in_use() for cue in self._cues)

    @cached_property
    def _cues(self) -> tuple[Cue, ...]:
        return cues(self._file("prompts/cues.yaml"))

    @property
    def tour(self) -> tuple[Station, ...]:
        """The stations of the tour, in the language in use."""
        return tuple(station.in_use() for station in self._tour)

    @cached_property
    def _tour(self) -> tuple[Station, ...]:
        return tour(self._file("tour.yaml"))

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The rules that say which incidents are reviewed, titled in the language in use."""
        return tuple(replace(each, title=tr(each.title)) for each in self._criteria)

    @cached_property
    def _criteria(self) -> tuple[Criterion, ...]:
        file = self._file("rules/criteria.yaml")
        if not isinstance(file.data, list):
            raise file.wrong((), tr("a list of rules is expected here"))
        return tuple(_criterion(file, entry, place) for place, entry in enumerate(file.data))

    @property
    def category_sets(self) -> Mapping[str, CategorySet]:
        """The sets of bones by name, in the language in use."""
        return {name: bones.in_use() for name, bones in self._category_sets.items()}

    @cached_property
    def _category_sets(self) -> Mapping[str, CategorySet]:
        file = self._file("rules/category_sets.yaml")
        found: dict[str, CategorySet] = {}
        for name, entry in file.mapping(file.data, ()).items():
            content = file.mapping(entry, (name,), ("title", "names"))
            names = file.texts(content.get("names"), (name, "names"))
            found[name] = CategorySet(file.text(content, "title", (name,)), names)
        if not found:
            raise file.wrong((), tr("at least one set of categories is needed"))
        return found

    @cached_property
    def follow_through(self) -> FollowThroughRules:
        """When an action counts as slipped, and a review asks to be reopened."""
        return follow_through_rules(self._file("rules/follow_through.yaml"))

    @cached_property
    def cause_logic(self) -> tuple[LogicRule, ...]:
        """The rules that look at the causes; later files change single rules of earlier ones."""
        return logic_rules([RuleFile(path) for path in self._paths("rules/cause_logic.yaml")])

    @cached_property
    def actions(self) -> ActionRules:
        """The rules that look at the actions; later files change single rules and lists."""
        return action_rules([RuleFile(path) for path in self._paths("rules/actions.yaml")])

    @property
    def readiness(self) -> ReadinessRules:
        """The questions asked before approval, in the language in use, and what they rest on."""
        questions = tuple(replace(each, ask=tr(each.ask)) for each in self.questions)
        return ReadinessRules(questions, self.cause_logic, self.actions)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions asked before approval, in the words of their files."""
        files = [RuleFile(path) for path in self._paths("rules/readiness.yaml")]
        return readiness_questions(files)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that have rules of blameless language, by the names of their files."""
        return tuple(sorted(self._names(_LANGUAGES)))

    def language(self, name: str) -> LanguageRules:
        """Return the rules of blameless language of a file in `rules/language`. Raises BadRule."""
        if name not in self._read_languages:
            if name not in self.languages:
                known = ", ".join(self.languages)
                raise BadRule(
                    tr("There are no language rules “{0}”. There are {1}.").format(name[:40], known)
                )
            files = [RuleFile(path) for path in self._paths(f"{_LANGUAGES}/{name}.yaml")]
            self._read_languages[name] = language_rules(files)
        return self._read_languages[name]

    @cached_property
    def spelling_terms(self) -> frozenset[str]:
        """The words of the field that no dictionary has, folded; a team's are added to them."""
        return spelling_terms([RuleFile(path) for path in self._paths("rules/spelling/terms.yaml")])

    @cached_property
    def secrets(self) -> tuple[SecretRule, ...]:
        """The rules that know keys, tokens, passwords and e-mail addresses by their form."""
        return secret_rules(self._file("rules/secrets.yaml"))

    @cached_property
    def abbreviations(self) -> Mapping[str, str]:
        """What the capture line writes out; later files change single ones of earlier ones."""
        return abbreviations([RuleFile(path) for path in self._paths("rules/abbreviations.yaml")])

    @property
    def report_style(self) -> ReportStyle:
        """How reports look; read anew for each, since a team tries out how it likes them."""
        own = self._there(STYLE_FILE)
        return report_style(RuleFile(own[-1])) if own else ReportStyle()

    def _file(self, name: str) -> RuleFile:
        return RuleFile(self._paths(name)[-1])

    def _paths(self, name: str) -> list[Path]:
        """Return the file of each folder that has one, the app's own first."""
        places = self._there(name)
        if not places:
            raise BadRule(tr("The rule file {0} is missing.").format(name))
        return places

    def _there(self, name: str) -> list[Path]:
        places = [folder / name for folder in self._folders]
        return [path for path in places if path not in self._left_out and path.exists()]

    def _names(self, place: str) -> set[str]:
        """Return the names of the files that a folder of files of one kind holds."""
        paths = (path for folder in self._folders for path in folder.glob(f"{place}/*.yaml"))
        return {path.stem for path in paths if path not in self._left_out}

    def agenda(self, name: str) -> Plan:
        """Return the agenda of a file in `agendas`."""
        file = self._file(f"agendas/{name}.yaml")
        content = file.mapping(file.data, (), ("title", "minutes"))
        keys = [step.key for step in STEPS]
        minutes = file.mapping(content.get("minutes"), ("minutes",), keys)
        budgets = []
        for key in keys:
            found = file.number(minutes, key, ("minutes",))
            if found is None or found != int(found):
                raise file.wrong(
                    ("minutes",), tr("{0} needs a whole number of minutes").format(key)
                )
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
            raise file.wrong((place, "severity"), tr("{0} is not a severity").format(name))
        severities.append(Severity(name))
    conditions = [file.number(content, name, (place,)) for name in known[3:]]
    if not severities and not any(condition is not None for condition in conditions):
        raise file.wrong((place,), tr("this rule has no condition"))
    return Criterion(
        id=file.text(content, "id", (place,)),
        title=file.text(content, "title", (place,)),
        severities=tuple(severities),
        budget_share=conditions[0],
        impact_minutes=conditions[1],
        users=conditions[2],
    )
