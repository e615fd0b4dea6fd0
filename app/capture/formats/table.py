# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The table of formats: a new one is a file of its own and one line here.

Modules are named, not imported, so that nothing is loaded before a text is there to be read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from typing import cast

from app.capture.formats.format import SAMPLE_SIZE, Format
from app.capture.reading import Found, ReadContext, ReadEvent, Reading, Skipped, ZoneStated
from app.errors import UserFacingError

DOCUMENT = "document"
_COLOUR = re.compile(r"\x1b\[[\d;?]{0,20}[A-Za-z]")

FORMATS: Mapping[str, str] = {
    "pagerduty": "app.capture.formats.pagerduty",
    "opsgenie": "app.capture.formats.opsgenie",
    "alertmanager": "app.capture.formats.alertmanager",
    "statuspage": "app.capture.formats.statuspage",
    "github": "app.capture.formats.github",
    "grafana-annotations": "app.capture.formats.grafana_annotations",
    "sentry": "app.capture.formats.sentry",
    "datadog": "app.capture.formats.datadog",
    "cloudtrail": "app.capture.formats.cloudtrail",
    "journald": "app.capture.formats.journald",
    "kubernetes-events": "app.capture.formats.kubernetes_events",
    "slack-export": "app.capture.formats.slack_export",
    "slack-paste": "app.capture.formats.slack_paste",
    "git-log": "app.capture.formats.git_log",
    "kubectl": "app.capture.formats.kubectl",
    "access-log": "app.capture.formats.access_log",
    "w3c-log": "app.capture.formats.w3c_log",
    "server-error-log": "app.capture.formats.server_error_log",
    "syslog": "app.capture.formats.syslog",
    "glog": "app.capture.formats.glog",
    "logfmt": "app.capture.formats.logfmt",
    "log": "app.capture.formats.log_lines",
    "jira-csv": "app.capture.formats.jira_csv",
    "grafana-csv": "app.capture.formats.grafana_csv",
    "csv": "app.capture.formats.delimited",
    "json-lines": "app.capture.formats.json_lines",
    DOCUMENT: "app.capture.document.document_format",
}
"""Name on the command line: module with FORMAT. Equal confidence goes to the one listed first."""


class NoSuchFormat(UserFacingError):
    """A format was asked for by a name that the table doesn't have."""


def format_named(name: str) -> Format:
    """Return the format of that name. Raises NoSuchFormat."""
    if name not in FORMATS:
        raise NoSuchFormat(f"There is no format “{name[:40]}”. Choose from: {', '.join(FORMATS)}.")
    return cast("Format", import_module(FORMATS[name]).FORMAT)


def recognised(text: str) -> Format:
    """Return the format that is surest of itself; the document reader takes what nobody knows."""
    sample = text[:SAMPLE_SIZE]
    formats = [format_named(name) for name in FORMATS]
    return max(formats, key=lambda each: each.recognises(sample))


def read_events(text: str, context: ReadContext, name: str = "") -> Reading:
    """Read a text in the format of that name, or in the one recognised.

    Raises NoSuchFormat and ReadingCancelled.
    """
    text = _uncoloured(text)
    chosen = format_named(name) if name else recognised(text)
    found = tuple(chosen.read(text, context))
    return Reading(
        format=chosen.name,
        zone=_zone(found, context),
        events=tuple(each for each in found if isinstance(each, ReadEvent)),
        skipped=tuple(each for each in found if isinstance(each, Skipped)),
    )


def _uncoloured(text: str) -> str:
    """Return the text without a terminal's colours; the lines stay where they are."""
    return _COLOUR.sub("", text) if "\x1b[" in text else text


def _zone(found: tuple[Found, ...], context: ReadContext) -> str:
    stated = [each.zone for each in found if isinstance(each, ZoneStated)]
    return stated[-1] if stated else context.zone_name
