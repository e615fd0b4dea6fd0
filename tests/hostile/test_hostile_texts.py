# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whatever is typed into any field, every export shows it as text and does nothing else."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from icalendar import Calendar
from markdown_it import MarkdownIt

from app.capture.review_file import import_file
from app.publish.export import WRITERS, write_review
from app.publish.export_options import ExportOptions
from app.review.review import Review
from tests.hostile.texts import TEXTS, review_full_of

NOW = datetime(2024, 1, 2, 10, tzinfo=UTC)
FORMULA = re.compile(r"[=+\-@\t\r]")
SAFE_ADDRESS = re.compile(r"https?://|mailto:|#|data:image/(png|jpeg|gif);base64,|$")
OUR_MARKUP = re.compile(r'<br>|<a id="[a-z]+[0-9]+">|</a>')
ACTIVE_TAGS = {"script", "iframe", "object", "embed", "form", "foreignObject", "image", "link"}
CALENDAR_NAMES = {"VCALENDAR", "VEVENT", "VTODO", "VALARM"}
ACTIVE_PDF = {"/JavaScript", "/JS", "/Launch", "/OpenAction", "/AA", "/EmbeddedFiles", "/RichMedia"}


def exported(review: Review, form: str) -> bytes:
    out = io.BytesIO()
    write_review(review, out, form, ExportOptions(now=NOW, transcript=True))
    return out.getvalue()


def check_csv(data: bytes) -> None:
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert [cell for row in rows for cell in row if FORMULA.match(cell)] == []


class _Page(HTMLParser):
    """Notes what a browser would do."""

    def __init__(self) -> None:
        super().__init__()
        self.does: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ACTIVE_TAGS:
            self.does.append(tag)
        for name, value in attrs:
            leads = name in ("href", "src", "xlink:href", "action", "srcset")
            if name.startswith("on") or (leads and not SAFE_ADDRESS.match(value or "")):
                self.does.append(f"{tag} {name}={value}")
            if name == "src" and (value or "").startswith("http"):
                self.does.append(f"loads {value}")


def check_html(data: bytes) -> None:
    page = _Page()
    page.feed(data.decode())
    assert page.does == []


def check_markdown(data: bytes) -> None:
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(data.decode())
    inline = [each for token in tokens for each in token.children or ()]
    for token in (*tokens, *inline):
        is_ours = token.type == "html_inline" and OUR_MARKUP.fullmatch(token.content)
        assert is_ours or token.type not in ("html_block", "html_inline", "image"), token.content
        assert SAFE_ADDRESS.match(str(token.attrs.get("href", ""))), token.attrs


def check_svg(data: bytes) -> None:
    for element in fromstring(data).iter():
        assert element.tag.rpartition("}")[2] not in ACTIVE_TAGS | {"use", "a", "style"}
        assert not [name for name in element.attrib if "href" in name or name.startswith("on")]


def check_calendar(data: bytes) -> None:
    calendar = Calendar.from_ical(data)
    assert {part.name for part in calendar.walk()} <= CALENDAR_NAMES
    for part in calendar.walk("VEVENT"):
        people = part.get("attendee", [])
        for person in people if isinstance(people, list) else [people]:
            assert "a@example.org" not in str(person) or "x" in str(person)
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")


def check_pdf(data: bytes) -> None:
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        for entry in pdf.objects:
            for key, value in _entries(entry):
                assert key not in ACTIVE_PDF
                assert key != "/URI" or SAFE_ADDRESS.match(str(value)), value


def _entries(entry: Any) -> Iterator[tuple[str, Any]]:
    import pikepdf

    if isinstance(entry, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in entry.items():
            yield key, value
            if isinstance(value, pikepdf.Dictionary) and not value.is_indirect:
                yield from _entries(value)


def check_docx(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            assert "vba" not in name.lower()
            if name.endswith((".xml", ".rels")):
                for element in fromstring(packed.read(name)).iter():
                    if element.attrib.get("TargetMode") == "External":
                        assert SAFE_ADDRESS.match(element.attrib["Target"])


def check_chat(data: bytes) -> None:
    """Slack reads <…> as links and calls; every such sign that was typed is written out."""
    for found in re.findall(r"<([^>]*)>", data.decode()):
        assert re.match(r"https?://", found), found


def check_xml(data: bytes) -> None:
    fromstring(data)


CHECKS: dict[str, Callable[[bytes], None]] = {
    "csv": check_csv, "jira.csv": check_csv, "html": check_html, "md": check_markdown,
    "svg": check_svg, "ics": check_calendar, "actions.ics": check_calendar,
    "withdrawn.ics": check_calendar, "pdf": check_pdf,
    "docx": check_docx, "slack": check_chat, "open-psa": check_xml,
}  # fmt: skip
SLOW = {"pdf", "docx", "png", "hotwash"}


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_text_in_every_field_stays_text(text: str) -> None:
    review = review_full_of(text)
    for form in WRITERS.keys() - SLOW:
        CHECKS.get(form, len)(exported(review, form))


@pytest.mark.parametrize("shift", range(0, len(TEXTS), 13))
@pytest.mark.parametrize("form", sorted(SLOW))
def test_a_text_in_each_field_stays_text(form: str, shift: int) -> None:
    CHECKS.get(form, len)(exported(review_full_of(None, shift), form))


@pytest.mark.parametrize("form", ["yaml", "json", "hotwash"])
def test_a_review_comes_back_word_for_word(form: str, tmp_path: Path) -> None:
    for shift in range(0, len(TEXTS), 7):
        review = review_full_of(None, shift)
        path = tmp_path / f"{shift}.{form}"
        path.write_bytes(exported(review, form))
        assert import_file(path).review == review
