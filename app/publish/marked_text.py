# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The review's Markdown, read back: what HTML and Word files are made of.

So that the three can't disagree. The only tags that count are the two the Markdown itself uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_OWN_TAG = re.compile(r'<br>|<a id="e[0-9]+">|</a>')
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
_PICTURES = 0x2400
"""Where the pictures of control characters begin (Unicode: Control Pictures)."""


@dataclass(frozen=True)
class MarkedSection:
    """A heading, and the tokens below it; the first section is the title with its table."""

    heading: str
    tokens: Sequence[Token]


def reader() -> MarkdownIt:
    """Return what reads the Markdown: CommonMark with tables."""
    from markdown_it import MarkdownIt  # slow to import, and rarely needed

    made = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable("table")
    made.validateLink = _is_own_link  # type: ignore[assignment,method-assign]
    return made


def sections(markdown: str) -> Iterator[MarkedSection]:
    """Yield the sections of a review's Markdown; control characters are shown as pictures."""
    tokens = reader().parse(printable(markdown))
    starts = [place for place, token in enumerate(tokens) if _begins(token)]
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        yield MarkedSection(plain_text(tokens[start + 1]), tokens[start + 3 : end])


def plain_text(token: Token) -> str:
    """Return the words of an inline token."""
    seen = (
        " " if child.content == "<br>" else child.content
        for child in token.children or ()
        if child.type in ("text", "html_inline", "code_inline")
        and not child.content.startswith("<a")
    )
    return " ".join("".join(seen).split())


def is_own_tag(content: str) -> bool:
    """Tell whether a tag is one of the Markdown's own; any other is what somebody typed."""
    return _OWN_TAG.fullmatch(content) is not None


def printable(text: str) -> str:
    """Return `text` without what neither HTML nor XML may hold: nothing goes, it is shown."""
    shown = _CONTROL.sub(lambda found: chr(_PICTURES + min(ord(found[0]), 0x21)), text)
    return _NO_CHARACTER.sub("\ufffd", shown)


def _begins(token: Token) -> bool:
    return token.type == "heading_open" and token.tag in ("h1", "h2") and token.level == 0


def _is_own_link(target: str) -> bool:
    return target.startswith(("https://", "http://", "#e"))
