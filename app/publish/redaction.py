# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A review for readers outside of the team: roles in the place of people's names, everywhere.

Names are known from the crew alone: the whole name, its first part and the mailbox. What it can't
know is said with it: others who are named, and whatever pictures and attached files show.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from app.insight.nameless import ROLE_WORDS, WORDS_TOO, is_called_by_role
from app.publish.words import words
from app.review.item import Item, Kind
from app.review.people import Person, Role
from app.review.review import Review
from app.rules.report_style import Redaction
from app.translation import tr

_LEAST = 3
"""Shorter parts of a name are words of the language too often ("Al", "Jo")."""

_NOT_TOLD = frozenset({
    "id", "rank", "sha256", "original_sha256", "manifest_sha256", "fingerprint", "filename",
    "media_type", "time_zone", "link", "tracker_key", "agenda", "categories", "channel",
})  # fmt: skip
"""Fields that hold no words of people."""


def redacted(review: Review, redaction: Redaction) -> Review:
    """Return `review` with roles in the place of names; as it is where nobody's are to go."""
    if redaction is Redaction.NOBODY:
        return review
    unname = _unnamer(review)
    kept = ("owner",) if redaction is Redaction.PEOPLE else ()
    called = _called(review)
    tables: dict[Kind, Any] = {}
    for kind, table in review.tables.items():
        tables[kind] = {key: _told(item, unname, kept) for key, item in table.items()}
    people = tables[Kind.PERSON]
    tables[Kind.PERSON] = {
        key: replace(person, name=called[key], email="") for key, person in people.items()
    }
    return replace(review, tables=tables)


def redaction_words(review: Review, redaction: Redaction) -> str:
    """Return what a reader is to know of a report without names; empty where it has them."""
    if redaction is Redaction.NOBODY:
        return ""
    told = tr(
        "Names of the crew are replaced by roles. Not known, and not replaced: people who are not "
        "in the crew list, and what pictures and attached files show."
    )
    if redaction is Redaction.PEOPLE and any(action.owner for action in review.actions):
        told += tr(" Owners of actions keep their names.")
    return told


def _called(review: Review) -> Mapping[str, str]:
    """Return what each person is called: the role, with a number where several have it."""
    named = [person for person in review.people if _has_name(person)]
    known = Counter(person.role for person in named)
    called = {person.id: person.name for person in review.people}
    count: Counter[Role] = Counter()
    for person in named:
        count[person.role] += 1
        alone = known[person.role] == 1
        role = words(person.role)
        called[person.id] = role if alone else f"{role} {count[person.role]}"
    return called


def _unnamer(review: Review) -> Callable[[str], str]:
    """Return a function that puts roles in the place of the crew's names in a text."""
    said: dict[str, str] = {}
    for person in filter(_has_name, review.people):
        for name in _names(person):
            said.setdefault(_key(name), tr(ROLE_WORDS[person.role]))
    if not said:
        return lambda text: text
    pattern = re.compile("|".join(map(_alone, sorted(said, key=len, reverse=True))))
    return lambda text: pattern.sub(lambda hit: said[_key(hit.group())], text)


def _key(name: str) -> str:
    """Return a name as it is compared: all that a pattern without regard to case takes for one."""
    folded = name.removeprefix("@").casefold()
    return folded.replace("ı", "i").replace("i\u0307", "i")


def _has_name(person: Person) -> bool:
    return bool(person.name.strip()) and not is_called_by_role(person.name)


def _names(person: Person) -> list[str]:
    """Return what a person may be called: the whole name, each part of it, and the mailbox."""
    parts = [part for part in person.name.split() if len(part) >= _least(part)]
    mailbox = person.email.partition("@")[0]
    told = (person.name.strip(), person.email.strip(), *parts, mailbox)
    names = dict.fromkeys(name.lstrip("@") for name in told)
    return [name for name in names if len(name) >= _least(name)]


def _least(name: str) -> int:
    """Return how many letters a name needs to be looked for; ideographs say more each."""
    return _LEAST if name.upper() != name.lower() else 2


def _alone(name: str) -> str:
    """Return the pattern of a name; scripts that part no words have it anywhere."""
    if name.upper() == name.lower():
        return re.escape(name)
    own = (
        f"(?:{name.capitalize()}|{name.upper()})"
        if name in WORDS_TOO
        else f"(?i:{re.escape(name)})"
    )
    return rf"(?:@(?i:{re.escape(name)})|(?<!\w){own})(?!\w)"


def _told(item: Item, unname: Callable[[str], str], kept: tuple[str, ...]) -> Item:
    """Return an item with each of its texts without names."""
    changed = {}
    for field in fields(item):
        value = getattr(item, field.name)
        if type(value) is str and value and field.name not in _NOT_TOLD and field.name not in kept:
            told = unname(value)
            if told != value:
                changed[field.name] = told
    return replace(item, **changed) if changed else item
