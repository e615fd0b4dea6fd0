# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A small GitLab: issues of one project, which it finds by label."""

from __future__ import annotations

from typing import Any

from pytest_httpserver import HTTPServer

from app.publish.target_config import TargetConfig, TargetKind
from app.publish.trackers.gitlab import GitLab
from tests.app.publish.trackers.described_server import DescribedServer, described

ISSUES = "/api/v4/projects/acme%2Fweb%2Fshop/issues"
PEOPLE = {"sam-k": 11, "kim": 12}
NAMES = {"due": "due_date", "body": "description"}


class FakeGitLab:
    """One project in a group of a group, acme/web/shop."""

    def __init__(self, httpserver: HTTPServer) -> None:
        self.issues: list[dict[str, Any]] = []
        self.late = 0
        self.server = DescribedServer(httpserver, described("gitlab"), "/api/v4")
        self.config = TargetConfig(
            "gitlab",
            TargetKind.GITLAB,
            self.server.address,
            "acme/web/shop",
            fields={"owners": ("Sam = sam-k", "Kim = kim"), "status_dropped": ("wontfix",)},
        )
        self.server.route("GET", ISSUES, self._list)
        self.server.route("POST", ISSUES, self._create)
        self.server.route("GET", f"{ISSUES}/([0-9]+)", self._fetch)
        self.server.route("PUT", f"{ISSUES}/([0-9]+)", self._change)
        self.server.route("GET", "/api/v4/users", self._people)

    def tracker(self, config: TargetConfig | None = None) -> GitLab:
        return GitLab(config or self.config, "sesame")

    def key(self, place: int) -> str:
        return f"acme/web/shop#{place + 1}"

    def shown(self, place: int, name: str) -> str:
        issue = self.issues[place]
        if name == "assignee":
            return ", ".join(each["username"] for each in issue["assignees"])
        return str(issue[NAMES.get(name, name)] or "")

    def change(self, place: int, name: str, value: str) -> None:
        self.issues[place][NAMES.get(name, name)] = value

    def write_around(self, place: int, before: str, behind: str) -> None:
        issue = self.issues[place]
        issue["description"] = f"{before}\n\n{issue['description']}\n\n{behind}"

    def set_status(self, place: int, standing: str) -> None:
        self.issues[place] |= {
            "state": "closed" if standing in ("done", "dropped") else "opened",
            "labels": {"in_progress": ["In Review"], "dropped": ["wontfix"]}.get(standing, []),
        }

    def add_by_hand(self, title: str) -> str:
        self._add({"title": title})
        return self.key(len(self.issues) - 1)

    def forget(self, place: int) -> None:
        self.issues[place]["gone"] = True

    def carries(self, place: int, own: str) -> bool:
        return own in self.issues[place]["description"]

    def _add(self, data: dict[str, Any]) -> dict[str, Any]:
        number = len(self.issues) + 1
        labels = [label for label in data.get("labels", "").split(",") if label]
        issue = {
            "id": 1000 + number,
            "iid": number,
            "project_id": 1,
            "web_url": f"{self.server.address}/acme/web/shop/-/issues/{number}",
            "state": "opened",
            "title": data["title"],
            "description": data.get("description"),
            "due_date": data.get("due_date"),
            "labels": labels,
            "assignees": _people_of(data.get("assignee_ids", ())),
        }
        self.issues.append(issue)
        return issue

    def _list(self, *, query: Any, data: Any) -> Any:
        found = [
            issue
            for issue in self.issues
            if query["labels"] in issue["labels"] and not issue.get("gone")
        ]
        size, page = int(query["per_page"]), int(query["page"])
        return found[::-1][(page - 1) * size : page * size]

    def _create(self, *, query: Any, data: Any) -> Any:
        return 201, self._add(data)

    def _fetch(self, number: str, *, query: Any, data: Any) -> Any:
        issue = self.issues[int(number) - 1]
        return (404, {"message": "404 Not found"}) if issue.get("gone") else issue

    def _change(self, number: str, *, query: Any, data: Any) -> Any:
        issue = self.issues[int(number) - 1]
        if "assignee_ids" in data:
            issue["assignees"] = _people_of(data["assignee_ids"])
        for label in data.get("add_labels", "").split(","):
            issue["labels"] += [label] if label else []
        plain = ("title", "description", "due_date")
        issue |= {name: value for name, value in data.items() if name in plain}
        return issue

    def _people(self, *, query: Any, data: Any) -> Any:
        name = query["username"]
        return _people_of([PEOPLE[name]]) if name in PEOPLE else []


def _people_of(numbers: Any) -> list[dict[str, Any]]:
    names = {number: name for name, number in PEOPLE.items()}
    return [{"id": number, "username": names[number]} for number in numbers]
