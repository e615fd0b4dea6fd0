# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Pages over the network, in the two editions of Confluence.

Cloud makes and changes pages through its API of version 2, and has labels and attachments in that
of version 1 alone; Data Center has all of it in its only one. A page is found by its title, which a
space has once: that asks no search index, and Confluence itself refuses a second one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import quote

from app.errors import UserFacingError
from app.publish.atlassian import atlassian_headers, is_cloud, project_of
from app.publish.confluence.storage_format import Xml
from app.publish.http import Http, Refused, checked_base
from app.publish.target_config import TargetConfig
from app.translation import tr

_LONGEST_LABEL = 255


@dataclass(frozen=True)
class Page:
    """A page as it stands there. `version` counts its changes, `body` is storage format."""

    id: str
    title: str
    version: int
    body: str = ""
    url: str = ""
    author: str = ""


class Pages(Protocol):
    """The pages of one space. All of it raises UserFacingError."""

    http: Http

    def check_space(self) -> None:
        """Ask whether the space is there."""
        ...

    def titled(self, title: str) -> Page | None:
        """Return the page with this title."""
        ...

    def fetch(self, page_id: str) -> Page:
        """Return a page with its text."""
        ...

    def create(self, title: str, body: Xml, parent: str) -> Page:
        """Make a page, below `parent` (a number) where one is named."""
        ...

    def update(self, page: Page, title: str, body: Xml) -> Page:
        """Change a page, unless somebody was quicker (Refused, 409)."""
        ...

    @property
    def older(self) -> str:
        """Where the API of version 1 is, for labels and attachments."""
        ...


def pages_of(config: TargetConfig, secret: str) -> Pages:
    """Return the pages of a space. Raises UserFacingError."""
    headers = atlassian_headers(config, secret)
    space = project_of(config)
    base = checked_base(config.address)
    if is_cloud(config):
        return CloudPages(Http(base if base.endswith("/wiki") else f"{base}/wiki", headers), space)
    return DataCenterPages(Http(base, headers), space)


class CloudPages:
    """Pages in Confluence Cloud."""

    older = "/rest/api"

    def __init__(self, http: Http, space: str) -> None:
        self.http = http
        self._space = space
        self._space_number = ""

    def check_space(self) -> None:
        """See `Pages`."""
        self._space_id()

    def titled(self, title: str) -> Page | None:
        """See `Pages`."""
        query = {"space-id": self._space_id(), "title": title, "body-format": "storage"}
        found = self.http.send("GET", "/api/v2/pages", query=query).json().get("results") or []
        return self._read(found[0]) if found else None

    def fetch(self, page_id: str) -> Page:
        """See `Pages`."""
        path = f"/api/v2/pages/{quote(page_id, safe='')}"
        return self._read(self.http.send("GET", path, query={"body-format": "storage"}).json())

    def create(self, title: str, body: Xml, parent: str) -> Page:
        """See `Pages`."""
        data = {
            "spaceId": self._space_id(),
            "status": "current",
            "title": title,
            "body": {"representation": "storage", "value": body},
        }
        if parent:
            data["parentId"] = parent
        return self._read(self.http.send("POST", "/api/v2/pages", data=data).json())

    def update(self, page: Page, title: str, body: Xml) -> Page:
        """See `Pages`."""
        data = {
            "id": page.id,
            "status": "current",
            "title": title,
            "body": {"representation": "storage", "value": body},
            "version": {"number": page.version + 1},
        }
        path = f"/api/v2/pages/{quote(page.id, safe='')}"
        return self._read(self.http.send("PUT", path, data=data).json())

    def _space_id(self) -> str:
        """Return the number of the space: version 2 knows spaces by it."""
        if not self._space_number:
            query = {"keys": self._space}
            found = self.http.send("GET", "/api/v2/spaces", query=query).json().get("results")
            if not found:
                raise _no_space(self.http.host, self._space)
            self._space_number = str(found[0]["id"])
        return self._space_number

    def _read(self, page: Mapping[str, Any]) -> Page:
        version = page.get("version") or {}
        return Page(
            str(page["id"]),
            str(page.get("title") or ""),
            int(version.get("number") or 0),
            str(((page.get("body") or {}).get("storage") or {}).get("value") or ""),
            _page_url(self.http.base, page),
            str(version.get("authorId") or ""),
        )


class DataCenterPages:
    """Pages in Confluence Data Center."""

    older = "/rest/api"
    _EXPAND = "version,body.storage"

    def __init__(self, http: Http, space: str) -> None:
        self.http = http
        self._space = space

    def check_space(self) -> None:
        """See `Pages`."""
        self.http.send("GET", f"/rest/api/space/{quote(self._space, safe='')}")

    def titled(self, title: str) -> Page | None:
        """See `Pages`."""
        query = {"type": "page", "spaceKey": self._space, "title": title, "expand": self._EXPAND}
        found = self.http.send("GET", "/rest/api/content", query=query).json().get("results") or []
        return self._read(found[0]) if found else None

    def fetch(self, page_id: str) -> Page:
        """See `Pages`."""
        path = f"/rest/api/content/{quote(page_id, safe='')}"
        return self._read(self.http.send("GET", path, query={"expand": self._EXPAND}).json())

    def create(self, title: str, body: Xml, parent: str) -> Page:
        """See `Pages`."""
        data: dict[str, Any] = {
            "type": "page",
            "title": title,
            "space": {"key": self._space},
            "body": {"storage": {"value": body, "representation": "storage"}},
        }
        if parent:
            data["ancestors"] = [{"id": parent}]
        return self._read(self.http.send("POST", "/rest/api/content", data=data).json())

    def update(self, page: Page, title: str, body: Xml) -> Page:
        """See `Pages`."""
        data = {
            "id": page.id,
            "type": "page",
            "title": title,
            "body": {"storage": {"value": body, "representation": "storage"}},
            "version": {"number": page.version + 1},
        }
        path = f"/rest/api/content/{quote(page.id, safe='')}"
        return self._read(self.http.send("PUT", path, data=data).json())

    def _read(self, page: Mapping[str, Any]) -> Page:
        version = page.get("version") or {}
        return Page(
            str(page["id"]),
            str(page.get("title") or ""),
            int(version.get("number") or 0),
            str(((page.get("body") or {}).get("storage") or {}).get("value") or ""),
            _page_url(self.http.base, page),
            str((version.get("by") or {}).get("displayName") or ""),
        )


def add_labels(pages: Pages, page: Page, labels: Sequence[str]) -> None:
    """Give a page labels beside those it has. Raises UserFacingError."""
    names = dict.fromkeys(filter(None, map(_label, labels)))
    data = [{"prefix": "global", "name": name} for name in names]
    pages.http.send("POST", f"{pages.older}/content/{quote(page.id, safe='')}/label", data=data)


def attach(pages: Pages, page: Page, filename: str, content: bytes, digest: str) -> None:
    """Attach a picture, or a new version of it, unless the same is there. Raises UserFacingError.

    The attachment's comment holds the digest of what it was made of.
    """
    base = f"{pages.older}/content/{quote(page.id, safe='')}/child/attachment"
    found = pages.http.send("GET", base, query={"filename": filename, "expand": "metadata"}).json()
    there = next(iter(found.get("results") or ()), None)
    if there and _comment(there) == digest:
        return
    path = f"{base}/{quote(str(there['id']), safe='')}/data" if there else base
    pages.http.send(
        "POST",
        path,
        files={
            "file": (filename, content, "image/png"),
            "comment": ("", digest.encode(), "text/plain; charset=utf-8"),
            "minorEdit": ("", b"true", "text/plain"),
        },
        headers={"x-atlassian-token": "nocheck"},
    )


def is_taken(refused: Refused) -> bool:
    """Tell whether a page was refused because the space has one with its title."""
    return refused.status in (400, 409)


def _comment(attachment: Mapping[str, Any]) -> str:
    metadata = attachment.get("metadata") or {}
    extensions = attachment.get("extensions") or {}
    return str(metadata.get("comment") or extensions.get("comment") or "")


def _label(label: str) -> str:
    """Return a label as Confluence takes it: small letters, without spaces and signs."""
    kept = "".join(each if each.isalnum() or each in "-_" else "-" for each in label.lower())
    return kept[:_LONGEST_LABEL].strip("-")


def _page_url(base: str, page: Mapping[str, Any]) -> str:
    links = page.get("_links") or {}
    shown = str(links.get("webui") or "")
    return f"{base}{shown}" if shown.startswith("/") else base


def _no_space(host: str, space: str) -> UserFacingError:
    return UserFacingError(
        tr("{0} has no space “{1}”, or does not show it to this account. Check its key.").format(
            host, space
        )
    )
