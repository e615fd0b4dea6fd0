# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Confluence's storage format: XHTML with macros. What people typed is text, and never a macro.

Whatever is finished markup has the type `Xml`; a plain text becomes it by `text` alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NewType
from xml.sax.saxutils import escape, quoteattr

Xml = NewType("Xml", str)

NOTHING = Xml("")
RULE = Xml("<hr />")
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"\\]+")


def text(plain: str) -> Xml:
    """Return a text as it is shown; what XML can't hold is left out, a new line is a break."""
    lines = allowed(plain).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Xml("<br />".join(escape(line) for line in lines))


def allowed(plain: str) -> str:
    """Return a text without the characters that XML does not allow."""
    return _FORBIDDEN.sub("", plain)


def joined(parts: Iterable[Xml], between: Xml = NOTHING) -> Xml:
    """Return several pieces as one."""
    return Xml(between.join(part for part in parts if part))


def element(name: str, inner: Xml = NOTHING, attributes: Mapping[str, str] | None = None) -> Xml:
    """Return an element; `name` is a literal of this house, never what somebody typed."""
    given = "".join(
        f" {key}={quoteattr(allowed(value))}" for key, value in (attributes or {}).items()
    )
    return Xml(f"<{name}{given}>{inner}</{name}>" if inner else f"<{name}{given} />")


def heading(plain: str, level: int = 2) -> Xml:
    """Return a heading."""
    return element(f"h{level}", text(plain) or Xml(" "))


def paragraphs(plain: str) -> Xml:
    """Return a text as paragraphs; an empty line begins a new one."""
    blocks = re.split(r"\n[ \t]*\n", plain.replace("\r\n", "\n"))
    return joined(element("p", text(block.strip("\n"))) for block in blocks if block.strip())


def bullets(items: Iterable[Xml]) -> Xml:
    """Return a list with points, nothing where there are none."""
    points = joined(element("li", item) for item in items if item)
    return element("ul", points) if points else NOTHING


def table(headings: Sequence[str], rows: Sequence[Sequence[Xml]]) -> Xml:
    """Return a table without the columns in which nothing stands, nothing where no row does."""
    kept = [place for place in range(len(headings)) if any(row[place] for row in rows)]
    if not kept:
        return NOTHING
    head = joined(element("th", text(headings[place]) or Xml(" ")) for place in kept)
    lines = [head, *(joined(element("td", row[place]) for place in kept) for row in rows)]
    return element("table", element("tbody", joined(element("tr", line) for line in lines)))


def link(plain: str, address: str) -> Xml:
    """Return a link where `address` is one of the web, else the words alone."""
    if not _WEB_ADDRESS.fullmatch(address):
        return text(" ".join(part for part in (plain, address) if part))
    return element("a", text(plain or address), {"href": address})


def macro(name: str, parameters: Mapping[str, str] | None = None, body: Xml = NOTHING) -> Xml:
    """Return a macro; `name` and the names of `parameters` are literals of this house."""
    given = joined(
        element("ac:parameter", Xml(escape(allowed(value))), {"ac:name": key})
        for key, value in (parameters or {}).items()
        if value
    )
    inner = joined((given, element("ac:rich-text-body", body) if body else NOTHING))
    return element("ac:structured-macro", inner, {"ac:name": name, "ac:schema-version": "1"})


def picture(filename: str, alternative: str) -> Xml:
    """Return an attached picture, with words for those who don't see it."""
    attached = element("ri:attachment", attributes={"ri:filename": filename})
    return element("ac:image", attached, {"ac:width": "900", "ac:alt": alternative})
