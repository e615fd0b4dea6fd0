# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Find the review that a command names: by id, by the beginning of it, or in a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.bootstrap import Services, build
from app.capture.review_file import SUFFIXES, import_file
from app.capture.unpacked_files import unpacked
from app.errors import UserFacingError
from app.paths import typed_path
from app.publish.bundle import EvidenceFiles
from app.review.review import Review
from app.translation import tr


@contextmanager
def services(data_dir: str | None) -> Iterator[Services]:
    """Yield the services over the library chosen, and let go of it afterwards."""
    built = build(data_dir)
    try:
        yield built
    finally:
        built.close()


def has_library(built: Services) -> bool:
    """Tell whether there is a library yet: looking for a review makes none."""
    return bool(built.database_url) or built.database_file.exists()


@contextmanager
def named_review(name: str, built: Services) -> Iterator[tuple[Review, EvidenceFiles]]:
    """Yield the review called `name`, and where its attached files are. Raises UserFacingError."""
    path = typed_path(name)
    if path.is_file() or path.suffix.lower() in SUFFIXES:
        file = import_file(path)
        with unpacked(file) as files:
            yield file.review, files
        return
    if not has_library(built):
        raise UserFacingError(
            tr("There is no review {0}: there is no library in {1} yet.").format(
                name, built.data_dir
            )
        )
    review_id = built.library.find(name)
    yield built.library_of(review_id).load(review_id), built.attachments
