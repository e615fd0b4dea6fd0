# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is looked at before a review is approved. A new check is a function and a line in `CHECKS`.

A check with one case says one `state` that is to be so, whatever it looks at; {why} then names what
is in its way. One with two says `all` where all things are as they should be, and `each` for one
that is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

from app.insight.action_checks.rule import ActionRules
from app.insight.action_findings import ActionFinding, action_findings
from app.insight.actions import coverage
from app.insight.crew import not_invited
from app.insight.logic import Finding, findings
from app.insight.logic_rule import LogicRule, Parameters
from app.insight.metrics import MOMENT_WORDS, disorder
from app.insight.place import item_name
from app.review.action import Action
from app.review.alternatives import alternatives, place_of
from app.review.cause import CauseState
from app.review.event import Moment
from app.review.freezing import loose
from app.review.item import Item, Kind
from app.review.people import Role
from app.review.review import Review
from app.review.zone import zone_of
from app.translation import tr

STATE, ALL, EACH = "state", "all", "each"


@dataclass(frozen=True)
class Subject:
    """One thing that was looked at: what it is called, whether it is so, and where it is."""

    done: bool
    name: str = ""
    kind: Kind | None = None
    item_id: str = ""
    why: str = ""


@dataclass(frozen=True)
class ReadinessCheck:
    """A check, the step where it is mended, and what a rule may say and set about it.

    `place` is the kind and field of the text that mends it, where it is one of a single part.
    """

    step: int
    find: Callable[[ReadinessView, Parameters], Iterable[Subject]]
    cases: tuple[str, ...] = (STATE,)
    placeholders: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    place: tuple[Kind, str] | None = None


class ReadinessView:
    """One review on one day, with what the rules of causes and of actions say of it."""

    def __init__(
        self, review: Review, causes: tuple[LogicRule, ...], actions: ActionRules, today: date
    ) -> None:
        self.review = review
        self._causes = causes
        self._actions = actions
        self._today = today

    def name(self, item: Item, *, brief: bool = False) -> str:
        """Return what an item is called."""
        return item_name(item, self.review.get, zone_of(self.review), brief=brief)

    def of_causes(self, checks: Iterable[str]) -> Iterator[Finding]:
        """Yield what some checks of cause logic found."""
        wanted = {rule.id for rule in self._causes if rule.check in set(checks)}
        return (each for each in self._cause_findings if each.rule in wanted)

    def of_actions(self, checks: Iterable[str]) -> Iterator[ActionFinding]:
        """Yield what some checks of actions found."""
        wanted = {rule.id for rule in self._actions.rules if rule.check in set(checks)}
        return (each for each in self._action_findings if each.rule in wanted)

    @cached_property
    def promised(self) -> tuple[Action, ...]:
        """The actions that were promised and are not dropped or done."""
        return tuple(each for each in self.review.actions if each.committed and each.is_open)

    @cached_property
    def _cause_findings(self) -> tuple[Finding, ...]:
        return findings(self.review, self._causes)

    @cached_property
    def _action_findings(self) -> tuple[ActionFinding, ...]:
        return action_findings(self.review, self._actions, self._today)


Holds = Callable[[Review], object]


def _whole(holds: Holds) -> Callable[[ReadinessView, Parameters], Iterable[Subject]]:
    """Return a check of one question to the whole review."""

    def find(view: ReadinessView, _set: Parameters) -> Iterable[Subject]:
        return (Subject(bool(holds(view.review))),)

    return find


def _has_size(review: Review) -> bool:
    impact = review.impact
    sizes = (impact.users_affected, impact.requests_failed, impact.affected_share)
    return any(size is not None for size in sizes)


def _has_role(role: Role) -> Holds:
    return lambda review: any(each.role is role and each.name.strip() for each in review.people)


def _facts_frozen(view: ReadinessView, _set: Parameters) -> Iterator[Subject]:
    open_ones = {fact.id for fact in loose(view.review)}
    for fact in view.review.evidence:
        yield _subject(view, fact, done=fact.id not in open_ones)


def _moments_marked(view: ReadinessView, told: Parameters) -> Iterator[Subject]:
    for moment in Moment:
        if moment in told.texts["moments"]:
            event = view.review.moments.get(moment)
            done = event is not None and event.at is not None
            place = (event.KIND, event.id) if event is not None else (None, "")
            yield Subject(done, tr(MOMENT_WORDS[moment]), *place)


def _moments_in_order(view: ReadinessView, _set: Parameters) -> Iterator[Subject]:
    wrong = {entry.late.id: entry for entry in disorder(view.review)}
    for event in view.review.moments.values():
        found = wrong.get(event.id)
        name = view.name(event, brief=True)
        yield Subject(found is None, name, event.KIND, event.id, found.sentence if found else "")


def _causes_pass(view: ReadinessView, told: Parameters) -> Iterator[Subject]:
    """Look at the live causes, the effect with them."""
    first: dict[str, Finding] = {}
    for finding in view.of_causes(told.texts["checks"]):
        first.setdefault(finding.cause_id, finding)
    if not view.review.causes:
        return
    for cause in (view.review.effect, *view.review.causes):
        if cause.state is not CauseState.REFUTED or cause.id in first:
            found = first.get(cause.id)
            yield _subject(view, cause, done=found is None, why=found.message if found else "")


def _causes_answered(view: ReadinessView, _set: Parameters) -> Iterator[Subject]:
    for covered in coverage(view.review):
        yield _subject(view, covered.cause, done=not covered.is_open)


def _actions_pass(view: ReadinessView, told: Parameters) -> Iterator[Subject]:
    first: dict[str, ActionFinding] = {}
    for finding in view.of_actions(told.texts["checks"]):
        first.setdefault(finding.action_id, finding)
    for action in view.promised:
        found = first.get(action.id)
        yield _subject(view, action, done=found is None, why=found.seen if found else "")


def _actions_pass_together(view: ReadinessView, told: Parameters) -> Iterator[Subject]:
    found = [each for each in view.of_actions(told.texts["checks"]) if not each.action_id]
    if view.promised:
        yield Subject(not found)


def _all_invited(view: ReadinessView, _set: Parameters) -> Iterator[Subject]:
    missing = set(not_invited(view.review))
    named = dict.fromkeys(event.actor.strip() for event in view.review.timeline)
    for name in named:
        if name:
            yield Subject(name not in missing, name)


def _comments_settled(view: ReadinessView, _set: Parameters) -> Iterator[Subject]:
    for comment in view.review.comments:
        by = comment.author.strip() or tr("somebody")
        yield Subject(comment.is_settled, by, Kind.COMMENT, comment.id)


def _wordings_chosen(view: ReadinessView, _set: Parameters) -> Iterator[Subject]:
    """Look at the second wordings that wait; one whose place is gone waits too."""
    for each in alternatives(view.review):
        place = place_of(each)
        item = view.review.get(*place[:2]) if place is not None else None
        if item is None:
            yield Subject(done=False, name=tr("What two people wrote and one removed"))
        else:
            yield _subject(view, item, done=False)


def _subject(view: ReadinessView, item: Item, *, done: bool, why: str = "") -> Subject:
    return Subject(done, view.name(item, brief=True), item.KIND, item.id, why)


_TOLD = (ALL, EACH)
CHECKS: Mapping[str, ReadinessCheck] = MappingProxyType(
    {
        "has_title": ReadinessCheck(
            1, _whole(lambda review: review.incident.title.strip()), place=(Kind.INCIDENT, "title")
        ),
        "has_severity": ReadinessCheck(
            1, _whole(lambda review: review.incident.severity), place=(Kind.INCIDENT, "severity")
        ),
        "has_meeting_date": ReadinessCheck(
            1,
            _whole(lambda review: review.meeting.scheduled_at),
            place=(Kind.MEETING, "scheduled_at"),
        ),
        "has_facilitator": ReadinessCheck(2, _whole(_has_role(Role.FACILITATOR))),
        "has_scribe": ReadinessCheck(2, _whole(_has_role(Role.SCRIBE))),
        "has_approver": ReadinessCheck(
            9,
            _whole(lambda review: any(each.approver.strip() for each in review.approvals)),
            place=(Kind.APPROVAL, "approver"),
        ),
        "named_are_invited": ReadinessCheck(2, _all_invited, placeholders=("why",)),
        "has_facts": ReadinessCheck(3, _whole(lambda review: review.evidence)),
        "facts_are_frozen": ReadinessCheck(3, _facts_frozen, placeholders=("why",)),
        "has_events": ReadinessCheck(4, _whole(lambda review: review.events)),
        "moments_are_marked": ReadinessCheck(4, _moments_marked, _TOLD, texts=("moments",)),
        "moments_are_in_order": ReadinessCheck(4, _moments_in_order, _TOLD, ("why",)),
        "impact_is_described": ReadinessCheck(
            5,
            _whole(lambda review: review.impact.description.strip()),
            place=(Kind.IMPACT, "description"),
        ),
        "impact_has_size": ReadinessCheck(5, _whole(_has_size)),
        "has_causes": ReadinessCheck(6, _whole(lambda review: review.causes)),
        "has_confirmed_cause": ReadinessCheck(
            6,
            _whole(
                lambda review: any(each.state is CauseState.CONFIRMED for each in review.causes)
            ),
        ),
        "causes_pass": ReadinessCheck(6, _causes_pass, _TOLD, ("why",), texts=("checks",)),
        "causes_are_answered": ReadinessCheck(8, _causes_answered, _TOLD),
        "has_statement": ReadinessCheck(
            6,
            _whole(lambda review: review.incident.statement.strip()),
            place=(Kind.INCIDENT, "statement"),
        ),
        "has_observations": ReadinessCheck(7, _whole(lambda review: review.observations)),
        "has_actions": ReadinessCheck(
            8, _whole(lambda review: any(each.committed for each in review.actions))
        ),
        "actions_pass": ReadinessCheck(8, _actions_pass, _TOLD, ("why",), texts=("checks",)),
        "actions_pass_together": ReadinessCheck(8, _actions_pass_together, texts=("checks",)),
        "has_summary": ReadinessCheck(
            9,
            _whole(lambda review: review.incident.summary.strip()),
            place=(Kind.INCIDENT, "summary"),
        ),
        "comments_are_settled": ReadinessCheck(9, _comments_settled, _TOLD),
        "wordings_are_chosen": ReadinessCheck(9, _wordings_chosen, _TOLD),
        "parking_is_empty": ReadinessCheck(10, _whole(lambda review: not review.parked)),
    }
)
