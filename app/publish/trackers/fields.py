# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which `fields` each kind of tracker knows, so that a misspelt one can be said at once."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.publish.target_config import TargetKind
from app.review.action import ActionStatus

_SHARED = ("owners", *(f"status_{status.value}" for status in ActionStatus))
_LABELS = ("labels", "kind_labels", "aim_labels", "size_labels")
_PRIORITIES = ("priority", "priorities")

FIELDS: Mapping[TargetKind, tuple[str, ...]] = MappingProxyType(
    {
        TargetKind.JIRA: (
            *(*_SHARED, *_LABELS, *_PRIORITIES, "edition", "issue_type", "components"),
            *("points", "points_field", "leave_out", "more_fields"),
        ),
        TargetKind.GITHUB: (*_SHARED, *_LABELS),
        TargetKind.GITLAB: (*_SHARED, *_LABELS, "confidential"),
        TargetKind.REDMINE: (*_SHARED, *_PRIORITIES, "issue_type", "markup"),
    }
)
