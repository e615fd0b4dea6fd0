# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Tickets in Jira: Cloud (REST v3, texts as trees) and Data Center (REST v2, texts as wiki markup).

Each ticket has our own key as a label, by which a search finds it. Cloud finds a new ticket only
after some seconds, which is why whoever is in doubt asks several times.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import quote

from app.errors import UserFacingError
from app.publish.atlassian import atlassian_headers, is_cloud, project_of
from app.publish.http import Answer, Http, Refused
from app.publish.target_config import TargetConfig
from app.publish.trackers.adf import (
    adf,
    adf_mark,
    adf_own,
    plain_text,
    ticket_nodes,
    with_own_nodes,
)
from app.publish.trackers.mapping import labels_of, pairs, points_of, priority_of, status_of
from app.publish.trackers.mark import Mark, mark_of, own_part, with_own_part
from app.publish.trackers.remote_ticket import RemoteTicket
from app.publish.trackers.ticket import Ticket
from app.publish.trackers.ticket_change import mark_after, ticket_change
from app.publish.trackers.tickets import Tickets
from app.publish.trackers.wiki_markup import ticket_wiki_markup
from app.review.action import ActionStatus
from app.translation import tr

KEY = re.compile(r"[A-Z][A-Z0-9_]+-[1-9][0-9]*")
FIELDS = ("summary", "description", "duedate", "status", "resolution", "assignee", "labels")
CATEGORIES: Mapping[str, ActionStatus] = {
    "new": ActionStatus.OPEN,
    "indeterminate": ActionStatus.IN_PROGRESS,
    "done": ActionStatus.DONE,
}
GIVEN_UP = ("won't do", "won't fix", "declined", "duplicate", "cannot reproduce", "incomplete")
"""Resolutions that close a ticket with the work not done; `status_dropped` names others."""
DEFAULT_TYPE = "Task"


def target(config: TargetConfig, secret: str) -> Tickets:
    """Return the tickets of a project in Jira. Raises UserFacingError."""
    return Tickets(config, Jira(config, secret))


class Jira:
    """One project in one Jira. See `tickets.Tracker`.

    Beside what `mapping` names, `fields` may have: issue_type, components, points_field, leave_out
    (names of fields that this project's screens do not have) and more_fields ("name = value", where
    the value is JSON or a text).
    """

    def __init__(self, config: TargetConfig, secret: str) -> None:
        self._config = config
        self._cloud = is_cloud(config)
        self._project = project_of(config)
        self._api = "/rest/api/3" if self._cloud else "/rest/api/2"
        self.http = Http(config.address, atlassian_headers(config, secret))

    def key_in(self, text: str) -> str:
        """Return the key in "OPS-7" or in a link to it."""
        last = text.strip().removeprefix(f"{self.http.base}/browse/")
        return last if KEY.fullmatch(last) else ""

    def find(self, own: str) -> RemoteTicket | None:
        """Return the ticket with our own key as a label, the oldest if there are several."""
        asked = {
            "jql": f'labels = "{own}" ORDER BY created ASC',
            "fields": list(FIELDS),
            "maxResults": 1,
        }
        # The older /search is gone from Cloud (410), and Data Center has no other.
        path = f"{self._api}/search/jql" if self._cloud else f"{self._api}/search"
        found = self.http.send("POST", path, data=asked).json().get("issues") or []
        return self._read(found[0]) if found else None

    def fetch(self, key: str) -> RemoteTicket:
        """Return the ticket with this key."""
        path = f"{self._api}/issue/{quote(key, safe='')}"
        return self._read(self.http.send("GET", path, query={"fields": ",".join(FIELDS)}).json())

    def create(self, ticket: Ticket) -> RemoteTicket:
        """Make a ticket in the project."""
        data = {"fields": self._new_fields(ticket)}
        key = str(self._written("POST", f"{self._api}/issue", data).json()["key"])
        with suppress(UserFacingError):  # it is made; how it stands can be asked at any time
            return self.fetch(key)
        return RemoteTicket(key, self._url(key))

    def update(self, there: RemoteTicket, ticket: Ticket) -> Sequence[str]:
        """Send what changed; nothing at all where nothing did."""
        mark = self._mark(there, ticket.key)
        change = ticket_change(there, ticket, mark, ("title", "due", "assignee"))
        fields = self._values(ticket, change.send)
        new_mark = mark_after(there, ticket, change, mark)
        fields |= self._description(there, ticket, new_mark)
        labels = [] if mark else [{"add": label} for label in self._labels(ticket)]
        data = {"fields": self._without_left_out(fields)}
        if labels:
            data["update"] = {"labels": labels}
        if data["fields"] or labels:
            self._written("PUT", f"{self._api}/issue/{quote(there.key, safe='')}", data)
        return change.left

    def _written(self, method: str, path: str, data: Any) -> Answer:
        """Send a change. Where a screen lacks one of the fields, say how it is left out."""
        try:
            return self.http.send(method, path, data=data)
        except Refused as refused:
            if refused.status != 400 or "cannot be set" not in refused.sentence:
                raise
            way_out = tr("Name such a field under “leave_out” of {0}, and it is not sent.")
            sentence = f"{refused.sentence.rstrip('.')}. {way_out.format(self._config.name)}"
            raise Refused(sentence, refused.status) from refused

    def _new_fields(self, ticket: Ticket) -> dict[str, Any]:
        config, action = self._config, ticket.action
        values: dict[str, Any] = {
            "project": {"key": self._project},
            "issuetype": {"name": config.text("issue_type", DEFAULT_TYPE)},
            "labels": self._labels(ticket),
            **self._values(ticket, {"title"}),
            **self._values(ticket, {name for name in ("due", "assignee") if getattr(ticket, name)}),
            **self._description(RemoteTicket(""), ticket, mark_of(ticket)),
        }
        priority, points = priority_of(config, action), points_of(config, action)
        if priority:
            values["priority"] = {"name": priority}
        if points is not None and config.text("points_field"):
            values[config.text("points_field")] = points
        if config.texts("components"):
            values["components"] = [{"name": name} for name in config.texts("components")]
        values |= self._more_fields()
        return self._without_left_out(values)

    def _values(self, ticket: Ticket, names: set[str] | frozenset[str]) -> dict[str, Any]:
        """Return our fields in Jira's words."""
        account = "accountId" if self._cloud else "name"
        values = {
            "title": ("summary", ticket.title),
            "due": ("duedate", ticket.due or None),
            "assignee": ("assignee", {account: ticket.assignee} if ticket.assignee else None),
        }
        return dict(values[name] for name in values if name in names)

    def _description(self, there: RemoteTicket, ticket: Ticket, mark: Mark) -> dict[str, Any]:
        """Return the text with our part in it, nothing where it is there already."""
        if not self._cloud:
            text = with_own_part(there.body or "", ticket.key, ticket_wiki_markup(ticket, mark))
            same = text.split() == str(there.body or "").split()
            return {} if same else {"description": text}
        nodes = ticket_nodes(ticket, mark)
        now = "".join(plain_text(node) for node in adf_own(there.body, ticket.key))
        if now == "".join(plain_text(node) for node in nodes):
            return {}
        return {"description": with_own_nodes(there.body or adf(()), ticket.key, nodes)}

    def _mark(self, there: RemoteTicket, key: str) -> Mark | None:
        if self._cloud:
            return adf_mark(there.body, key)
        found = own_part(there.body or "", key)
        return found.mark if found else None

    def _labels(self, ticket: Ticket) -> list[str]:
        """Return the labels; Jira's have no spaces."""
        labels = (*labels_of(self._config, ticket.action), ticket.key)
        return ["-".join(label.split()) for label in labels]

    def _more_fields(self) -> dict[str, Any]:
        given = pairs(self._config, "more_fields")
        return {name: _json_or_text(value) for name, value in given.items()}

    def _without_left_out(self, values: dict[str, Any]) -> dict[str, Any]:
        left_out = {name.strip() for name in self._config.texts("leave_out")}
        return {name: value for name, value in values.items() if name not in left_out}

    def _read(self, issue: Mapping[str, Any]) -> RemoteTicket:
        key, fields = str(issue["key"]), issue.get("fields") or {}
        status, assignee = fields.get("status") or {}, fields.get("assignee") or {}
        resolution = str((fields.get("resolution") or {}).get("name", ""))
        name = str(status.get("name", ""))
        category = str((status.get("statusCategory") or {}).get("key", ""))
        return RemoteTicket(
            key,
            self._url(key),
            name,
            status_of(self._config, name, resolution) or _meaning(category, resolution),
            str(fields.get("summary") or ""),
            str(fields.get("duedate") or ""),
            str(assignee.get("accountId" if self._cloud else "name") or ""),
            tuple(fields.get("labels") or ()),
            fields.get("description") or "",
        )

    def _url(self, key: str) -> str:
        return f"{self.http.base}/browse/{quote(key, safe='')}"


def _meaning(category: str, resolution: str) -> ActionStatus | None:
    meant = CATEGORIES.get(category)
    given_up = resolution.replace("’", "'").casefold() in GIVEN_UP
    return ActionStatus.DROPPED if meant is ActionStatus.DONE and given_up else meant


def _json_or_text(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value
