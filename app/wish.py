# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What somebody wants to have opened: a file or a link, as a desktop or a terminal names it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from app.errors import UserFacingError
from app.paths import typed_path
from app.translation import tr

LINK = "hotwash:"
MOST_WISHES = 100
"""Files and links that are opened at once."""
MOST_SIGNS = 100_000
"""Of all of them together."""

_FILE = "file:"
_SUFFIXES = (".hotwash", ".yaml", ".yml", ".json", ".xml", ".mmd")
_HERE = ("", "localhost")


def is_wish(argument: str) -> bool:
    """Tell whether an argument names something to open, and is no command."""
    begins = argument.lower().startswith((LINK, _FILE))
    is_path = os.sep in argument or argument.lower().endswith(_SUFFIXES)
    return begins or is_path or (bool(argument) and Path(argument).is_file())


def wish_of(argument: str) -> str:
    """Return a link as it is, and a file by its whole path: whoever opens it stands elsewhere."""
    if is_link(argument):
        return argument
    if argument.lower().startswith(_FILE):
        return _path_of_url(argument)
    return str(typed_path(argument).absolute())


def wishes_of(arguments: Sequence[str]) -> tuple[str, ...]:
    """Return what several arguments name. Raises UserFacingError where they are too many."""
    wishes = tuple(map(wish_of, arguments))
    if len(wishes) > MOST_WISHES or sum(map(len, wishes)) > MOST_SIGNS:
        raise UserFacingError(
            tr("Up to {0} files are opened at once; open them in several turns.").format(
                MOST_WISHES
            )
        )
    return wishes


def is_link(wish: str) -> bool:
    """Tell a link to a review on a server from a file."""
    return wish.lower().startswith(LINK)


def _path_of_url(url: str) -> str:
    """Return the path in a `file:` address; one of another computer stays as it is."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.netloc.lower() not in _HERE:
        return url
    if os.name != "nt":
        return unquote(parts.path)
    from urllib.request import url2pathname  # brings all of HTTP along, before the first paint

    return url2pathname(parts.path)
