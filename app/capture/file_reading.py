# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read the events of what lies on disk: a text, a packed text, or a whole Slack export."""

from __future__ import annotations

from pathlib import Path

from app.capture.formats.table import read_events
from app.capture.plain_text import text_at
from app.capture.reading import ReadContext, Reading
from app.capture.slack_workspace import is_workspace, read_day, read_workspace
from app.errors import UserFacingError
from app.translation import tr


def read_path(path: Path, context: ReadContext, name: str = "") -> Reading:
    """Read a file in the format of that name or the one recognised; a folder or zip as an export.

    Raises UserFacingError and ReadingCancelled.
    """
    if path.is_dir() or path.suffix.lower() == ".zip":
        if is_workspace(path):
            return read_workspace(path, context)
        raise UserFacingError(
            tr("{0} holds no Slack export. Choose one of the files in it instead.").format(
                path.name
            )
        )
    if not name and (day := read_day(path, context)):
        return day
    return read_events(text_at(path), context, name)
