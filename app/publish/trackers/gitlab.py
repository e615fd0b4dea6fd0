# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Issues in GitLab, through its REST API v4, on gitlab.com or on a server of one's own.

Ours are listed by their label, which needs no search index, and told apart by the mark in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

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

API = "/api/v4"
PAGE = 100
MOST_PAGES = 100


def target(config: TargetConfig, secret: str) -> Tickets:
    """Return the issues of a project in GitLab. Raises UserFacingError."""
    return Tickets(config, GitLab(config, secret))


class GitLab:
    """One project in one GitLab. See `tickets.Tracker`; `confidential: yes` hides its issues."""

    def __init__(self, config: TargetConfig, secret: str) -> None:
        self._config = config
        self._project = repository_of(config)
        self._issues = f"{API}/projects/{quote(self._project, safe='')}/issues"
        self._ids: dict[str, int] = {}
        self.http = Http(checked_base(config.address).removesuffix(API), {"private-token": secret})

    def key_in(self, text: str) -> str:
        """Return the key in "acme/shop#7" or in the address of its page."""
        page = f"{self.http.base}/{self._project}/-/issues/"
        number = number_in(text, self._project, (page, page.replace("/issues/", "/work_items/")))
        return "" if number is None else issue_key(self._project, number)

    def find(self, own: str) -> RemoteTicket | None:
        """Return the issue with our own key in its text."""
        for issue in self._listed():
            if own_part(str(issue.get("description") or ""), own):
                return self._read(issue)
        return None

    def fetch(self, key: str) -> RemoteTicket:
        """Return the issue with this key."""
        return self._read(self.http.send("GET", self._path(key)).json())

    def create(self, ticket: Ticket) -> RemoteTicket:
        """Make an issue."""
        data: dict[str, Any] = {
            "title": quiet(ticket.title),
            "description": ticket_markdown(ticket, mark_of(ticket)),
            "labels": self._labels(ticket),
        }
        if self._config.text("confidential").strip().lower() in ("yes", "true"):
            data["confidential"] = True
        if ticket.due:
            data["due_date"] = ticket.due
        if ticket.assignee:
            data["assignee_ids"] = [self._account_id(ticket.assignee)]
        return self._read(self.http.send("POST", self._issues, data=data).json())

    def update(self, there: RemoteTicket, ticket: Ticket) -> Sequence[str]:
        """Send what changed; nothing at all where nothing did."""
        found = own_part(there.body, ticket.key)
        mark = found.mark if found else None
        change = ticket_change(there, ticket, mark, ("title", "due", "assignee"))
        data: dict[str, Any] = {}
        if "title" in change.send:
            data["title"] = quiet(ticket.title)
        if "due" in change.send:
            data["due_date"] = ticket.due
        if "assignee" in change.send:
            data["assignee_ids"] = [self._account_id(ticket.assignee)] if ticket.assignee else []
        part = ticket_markdown(ticket, mark_after(there, ticket, change, mark))
        if found is None or found.own != part:
            data["description"] = with_own_part(there.body, ticket.key, part)
        if mark is None:
            data["add_labels"] = self._labels(ticket)
        if data:
            self.http.send("PUT", self._path(there.key), data=data)
        return change.left

    def _labels(self, ticket: Ticket) -> str:
        labels = labels_of(self._config, ticket.action)
        return ",".join(label.replace(",", " ") for label in labels)

    def _listed(self) -> Iterator[Mapping[str, Any]]:
        ours = {"labels": LABEL, "state": "all", "scope": "all", "per_page": str(PAGE)}
        for page in range(1, MOST_PAGES + 1):
            issues = self.http.send("GET", self._issues, query={**ours, "page": str(page)}).json()
            yield from issues
            if len(issues) < PAGE:
                return

    def _account_id(self, account: str) -> int:
        """Return the number of an account: assignees are named by it."""
        if account not in self._ids:
            found = self.http.send("GET", f"{API}/users", query={"username": account}).json()
            if not found:
                raise UserFacingError(
                    tr("{0} knows no account “{1}”. Mend the line with it under “owners”.").format(
                        self.http.host, account
                    )
                )
            self._ids[account] = int(found[0]["id"])
        return self._ids[account]

    def _path(self, key: str) -> str:
        number = number_in(key, self._project)
        if number is None:
            raise UserFacingError(tr("{0} is no issue of {1}.").format(key[:80], self._project))
        return f"{self._issues}/{number}"

    def _meaning(self, state: str, labels: Sequence[str]) -> ActionStatus:
        """Return what a state means; a label may say more (`status_…`)."""
        said = status_of(self._config, *labels)
        if state == "closed":
            return ActionStatus.DROPPED if said is ActionStatus.DROPPED else ActionStatus.DONE
        return said or ActionStatus.OPEN

    def _read(self, issue: Mapping[str, Any]) -> RemoteTicket:
        state = str(issue.get("state") or "")
        labels = tuple(str(label) for label in issue.get("labels") or ())
        assignees = issue.get("assignees") or ()
        return RemoteTicket(
            issue_key(self._project, int(issue["iid"])),
            str(issue.get("web_url") or ""),
            state,
            self._meaning(state, labels),
            str(issue.get("title") or "").replace("\u2060", ""),
            str(issue.get("due_date") or ""),
            str(assignees[0].get("username") or "") if assignees else "",
            labels,
            str(issue.get("description") or ""),
        )
