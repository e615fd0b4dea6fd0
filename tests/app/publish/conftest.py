# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The review that comes with the app."""

from __future__ import annotations

import pytest

from app.capture.review_file import import_file
from app.paths import resource
from app.review.review import Review


@pytest.fixture(scope="session")
def example() -> Review:
    """Read the example of the library."""
    return import_file(resource("examples", "gitlab-2017-01-31.yaml")).review
