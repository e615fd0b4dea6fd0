# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash open`: files and links in the window."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from app.cli.window import open_window
from app.errors import UserFacingError
from app.store.address import parse_link
from app.translation import tr
from app.wish import is_link, wishes_of


def open_wishes(asked: Namespace) -> int:
    """Open the window with what is named, once all of it can be a link or is a file."""
    for name in asked.what:
        if "://" in name and not name.lower().startswith("file:"):
            parse_link(name)
    wishes = wishes_of(asked.what)
    for wish in wishes:
        if not is_link(wish) and not Path(wish).is_file():
            raise UserFacingError(tr("There is no file {0}.").format(wish))
    return open_window(asked.data, wishes, beside=asked.new_window)
