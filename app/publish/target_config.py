# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One target as a team has set it up. It never holds a secret: that is asked for by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class TargetKind(StrEnum):
    """The kinds of place that can be published to."""

    FOLDER = "folder"
    GIT = "git"
    CONFLUENCE = "confluence"
    JIRA = "jira"
    GITHUB = "github"
    GITLAB = "gitlab"
    REDMINE = "redmine"


LOCAL_KINDS = frozenset({TargetKind.FOLDER, TargetKind.GIT})
"""Kinds that are a path on this computer, and so want no credentials of ours."""
TICKET_KINDS = frozenset(
    {TargetKind.JIRA, TargetKind.GITHUB, TargetKind.GITLAB, TargetKind.REDMINE}
)
"""Kinds that take one piece for each action, whose status can be read back."""

FieldValue = str | tuple[str, ...]


@dataclass(frozen=True)
class TargetConfig:
    """Where to publish: a name of the team's own, a kind, an address, and what the kind needs.

    `name` is what a publication keeps, and what its secret is found by. `project` is the project,
    space or repository there, `account` the name credentials belong to. `fields` maps what a kind
    offers to choose ("issue_type", "labels", "status_done") to the words of the other side.
    """

    name: str
    kind: TargetKind
    address: str
    project: str = ""
    account: str = ""
    fields: Mapping[str, FieldValue] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """Return a field as one text; several values are joined by commas."""
        value = self.fields.get(name, default)
        return value if isinstance(value, str) else ", ".join(value)

    def texts(self, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return a field as a list; a single text is a list of one."""
        value = self.fields.get(name, default)
        return (value,) if isinstance(value, str) else tuple(value)
