# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A page's Markdown as the HTML that a text browser shows, with an anchor at each heading.

The anchors are those that the site of the guide has. What only a site needs is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_NOT_IN_ANCHORS = re.compile(r"[^\w\u4e00-\u9fff\- ]")
_FOR_SITES = "{toctree}"
_BESIDE_NOTE = (
    '<table class="note" width="100%" cellspacing="0" cellpadding="10"><tr><td class="note">'
)

Picture = Callable[[str], str]
"""Gives what is shown for a picture's address."""


@dataclass(frozen=True)
class Heading:
    """A heading: its level from 1 to 6, its words, and the anchor that links name."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class Section:
    """What stands under a heading, as plain text, without that of its own headings below."""

    heading: Heading
    text: str


def page_html(text: str, picture: Picture = str) -> str:
    """Return the body of a page; `picture` may choose another picture for an address."""
    made = _reader()
    tokens = _tokens(text)
    for token, anchor in zip(_heads(tokens), _anchors(tokens), strict=True):
        token.meta["anchor"] = anchor
    for before, token in pairwise(tokens):
        if token.type == "inline" and [child.type for child in token.children or ()] == ["image"]:
            before.attrSet("class", "picture")
    for token in _all(tokens):
        if token.type == "image":
            token.attrSet("src", picture(str(token.attrGet("src") or "")))
    written: str = made.renderer.render(tokens, made.options, {})
    return written


def headings(text: str) -> tuple[Heading, ...]:
    """Return the headings of a page in order."""
    return tuple(section.heading for section in sections(text))


def sections(text: str) -> tuple[Section, ...]:
    """Return the sections of a page in order; what stands before its first heading is none's."""
    tokens = _tokens(text)
    anchors = iter(_anchors(tokens))
    found: list[tuple[Heading, list[str]]] = []
    level = 0
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "heading_close":
            level = 0
        elif token.type == "inline" and level:
            found.append((Heading(level, _plain(token), next(anchors)), []))
        elif found and token.type == "inline":
            found[-1][1].append(_plain(token))
        elif found and token.type in {"fence", "code_block"}:
            found[-1][1].append(token.content)
    return tuple(Section(heading, "\n".join(parts)) for heading, parts in found)


def links(text: str) -> tuple[str, ...]:
    """Return the addresses of all links and pictures of a page."""
    names = {"link_open": "href", "image": "src"}
    return tuple(
        str(token.attrGet(names[token.type]) or "")
        for token in _all(_tokens(text))
        if token.type in names
    )


def strong_words(text: str) -> tuple[str, ...]:
    """Return what a page has in bold: names of controls and keys."""
    return tuple(
        words
        for token in _tokens(text)
        for words, is_bold in _runs(token.children or ())
        if is_bold
    )


def strong_pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Return what stands in bold with something in bold right behind it in brackets."""
    found = []
    for token in _tokens(text):
        parts = _runs(token.children or ())
        for place in range(len(parts) - 2):
            (first, is_name), (between, _), (second, is_key) = parts[place : place + 3]
            if is_name and is_key and between == " (":
                found.append((first, second))
    return tuple(found)


def _runs(tokens: Sequence[Token]) -> list[tuple[str, bool]]:
    """Return the stretches of a text, each with whether it is bold."""
    runs: list[tuple[str, bool]] = []
    is_bold = False
    for token in tokens:
        if token.type in {"strong_open", "strong_close"}:
            is_bold = token.type == "strong_open"
        elif token.content and runs and runs[-1][1] is is_bold and not is_bold:
            runs[-1] = runs[-1][0] + token.content, is_bold
        elif token.content:
            runs.append((token.content, is_bold))
    return runs


def code_lines(text: str) -> tuple[str, ...]:
    """Return what a page has as code: inline, and line by line in blocks."""
    found: list[str] = []
    for token in _all(_tokens(text)):
        if token.type == "code_inline":
            found.append(token.content)
        elif token.type in {"fence", "code_block"}:
            found += token.content.splitlines()
    return tuple(found)


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False}).enable("table")
    rules: Any = made.renderer.rules  # type: ignore[attr-defined]
    rules["heading_open"] = _heading_open
    rules["blockquote_open"] = lambda *_given: _BESIDE_NOTE
    rules["blockquote_close"] = lambda *_given: "</td></tr></table>"
    rules["table_open"] = lambda *_given: '<table cellspacing="0" cellpadding="6" width="100%">'
    rules["fence"] = _fence
    return made


def _heading_open(tokens: Sequence[Token], place: int, *_given: object) -> str:
    token = tokens[place]
    return f'<{token.tag}><a name="{escape(token.meta["anchor"])}"></a>'


def _fence(tokens: Sequence[Token], place: int, *_given: object) -> str:
    code = escape(tokens[place].content.rstrip("\n"))
    return (
        '<table class="code" width="100%" cellspacing="0" cellpadding="8"><tr>'
        f'<td class="code"><pre>{code}</pre></td></tr></table>'
    )


def _tokens(text: str) -> list[Token]:
    return [
        token
        for token in _reader().parse(text)
        if not (token.type == "fence" and token.info.startswith(_FOR_SITES))
    ]


def _all(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def _heads(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.type == "heading_open"]


def _anchors(tokens: Sequence[Token]) -> list[str]:
    """Return the anchors of the headings: what stands there twice gets a number."""
    found: list[str] = []
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            slug = _slug(_plain(tokens[place + 1]))
            anchor, count = slug, 1
            while anchor in found:
                anchor, count = f"{slug}-{count}", count + 1
            found.append(anchor)
    return found


def _slug(words: str) -> str:
    return _NOT_IN_ANCHORS.sub("", words.lower().strip()).replace(" ", "-")


def _plain(token: Token) -> str:
    kinds = {"text", "code_inline", "image"}
    parts = (
        " " if child.type in {"softbreak", "hardbreak"} else child.content
        for child in token.children or ()
        if child.type in {*kinds, "softbreak", "hardbreak"}
    )
    return "".join(parts)
