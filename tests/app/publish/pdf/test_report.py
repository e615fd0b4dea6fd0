# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The report: every word comes back out of it, its fonts are inside, its pages are numbered."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import Destination

from app.agenda import commands
from app.capture.review_file import import_file
from app.errors import UserFacingError
from app.fonts import face, font_file
from app.paths import resource
from app.publish.export import ExportOptions, export_review
from app.publish.pdf.report import ReportOptions, ReportResult, write_report
from app.publish.pdf.typefaces import fallback
from app.review.action import Action
from app.review.approval import Approval
from app.review.cause import EFFECT_ID, Cause, CauseState, Link
from app.review.edits import Set, addition
from app.review.event import Event, Moment
from app.review.evidence import Evidence
from app.review.freezing import freezing
from app.review.impact_window import ImpactWindow
from app.review.item import Kind
from app.review.note import Note
from app.review.observation import Observation
from app.review.people import Person
from app.review.review import Review
from app.review.transcript_line import TranscriptLine
from tests.builders import applied, empty_review, review_with
from tests.fakes import START
from tests.real_reviews import REAL_REVIEWS

NOW = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
CATEGORIES = ("Detection", "Tooling", "Process")
TEXT_FONT = face(font_file(400)).widths
ALPHABET = (
    st.characters(codec="utf-8", categories=("L", "N", "P", "S"), max_codepoint=0x52F)
    .filter(lambda sign: ord(sign) in TEXT_FONT or fallback(ord(sign)) is not None)
    .filter(lambda sign: unicodedata.bidirectional(sign) not in ("R", "AL"))
)
WORDS = st.text(ALPHABET, min_size=1, max_size=30).filter(
    lambda text: unicodedata.normalize("NFKC", text) == text
)


def printed(review: Review, **options: Any) -> tuple[PdfReader, ReportResult]:
    """Return the report of `review`, read back."""
    out = BytesIO()
    result = write_report(review, out, ReportOptions(now=NOW, categories=CATEGORIES, **options))
    return PdfReader(out), result


def text_of(reader: PdfReader) -> str:
    """Return all text of a report without white space."""
    told = "".join(page.extract_text() for page in reader.pages)
    return "".join(unicodedata.normalize("NFKC", told).split())


def top_of(reader: PdfReader) -> list[Destination]:
    """Return the bookmarks of sections, without those below them."""
    return [entry for entry in reader.outline if isinstance(entry, Destination)]


def told_everywhere(text: str) -> Review:
    """Return a review that says `text` in every place where a person can type."""
    review = review_with(
        Person(id="p", name=text, team=text),
        Evidence(id="f", title=text, note=text),
        Event(id="e", at=START, text=text, actor=text),
        Cause(id="c", text=text, category=text, notes=text),
        Observation(id="o", text=text),
        Action(id="a", text=text, owner=text, done_when=text, tracker_key=text),
        Approval(id="v", approver=text, role=text, comment=text),
        Note(id="n", text=text),
        title=text,
    )
    review = applied(review, addition(review, Link(id="", effect_id=EFFECT_ID, cause_id="c")))
    single = {Kind.INCIDENT: ("summary", "statement", "reference"), Kind.IMPACT: ("description",)}
    edits = [Set(kind, kind.value, name, text) for kind, names in single.items() for name in names]
    return applied(review, *edits, Set(Kind.CAUSE, EFFECT_ID, "text", text))


TYPED_FIELDS = 22
"""How often `told_everywhere` says its text, at least as often as the report must."""


@given(text=WORDS)
@example(text="List<String>items")
@example(text="<b>unclosed")
@example(text="&")
@example(text="&amp;lt;")
@example(text="x" * 300)
@settings(max_examples=12, deadline=None)
def test_every_typed_text_comes_back_out_of_the_report(text: str) -> None:
    reader, result = printed(told_everywhere(text))
    assert text_of(reader).count("".join(text.split())) >= TYPED_FIELDS
    assert result.warnings == ()


@pytest.mark.parametrize("field", ["event", "action", "summary"])
def test_a_cell_larger_than_a_page_goes_on_over_pages(field: str) -> None:
    long = " ".join(f"word{number}" for number in range(2600))
    items = {"event": Event(id="e", text=long), "action": Action(id="a", text=long)}
    review = review_with(items[field]) if field in items else empty_review()
    if field == "summary":
        review = applied(review, Set(Kind.INCIDENT, "incident", "summary", long))
    reader, _ = printed(review)
    told = text_of(reader)
    assert all(f"word{number}" in told for number in range(0, 2600, 13))
    assert len(reader.pages) > 5


@pytest.mark.parametrize("name", ["title", "reference", "summary", "statement"])
def test_a_head_of_many_words_goes_on_over_pages(name: str) -> None:
    long = " ".join(f"word{number}" for number in range(2600))
    review = applied(empty_review(), Set(Kind.INCIDENT, "incident", name, long))
    reader, _ = printed(review)
    assert "word2599" in text_of(reader)


def test_a_title_of_another_script_has_its_font_in_every_header() -> None:
    reader, result = printed(empty_review("漢字"))
    assert result.warnings == ()
    assert all("漢字" in page.extract_text() for page in reader.pages)


def test_a_word_without_an_end_is_broken() -> None:
    reader, _ = printed(review_with(Event(id="e", text="x" * 100_000)))
    assert text_of(reader).count("x") >= 100_000


def test_what_no_font_has_is_told_and_never_a_silent_box() -> None:
    reader, result = printed(review_with(Event(id="e", text="fine \u16a0")))
    assert "[U+16A0]" in text_of(reader)
    assert any("U+16A0" in sentence for sentence in result.warnings)


@pytest.fixture(scope="module")
def report() -> PdfReader:
    """Return the report of the example, with a meeting's clock."""
    review = import_file(resource("examples", "gitlab-2017-01-31.yaml")).review
    review = applied(review, commands.start(review, START))
    return printed(review)[0]


def test_only_embedded_fonts_are_used(report: PdfReader) -> None:
    seen = set()
    for page in report.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            found = font.get_object()
            seen.add(found["/BaseFont"])
            assert "/FontFile2" in found["/FontDescriptor"]
    assert not any("Helvetica" in name for name in seen)


def test_pages_are_numbered_and_sections_are_bookmarks(report: PdfReader) -> None:
    total = len(report.pages)
    for number, page in enumerate(report.pages, start=1):
        assert f"Page {number} of {total}" in page.extract_text()
    sections = [entry.title for entry in top_of(report)]
    assert "Timeline" in sections
    assert "Time in the meeting" in sections
    assert sections == list(dict.fromkeys(sections))
    contents = text_of(report)
    for entry in top_of(report):
        place = report.get_destination_page_number(entry)
        title = "".join(entry.title.split())
        assert f"{title}{(place or 0) + 1}" in contents


def test_the_chart_stands_under_its_heading(report: PdfReader) -> None:
    page = next(p for p in report.pages[2:] if "\nTimeline\n" in p.extract_text())
    assert "Build-up" in page.extract_text().split("\nTimeline\n")[1]


def test_the_document_says_what_it_is(report: PdfReader) -> None:
    assert report.metadata is not None
    assert report.metadata.title == "GitLab.com database outage"
    assert report.metadata.subject == "Post-incident review"


def test_the_same_review_gives_the_same_bytes() -> None:
    review = REAL_REVIEWS[0]()
    first, second = BytesIO(), BytesIO()
    for out in (first, second):
        write_report(review, out, ReportOptions(now=NOW))
    assert first.getvalue() == second.getvalue()


def test_the_example_is_exported_without_a_warning(tmp_path: Path) -> None:
    review = import_file(resource("examples", "gitlab-2017-01-31.yaml")).review
    target = tmp_path / "report.pdf"
    assert export_review(review, target, options=ExportOptions(now=NOW)) == ()
    assert PdfReader(target).metadata is not None


def test_contributing_factors_are_listed_by_area() -> None:
    sure = CauseState.CONFIRMED
    review = review_with(
        Cause(id="c1", number=1, text="No alarm", category="Tooling", state=sure),
        Cause(id="c2", number=2, text="Load", category="Detection", state=sure),
        Cause(id="c3", number=3, text="Late hour"),
        *(Link(id=f"l{n}", effect_id=EFFECT_ID, cause_id=f"c{n}") for n in (1, 2, 3)),
    )
    told = text_of(printed(review)[0]).partition("Whatcontributed,byarea")[2]
    listed = ("DetectionC2Load", "ToolingC1Noalarm", "NotyetconfirmedC3Latehour")
    assert sorted(listed, key=told.index) == list(listed)


@pytest.mark.parametrize("make", REAL_REVIEWS)
def test_real_reviews_are_printed_without_a_warning(make: Any) -> None:
    review = make()
    reader, result = printed(review)
    assert result.warnings == ()
    told = text_of(reader)
    for event in review.events:
        assert "".join(event.text.split()) in told


def test_a_stopped_export_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    options = ExportOptions(now=NOW, cancelled=lambda: True)
    with pytest.raises(UserFacingError, match="stopped"):
        export_review(REAL_REVIEWS[0](), target, options=options)
    assert list(tmp_path.iterdir()) == []


def test_progress_rises_to_the_end() -> None:
    shares: list[float] = []
    printed(REAL_REVIEWS[1](), progress=lambda share, _words: shares.append(share))
    assert shares
    assert shares == sorted(shares)
    assert shares[-1] <= 1


def test_the_builder_says_the_text_wherever_a_person_can_type() -> None:
    review = told_everywhere("needle")
    said = sum(
        getattr(item, field.name) == "needle"
        for kind in Kind
        for item in review.items(kind)
        for field in fields(item)
    )
    assert said >= TYPED_FIELDS
    assert replace(review.events[0], text="").text == ""


def test_the_hash_of_the_frozen_evidence_stands_with_the_signatures() -> None:
    review = review_with(Evidence(id="f", number=1, title="Log"), Approval(id="v", approver="Lead"))
    review = applied(review, freezing(review, START, "Ada"))
    front = unicodedata.normalize("NFKC", printed(review)[0].pages[0].extract_text())
    assert "Freeze 1: frozen 2026-03-02 14:00 by Ada, 1 fact." in " ".join(front.split())
    assert review.freezes[0].sha256 in "".join(front.split())


def test_a_citation_is_a_link_to_the_fact() -> None:
    review = review_with(
        Evidence(id="f", number=1, title="Log"),
        Event(id="e", at=START, text="Pool dry, see E1:L120, not E7"),
    )
    reader, _ = printed(review)
    links = [link.get_object() for page in reader.pages for link in page.get("/Annots", ())]
    narrow = [link for link in links if link["/Rect"][2] - link["/Rect"][0] < 40]
    assert sum("/XYZ" in link.get("/Dest", ()) for link in narrow) == 1


def test_what_is_starred_is_told_in_the_summary() -> None:
    review = review_with(
        Event(id="a", at=START, text="Deploy begins"),
        Event(id="b", at=START, until=NOW, text="Nobody can pay", starred=True),
    )
    reader, _ = printed(review)
    first = " ".join(reader.pages[1].extract_text().split())
    assert "Nobody can pay" in first
    assert "14:00 – 3 Mar 12:00" in first
    assert "Deploy begins" not in first


def test_the_timeline_s_chart_stands_over_its_table() -> None:
    review = review_with(
        Event(id="a", at=START, text="Errors rise", moment=Moment.IMPACT_START),
        Event(id="b", at=START.replace(hour=15), text="Errors fall", moment=Moment.MITIGATED),
    )
    reader, _ = printed(review)
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "key moment" in text
    assert "1 h 00 without a recorded event" in text


def test_windows_of_impact_and_what_the_slo_counts_are_printed() -> None:
    window = ImpactWindow(id="w", at=START, until=NOW, users_affected=1200, use_share=0.3)
    review = review_with(window)
    review = applied(review, Set(Kind.IMPACT, "impact", "slo_by_quarter", value=True))
    reader, _ = printed(review)
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "1,200 users" in text
    assert "30 %" in text
    assert "the calendar quarter" in text


def test_a_show_of_hands_is_printed_where_the_room_was_asked() -> None:
    review = empty_review()
    assert "Showofhands" not in text_of(printed(review)[0])
    asked = {"present": 9, "hands_learned": 7}
    review = applied(review, *(Set(Kind.MEETING, "meeting", *pair) for pair in asked.items()))
    assert "7of9learnedsomethingthatchangestheirwork" in text_of(printed(review)[0])


def test_the_transcript_is_printed_only_if_asked_for() -> None:
    lines = [
        TranscriptLine(id=f"l{at}", at=NOW, step=4, text=f"what was said {at}", item_id="gone")
        for at in range(80)
    ]
    review = review_with(*lines)
    assert "whatwassaid" not in text_of(printed(review)[0])
    told = text_of(printed(review, transcript=True)[0])
    assert all(f"whatwassaid{at}" in told for at in range(80))
    assert "takenout" in told
    assert "Nothingwascaptured." in text_of(printed(empty_review(), transcript=True)[0])
