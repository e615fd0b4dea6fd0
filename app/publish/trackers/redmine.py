# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Issues in Redmine, through its REST API.

Redmine has no labels. Our own key is in the text alone, and a filter of the list, which asks the
database and no index, finds it there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from app.errors import UserFacingError
from app.publish.atlassian import project_of
from app.publish.http import Http
from app.publish.target_config import TargetConfig
from app.publish.trackers.issue_key import issue_key, number_in
from app.publish.trackers.mapping import priority_of, status_of
from app.publish.trackers.mark import Mark, mark_of, own_part, with_own_part
from app.publish.trackers.remote_ticket import RemoteTicket
from app.publish.trackers.textile import ticket_textile
from app.publish.trackers.ticket import Ticket
from app.publish.trackers.ticket_change import mark_after, ticket_change
from app.publish.trackers.ticket_markdown import ticket_markdown
from app.publish.trackers.tickets import Tickets
from app.review.action import ActionStatus
from app.translation import tr

MARKUPS = ("textile", "markdown")


def target(config: TargetConfig, secret: str) -> Tickets:
    """Return the issues of a project in Redmine. Raises UserFacingError."""
    return Tickets(config, Redmine(config, secret))


class Redmine:
    """One project in one Redmine. See `tickets.Tracker`.

    Beside what `mapping` names, `fields` may have: issue_type (a tracker of the project) and markup
    (textile or markdown, as the server is set).
    """

    def __init__(self, config: TargetConfig, secret: str) -> None:
        self._config = config
        self._project = project_of(config)
        self._markup = config.text("markup", MARKUPS[0]).strip().lower()
        if self._markup not in MARKUPS:
            raise UserFacingError(
                tr("{0}: “markup” is either textile or markdown.").format(config.name)
            )
        self._members: Mapping[str, int] | None = None
        self._starts: dict[str, str] = {}
        """The day on which each issue that was read begins."""
        self.http = Http(config.address, {"x-redmine-api-key": secret})

    def key_in(self, text: str) -> str:
        """Return the key in "ops#7" or in the address of its page; "#7" may be any tracker's."""
        number = number_in(text, self._project, (f"{self.http.base}/issues/",))
        return "" if number is None else issue_key(self._project, number)

    def find(self, own: str) -> RemoteTicket | None:
        """Return the issue with our own key in its text, in whichever project it is now."""
        query = {"status_id": "*", "description": f"~{own}", "sort": "id", "limit": "10"}
        for issue in self.http.send("GET", "/issues.json", query=query).json()["issues"]:
            if own_part(str(issue.get("description") or ""), own):
                return self._read(issue)
        return None

    def fetch(self, key: str) -> RemoteTicket:
        """Return the issue with this key."""
        return self._read(self.http.send("GET", self._path(key)).json()["issue"])

    def create(self, ticket: Ticket) -> RemoteTicket:
        """Make an issue."""
        issue: dict[str, Any] = {
            "project_id": self._project,
            "subject": ticket.title,
            "description": self._text(ticket, mark_of(ticket)),
            **self._chosen(ticket),
        }
        if ticket.due:
            # Redmine starts an issue today, and then refuses one that is overdue already.
            issue |= {"due_date": ticket.due, "start_date": _start(ticket)}
        if ticket.assignee:
            issue["assigned_to_id"] = self._account_id(ticket.assignee)
        made = self.http.send("POST", "/issues.json", data={"issue": issue}).json()
        return self._read(made["issue"])

    def update(self, there: RemoteTicket, ticket: Ticket) -> Sequence[str]:
        """Send what changed; nothing at all where nothing did."""
        found = own_part(there.body, ticket.key)
        mark = found.mark if found else None
        change = ticket_change(there, ticket, mark, ("title", "due", "assignee"))
        issue: dict[str, Any] = {}
        if "title" in change.send:
            issue["subject"] = ticket.title
        if "due" in change.send:
            issue["due_date"] = ticket.due
            if "" < ticket.due < self._starts.get(there.key, ""):
                issue["start_date"] = _start(ticket)
        if "assignee" in change.send:
            issue["assigned_to_id"] = self._account_id(ticket.assignee) if ticket.assignee else ""
        part = self._text(ticket, mark_after(there, ticket, change, mark))
        if found is None or found.own != part:
            issue["description"] = with_own_part(there.body, ticket.key, part)
        if issue:
            self.http.send("PUT", self._path(there.key), data={"issue": issue})
        return change.left

    def _path(self, key: str) -> str:
        number = number_in(key, self._project)
        if number is None:
            raise UserFacingError(tr("{0} is no issue of {1}.").format(key[:80], self._project))
        return f"/issues/{number}.json"

    def _text(self, ticket: Ticket, mark: Mark) -> str:
        write = ticket_textile if self._markup == "textile" else ticket_markdown
        return write(ticket, mark)

    def _chosen(self, ticket: Ticket) -> dict[str, int]:
        """Return tracker and priority by their numbers, where the team names them.

        The project is asked for first: of one it does not know, Redmine says it is "blank".
        """
        chosen: dict[str, int] = {}
        path = f"/projects/{quote(self._project, safe='')}.json"
        answer = self.http.send("GET", path, query={"include": "trackers"}).json()
        kind = self._config.text("issue_type").strip()
        if kind:
            chosen["tracker_id"] = self._number(answer["project"]["trackers"], kind)
        priority = priority_of(self._config, ticket.action)
        if priority:
            answer = self.http.send("GET", "/enumerations/issue_priorities.json").json()
            chosen["priority_id"] = self._number(answer["issue_priorities"], priority)
        return chosen

    def _number(self, entries: Sequence[Mapping[str, Any]], name: str) -> int:
        for entry in entries:
            if str(entry["name"]).casefold() == name.casefold():
                return int(entry["id"])
        known = ", ".join(str(entry["name"]) for entry in entries)
        raise UserFacingError(
            tr("{0} has no “{1}”; it has {2}.").format(self.http.host, name, known or "–")
        )

    def _account_id(self, account: str) -> int:
        """Return the number of a member of the project, by number or by full name."""
        if account.isdecimal():
            return int(account)
        if self._members is None:
            answer = self.http.send(
                "GET", f"/projects/{self._project}/memberships.json", query={"limit": "100"}
            ).json()
            users = (entry.get("user") for entry in answer["memberships"])
            self._members = {
                str(user["name"]).casefold(): int(user["id"]) for user in users if user
            }
        if account.casefold() not in self._members:
            raise UserFacingError(
                tr(
                    "“{0}” is no member of {1} on {2}. Mend the line with it under “owners”."
                ).format(account, self._project, self.http.host)
            )
        return self._members[account.casefold()]

    def _read(self, issue: Mapping[str, Any]) -> RemoteTicket:
        number = int(issue["id"])
        self._starts[issue_key(self._project, number)] = str(issue.get("start_date") or "")
        status = issue.get("status") or {}
        name = str(status.get("name") or "")
        return RemoteTicket(
            issue_key(self._project, number),
            f"{self.http.base}/issues/{number}",
            name,
            status_of(self._config, name) or _meaning(issue),
            str(issue.get("subject") or ""),
            str(issue.get("due_date") or ""),
            self._assignee(issue.get("assigned_to") or {}),
            (),
            str(issue.get("description") or ""),
        )

    def _assignee(self, user: Mapping[str, Any]) -> str:
        """Return an assignee as the team names it under `owners`: by number or by full name."""
        number, name = str(user.get("id") or ""), str(user.get("name") or "")
        named = {line.partition("=")[2].strip() for line in self._config.texts("owners")}
        return number if number in named else name


def _start(ticket: Ticket) -> str:
    """Return the day an issue begins: that of the promise, none where that comes too late."""
    promised = ticket.action.committed_on
    return promised.isoformat() if promised and promised.isoformat() <= ticket.due else ""


def _meaning(issue: Mapping[str, Any]) -> ActionStatus | None:
    """Return what a status means; before Redmine 5 no answer says whether it closes the issue."""
    status = issue.get("status") or {}
    if status.get("is_closed") or issue.get("closed_on"):
        return ActionStatus.DONE
    return ActionStatus.IN_PROGRESS if issue.get("done_ratio") else ActionStatus.OPEN
