# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The whole review as one HTML file: no script, nothing fetched, light, dark and on paper."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from app.errors import UserFacingError
from app.paths import resources_dir
from app.publish.evidence_pictures import EvidencePicture, evidence_pictures
from app.publish.export_options import ExportOptions, categories_of
from app.publish.fingerprint import fingerprint
from app.publish.markdown import markdown
from app.publish.marked_text import MarkedSection, is_own_tag, printable, reader, sections
from app.review.review import Review
from app.translation import language, tr
from app.version import VERSION

if TYPE_CHECKING:
    from markdown_it.token import Token

_STYLE = "html/report.css"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_EMPTY_HEAD = re.compile(r"<thead>\s*<tr>\s*(?:<th scope=\"col\"></th>\s*)+</tr>\s*</thead>\s*")
_SVG_START = re.compile(r"<svg [^>]*?width=\"(\d+)\"[^>]*>")


def html(review: Review, options: ExportOptions) -> tuple[str, tuple[str, ...]]:
    """Return the file's text, and sentences about what could not be shown as it was typed."""
    categories = categories_of(review, options.rules)
    source = markdown(review, options.now, categories, transcript=options.transcript)
    title, *others = sections(source)
    drawings, notes = _drawings(review, options)
    shown: list[str] = []
    for place, section in enumerate(others, start=1):
        below = drawings.get(section.heading, "")
        shown.append(_section(section, place, below))
    shown.append(_pictures(evidence_pictures(review, options.files)))
    parts = (
        _head(title.heading),
        f"<body>\n<header>\n<h1>{_text(title.heading)}</h1>\n{_body(title)}</header>\n",
        _contents(others),
        f"<main>\n{''.join(shown)}</main>\n",
        _foot(review),
    )
    return "".join(parts), notes


def _head(title: str) -> str:
    style = (resources_dir() / _STYLE).read_text(encoding="utf-8")
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language())}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
        f'<meta name="generator" content="Hotwash {escape(VERSION)}">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{_text(title)}</title>\n<style>\n{style}</style>\n</head>\n"
    )


def _contents(others: list[MarkedSection]) -> str:
    lines = "".join(
        f'<li><a href="#s{place}">{_text(section.heading)}</a></li>\n'
        for place, section in enumerate(others, start=1)
    )
    name = _text(tr("Contents"))
    return f'<nav aria-label="{name}">\n<h2>{name}</h2>\n<ol>\n{lines}</ol>\n</nav>\n'


def _section(section: MarkedSection, place: int, below: str) -> str:
    head = f'<h2 id="s{place}">{_text(section.heading)}</h2>\n'
    return f'<section aria-labelledby="s{place}">\n{head}{below}{_body(section)}</section>\n'


def _body(section: MarkedSection) -> str:
    """Return what stands below a heading; a table without headings has them in its first cells."""
    made = reader()
    rules: Any = made.renderer.rules  # type: ignore[attr-defined]
    rules["html_inline"] = rules["html_block"] = _tag
    for token in section.tokens:
        if token.type == "th_open":
            token.attrSet("scope", "col")
    written: str = made.renderer.render(section.tokens, made.options, {})
    written = _EMPTY_HEAD.sub("", written)
    return written.replace("<table>", '<div class="wide"><table>').replace(
        "</table>", "</table></div>"
    )


def _tag(tokens: list[Token], place: int, _options: object, _env: object) -> str:
    content = tokens[place].content
    return content if is_own_tag(content) else escape(content)


def _drawings(review: Review, options: ExportOptions) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the drawing that stands below each heading that has one."""
    from app.publish.svg import svg

    places = {
        tr("Timeline (times in {0})").format(review.incident.time_zone): "timeline",
        tr("Causes"): options.lens,
    }
    found: dict[str, str] = {}
    notes: list[str] = []
    for heading, lens in places.items():
        try:
            drawn, told = svg(review, lens, categories_of(review, options.rules))
        except UserFacingError:
            continue  # nothing to draw yet, as the tables show
        found[" ".join(heading.split())] = _inline_svg(drawn.decode(), lens, heading)
        notes += told
    return found, tuple(dict.fromkeys(notes))


def _inline_svg(drawn: str, lens: str, heading: str) -> str:
    """Return a drawing to stand in a page: with ids of its own, and as one picture to a reader."""
    start = _SVG_START.search(drawn)
    assert start is not None
    top = start[0][:-1] + f' role="img" aria-label="{_text(tr("Drawing"))}: {_text(heading)}">'
    before, end, after = drawn[start.end() :].partition("</title>")
    for name in ('id="clip"', "url(#clip)", 'id="group"'):
        after = after.replace(name, name.replace("clip", f"clip-{lens}").replace("group", lens), 1)
    return f'<div class="drawing">{top}{before}{end}{after}</div>\n'


def _pictures(pictures: Iterator[EvidencePicture]) -> str:
    return "".join(
        f'<figure><img alt="{_text(one.name)}" src="data:{one.media_type};base64,'
        f'{b64encode(one.content).decode()}"><figcaption>{_text(one.name)}</figcaption></figure>\n'
        for one in pictures
    )


def _foot(review: Review) -> str:
    words = tr("Fingerprint of the content (SHA-256)")
    told = f"{_text(words)}: <code>{fingerprint(review)}</code>"
    return f"<footer>\n<p>{told}</p>\n</footer>\n</body>\n</html>\n"


def _text(text: str) -> str:
    return escape(printable(text))
