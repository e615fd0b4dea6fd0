# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where in the guide words stand: section by section, headings before texts."""

from __future__ import annotations

from dataclasses import dataclass

from app.guide.page_html import sections
from app.guide.pages import Guide
from app.insight.search.search_query import SearchQuery, read_query
from app.insight.search.search_words import search_words
from app.insight.search.snippet import Snippet, snippet

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
            _Section(page.name, page.title, one.heading.anchor, one.heading.text, one.text)
            for page in guide.pages()
            for one in sections(guide.text(page.name))
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
    page: str
    page_title: str
    anchor: str
    heading: str
    text: str

    def holds(self, query: SearchQuery) -> bool:
        words = search_words(f"{self.page_title} {self.heading} {self.text}")
        own = search_words(f"{self.heading} {self.text}")
        return (
            all(term.is_in(words) for term in query.wanted)
            and any(term.is_in(own) for term in query.wanted)
            and not any(term.is_in(words) for term in query.unwanted)
        )

    def is_about(self, query: SearchQuery) -> bool:
        words = search_words(self.heading)
        return any(term.is_in(words) for term in query.wanted)

    def found(self, query: SearchQuery) -> Found:
        is_head = self.heading == self.page_title
        title = self.page_title if is_head else f"{self.page_title} – {self.heading}"
        plain = " ".join(self.text.split())
        around = snippet(plain, query.wanted) or Snippet(plain[:120], ())
        return Found(self.page, self.anchor, title, around)
