# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A review as a screen for many may show it: the people named in it by their roles.

A name next to what went wrong reads as blame, however it was meant. Owners of actions keep their
names: there a name is a promise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from app.review.item import Item, Kind
from app.review.people import Person, Role
from app.review.review import Review
from app.translation import marked, tr

ROLE_WORDS = {
    Role.FACILITATOR: marked("the facilitator"),
    Role.SCRIBE: marked("the scribe"),
    Role.INCIDENT_COMMANDER: marked("the incident commander"),
    Role.SUBJECT_EXPERT: marked("an engineer"),
    Role.APPROVER: marked("the approver"),
    Role.ATTENDEE: marked("an engineer"),
}
_LEAST_NAME = 3
"""Shorter first names are words of the language too often ("Al", "Jo")."""

WORDS_TOO = frozenset({
    "april", "art", "august", "bill", "chase", "chip", "dawn", "dean", "drew", "faith", "frank",
    "gene", "grace", "grant", "guy", "hope", "jack", "joy", "june", "lance", "mark", "max", "may",
    "miles", "olive", "page", "pat", "penny", "rich", "rob", "rose", "sandy", "sky", "victor",
    "will",
})  # fmt: skip
"""First names that are words of the language: names only with their capital, or behind an @."""

_ROLE_NOUNS = frozenset({
    "admin", "administrator", "analyst", "commander", "desk", "developer", "director", "engineer",
    "engineering", "facilitator", "lead", "leader", "manager", "officer", "operations", "operator",
    "owner", "responder", "reviewer", "scribe", "sre", "support", "team",
})  # fmt: skip
"""Who is called by one of these in the crew list is named by a role already."""

_TOLD = ((Kind.EVENT, ("text",)), (Kind.CAUSE, ("text",)), (Kind.NOTE, ("text",)))


def nameless(review: Review, roles: Mapping[Role, str] = ROLE_WORDS) -> Review:
    """Return `review` with roles in the place of people's names wherever it tells what happened."""
    unname = unnamer(review, roles)
    tables = dict(review.tables)
    for kind, fields in _TOLD:
        tables[kind] = {key: _told(item, fields, unname) for key, item in tables[kind].items()}
    return replace(review, tables=tables)


def unnamer(review: Review, roles: Mapping[Role, str] = ROLE_WORDS) -> Callable[[str], str]:
    """Return a function that puts roles in the place of names and @handles in a text."""
    said = {
        name.lower(): tr(roles[person.role]) for person in review.people for name in _names(person)
    }
    if not said:
        return lambda text: text
    longest_first = sorted(said, key=len, reverse=True)
    handles = "|".join(re.escape(name) for name in longest_first)
    names = "|".join(map(_alone, longest_first))
    pattern = re.compile(rf"@\b(?i:{handles})\b|\b(?:{names})\b")
    return lambda text: pattern.sub(lambda hit: said[hit.group().removeprefix("@").lower()], text)


def personal_names(review: Review) -> tuple[str, ...]:
    """Return the names of the crew that are names, not roles such as "Database engineer"."""
    return tuple(person.name for person in review.people if _is_personal(person.name))


def is_called_by_role(name: str) -> bool:
    """Tell whether somebody's name is a role, such as "Database engineer"."""
    return any(word.lower() in _ROLE_NOUNS for word in name.split())


def _is_personal(name: str) -> bool:
    words = name.split()
    is_upper = all(word[0].isupper() for word in words)
    return bool(words) and is_upper and not is_called_by_role(name)


def _names(person: Person) -> list[str]:
    """Return what a person may be called: the whole name, its first part, and the mailbox."""
    called = [person.name.strip(), person.name.split()[0]] if _is_personal(person.name) else []
    names = [*called, person.email.partition("@")[0]]
    return list(dict.fromkeys(name for name in names if len(name) >= _LEAST_NAME))


def _alone(name: str) -> str:
    """Return the pattern of a name that no @ stands before."""
    return name.capitalize() if name in WORDS_TOO else f"(?i:{re.escape(name)})"


def _told(item: Item, fields: tuple[str, ...], unname: Callable[[str], str]) -> Item:
    told = {field: unname(getattr(item, field)) for field in fields}
    return replace(item, **told) if any(told[f] != getattr(item, f) for f in fields) else item
