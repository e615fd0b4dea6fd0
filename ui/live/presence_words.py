# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is said of somebody who has the review open too."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from app.agenda.steps import step
from app.review.people import Role
from app.session.presence import Presence


def role_words(role: Role) -> str:
    """Return somebody's part in the meeting; who is neither of the two looks on."""
    words = {Role.FACILITATOR: _tr("facilitator"), Role.SCRIBE: _tr("scribe")}
    return words.get(role, _tr("looking on"))


def name_of(presence: Presence) -> str:
    """Return the name, or what stands for one."""
    return presence.name.strip() or _tr("Somebody")


def presence_words(presence: Presence, *, is_me: bool = False) -> str:
    """Return name, part and place: "Noor · facilitator · step 4", "Sam (you) · scribe · step 4"."""
    name = _tr("{0} (you)").format(name_of(presence)) if is_me else name_of(presence)
    place = _tr("step {0}").format(presence.step)
    return " · ".join((name, role_words(presence.role), place))


def presence_spoken(presence: Presence) -> str:
    """Return the same as a screen reader says it, with the step's title."""
    where = _tr("in step {0}, {1}").format(presence.step, step(presence.step).title)
    return ", ".join((name_of(presence), role_words(presence.role), where))


def names(present: Iterable[Presence]) -> str:
    """Return the names, each once."""
    return ", ".join(dict.fromkeys(name_of(each) for each in present))


def _tr(text: str) -> str:
    return QCoreApplication.translate("presence", text)
