# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Issues on GitHub, or on a GitHub Enterprise Server, through its REST API.

Its search finds a new issue only after a while. So ours are listed by their label, which answers at
once, and told apart by the mark in their text; then those made last are, as GitHub leaves out the
labels that an account may not set.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from app.errors import UserFacingError
from app.publish.http import Http, checked_base
from app.publish.target_config import TargetConfig
from app.publish.trackers.issue_key import issue_key, number_in, repository_of
from app.publish.trackers.mapping import labels_of, status_of
from app.publish.trackers.mark import LABEL, mark_of, own_part, with_own_part
from app.publish.trackers.remote_ticket import RemoteTicket
from app.publish.trackers.ticket import Ticket
from app.publish.trackers.ticket_change import mark_after, ticket_change
from app.publish.trackers.ticket_markdown import quiet, ticket_markdown
from app.publish.trackers.tickets import Tickets
from app.review.action import ActionStatus
from app.translation import tr

PUBLIC_HOSTS = ("github.com", "www.github.com")
VERSION = "2022-11-28"
PAGE = 100
MOST_PAGES = 100
"""So many pages of our own issues are asked for at most: ten thousand issues."""


def target(config: TargetConfig, secret: str) -> Tickets:
    """Return the issues of a repository on GitHub. Raises UserFacingError."""
    return Tickets(config, GitHub(config, secret))


def api_address(address: str) -> str:
    """Return where the API of a GitHub is."""
    base = checked_base(address)
    parts = urlsplit(base)
    if (parts.hostname or "").lower() in PUBLIC_HOSTS:
        return "https://api.github.com"
    is_api = (parts.hostname or "").startswith("api.") or parts.path.endswith("/api/v3")
    return base if is_api else f"{base}/api/v3"


class GitHub:
    """One repository on one GitHub. See `tickets.Tracker`."""

    def __init__(self, config: TargetConfig, secret: str) -> None:
        self._config = config
        self._repository = repository_of(config, parts=2)
        self._issues = f"/repos/{self._repository}/issues"
        self.http = Http(
            api_address(config.address),
            {
                "authorization": f"Bearer {secret}",
                "accept": "application/vnd.github+json",
                "x-github-api-version": VERSION,
            },
        )

    def key_in(self, text: str) -> str:
        """Return the key in "acme/shop#7" or in the address of its page."""
        page = f"{checked_base(self._config.address)}/{self._repository}/issues/"
        number = number_in(text, self._repository, (page,))
        return "" if number is None else issue_key(self._repository, number)

    def find(self, own: str) -> RemoteTicket | None:
        """Return the issue with our own key in its text."""
        for issue in self._listed(own):
            if "pull_request" not in issue and own_part(str(issue.get("body") or ""), own):
                return self._read(issue)
        return None

    def fetch(self, key: str) -> RemoteTicket:
        """Return the issue with this key."""
        return self._read(self.http.send("GET", self._path(key)).json())

    def create(self, ticket: Ticket) -> RemoteTicket:
        """Make an issue."""
        data: dict[str, Any] = {
            "title": quiet(ticket.title),
            "body": ticket_markdown(ticket, mark_of(ticket)),
            "labels": list(labels_of(self._config, ticket.action)),
        }
        if ticket.assignee:
            data["assignees"] = [ticket.assignee]
        return self._read(self.http.send("POST", self._issues, data=data).json())

    def update(self, there: RemoteTicket, ticket: Ticket) -> Sequence[str]:
        """Send what changed; nothing at all where nothing did."""
        found = own_part(there.body, ticket.key)
        mark = found.mark if found else None
        change = ticket_change(there, ticket, mark, ("title", "assignee"))
        data: dict[str, Any] = {}
        if "title" in change.send:
            data["title"] = quiet(ticket.title)
        if "assignee" in change.send:
            data["assignees"] = [ticket.assignee] if ticket.assignee else []
        part = ticket_markdown(ticket, mark_after(there, ticket, change, mark))
        if found is None or found.own != part:
            data["body"] = with_own_part(there.body, ticket.key, part)
        if data:
            self.http.send("PATCH", self._path(there.key), data=data)
        if mark is None:
            labels = list(labels_of(self._config, ticket.action))
            self.http.send("POST", f"{self._path(there.key)}/labels", data={"labels": labels})
        return change.left

    def _listed(self, own: str) -> Iterator[Mapping[str, Any]]:
        """Yield our issues, then those made last whatever their labels."""
        ours = {"labels": LABEL, "state": "all", "per_page": str(PAGE)}
        for page in range(1, MOST_PAGES + 1):
            issues = self.http.send("GET", self._issues, query={**ours, "page": str(page)}).json()
            yield from issues
            if len(issues) < PAGE:
                break
        last = {"state": "all", "sort": "created", "direction": "desc", "per_page": str(PAGE)}
        yield from self.http.send("GET", self._issues, query=last).json()

    def _path(self, key: str) -> str:
        number = number_in(key, self._repository)
        if number is None:
            raise UserFacingError(tr("{0} is no issue of {1}.").format(key[:80], self._repository))
        return f"{self._issues}/{number}"

    def _read(self, issue: Mapping[str, Any]) -> RemoteTicket:
        state = str(issue.get("state") or "")
        reason = str(issue.get("state_reason") or "")
        labels = tuple(_label_name(label) for label in issue.get("labels") or ())
        closed = f"{state}: {reason.replace('_', ' ')}" if state == "closed" and reason else state
        return RemoteTicket(
            issue_key(self._repository, int(issue["number"])),
            str(issue.get("html_url") or ""),
            closed,
            self._meaning(state, reason, labels),
            str(issue.get("title") or "").replace("\u2060", ""),
            "",
            str((issue.get("assignee") or {}).get("login") or ""),
            labels,
            str(issue.get("body") or ""),
        )

    def _meaning(self, state: str, reason: str, labels: Sequence[str]) -> ActionStatus:
        """Return what a state means; a label may say more (`status_…`)."""
        said = status_of(self._config, *labels)
        if state == "closed":
            given_up = reason in ("not_planned", "duplicate") or said is ActionStatus.DROPPED
            return ActionStatus.DROPPED if given_up else ActionStatus.DONE
        return said or ActionStatus.OPEN


def _label_name(label: Any) -> str:
    return label if isinstance(label, str) else str(label.get("name") or "")
