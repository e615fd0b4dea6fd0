# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The kinds of target and who makes them: the one place that knows them all.

A factory is `target(config, secret)` of a module that is imported when such a target is used.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import cast

from app.publish.confluence.fields import FIELDS as CONFLUENCE_FIELDS
from app.publish.target import Target
from app.publish.target_config import TargetConfig, TargetKind
from app.publish.trackers.fields import FIELDS as TRACKER_FIELDS

_FACTORIES: Mapping[TargetKind, str] = MappingProxyType(
    {
        TargetKind.FOLDER: "app.publish.folder.target",
        TargetKind.GIT: "app.publish.folder.target",
        TargetKind.CONFLUENCE: "app.publish.confluence.target",
        TargetKind.JIRA: "app.publish.trackers.jira",
        TargetKind.GITHUB: "app.publish.trackers.github",
        TargetKind.GITLAB: "app.publish.trackers.gitlab",
        TargetKind.REDMINE: "app.publish.trackers.redmine",
    }
)

_FOLDER_FIELDS = ("naming", "formats", "index")
KNOWN_FIELDS: Mapping[TargetKind, tuple[str, ...]] = MappingProxyType(
    {
        **TRACKER_FIELDS,
        TargetKind.CONFLUENCE: CONFLUENCE_FIELDS,
        TargetKind.FOLDER: _FOLDER_FIELDS,
        TargetKind.GIT: (*_FOLDER_FIELDS, "push"),
    }
)
"""The fields of each kind; a name that is not among them is a mistake, and said with its line."""


def make_target(config: TargetConfig, secret: str) -> Target:
    """Return the target that is set up as `config`. Raises UserFacingError where it can't be."""
    factory = import_module(_FACTORIES[config.kind]).target
    return cast("Target", factory(config, secret))
