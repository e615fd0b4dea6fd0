# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The way to the reader of documents, whose library is brought in when the first one is read.

That library's modules load one another. Two threads that bring it in at once each wait for a module
the other has begun, and Python then hands one of them half of it.
"""

from __future__ import annotations

import threading

from app.publish.document_problems import LineOf
from app.review.review import Review

_ONE_AT_A_TIME = threading.Lock()


def open_document(data: object, source: str, line_of: LineOf | None = None) -> Review:
    """Return the review that `data` describes; see `document_reader`. Raises BadDocument."""
    with _ONE_AT_A_TIME:
        from app.publish.document_reader import review_from_document

    return review_from_document(data, source, line_of)
