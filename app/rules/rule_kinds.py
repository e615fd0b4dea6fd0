# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Every rule file there can be: where it stands, what it is called, and who reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from app.rules.rules import Rules
from app.translation import marked

Read = Callable[[Rules, str], object]
"""Reads a file of a kind, named without its suffix. Raises UserFacingError."""


@dataclass(frozen=True)
class RuleKind:
    """One kind of rule file.

    `name` is its path in a folder of rules, with * where there may be several: then `starter` is
    the one that somebody begins with.
    """

    name: str
    title: str
    read: Read
    starter: str = ""

    @property
    def first(self) -> str:
        """The path of a file of this kind that somebody begins with."""
        return self.starter or self.name

    def fits(self, name: str) -> bool:
        """Tell whether a path in a folder of rules is one of these."""
        same_depth = name.count("/") == self.name.count("/")
        return same_depth and fnmatchcase(name, self.name)


KINDS = (
    RuleKind(
        "agendas/*.yaml",
        marked("Agenda: minutes of each step"),
        lambda rules, stem: rules.agenda(stem),
        "agendas/team.yaml",
    ),
    RuleKind(
        "prompts/steps.yaml", marked("Questions of the guide"), lambda rules, _: rules.prompts
    ),
    RuleKind(
        "prompts/ground_rules.yaml", marked("Ground rules"), lambda rules, _: rules.ground_rules
    ),
    RuleKind("prompts/cues.yaml", marked("Cues: what to ask when"), lambda rules, _: rules.cues),
    RuleKind(
        "rules/criteria.yaml",
        marked("Which incidents are reviewed"),
        lambda rules, _: rules.criteria,
    ),
    RuleKind(
        "rules/category_sets.yaml",
        marked("Bones of the fishbone"),
        lambda rules, _: rules.category_sets,
    ),
    RuleKind(
        "rules/cause_logic.yaml", marked("Logic of causes"), lambda rules, _: rules.cause_logic
    ),
    RuleKind("rules/actions.yaml", marked("Quality of actions"), lambda rules, _: rules.actions),
    RuleKind(
        "rules/readiness.yaml", marked("Readiness for approval"), lambda rules, _: rules.questions
    ),
    RuleKind(
        "rules/follow_through.yaml",
        marked("Limits of the follow-through"),
        lambda rules, _: rules.follow_through,
    ),
    RuleKind(
        "rules/language/*.yaml",
        marked("Blameless language"),
        lambda rules, stem: rules.language(stem),
        "rules/language/en.yaml",
    ),
    RuleKind(
        "rules/abbreviations.yaml",
        marked("Abbreviations of the capture line"),
        lambda rules, _: rules.abbreviations,
    ),
    RuleKind(
        "rules/spelling/terms.yaml",
        marked("Words the spelling knows"),
        lambda rules, _: rules.spelling_terms,
    ),
    RuleKind(
        "rules/secrets.yaml", marked("Forms of secrets in evidence"), lambda rules, _: rules.secrets
    ),
    RuleKind("report.yaml", marked("Look of the report"), lambda rules, _: rules.report_style),
)
"""In the order in which they are met in a review."""


def kind_of(name: str) -> RuleKind | None:
    """Return the kind of a file by its path in a folder of rules; None where nothing reads it."""
    if any(part.startswith(".") for part in PurePosixPath(name).parts):
        return None
    return next((kind for kind in KINDS if kind.fits(name)), None)
