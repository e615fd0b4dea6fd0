# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Exporting again and again over the same file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.capture.review_file import import_file
from app.capture.verification import verify_bundle
from app.paths import resource
from app.publish.export import ExportOptions, export_review
from app.review.edits import set_field
from app.review.review import Review
from tests.builders import applied
from tests.fakes import START
from tests.faults.jobs.keeping import last_kept
from tests.faults.killing import Place, Say, Word

EXAMPLE = ("examples", "gitlab-2017-01-31.yaml")


@dataclass(frozen=True)
class Exporting:
    """Writes a review whose title counts upwards to the same file, in one format."""

    format: str
    span: float = 0.4

    def prepare(self, place: Place) -> Place:
        """Put the file of before in its place."""
        place.folder.mkdir(parents=True, exist_ok=True)
        self._export(place, _example(), 0)
        return place

    def work(self, place: Place, say: Say) -> None:
        """Export until killed."""
        review = _example()
        say("begun")
        number = 0
        while True:
            number += 1
            self._export(place, review, number)
            say("kept", number)

    def check(self, place: Place, said: Sequence[Word]) -> int:
        """Look whether the file is whole, and is the last one said or the one after it."""
        target = self._target(place)
        title = _title_in_pdf(target) if self.format == "pdf" else _title_in_bundle(target)
        number, kept = int(title.split()[-1]), last_kept(said)
        others = [path.name for path in place.folder.iterdir() if path != target]
        assert all(name.startswith(".hotwash-") for name in others), others
        assert number <= kept + 1
        return max(0, kept - number)

    def _export(self, place: Place, review: Review, number: int) -> None:
        titled = applied(review, set_field(review.incident, "title", f"Export {number}"))
        export_review(titled, self._target(place), self.format, ExportOptions(now=START))

    def _target(self, place: Place) -> Path:
        return place.folder / f"review.{self.format}"


def _example() -> Review:
    return import_file(resource(*EXAMPLE)).review


def _title_in_bundle(path: Path) -> str:
    assert verify_bundle(path).findings == ()
    return import_file(path).review.incident.title


def _title_in_pdf(path: Path) -> str:
    from pypdf import PdfReader

    assert path.read_bytes().rstrip().endswith(b"%%EOF")
    reader = PdfReader(path)
    assert all(page.extract_text() is not None for page in reader.pages)
    assert reader.metadata is not None
    return str(reader.metadata.title)
