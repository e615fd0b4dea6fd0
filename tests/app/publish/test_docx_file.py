# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The Word document: what a reader of such files finds in it."""

from __future__ import annotations

import hashlib
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from hypothesis import given, settings

from app.publish.docx_file import write_docx
from app.publish.export import ExportOptions
from app.publish.pdf_mark import mark_of, read_mark
from app.review.event import Event
from app.review.evidence import Evidence
from app.review.review import Review
from tests.app.publish.test_html_file import PNG, as_seen
from tests.builders import review_with
from tests.fakes import START
from tests.strategies import reviews

OPTIONS = ExportOptions(now=START)


def written(review: Review, options: ExportOptions = OPTIONS) -> Any:
    out = BytesIO()
    write_docx(review, out, options)
    return docx.Document(BytesIO(out.getvalue()))


def text_of(document: Any) -> str:
    body = document.element.body
    pieces = [
        each.text if each.tag == qn("w:t") else " "
        for each in body.iter(qn("w:t"), qn("w:p"), qn("w:br"), qn("w:tab"))
    ]
    return as_seen("".join(pieces))


@settings(max_examples=8, deadline=None)
@given(review=reviews())
def test_every_word_of_a_review_is_there(review: Review) -> None:
    seen = text_of(written(review))
    texts = [review.incident.title, review.incident.summary, review.impact.description]
    texts += [each.text for each in (*review.events, *review.causes, *review.observations)]
    texts += [each.text for each in (*review.actions, *review.notes)]
    texts += [each.note for each in review.evidence] + [each.name for each in review.people]
    for text in texts:
        assert as_seen(text) in seen


def test_headings_lists_and_tables_are_real(example: Review) -> None:
    document = written(example)
    names = [paragraph.style.name for paragraph in document.paragraphs]
    assert names.count("Title") == 1
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert {"Summary", "Impact", "Causes", "Actions", "Evidence"} <= set(headings)
    assert "List Bullet 2" in names
    heads = [
        table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for table in document.tables
    ]
    assert sum(head is not None for head in heads) == len(heads) - 1, "all but the first facts"


def test_diagrams_are_pictures_with_words(example: Review) -> None:
    document = written(example)
    assert len(document.inline_shapes) == 2
    room = document.sections[0].page_width - 2 * document.sections[0].left_margin
    for shape in document.inline_shapes:
        assert shape.width <= room
        assert shape._inline.docPr.get("descr").startswith("Drawing: ")


def test_the_document_says_what_it_is(example: Review) -> None:
    document = written(example)
    about = document.core_properties
    assert about.title == example.incident.title
    assert about.language == "en"
    assert read_mark(about.keywords) == mark_of(example)
    (spoken,) = document.styles.element.iter(qn("w:lang"))
    assert spoken.get(qn("w:val")) == "en-GB"


def test_citations_lead_to_the_evidence() -> None:
    fact = Evidence(id="f1", number=1, title="The log", link="https://example.org/log")
    document = written(review_with(fact, Event(id="e1", at=START, text="as E1 shows")))
    body = document.element.body
    targets = {each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))}
    places = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    assert "e1" in targets
    assert "e1" in places
    assert "https://example.org/log" in {
        link.target_ref for link in document.part.rels.values() if link.is_external
    }


def test_pictures_of_the_evidence_are_shown_and_broken_ones_are_told(tmp_path: Path) -> None:
    class Folder:
        def path(self, sha256: str) -> Path:
            return tmp_path / sha256

    whole, broken = hashlib.sha256(PNG).hexdigest(), "0" * 64
    (tmp_path / whole).write_bytes(PNG)
    (tmp_path / broken).write_bytes(b64decode("iVBORw0KGgo=") + b"rubbish")
    facts = [
        Evidence(id=f"f{n}", number=n, title=f"Shot {n}", media_type="image/png", sha256=digest)
        for n, digest in enumerate((whole, broken), start=1)
    ]
    out = BytesIO()
    notes = write_docx(review_with(*facts), out, ExportOptions(now=START, files=Folder()))
    assert len(docx.Document(BytesIO(out.getvalue())).inline_shapes) == 1
    assert notes == ("The picture of E2  Shot 2 can't be shown.",)
