# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The HTML file: whole, self-contained, and safe against whatever somebody typed."""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from app.publish.export import ExportOptions
from app.publish.fingerprint import fingerprint
from app.publish.html_file import html
from app.publish.marked_text import printable
from app.review.edits import set_field
from app.review.event import Event
from app.review.evidence import Evidence
from app.review.note import Note
from app.review.observation import Observation, ObservationKind
from app.review.review import Review
from tests.builders import applied, empty_review, review_with
from tests.fakes import START
from tests.strategies import TEXTS, reviews

OPTIONS = ExportOptions(now=START)
PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</style><script>", "<!--", "]]>",
    "</title><script>alert(1)</script>", "javascript:alert(1)", '"onmouseover="alert(1)',
    "<svg onload=alert(1)>", "[x](javascript:alert(1))", '<a id="e1" onclick=x>', "&lt;b&gt;",
    "</a></td></table>", "<br onclick=x>", "url(#clip)", 'id="clip"',
)  # fmt: skip


class Page(HTMLParser):
    """What a browser finds: every tag with its attributes, and the words people see."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.words.append(" " if tag in ("br", "td", "th", "p", "li", "text", "h1", "h2") else "")

    def handle_data(self, data: str) -> None:
        if not self.tags or self.tags[-1][0] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return as_seen("".join(self.words))


def single_spaced(text: str) -> str:
    return " ".join(text.split())


def as_seen(text: str) -> str:
    """Return words as a page shows them: what Python takes for a space counts as one."""
    return single_spaced(re.sub("[\u240b\u240c\u241c-\u241f]", " ", printable(text)))


def page(review: Review, options: ExportOptions = OPTIONS) -> Page:
    return Page(html(review, options)[0])


@settings(max_examples=15, deadline=None)
@given(review=reviews())
def test_every_word_of_a_review_is_there(review: Review) -> None:
    seen = page(review).text
    texts = [review.incident.title, review.incident.summary, review.impact.description]
    texts += [each.text for each in (*review.events, *review.causes, *review.observations)]
    texts += [each.text for each in (*review.actions, *review.notes)]
    texts += [each.note for each in review.evidence] + [each.name for each in review.people]
    for text in texts:
        assert as_seen(text) in seen


@settings(max_examples=40, deadline=None)
@given(text=st.sampled_from(HOSTILE) | TEXTS)
def test_no_text_becomes_a_tag_an_attribute_or_a_link(text: str) -> None:
    review = review_with(
        Event(id="e1", at=START, text=text, actor=text),
        Event(id="e2", at=START.replace(hour=20), text=text),
        Note(id="n1", text=text),
        Observation(id="o1", kind=ObservationKind.WENT_WELL, text=text),
        Evidence(id="f1", number=1, title=text, link=text, note=text),
        title=text,
    )
    review = applied(review, set_field(review.incident, "summary", f"{text}\n\n{text}"))
    found = page(review)
    assert not {"script", "img", "iframe", "object", "link", "base"} & {
        tag for tag, _ in found.tags
    }
    for tag, attributes in found.tags:
        assert not [name for name in attributes if name.startswith("on")], tag
        if tag == "a" and "href" in attributes:
            assert re.match(r"https?://|#", attributes["href"] or "")
    assert as_seen(text) in found.text


def test_it_stands_alone() -> None:
    source, _ = html(
        review_with(Event(id="e1", at=START, text="See https://example.org/x")), OPTIONS
    )
    found = Page(source)
    assert ("meta", {
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    }) in found.tags  # fmt: skip
    for tag, attributes in found.tags:
        assert not str(attributes.get("src", "data:")).startswith("http"), tag
    assert "@import" not in source
    assert "prefers-color-scheme: dark" in source
    assert "@media print" in source


def test_its_parts_can_be_gone_to_without_seeing_them(example: Review) -> None:
    found = page(example)
    names = [tag for tag, _ in found.tags]
    assert names.count("h1") == names.count("main") == names.count("nav") == 1
    assert ("html", {"lang": "en"}) in found.tags
    ids = [attributes["id"] for _, attributes in found.tags if "id" in attributes]
    assert len(ids) == len(set(ids)), "no id is there twice"
    for tag, attributes in found.tags:
        if tag == "a" and str(attributes.get("href")).startswith("#"):
            assert str(attributes["href"])[1:] in ids
        if tag == "section":
            assert attributes["aria-labelledby"] in ids
        if tag == "th":
            assert attributes["scope"] == "col"


def test_drawings_are_vectors_with_a_name(example: Review) -> None:
    source, _ = html(example, OPTIONS)
    drawings = re.findall(r"<svg .*?</svg>", source, re.DOTALL)
    assert len(drawings) == 2
    for drawing in drawings:
        assert 'role="img" aria-label="' in drawing
        root = etree.fromstring(drawing.encode())
        assert len(root.findall(".//{*}text")) > 5, "text stays text"


def test_pictures_are_in_the_file(tmp_path: Path) -> None:
    class Folder:
        def path(self, sha256: str) -> Path:
            return tmp_path / sha256

    digest = hashlib.sha256(PNG).hexdigest()
    (tmp_path / digest).write_bytes(PNG)
    (tmp_path / "2").write_bytes(b"<svg onload=alert(1)>")
    shot = Evidence(id="f1", number=1, title="The dashboard", media_type="image/png", sha256=digest)
    review = review_with(
        shot,
        replace(shot, id="f2", number=2, media_type="image/svg+xml", sha256="2"),
        replace(shot, id="f3", number=3, sha256="3"),
    )
    found = page(review, replace(OPTIONS, files=Folder()))
    (picture,) = [attributes for tag, attributes in found.tags if tag == "img"]
    assert picture["alt"] == "E1  The dashboard"
    assert b64decode(str(picture["src"]).removeprefix("data:image/png;base64,")) == PNG


def test_the_fingerprint_stands_at_the_end() -> None:
    assert page(empty_review()).text.endswith(fingerprint(empty_review()))


@pytest.mark.parametrize("control", ["\x07", "\x1b", "\x7f", "\ud800", "\uffff"])
def test_what_a_page_may_not_hold_is_shown_and_not_left_out(control: str) -> None:
    review = review_with(Note(id="n1", text=f"be{control}fore"))
    seen = page(review).text
    assert control not in seen
    assert re.search(r"be\Sfore", seen)
