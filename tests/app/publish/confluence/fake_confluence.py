# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A small Confluence: one space in which a title stands once, versions, labels, attachments."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

from pytest_httpserver import HTTPServer

from app.publish.confluence.pages import pages_of
from app.publish.confluence.target import ConfluencePage
from app.publish.target_config import TargetConfig, TargetKind
from tests.app.publish.trackers.described_server import DescribedServer, described

NAMESPACES = '<page xmlns:ac="ac" xmlns:ri="ri">{0}</page>'
OLD = "/rest/api/content"


class FakeConfluence:
    """The space OPS. `edition` says whether it is Cloud's API or Data Center's."""

    def __init__(self, httpserver: HTTPServer, edition: str) -> None:
        self.cloud = edition == "cloud"
        self.pages: list[dict[str, Any]] = []
        self.base = "/wiki" if self.cloud else ""
        self.server = DescribedServer(httpserver, described(f"confluence_{edition}"), self.base)
        self.config = TargetConfig(
            "wiki",
            TargetKind.CONFLUENCE,
            self.server.address,
            "OPS",
            "sam@example.org" if self.cloud else "",
            {"edition": edition, "labels": ("Post Mortem",), "drawings": ("timeline", "whys")},
        )
        self._add_routes()

    def target(self, config: TargetConfig | None = None, pauses: Any = None) -> ConfluencePage:
        chosen = config or self.config
        return ConfluencePage(chosen, pages_of(chosen, "sesame"), (pauses or []).append)

    def change(self, place: int, before: str, behind: str) -> None:
        """Let somebody write around what is there, and save it as Confluence would."""
        page = self.pages[place]
        page["body"] = f"<p>{before}&nbsp;</p>{page['body']}\n<p>{behind}</p>"
        page["version"] += 1

    def _add_routes(self) -> None:
        old = f"{self.base}{OLD}"
        route = self.server.route
        if self.cloud:
            route("GET", "/wiki/api/v2/spaces", self._spaces)
            route("GET", "/wiki/api/v2/pages", self._titled)
            route("POST", "/wiki/api/v2/pages", self._create)
            route("GET", "/wiki/api/v2/pages/([0-9]+)", self._fetch)
            route("PUT", "/wiki/api/v2/pages/([0-9]+)", self._update)
        else:
            route("GET", "/rest/api/space/OPS", lambda **_: {"id": 77, "key": "OPS"})
            route("GET", OLD, self._titled)
            route("POST", OLD, self._create)
            route("GET", f"{OLD}/([0-9]+)", self._fetch)
            route("PUT", f"{OLD}/([0-9]+)", self._update)
        route("POST", f"{old}/([0-9]+)/label", self._label)
        route("GET", f"{old}/([0-9]+)/child/attachment", self._attachments)
        route("POST", f"{old}/([0-9]+)/child/attachment", self._attach)
        route("POST", f"{old}/([0-9]+)/child/attachment/([^/]+)/data", self._attach_again)

    def _spaces(self, *, query: Any, data: Any) -> Any:
        found = [{"id": "77", "key": "OPS", "name": "Operations"}] if query["keys"] == "OPS" else []
        return {"results": found}

    def _titled(self, *, query: Any, data: Any) -> Any:
        found = [each for each in self.pages if each["title"] == query["title"]]
        return _several([self._shown(each) for each in found if not each["gone"]])

    def _create(self, *, query: Any, data: Any) -> Any:
        if any(each["title"] == data["title"] and not each["gone"] for each in self.pages):
            return 400, {"message": "A page with this title already exists in this space"}
        parent = data.get("parentId") or (data.get("ancestors") or [{}])[0].get("id", "")
        page = {
            "id": str(100 + len(self.pages)),
            "title": data["title"],
            "version": 1,
            "body": self._stored(data),
            "parent": parent,
            "labels": [],
            "attachments": {},
            "gone": False,
        }
        self.pages.append(page)
        return self._shown(page)

    def _fetch(self, number: str, *, query: Any, data: Any) -> Any:
        page = self._page(number)
        return (404, {"message": "No content found"}) if page["gone"] else self._shown(page)

    def _update(self, number: str, *, query: Any, data: Any) -> Any:
        page = self._page(number)
        if data["version"]["number"] != page["version"] + 1:
            return 409, {"message": "Version must be incremented"}
        page |= {"title": data["title"], "body": self._stored(data)}
        page["version"] += 1
        return self._shown(page)

    def _stored(self, data: Any) -> str:
        """Return the text as it is stored: Confluence refuses what is no XHTML."""
        body = data["body"] if self.cloud else data["body"]["storage"]
        ET.fromstring(NAMESPACES.format(body["value"].replace("&nbsp;", "&#160;")))
        return str(body["value"])

    def _label(self, number: str, *, query: Any, data: Any) -> Any:
        labels = self._page(number)["labels"]
        labels += [each["name"] for each in data if each["name"] not in labels]
        return _several(
            [{"prefix": "global", "name": each, "id": each, "label": each} for each in labels]
        )

    def _attachments(self, number: str, *, query: Any, data: Any) -> Any:
        there = self._page(number)["attachments"].get(query["filename"])
        return _several([_attachment(query["filename"], there)] if there else [])

    def _attach(self, number: str, *, query: Any, data: Any) -> Any:
        name, content = data["file"]
        attachments = self._page(number)["attachments"]
        if name in attachments:
            return 400, {"message": "Cannot add a new attachment with same file name"}
        attachments[name] = {"content": content, "comment": data["comment"], "version": 1}
        return _several([_attachment(name, attachments[name])])

    def _attach_again(self, number: str, _attachment_id: str, *, query: Any, data: Any) -> Any:
        name, content = data["file"]
        there = self._page(number)["attachments"][name]
        there |= {"content": content, "comment": data["comment"]}
        there["version"] += 1
        return _attachment(name, there)

    def _page(self, number: str) -> dict[str, Any]:
        return self.pages[int(number) - 100]

    def _shown(self, page: dict[str, Any]) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "id": page["id"],
            "title": page["title"],
            "status": "current",
            "body": {"storage": {"value": page["body"], "representation": "storage"}},
            "_links": {"webui": f"/spaces/OPS/pages/{page['id']}"},
        }
        if self.cloud:
            return {**shown, "version": {"number": page["version"], "authorId": "5b10ac8d82e05b22"}}
        by = {"type": "known", "displayName": "Kim Lee"}
        version = {"number": page["version"], "by": by, "when": "2026-11-02T10:00:00.000Z"}
        return {**shown, "type": "page", "version": {**version, "minorEdit": False}}


def _several(results: list[dict[str, Any]]) -> dict[str, Any]:
    return {"results": results, "start": 0, "limit": 25, "size": len(results), "_links": {}}


def _attachment(name: str, there: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": f"att-{name}",
        "type": "attachment",
        "status": "current",
        "title": name,
        "metadata": {"comment": there["comment"]},
    }
