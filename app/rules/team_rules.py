# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The rules of a team's folders over those that the app brings along, and what is wrong with them.

A window goes on with what can be understood: a file that can't be is left out, so that the rules
below it stand in, and the sentence is told. A command stops instead: what it finds has to be found
by the team's rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import UserFacingError
from app.rules.rules import Rules
from app.rules.rules_check import FolderCheck, check_folder
from app.translation import tr


@dataclass(frozen=True)
class TeamRules:
    """The rules to work with; `checks` tells of each folder, the one that counts most last."""

    rules: Rules
    checks: tuple[FolderCheck, ...] = ()

    @property
    def trouble(self) -> str:
        """What is left out, in a sentence or two; empty where nothing is."""
        told = [check.sentence for check in self.checks if check.sentence]
        told += [file.sentence for check in self.checks for file in check.wrong]
        if not told:
            return ""
        stands_in = tr("What Hotwash brings along stands in.")
        more = len(told) - 1
        others = tr("There is more like it: {0}.").format(more) if more else ""
        return " ".join(part for part in (told[0], others, stands_in) if part)

    @property
    def stamp(self) -> tuple[object, ...]:
        """What is another one once a file was changed."""
        return stamp_of(self.checks)


def stamp_of(checks: Sequence[FolderCheck]) -> tuple[object, ...]:
    """Return what is another one once a file in one of the folders is."""
    return tuple((check.folder, check.stamp, check.sentence) for check in checks)


def strict_rules(team: Path | None, own: Path) -> TeamRules:
    """Return rules that raise where a file can't be understood. Raises UserFacingError."""
    if team is not None and not team.is_dir():
        words = tr("There is no folder {0} with the team's rules; change the setting.")
        raise UserFacingError(words.format(team))
    return TeamRules(Rules((own,) if team is None else (team, own)))


def forgiving_rules(team: Path | None, own: Path) -> TeamRules:
    """Return rules without the files that can't be understood."""
    checks = check_folders(team, own)
    left_out = {file.path for check in checks for file in check.wrong}
    return TeamRules(Rules([check.folder for check in checks], left_out), checks)


def check_folders(team: Path | None, own: Path) -> tuple[FolderCheck, ...]:
    """Look through the team's folder, then a person's own, which need not be there yet.

    What is wrong in the one is not held against the other.
    """
    if team is None:
        return (_own(own),)
    first = check_folder(team)
    return first, _own(own, (team,), [file.path for file in first.wrong])


def _own(own: Path, below: Sequence[Path] = (), left_out: Sequence[Path] = ()) -> FolderCheck:
    return check_folder(own, below, left_out) if own.is_dir() else FolderCheck(own)
