# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Look after the attached files of a review: there, missing, changed or unreadable; never raises.

A quick look takes a moment for a whole review and sees what is missing or has another size; a
thorough one reads every byte. Standard library only.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path

from app.errors import UserFacingError
from app.insight.file_state import FileState
from app.review.evidence import Evidence
from app.review.review import Review
from app.store.attachments import CHUNK, AttachmentStore


def never() -> bool:
    """Tell that the work is still wanted."""
    return False


def file_states(
    review: Review,
    store: AttachmentStore,
    *,
    thorough: bool = False,
    cancelled: Callable[[], bool] = never,
) -> dict[str, FileState]:
    """Return the state of each attached file, by the id of its fact; fewer once cancelled."""
    states: dict[str, FileState] = {}
    for fact in review.evidence:
        if cancelled():
            break
        if fact.sha256:
            states[fact.id] = file_state(fact, store, thorough=thorough)
    return states


def file_state(fact: Evidence, store: AttachmentStore, *, thorough: bool = False) -> FileState:
    """Return how the file of one fact is found."""
    try:
        path = store.path(fact.sha256)
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or not os.access(path, os.R_OK):
            return FileState.UNREADABLE
        if fact.size and found.st_size != fact.size:
            return FileState.CHANGED
        if thorough and _digest(path) != fact.sha256:
            return FileState.CHANGED
    except FileNotFoundError:
        return FileState.MISSING
    except (OSError, UserFacingError):
        return FileState.UNREADABLE
    return FileState.PRESENT


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
