# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How a report looks and what may differ in it: paper, watermark, names, links, length."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from app.publish.fingerprint import fingerprint, short
from app.publish.pdf.report import ReportOptions, write_report
from app.publish.pdf.unprintable import unprintable
from app.publish.sign_off import decision
from app.review.action import Action
from app.review.approval import Approval, Verdict
from app.review.cause import EFFECT_ID, Cause, Link
from app.review.edits import addition
from app.review.event import Event
from app.review.evidence import Evidence
from app.review.people import Person
from app.rules.report_style import PaperSize, Redaction, ReportStyle
from tests.app.publish.pdf.test_report import NOW, printed, text_of, top_of
from tests.builders import applied, empty_review, review_with
from tests.fakes import START


def boxes(reader: PdfReader) -> set[tuple[int, int]]:
    """Return the sizes of pages, in whole points."""
    return {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages}


def test_a_report_is_printed_on_the_paper_of_its_style() -> None:
    reader, _ = printed(empty_review(), style=ReportStyle(paper=PaperSize.LETTER))
    assert boxes(reader) == {(612, 792)}


def test_a_draft_says_so_on_every_page_and_an_approved_report_on_none() -> None:
    review = review_with(Approval(id="v", approver="Lead"))
    draft, _ = printed(review, style=ReportStyle(watermark="Not final"))
    assert all("Not final" in page.extract_text() for page in draft.pages)
    approved = applied(review, decision(review, review.approvals[0], Verdict.APPROVED, NOW))
    final, _ = printed(approved, style=ReportStyle(watermark="Not final"))
    assert not any("Not final" in page.extract_text() for page in final.pages)


def test_a_report_without_names_keeps_the_fingerprint_of_its_content() -> None:
    review = review_with(Person(id="p", name="Ada Byron"), Event(id="e", text="Ada saw it"))
    plain, _ = printed(review)
    told, result = printed(review, style=ReportStyle(redact=Redaction.EVERYONE))
    assert "Ada" not in text_of(told)
    assert any("crew list" in sentence for sentence in result.warnings)
    mark = short(fingerprint(review))
    assert all(mark in page.extract_text() for page in (*plain.pages, *told.pages))


def test_whose_report_it_is_stands_on_the_cover() -> None:
    style = ReportStyle(organisation="Example Ltd", confidentiality="Internal")
    reader, _ = printed(empty_review(), style=style)
    assert "Example Ltd  ·  Internal" in reader.pages[0].extract_text()
    assert all("Internal" in page.extract_text() for page in reader.pages)


def test_a_logo_that_is_broken_is_told_and_left_out(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n broken")
    _, result = printed(empty_review(), style=ReportStyle(logo=path))
    assert any("logo" in sentence for sentence in result.warnings)


def test_what_is_named_leads_to_where_it_is_told() -> None:
    review = review_with(
        Evidence(id="f", number=1, title="Log"),
        Action(id="a", number=2, text="See C5 and E1"),
        Cause(id="c", number=5, text="Load"),
    )
    review = applied(review, addition(review, Link(id="", effect_id=EFFECT_ID, cause_id="c")))
    reader, _ = printed(review)
    links = [link.get_object() for page in reader.pages for link in page.get("/Annots", ())]
    places = {str(link["/Dest"]) for link in links}
    assert len(places) == len(top_of(reader)) + 3


def test_the_day_of_the_export_is_all_that_two_exports_differ_by() -> None:
    review = review_with(Event(id="e", at=START, text="مرحبا 👍🏽 हिन्दी"))
    written = []
    for day in (3, 3, 4):
        out = BytesIO()
        write_report(review, out, ReportOptions(now=NOW.replace(day=day)))
        written.append(out.getvalue())
    assert written[0] == written[1] != written[2]


def test_three_hundred_pages_are_written() -> None:
    events = [Event(id=f"e{n}", rank=f"{n:05}", text=f"{n} " + "word " * 220) for n in range(1200)]
    reader, result = printed(review_with(*events))
    assert len(reader.pages) == result.pages > 300
    assert f"Page 300 of {result.pages}" in reader.pages[299].extract_text()


def test_signs_that_no_font_has_are_named_before_the_export() -> None:
    assert unprintable(review_with(Event(id="e", text="漢字 سلام 👍"))) == ()
    (told,) = unprintable(review_with(Event(id="e", text="\u16a0")))
    assert "U+16A0" in told
