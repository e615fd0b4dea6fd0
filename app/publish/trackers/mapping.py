# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How our words become those of a tracker, and back: what a team sets in a target's `fields`.

owners: ["Ada Lovelace = ada", "Sam = sam.k"]      our owner = the account there
labels: [incident]                                  on every ticket, beside "hotwash"
kind_labels: ["code_fix = bug"]                     likewise aim_labels and size_labels
priorities: ["prevent = High"]                      by aim; where a tracker has priorities
points: ["small = 1", "medium = 3", "large = 8"]    by size; with points_field in Jira
status_in_progress: [In Review]                     likewise _open, _done and _dropped
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from app.errors import UserFacingError
from app.publish.target_config import TargetConfig
from app.publish.trackers.mark import LABEL
from app.review.action import Action, ActionStatus
from app.translation import tr


def pairs(config: TargetConfig, field: str) -> Mapping[str, str]:
    """Return a field of "ours = theirs" as a mapping.

    Raises UserFacingError for a line without a sign of equality.
    """
    found: dict[str, str] = {}
    for line in config.texts(field):
        ours, sign, theirs = line.partition("=")
        if not sign or not ours.strip():
            raise UserFacingError(
                tr(
                    "{0}: “{1}” in “{2}” needs the form “ours = theirs”, such as “Ada = ada.l”."
                ).format(config.name, line[:80], field)
            )
        found[" ".join(ours.split())] = theirs.strip()
    return found


def account_of(config: TargetConfig, owner: str) -> str:
    """Return the account of an owner there; empty where the team has named none."""
    return _looked_up(config, "owners", owner)


def labels_of(config: TargetConfig, action: Action) -> tuple[str, ...]:
    """Return the labels of an action's ticket, ours first, each once."""
    found = [LABEL, *config.texts("labels")]
    for field, term in (("kind", action.kind), ("aim", action.aim), ("size", action.size)):
        found.append(_mapped(config, f"{field}_labels", term))
    return tuple(dict.fromkeys(label.strip() for label in found if label.strip()))


def priority_of(config: TargetConfig, action: Action) -> str:
    """Return the priority of an action's ticket; empty leaves it to the tracker."""
    return _mapped(config, "priorities", action.aim) or config.text("priority")


def points_of(config: TargetConfig, action: Action) -> float | None:
    """Return the story points of an action; None where nobody set any for its size."""
    said = _mapped(config, "points", action.size)
    if not said:
        return None
    try:
        return float(said)
    except ValueError:
        raise UserFacingError(
            tr("{0}: “{1}” in “points” is no number.").format(config.name, said[:40])
        ) from None


def status_of(config: TargetConfig, *words: str) -> ActionStatus | None:
    """Return what the team says one of the other side's words means; None where it says nothing."""
    said = {_plain(word) for word in words if word}
    for status in ActionStatus:
        if said & {_plain(word) for word in config.texts(f"status_{status.value}")}:
            return status
    return None


def _mapped(config: TargetConfig, field: str, term: StrEnum | None) -> str:
    return _looked_up(config, field, term.value) if term is not None else ""


def _looked_up(config: TargetConfig, field: str, ours: str) -> str:
    wanted = _plain(ours)
    found = (theirs for name, theirs in pairs(config, field).items() if _plain(name) == wanted)
    return next(found, "") if wanted else ""


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
