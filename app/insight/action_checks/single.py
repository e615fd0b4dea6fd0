# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Checks of one action: its wording, owner, date, end, cause, kind, size and ticket."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from app.insight.action_checks.view import ActionView, Hit
from app.insight.action_checks.wordings import vague_wordings
from app.insight.day_window import days_after
from app.insight.language.hints import same_words
from app.insight.language.kept_words import kept_words
from app.insight.language.names import Names
from app.insight.language.words import Words
from app.insight.logic_rule import LogicRule
from app.review.action import Action
from app.review.incident import Severity
from app.written_day import told_days

_NOBODY = Names()
_WORD = re.compile(r"\w+")
_SEVERAL = re.compile(r"\s*(?:[,;/&+]|\s(?:and|und|or|oder)\s)\s*", re.IGNORECASE)
_TICKET = re.compile(
    r"https?://\S+|[A-Za-z][\w.]*-\d+|[\w.-]+(?:/[\w.-]+)*[#!]\d+|[#!]?\d+", re.IGNORECASE
)
"""A link, ABC-12, #12 or !12, group/project#12, or a bare number."""


def wording(view: ActionView, rule: LogicRule) -> Iterator[Hit]:
    """Find wordings that name no end; a done-when that names one is an end.

    What somebody chose to keep in this review stays.
    """
    kept = frozenset(map(same_words, kept_words(view.review)))
    for action in view.open:
        if action.done_when.strip() and not vague_wordings(action.done_when, view.rules):
            continue
        for found in vague_wordings(action.text, view.rules):
            if found.wording.rule is rule and same_words(found.words) not in kept:
                values = {"words": found.words}
                yield Hit(action.id, "text", "vague", values, rewrite=found.rewrite)
                break


def is_worded(view: ActionView, _: LogicRule) -> Iterator[Hit]:
    """Find actions that don't say what will be done."""
    for action in view.open:
        if not action.text.strip():
            yield Hit(action.id, "text", "unworded")


def one_owner(view: ActionView, rule: LogicRule) -> Iterator[Hit]:
    """Find promises that nobody, a group, or several people made.

    Somebody of the crew, or a name as a whole, is one person whatever the name's words are.
    """
    texts = rule.parameters.texts
    teams, roles = (frozenset(map(str.casefold, texts[name])) for name in ("teams", "roles"))
    crew = frozenset(person.name.strip().casefold() for person in view.review.people)
    for action in view.promised:
        owner = action.owner.strip()
        if not owner:
            yield Hit(action.id, "owner", "none")
        elif owner.casefold() in crew:
            continue
        elif _is_group(owner, teams, roles):
            yield Hit(action.id, "owner", "team", {"owner": owner})
        elif len([part for part in _SEVERAL.split(owner) if part]) > 1:
            yield Hit(action.id, "owner", "several", {"owner": owner})


def _is_group(owner: str, teams: frozenset[str], roles: frozenset[str]) -> bool:
    words = _WORD.findall(owner.casefold())
    return not teams.isdisjoint(words) and roles.isdisjoint(words)


def has_date(view: ActionView, rule: LogicRule) -> Iterator[Hit]:
    """Find promises without a day, or with one that the wording leaves open ("soon")."""
    soon = view.rules.phrases(rule, "soon")
    for action in view.promised:
        if action.due is not None:
            continue
        words = Words(action.text)
        found = next(
            (
                place
                for first, word in enumerate(words.folded)
                for phrase in soon.beginning_with(word)
                if (place := phrase.found_at(words, first, _NOBODY)) is not None
            ),
            None,
        )
        if found is None:
            yield Hit(action.id, "due", "none")
        else:
            told = action.text[words.starts[found.first] : words.ends[found.end - 1]]
            yield Hit(action.id, "due", "open", {"words": told})


def date_in_window(view: ActionView, rule: LogicRule) -> Iterator[Hit]:
    """Find days before the meeting, and days later than the policy allows for the severity.

    Nothing is held against a day while it is not known when the meeting is, or how bad it was.
    """
    days = rule.parameters.numbers
    severity: Severity | None = view.review.incident.severity
    for action in view.promised:
        promised = view.promised_on(action)
        if action.due is None or promised is None:
            continue
        due, begun = told_days(action.due, promised)
        values = {"due": due, "from": begun}
        if action.due < promised:
            yield Hit(action.id, "due", "before", values)
        elif severity is not None and (action.due - promised).days > days[severity]:
            due, last = told_days(action.due, days_after(promised, days[severity]))
            values |= {
                "due": due,
                "severity": severity.value,
                "days": str(days[severity]),
                "last": last,
            }
            yield Hit(action.id, "due", "late", values)


def known_done(view: ActionView, _: LogicRule) -> Iterator[Hit]:
    """Find promises of which nobody can tell when they are kept."""
    for action in view.promised:
        told = action.done_when.strip()
        if not told:
            yield Hit(action.id, "done_when", "none")
        elif found := vague_wordings(told, view.rules):
            yield Hit(action.id, "done_when", "vague", {"words": found[0].words})


def answers_cause(view: ActionView, _: LogicRule) -> Iterator[Hit]:
    """Find promises that answer no cause, where there are causes to answer."""
    if view.review.causes:
        yield from _without(view, "cause_ids", lambda action: action.cause_ids)


def kind_is_set(view: ActionView, _: LogicRule) -> Iterator[Hit]:
    """Find promises of which it is not said what sort of work they are."""
    yield from _without(view, "kind", lambda action: action.kind)


def aim_is_set(view: ActionView, _: LogicRule) -> Iterator[Hit]:
    """Find promises of which it is not said what they change about the next time."""
    yield from _without(view, "aim", lambda action: action.aim)


def size_is_set(view: ActionView, _: LogicRule) -> Iterator[Hit]:
    """Find promises of which nobody said how large they are."""
    yield from _without(view, "size", lambda action: action.size)


def ticket_is_key(view: ActionView, _: LogicRule) -> Iterator[Hit]:
    """Find tickets that no tracker would know."""
    for action in view.open:
        key = action.tracker_key.strip()
        if key and _TICKET.fullmatch(key) is None:
            yield Hit(action.id, "tracker_key", "unread", {"key": key})


def _without(view: ActionView, field: str, told: Callable[[Action], object]) -> Iterator[Hit]:
    for action in view.promised:
        if not told(action):
            yield Hit(action.id, field, "none")
