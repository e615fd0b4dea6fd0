# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The names of the formats: a new one is a file of its own and one line here.

Modules are named, not imported, so that nothing is loaded before a text is there to be read.
"""

from __future__ import annotations

from collections.abc import Mapping

DOCUMENT = "document"

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
