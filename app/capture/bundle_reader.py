# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Take the review out of a .hotwash file from outside; refused for the first thing that is wrong.

Each file is checked against the file's own lists before anything is used (see `bundle_contents`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from app.capture.bundle_contents import Contents, contents_of, named_contents
from app.capture.zip_reading import ZIP_TROUBLE, TooLarge, chunks, opened, refusal
from app.publish import bundle_format as layout
from app.publish.yaml_file import review_from_yaml
from app.review.review import Review
from app.translation import tr


def read_bundle(path: Path) -> tuple[Review, frozenset[str]]:
    """Return the review in the file at `path` and the hashes of the files that came with it.

    Raises UserFacingError. Everything has been read and checked once; see `evidence_from_bundle`.
    """
    contents = contents_at(path)
    if contents.faults:
        raise refusal(path.name, contents.faults[0].words)
    review = review_in(contents, path.name)
    attached = contents.attached()
    if not attached <= {item.sha256 for item in review.evidence}:
        raise refusal(path.name, tr("it holds a file that the review does not mention"))
    return review, attached


def contents_at(path: Path) -> Contents:
    """Return what is in the file at `path`. Raises UserFacingError where it is no review file."""
    with opened(path) as archive:
        contents = contents_of(archive)
    if contents.is_foreign:
        raise refusal(path.name, tr("it holds no review; choose a file that Hotwash wrote"))
    return contents


def review_in(contents: Contents, source: str) -> Review:
    """Return the review in the contents of the file `source`. Raises UserFacingError."""
    data = contents.review
    if data is None:
        raise refusal(source, tr("{0} in it can't be read").format(layout.REVIEW_NAME))
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise refusal(
            source, tr("{0} in it is not UTF-8 text").format(layout.REVIEW_NAME)
        ) from None
    return review_from_yaml(text, f"{source}, {layout.REVIEW_NAME}")


def evidence_from_bundle(path: Path, sha256: str) -> Iterator[bytes]:
    """Yield one attached file in pieces, checked again at its end. Raises UserFacingError."""
    changed = refusal(path.name, tr("it has changed while it was read"))
    digest = hashlib.sha256()
    with opened(path) as archive:
        contents = named_contents(archive)
        info = contents.infos.get(contents.prefix + layout.EVIDENCE_FOLDER + sha256)
        if info is None:
            raise changed
        try:
            for piece in chunks(archive, info, layout.MAX_FILE):
                digest.update(piece)
                yield piece
        except (TooLarge, *ZIP_TROUBLE):
            raise changed from None
    if digest.hexdigest() != sha256:
        raise changed
