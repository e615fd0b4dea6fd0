# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A small Jira: it finds issues by label, as late as it is told, and refuses bad ones."""

from __future__ import annotations

import re
from typing import Any

from pytest_httpserver import HTTPServer

from app.publish.target_config import TargetConfig, TargetKind
from app.publish.trackers.adf import adf, holds
from app.publish.trackers.jira import Jira
from tests.app.publish.trackers.described_server import DescribedServer, described

STATUSES = {
    "open": ("To Do", "new"),
    "in_progress": ("In Review", "indeterminate"),
    "done": ("Done", "done"),
}
NAMES = {"title": "summary", "due": "duedate"}


class FakeJira:
    """One project, OPS. `edition` says whether it is Cloud's API or Data Center's."""

    def __init__(self, httpserver: HTTPServer, edition: str = "cloud") -> None:
        self.cloud = edition == "cloud"
        self.issues: list[dict[str, Any]] = []
        self.late = 0  # so many searches a new issue is not found by
        api = "/rest/api/3" if self.cloud else "/rest/api/2"
        search = "/search/jql" if self.cloud else "/search"
        self.server = DescribedServer(httpserver, _description(api, search))
        self.config = TargetConfig(
            "jira",
            TargetKind.JIRA,
            self.server.address,
            "OPS",
            "sam@example.org" if self.cloud else "",
            {"edition": edition, "owners": ("Sam = account-of-sam", "Kim = account-of-kim")},
        )
        self.server.route("POST", f"{api}/issue", self._create)
        self.server.route("POST", f"{api}{search}", self._search)
        self.server.route("GET", f"{api}/issue/([^/]+)", self._fetch)
        self.server.route("PUT", f"{api}/issue/([^/]+)", self._change)

    def tracker(self, config: TargetConfig | None = None) -> Jira:
        return Jira(config or self.config, "sesame")

    def key(self, place: int) -> str:
        return f"OPS-{place + 1}"

    def shown(self, place: int, name: str) -> str:
        fields = self.issues[place]["fields"]
        if name == "assignee":
            return str((fields.get("assignee") or {}).get(self._account, ""))
        if name == "body":
            return str(fields["description"])
        return str(fields.get(NAMES[name]) or "")

    def change(self, place: int, name: str, value: str) -> None:
        """Let somebody change the issue over there."""
        self.issues[place]["fields"][NAMES[name]] = value

    def write_around(self, place: int, before: str, behind: str) -> None:
        fields = self.issues[place]["fields"]
        if self.cloud:
            nodes = fields["description"]["content"]
            fields["description"] = adf([_paragraph(before), *nodes, _paragraph(behind)])
        else:
            fields["description"] = f"{before}\n\n{fields['description']}\r\n\r\n{behind}"

    def set_status(self, place: int, standing: str) -> None:
        fields = self.issues[place]["fields"]
        fields["resolution"] = {"name": "Won't Do"} if standing == "dropped" else None
        name, category = STATUSES["done" if standing == "dropped" else standing]
        fields["status"] = {"name": name, "statusCategory": {"key": category}}

    def add_by_hand(self, title: str) -> str:
        self.issues.append({"key": self.key(len(self.issues)), "fields": {"summary": title}})
        self.set_status(len(self.issues) - 1, "open")
        return self.key(len(self.issues) - 1)

    def forget(self, place: int) -> None:
        self.issues[place]["gone"] = True

    @property
    def _account(self) -> str:
        return "accountId" if self.cloud else "name"

    def _create(self, *, query: Any, data: Any) -> Any:
        fields = data["fields"]
        if fields["project"] != {"key": "OPS"}:
            return 400, {"errorMessages": [], "errors": {"project": "valid project is required"}}
        if isinstance(fields["description"], str) is self.cloud:
            said = "Operation value must be an Atlassian Document"
            return 400, {"errorMessages": [], "errors": {"description": said}}
        if any(" " in label for label in fields["labels"]):
            return 400, {"errors": {"labels": "The label can't contain spaces."}}
        key = self.key(len(self.issues))
        self.issues.append({"key": key, "fields": dict(fields), "late": self.late})
        self.set_status(len(self.issues) - 1, "open")
        return 201, {"id": "1", "key": key, "self": f"{self.server.address}/1"}

    def _search(self, *, query: Any, data: Any) -> Any:
        found = re.fullmatch(r'labels = "([^"\\]+)" ORDER BY created ASC', data["jql"])
        assert found is not None
        hits = []
        for issue in self.issues:
            if found[1] in issue["fields"].get("labels", ()) and not issue.get("gone"):
                if issue["late"] > 0:
                    issue["late"] -= 1
                else:
                    hits.append(issue)
        return {"issues": [_shown(issue) for issue in hits[: data["maxResults"]]]}

    def _fetch(self, key: str, *, query: Any, data: Any) -> Any:
        issue = self._issue(key)
        return _shown(issue) if issue else (404, {"errorMessages": ["Issue does not exist"]})

    def _change(self, key: str, *, query: Any, data: Any) -> Any:
        issue = self._issue(key)
        if issue is None:
            return 404, {"errorMessages": ["Issue does not exist"]}
        issue["fields"] |= data.get("fields", {})
        labels = issue["fields"].setdefault("labels", [])
        labels += [each["add"] for each in data.get("update", {}).get("labels", ())]
        return 204, None

    def _issue(self, key: str) -> dict[str, Any] | None:
        hits = (each for each in self.issues if each["key"] == key and not each.get("gone"))
        return next(hits, None)

    def carries(self, place: int, own: str) -> bool:
        body = self.issues[place]["fields"]["description"]
        return holds(body, own) if self.cloud else own in body


def _shown(issue: dict[str, Any]) -> dict[str, Any]:
    return {"id": "1", "key": issue["key"], "fields": issue["fields"]}


def _paragraph(text: str) -> dict[str, Any]:
    return {"type": "paragraph", "content": [{"type": "text", "text": text}]}


def _description(api: str, search: str) -> dict[str, Any]:
    """Return Cloud's description, at the paths of the edition: Data Center publishes none."""
    cloud = described("jira_cloud")
    paths = {
        path.replace("/rest/api/3/search/jql", f"{api}{search}").replace("/rest/api/3", api): each
        for path, each in cloud["paths"].items()
    }
    return {**cloud, "paths": paths}
