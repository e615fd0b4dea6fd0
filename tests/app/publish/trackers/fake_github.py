# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A small GitHub: issues of one repository, pull requests among them, labels as it pleases."""

from __future__ import annotations

from typing import Any

from pytest_httpserver import HTTPServer

from app.publish.target_config import TargetConfig, TargetKind
from app.publish.trackers.github import GitHub
from tests.app.publish.trackers.described_server import DescribedServer, described

WHEN = "2026-11-02T10:00:00Z"
REASONS = {"done": "completed", "dropped": "not_planned"}
ISSUES = "/api/v3/repos/acme/shop/issues"


class FakeGitHub:
    """One repository, acme/shop."""

    def __init__(self, httpserver: HTTPServer) -> None:
        self.issues: list[dict[str, Any]] = []
        self.late = 0  # GitHub lists at once; kept for the sake of those that don't
        self.may_label = True
        self.server = DescribedServer(httpserver, described("github"), "/api/v3")
        self.config = TargetConfig(
            "github",
            TargetKind.GITHUB,
            self.server.address,
            "acme/shop",
            fields={"owners": ("Sam = sam-k", "Kim = kim")},
        )
        self.server.route("GET", ISSUES, self._list)
        self.server.route("POST", ISSUES, self._create)
        self.server.route("GET", f"{ISSUES}/([0-9]+)", self._fetch)
        self.server.route("PATCH", f"{ISSUES}/([0-9]+)", self._change)
        self.server.route("POST", f"{ISSUES}/([0-9]+)/labels", self._label)

    def tracker(self, config: TargetConfig | None = None) -> GitHub:
        return GitHub(config or self.config, "sesame")

    def key(self, place: int) -> str:
        return f"acme/shop#{place + 1}"

    def shown(self, place: int, name: str) -> str:
        issue = self.issues[place]
        if name == "assignee":
            return str((issue["assignee"] or {}).get("login", ""))
        return str(issue[name] or "")

    def change(self, place: int, name: str, value: str) -> None:
        self.issues[place][name] = value

    def write_around(self, place: int, before: str, behind: str) -> None:
        issue = self.issues[place]
        issue["body"] = f"{before}\r\n\r\n{issue['body']}\r\n\r\n{behind}"

    def set_status(self, place: int, standing: str) -> None:
        closed = standing in ("done", "dropped")
        if closed:  # its description has no null here, though GitHub says it of what is open
            self.issues[place]["state_reason"] = REASONS[standing]
        self.issues[place] |= {
            "state": "closed" if closed else "open",
            "labels": [{"name": "in review"}] if standing == "in_progress" else [],
        }

    def add_by_hand(self, title: str) -> str:
        self._add({"title": title, "body": None})
        return self.key(len(self.issues) - 1)

    def forget(self, place: int) -> None:
        self.issues[place]["gone"] = True

    def carries(self, place: int, own: str) -> bool:
        return own in self.issues[place]["body"]

    def _add(self, data: dict[str, Any]) -> dict[str, Any]:
        number = len(self.issues) + 1
        names = data.get("labels", []) if self.may_label else []
        people = [_person(login) for login in data.get("assignees", ())]
        issue = {
            "id": number,
            "node_id": f"I_{number}",
            "number": number,
            "url": f"https://api.github.com/repos/acme/shop/issues/{number}",
            "html_url": f"https://github.com/acme/shop/issues/{number}",
            "title": data["title"],
            "body": data["body"],
            "state": "open",
            "labels": [{"name": name} for name in names],
            "assignee": people[0] if people else None,
            "assignees": people,
            "user": None,
            "milestone": None,
            "locked": False,
            "comments": 0,
            "closed_at": None,
            "created_at": WHEN,
            "updated_at": WHEN,
            **dict.fromkeys(("repository_url", "comments_url", "events_url"), "https://x.org/1"),
            "labels_url": "https://x.org/1{/name}",
        }
        self.issues.append(issue)
        return issue

    def _list(self, *, query: Any, data: Any) -> Any:
        wanted = query.get("labels")
        found = [
            issue
            for issue in self.issues
            if not issue.get("gone")
            and (wanted is None or wanted in [each["name"] for each in issue["labels"]])
        ]
        size, page = int(query.get("per_page", 30)), int(query.get("page", 1))
        return found[::-1][(page - 1) * size : page * size]

    def _create(self, *, query: Any, data: Any) -> Any:
        return 201, self._add(data)

    def _fetch(self, number: str, *, query: Any, data: Any) -> Any:
        issue = self.issues[int(number) - 1]
        return (404, {"message": "Not Found"}) if issue.get("gone") else issue

    def _change(self, number: str, *, query: Any, data: Any) -> Any:
        issue = self.issues[int(number) - 1]
        if "assignees" in data:
            people = [_person(login) for login in data["assignees"]]
            issue |= {"assignees": people, "assignee": people[0] if people else None}
        issue |= {name: value for name, value in data.items() if name in ("title", "body")}
        return issue

    def _label(self, number: str, *, query: Any, data: Any) -> Any:
        labels = self.issues[int(number) - 1]["labels"]
        labels += [{"name": name} for name in data["labels"]]
        return [
            {
                "id": place,
                "node_id": "L",
                "url": "https://x.org/1",
                "name": each["name"],
                "description": None,
                "color": "ededed",
                "default": False,
            }
            for place, each in enumerate(labels)
        ]


def _person(login: str) -> dict[str, Any]:
    address = f"https://api.github.com/users/{login}"
    urls = (
        *("avatar_url", "url", "html_url", "followers_url", "following_url", "gists_url"),
        *("starred_url", "subscriptions_url", "organizations_url", "repos_url", "events_url"),
        "received_events_url",
    )
    return {
        "login": login,
        "id": 1,
        "node_id": "U",
        "gravatar_id": "",
        "type": "User",
        "site_admin": False,
        **dict.fromkeys(urls, address),
    }
