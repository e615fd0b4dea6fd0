# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read the limits of the look back."""

from __future__ import annotations

from typing import Any

from app.insight.follow_through_rule import FollowThroughRules
from app.rules.rule_file import Key, RuleFile
from app.translation import tr

_KNOWN = ("reopen", "still_relevant_after_days", "due_soon_days")
_REOPEN = ("overdue_days", "put_off_times")
_MOST = 3650
"""Ten years of days: more is a slip of the hand."""


def follow_through_rules(file: RuleFile) -> FollowThroughRules:
    """Return the limits in `file`; one that is left out is as it came. Raises BadRule."""
    usual = FollowThroughRules()
    content = file.mapping(file.data or {}, (), _KNOWN)
    reopen = file.mapping(content.get("reopen", {}), ("reopen",), _REOPEN)
    return FollowThroughRules(
        reopen_overdue_days=_limit(
            file, reopen, "overdue_days", ("reopen",), usual.reopen_overdue_days, least=1
        ),
        reopen_put_off_times=_limit(
            file, reopen, "put_off_times", ("reopen",), usual.reopen_put_off_times, least=1
        ),
        still_relevant_days=_limit(
            file, content, "still_relevant_after_days", (), usual.still_relevant_days, least=1
        ),
        due_soon_days=_limit(file, content, "due_soon_days", (), usual.due_soon_days),
    )


def _limit(
    file: RuleFile, content: dict[str, Any], name: str, key: Key, usual: int, *, least: int = 0
) -> int:
    found = file.number(content, name, key)
    if found is None:
        return usual
    if found != int(found) or not least <= found <= _MOST:
        sentence = tr("{0} needs a whole number from {1} to {2}").format(name, least, _MOST)
        raise file.wrong((*key, name), sentence)
    return int(found)
