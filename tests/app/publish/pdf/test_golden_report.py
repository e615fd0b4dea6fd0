# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The example's report, word for word and page for page as it was last looked at.

After a change that is meant, `HOTWASH_WRITE_GOLDEN=1` writes both anew: look at the pictures, then
commit them with the change.
"""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from pypdf import PdfReader

from app.capture.review_file import import_file
from app.paths import resource
from app.publish.pdf.report import ReportOptions, write_report
from tests.app.publish.pdf.test_report import CATEGORIES, NOW

GOLDEN = Path(__file__).parent / "golden"
TEXT = GOLDEN / "example.txt"
SCALE = 0.5
MOST_DIFFERENCE = 1.0
"""Mean difference of a page's pixels, of 255: what another version of the renderer may change."""

IS_WRITING = bool(os.environ.get("HOTWASH_WRITE_GOLDEN"))


@pytest.fixture(scope="module")
def report() -> bytes:
    """Return the report of the example."""
    review = import_file(resource("examples", "gitlab-2017-01-31.yaml")).review
    out = BytesIO()
    write_report(review, out, ReportOptions(now=NOW, categories=CATEGORIES))
    return out.getvalue()


def pictures(report: bytes) -> list[Image.Image]:
    """Return all pages, in grey and small."""
    with pypdfium2.PdfDocument(report) as document:
        return [page.render(scale=SCALE).to_pil().convert("L") for page in document]


def test_the_words_are_those_last_looked_at(report: bytes) -> None:
    told = "\f\n".join(page.extract_text() for page in PdfReader(BytesIO(report)).pages) + "\n"
    if IS_WRITING:
        TEXT.write_text(told, encoding="utf-8")
    assert told == TEXT.read_text(encoding="utf-8")


def test_the_pages_look_as_they_did_when_last_looked_at(report: bytes) -> None:
    shown = pictures(report)
    if IS_WRITING:
        for number, page in enumerate(shown, start=1):
            page.quantize(16).save(GOLDEN / f"page-{number:02}.png", optimize=True)
    known = sorted(GOLDEN.glob("page-*.png"))
    assert len(known) == len(shown)
    for path, page in zip(known, shown, strict=True):
        with Image.open(path) as golden:
            difference = ImageChops.difference(golden.convert("L"), page)
        assert ImageStat.Stat(difference).mean[0] <= MOST_DIFFERENCE, path.name
