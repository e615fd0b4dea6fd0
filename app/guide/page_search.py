# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where in the guide words stand: section by section, headings before texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.guide.page_html import Section, sections
from app.guide.pages import Guide, Page
from app.insight.search.search_query import SearchQuery, read_query
from app.insight.search.search_words import search_words
from app.insight.search.snippet import LONGEST, Snippet, snippet

MOST = 60


@dataclass(frozen=True)
class Found:
    """A section that holds the words: its page, its anchor, and the words around them."""

    page: str
    anchor: str
    title: str
    around: Snippet


class PageSearch:
    """Searches a guide; its pages are cut into words once."""

    def __init__(self, guide: Guide) -> None:
        self._sections = [
            _section(page, one) for page in guide.pages() for one in sections(guide.text(page.name))
        ]

    def find(self, text: str) -> tuple[Found, ...]:
        """Return the sections that hold all that is asked for, the best first."""
        query = read_query(text)
        if not query:
            return ()
        held = [one for one in self._sections if one.holds(query)]
        held.sort(key=lambda one: not one.is_about(query))
        return tuple(one.found(query) for one in held[:MOST])


@dataclass(frozen=True)
class _Section:
    """A section with its words: those of its heading, its own, and all with the page's title."""

    page: Page
    part: Section
    of_heading: Sequence[str]
    own: Sequence[str]
    every: Sequence[str]

    def holds(self, query: SearchQuery) -> bool:
        return (
            all(term.is_in(self.every) for term in query.wanted)
            and any(term.is_in(self.own) for term in query.wanted)
            and not any(term.is_in(self.every) for term in query.unwanted)
        )

    def is_about(self, query: SearchQuery) -> bool:
        return any(term.is_in(self.of_heading) for term in query.wanted)

    def found(self, query: SearchQuery) -> Found:
        heading, title = self.part.heading, self.page.title
        if heading.text != title:
            title = f"{title} – {heading.text}"
        plain = " ".join(self.part.text.split())
        around = snippet(plain, query.wanted) or Snippet(plain[:LONGEST], ())
        return Found(self.page.name, heading.anchor, title, around)


def _section(page: Page, part: Section) -> _Section:
    of_heading = search_words(part.heading.text)
    own = [*of_heading, *search_words(part.text)]
    return _Section(page, part, of_heading, own, [*search_words(page.title), *own])
