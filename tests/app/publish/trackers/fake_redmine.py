# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A small Redmine; what it does was seen of Redmine 5.0, see `test_real_redmine`."""

from __future__ import annotations

from typing import Any

from pytest_httpserver import HTTPServer

from app.publish.target_config import TargetConfig, TargetKind
from app.publish.trackers.redmine import Redmine
from tests.app.publish.trackers.described_server import DescribedServer

TODAY = "2026-11-02"
STATUSES = {
    "open": (1, "New", False),
    "in_progress": (2, "In Review", False),
    "done": (5, "Closed", True),
    "dropped": (6, "Rejected", True),
}
MEMBERS = {"Sam Kerr": 5, "Kim Lee": 6}
NAMES = {"title": "subject", "due": "due_date", "body": "description"}


class FakeRedmine:
    """One project, ops."""

    def __init__(self, httpserver: HTTPServer) -> None:
        self.issues: list[dict[str, Any]] = []
        self.late = 0
        self.server = DescribedServer(httpserver, None)
        self.config = TargetConfig(
            "redmine",
            TargetKind.REDMINE,
            self.server.address,
            "ops",
            fields={
                "owners": ("Sam = Sam Kerr", "Kim = kim lee"),
                "status_dropped": ("Rejected",),
            },
        )
        self.server.route("GET", "/issues.json", self._list)
        self.server.route("POST", "/issues.json", self._create)
        self.server.route("GET", "/issues/([0-9]+).json", self._fetch)
        self.server.route("PUT", "/issues/([0-9]+).json", self._change)
        self.server.route("GET", "/projects/ops/memberships.json", self._members)
        self.server.route("GET", "/projects/ops.json", self._project)
        self.server.route("GET", "/enumerations/issue_priorities.json", self._priorities)

    def tracker(self, config: TargetConfig | None = None) -> Redmine:
        return Redmine(config or self.config, "sesame")

    def key(self, place: int) -> str:
        return f"ops#{place + 1}"

    def shown(self, place: int, name: str) -> str:
        issue = self.issues[place]
        if name == "assignee":
            return str(issue.get("assigned_to", {}).get("name", "")).lower()
        return str(issue.get(NAMES.get(name, name)) or "")

    def change(self, place: int, name: str, value: str) -> None:
        self.issues[place][NAMES.get(name, name)] = value

    def write_around(self, place: int, before: str, behind: str) -> None:
        issue = self.issues[place]
        inner = issue["description"].replace("\n", "\r\n")
        issue["description"] = f"{before}\r\n\r\n{inner}\r\n\r\n{behind}"

    def set_status(self, place: int, standing: str) -> None:
        number, name, closed = STATUSES[standing]
        self.issues[place]["status"] = {"id": number, "name": name, "is_closed": closed}

    def add_by_hand(self, title: str) -> str:
        self._add({"subject": title, "description": ""})
        return self.key(len(self.issues) - 1)

    def forget(self, place: int) -> None:
        self.issues[place]["gone"] = True

    def carries(self, place: int, own: str) -> bool:
        return own in self.issues[place]["description"]

    def _add(self, data: dict[str, Any]) -> dict[str, Any]:
        issue = {"id": len(self.issues) + 1, "done_ratio": 0, "closed_on": None}
        self.issues.append(issue)
        self.set_status(len(self.issues) - 1, "open")
        self._put(issue, data)
        return issue

    def _put(self, issue: dict[str, Any], data: dict[str, Any]) -> None:
        names = {number: name for name, number in MEMBERS.items()}
        for name, value in data.items():
            if name == "assigned_to_id":
                issue["assigned_to"] = {"id": value, "name": names[value]}
            else:
                issue[name] = value

    def _list(self, *, query: Any, data: Any) -> Any:
        wanted = query["description"].removeprefix("~")
        found = [
            issue
            for issue in self.issues
            if wanted in issue["description"] and not issue.get("gone")
        ]
        return {"issues": found, "total_count": len(found), "offset": 0, "limit": 10}

    def _create(self, *, query: Any, data: Any) -> Any:
        due = data["issue"].get("due_date")
        if due and due < data["issue"].get("start_date", TODAY):
            return 422, {"errors": ["Due date must be greater than start date"]}
        return 201, {"issue": self._add(data["issue"])}

    def _fetch(self, number: str, *, query: Any, data: Any) -> Any:
        issue = self.issues[int(number) - 1]
        return (404, None) if issue.get("gone") else {"issue": issue}

    def _change(self, number: str, *, query: Any, data: Any) -> Any:
        self._put(self.issues[int(number) - 1], data["issue"])
        return 204, None

    def _members(self, *, query: Any, data: Any) -> Any:
        entries = [{"user": {"id": number, "name": name}} for name, number in MEMBERS.items()]
        return {"memberships": [*entries, {"group": {"id": 9, "name": "All"}}]}

    def _project(self, *, query: Any, data: Any) -> Any:
        return {"project": {"trackers": [{"id": 1, "name": "Bug"}, {"id": 3, "name": "Task"}]}}

    def _priorities(self, *, query: Any, data: Any) -> Any:
        return {"issue_priorities": [{"id": 2, "name": "Normal"}, {"id": 3, "name": "High"}]}
