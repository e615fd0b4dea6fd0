# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Can this review be approved? A checklist under the questions of review, and a plain verdict.

Nothing is a percentage, and nothing stops anybody: an approver may approve what is not complete.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.insight.action_checks.rule import ActionRules
from app.insight.logic_rule import LogicRule, Weight
from app.insight.readiness_checks import (
    ALL,
    CHECKS,
    EACH,
    STATE,
    ReadinessView,
    Subject,
)
from app.review.item import Kind
from app.review.review import Review
from app.translation import tr

_MOST_LINES = 3
"""Lines for one rule; what is behind them is counted and named in one more."""
_MOST_NAMES = 5


@dataclass(frozen=True)
class Question:
    """One question of review, and the rules whose states answer it."""

    id: str
    ask: str
    rules: tuple[LogicRule, ...]


@dataclass(frozen=True)
class Line:
    """One state beside its box.

    `kind` and `item_id` name the item where it is about one, `kind` and `field` a single text.
    `better` says how to get there. `more` counts the further things that one line stands for.
    """

    rule: str
    text: str
    done: bool
    needed: bool
    step: int
    kind: Kind | None = None
    item_id: str = ""
    field: str = ""
    better: str = ""
    more: int = 0


@dataclass(frozen=True)
class Answer:
    """A question with its lines: what is open first."""

    question: Question
    lines: tuple[Line, ...]

    @property
    def is_open(self) -> bool:
        """True while anything of it is open."""
        return any(not line.done for line in self.lines)


@dataclass(frozen=True)
class Readiness:
    """All answers."""

    answers: tuple[Answer, ...]

    @property
    def needed(self) -> int:
        """How many things are still needed before somebody should approve."""
        return self._open(needed=True)

    @property
    def advised(self) -> int:
        """How many things would still be better."""
        return self._open(needed=False)

    @property
    def is_ready(self) -> bool:
        """True once nothing that is needed is open."""
        return not self.needed

    @property
    def open_lines(self) -> tuple[Line, ...]:
        """Everything that is open."""
        return tuple(line for each in self.answers for line in each.lines if not line.done)

    def _open(self, *, needed: bool) -> int:
        return sum(1 + line.more for line in self.open_lines if line.needed is needed)


@dataclass(frozen=True)
class ReadinessRules:
    """The questions, and the rules of causes and actions that some of their checks ask."""

    questions: tuple[Question, ...]
    causes: tuple[LogicRule, ...] = ()
    actions: ActionRules = field(default_factory=ActionRules)


def readiness(review: Review, rules: ReadinessRules, today: date) -> Readiness:
    """Return what of the questions is answered on the day `today`."""
    view = ReadinessView(review, rules.causes, rules.actions, today)
    return Readiness(tuple(_answer(question, view) for question in rules.questions))


def verdict(found: Readiness) -> str:
    """Return the verdict as one sentence."""
    if not found.needed and not found.advised:
        return tr("Ready to approve.")
    better = tr("1 thing would make it better.")
    if found.advised > 1:
        better = tr("{0} things would make it better.").format(found.advised)
    if not found.needed:
        return tr("Ready to approve. {0}").format(better)
    needed = tr("Not ready yet: 1 thing is needed.")
    if found.needed > 1:
        needed = tr("Not ready yet: {0} things are needed.").format(found.needed)
    return f"{needed} {better}" if found.advised else needed


def _answer(question: Question, view: ReadinessView) -> Answer:
    lines = [line for rule in question.rules for line in _lines(rule, view)]
    return Answer(question, tuple(sorted(lines, key=lambda line: (line.done, not line.needed))))


def joined_names(subjects: Sequence[Subject]) -> str:
    """Return the names of subjects, the last ones counted where they are many."""
    names = ", ".join(subject.name for subject in subjects[:_MOST_NAMES])
    if len(subjects) <= _MOST_NAMES:
        return names
    return tr("{0} and {1} more").format(names, len(subjects) - _MOST_NAMES)


def _lines(rule: LogicRule, view: ReadinessView) -> Iterator[Line]:
    check = CHECKS[rule.check]
    subjects = tuple(check.find(view, rule.parameters))
    open_ones = [subject for subject in subjects if not subject.done]
    if check.cases == (STATE,):
        if subjects:
            yield _line(rule, STATE, Subject(not open_ones, why=joined_names(open_ones)))
        return
    if subjects and not open_ones:
        yield _line(rule, ALL, Subject(done=True))
    shown = len(open_ones) if len(open_ones) <= _MOST_LINES + 1 else _MOST_LINES
    for subject in open_ones[:shown]:
        yield _line(rule, EACH, subject)
    if open_ones[shown:]:
        yield _rest(rule, open_ones[shown:])


def _line(rule: LogicRule, case: str, subject: Subject) -> Line:
    saying, check = rule.sayings[case], CHECKS[rule.check]
    values = {"name": subject.name, "text": "", "why": subject.why}
    text, better = (tr(said).format_map(values) for said in (saying.message, saying.better))
    return Line(
        rule=rule.id,
        text=text[:1].upper() + text[1:],
        done=subject.done,
        needed=rule.weight is Weight.ERROR,
        step=check.step,
        kind=check.place[0] if check.place else subject.kind,
        item_id=subject.item_id,
        field=check.place[1] if check.place else "",
        better=better,
    )


def _rest(rule: LogicRule, subjects: Sequence[Subject]) -> Line:
    """Return one line for those that have none of their own, which leads to the first of them."""
    line = _line(rule, EACH, subjects[0])
    text = tr("{0} ({1})").format(tr(rule.sayings[ALL].message), joined_names(subjects))
    return replace(line, text=text, more=len(subjects) - 1)
