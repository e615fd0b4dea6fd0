# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The pages of the guide in reading order, as the tables of contents of its pages list them.

A page is known by its path below the guide's folder ("steps/4-timeline.md"). Nothing outside of
that folder is ever read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from app.errors import UserFacingError
from app.guide.page_html import headings
from app.translation import tr

INDEX = "index.md"
_CONTENTS = re.compile(r"^```\{toctree\}\n(?P<lines>.*?)^```", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"^# .+$", re.MULTILINE)
_CAPTION = ":caption:"
_TITLED = re.compile(r".*<(?P<name>[^>]+)>")


@dataclass(frozen=True)
class Page:
    """One page: its name and heading; how deep it stands in the contents, and under which words."""

    name: str
    title: str
    depth: int = 0
    caption: str = ""


class Guide:
    """The guide in a folder. Pages are read when they are first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._texts: dict[str, str] = {}

    def pages(self) -> tuple[Page, ...]:
        """Return all pages, the first one first."""
        found: dict[str, Page] = {}
        self._list(Page(INDEX, self.title(INDEX)), found)
        return tuple(found.values())

    def has(self, name: str) -> bool:
        """Tell whether there is a page of this name."""
        path = self._path(name)
        return path is not None and path.suffix == ".md" and path.is_file()

    def text(self, name: str) -> str:
        """Return a page's Markdown. Raises UserFacingError."""
        if name not in self._texts:
            path = self._path(name)
            try:
                if path is None:
                    raise FileNotFoundError
                self._texts[name] = path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                words = tr("The guide has no page {0}. Please install Hotwash again.")
                raise UserFacingError(words.format(name)) from error
        return self._texts[name]

    def title(self, name: str) -> str:
        """Return a page's first heading; its name where it has none."""
        line = _TITLE.search(self.text(name))
        return next((one.text for one in headings(line[0] if line else "")), name)

    def file(self, page: str, link: str) -> Path | None:
        """Return the file that a page links to, where it is one of the guide's; else None."""
        name = resolved(page, link)
        path = self._path(name) if name else None
        return path if path is not None and path.is_file() else None

    def _path(self, name: str) -> Path | None:
        path = (self.folder / name).resolve()
        return path if path.is_relative_to(self.folder) else None

    def _list(self, page: Page, found: dict[str, Page]) -> None:
        """Put a page into `found`, and those below it that are not there yet."""
        found[page.name] = page
        depth = page.depth + (page.name != INDEX)
        for name, caption in self._children(page.name):
            if name not in found and self.has(name):
                words = caption or page.caption
                self._list(Page(name, self.title(name), depth, words), found)

    def _children(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield the pages that a page lists, each with what stands over its list."""
        for table in _CONTENTS.finditer(self.text(name)):
            caption = ""
            for line in table["lines"].splitlines():
                entry = _TITLED.sub(r"\g<name>", line.strip()).removesuffix(".md")
                if entry.startswith(_CAPTION):
                    caption = entry.removeprefix(_CAPTION).strip()
                elif entry and entry[0] != ":":
                    yield resolved(name, f"{entry}.md"), caption


def resolved(page: str, link: str) -> str:
    """Return the name that a link of a page means; empty where it leads out of the guide."""
    parts: list[str] = []
    for part in (*PurePosixPath(page).parent.parts, *PurePosixPath(link).parts):
        if part == "..":
            if not parts:
                return ""
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "" if link.startswith("/") else "/".join(parts)
