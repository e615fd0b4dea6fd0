# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Take a review from a file into the library, without ever overwriting one that is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from app.capture.review_file import ReviewFile
from app.review.changes import apply_edit
from app.review.edits import set_field
from app.review.ids import new_id
from app.review.review import Review
from app.translation import tr


class HasId(Protocol):
    """A line of the library."""

    @property
    def id(self) -> str:
        """The review's id."""
        ...


class Shelf(Protocol):
    """The part of the library that taking in needs."""

    def summaries(self) -> Sequence[HasId]:
        """Return a line for each review."""
        ...

    def load(self, review_id: str) -> Review:
        """Return one review."""
        ...

    def add(self, review: Review, author: str = "", label: str = "create review") -> None:
        """Keep a new review."""
        ...


class FileShelf(Protocol):
    """Where attached files are kept."""

    def put_pieces(self, chunks: Iterable[bytes]) -> object:
        """Keep what comes in pieces under its SHA-256."""
        ...

    def verify(self, sha256: str) -> bool:
        """Tell whether the file is there and whole."""
        ...

    def has(self, sha256: str) -> bool:
        """Tell whether the file is there."""
        ...


@dataclass(frozen=True)
class Intake:
    """What became of a file: the review's id in the library, and a sentence about it."""

    review_id: str
    sentence: str
    added: bool
    missing_files: int = 0


def take_in(file: ReviewFile, library: Shelf, attachments: FileShelf, author: str = "") -> Intake:
    """Add the review of `file` to `library`.

    Where its id is taken by the same content nothing is done, by other content it becomes a copy
    with a new id. Raises UserFacingError; then the library is as it was.
    """
    review = file.review
    title = (
        tr("“{0}”").format(review.incident.title)
        if review.incident.title
        else tr("A review without a title")
    )
    sentence = tr("{0} was imported.").format(title)
    if any(summary.id == review.id for summary in library.summaries()):
        if _content(library.load(review.id)) == _content(review):
            healed = _put_files(file, attachments)
            words = (
                tr("{0} is in the library already; its files are whole again.")
                if healed
                else tr("{0} is in the library already; nothing was changed.")
            )
            return Intake(review.id, words.format(title), False)
        review = replace(review, id=new_id())
        sentence = tr(
            "{0} is in the library already with other content, so it was imported as a copy."
        ).format(title)
    _put_files(file, attachments)
    library.add(review, author, label="import review")
    named = {item.sha256 for item in review.evidence if item.sha256}
    missing = sum(not attachments.has(sha256) for sha256 in named)
    said = " ".join((sentence + _missing_words(missing), *file.notes))
    return Intake(review.id, said, True, missing)


def _put_files(file: ReviewFile, attachments: FileShelf) -> int:
    """Keep the attached files that are not here whole; return how many those were."""
    lost = [sha256 for sha256 in sorted(file.attached) if not attachments.verify(sha256)]
    for sha256 in lost:
        attachments.put_pieces(file.evidence(sha256))
    return len(lost)


def _content(review: Review) -> Review:
    """Return `review` as if it had not been archived: putting away is no change of content."""
    edit = set_field(review.lifecycle, "archived_at", None)
    return apply_edit(review, edit)[0]


def _missing_words(missing: int) -> str:
    if not missing:
        return ""
    if missing == 1:
        return tr(" One attached file was not in it; a .hotwash file brings them along.")
    return tr(" {0} attached files were not in it; a .hotwash file brings them along.").format(
        missing
    )
