# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Folders for temporary files, whose trouble is said in words."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import UserFacingError
from app.translation import tr

_PREFIX = "hotwash-"


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Yield a new folder, which is gone at the end. Raises UserFacingError."""
    try:
        folder = tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
    except OSError as error:
        raise _trouble(error) from error
    with folder as name:
        yield Path(name)


def lasting_temporary_folder() -> Path:
    """Return a new folder, which the system's own clean-up removes. Raises UserFacingError."""
    try:
        return Path(tempfile.mkdtemp(prefix=_PREFIX))
    except OSError as error:
        raise _trouble(error) from error


def _trouble(error: OSError) -> UserFacingError:
    words = tr(
        "The folder for temporary files can't be used ({0}). Free some space there and try again."
    )
    return UserFacingError(words.format(error.strerror or error))
