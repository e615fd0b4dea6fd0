# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Words in a Word document: runs, links, places that links lead to, and the language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from markdown_it.token import Token

_PLACE = re.compile(r'<a id="(e[0-9]+)">')


def add_inline(paragraph: Paragraph, tokens: Iterable[Token]) -> None:
    """Add what stands in one line of Markdown; what is no tag of ours is text."""
    strong = 0
    target = ""
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            strong += 1 if token.type == "strong_open" else -1
        elif token.type == "link_open":
            target = str(token.attrGet("href") or "")
        elif token.type == "link_close":
            target = ""
        elif token.type in ("softbreak", "hardbreak") or token.content == "<br>":
            paragraph.add_run().add_break()
        elif token.type == "html_inline" and (found := _PLACE.fullmatch(token.content)):
            _add_place(paragraph, found[1])
        elif token.content and token.content != "</a>":
            _add_words(paragraph, token.content, bool(strong), target)


def set_language(document: Document, name: str) -> None:
    """Say in which language the document is, for spelling and for reading aloud."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    fonts = document.styles.element.find(
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"
    )
    spoken = fonts.find(qn("w:lang"))
    if spoken is None:
        spoken = OxmlElement("w:lang")
        fonts.append(spoken)
    spoken.set(qn("w:val"), {"en": "en-GB", "de": "de-DE"}.get(name, name))


def _add_words(paragraph: Paragraph, words: str, strong: bool, target: str) -> None:  # noqa: FBT001
    run = paragraph.add_run(words)
    run.bold = strong or None
    if target:
        _wrap(paragraph, run, target)


def _wrap(paragraph: Paragraph, run: Any, target: str) -> None:
    """Make a run a link: to the web, or to a place in the document."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    if target.startswith("#"):
        link.set(qn("w:anchor"), target[1:])
    else:
        part = paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), part)
    run.font.underline = True
    node(paragraph).remove(node(run))
    link.append(node(run))
    node(paragraph).append(link)


def _add_place(paragraph: Paragraph, name: str) -> None:
    """Add a bookmark, which links lead to."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), name[1:])
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), name)
        node(paragraph).append(mark)


def node(part: Any) -> Any:
    """Return the XML of a part of the document, for what the library has no words for."""
    return part._element  # noqa: SLF001 - it is shown no other way
