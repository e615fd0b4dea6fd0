# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Make citations of facts in finished Markdown lead to the list of evidence."""

from __future__ import annotations

import re
from collections.abc import Collection

from app.review.citations import citations, cited

_KEPT = re.compile(r"""\[(?:\\.|[^\]\\])*\]\(<[^>]*>\)|<a id="e[0-9]+"></a>E[0-9]+""")
"""Links stay as they are, addresses and all, and so do the places that are led to."""


def anchor(number: int) -> str:
    """Return the fact's number as the place that its citations lead to."""
    return f'<a id="e{number}"></a>{cited(number)}'


def with_links(markdown: str, numbers: Collection[int]) -> str:
    """Return `markdown` with each citation of a fact in `numbers` as a link to its `anchor`."""
    parts: list[str] = []
    done = 0
    for kept in _KEPT.finditer(markdown):
        parts += [_linked(markdown[done : kept.start()], numbers), kept[0]]
        done = kept.end()
    return "".join([*parts, _linked(markdown[done:], numbers)])


def _linked(text: str, numbers: Collection[int]) -> str:
    parts: list[str] = []
    done = 0
    for each in citations(text):
        if each.number in numbers:
            link = f"[{text[each.start : each.end]}](#e{each.number})"
            parts += [text[done : each.start], link]
            done = each.end
    return "".join([*parts, text[done:]])
