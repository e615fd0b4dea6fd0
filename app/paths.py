# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where things are.

The read-only `resources/` folder, and the folder that keeps a person's library.

The only place that knows how Hotwash is run (source tree, frozen bundle, private folder). No Qt;
creates nothing.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from app.errors import UserFacingError

DATA_VARIABLE = "HOTWASH_DATA"
PORTABLE_VARIABLE = "HOTWASH_PORTABLE"
"""Names the folder of a copy that keeps everything in it; see `app.portable`."""
TEMPORARY = "temporary"
"""Where such a copy has its temporary files."""


def resources_dir() -> Path:
    """Find `resources/`: inside a frozen bundle, else beside the `app` package."""
    found = _root() / "resources"
    if not found.is_dir():
        raise UserFacingError(f"The folder {found} is missing. Please install Hotwash again.")
    return found


def guide_dir() -> Path:
    """Name the folder of the guide, in a frozen bundle as in the source tree.

    It need not exist: whoever shows it says so.
    """
    return _root() / "docs" / "guide"


def resource(*parts: str) -> Path:
    """Join `parts` to the resources folder; the file itself need not exist."""
    return resources_dir().joinpath(*parts)


def data_dir() -> Path:
    """Name the folder of the library.

    That of a portable copy, else `HOTWASH_DATA` if set, else the platform's place for user data.
    """
    portable = portable_dir()
    if portable is not None:
        return portable
    chosen = os.environ.get(DATA_VARIABLE, "").strip()
    if chosen:
        return typed_path(chosen).absolute()
    from platformdirs import user_data_path  # only where the variable does not say

    return user_data_path("hotwash", appauthor=False)


def portable_dir() -> Path | None:
    """Name the folder in which a portable copy keeps everything; None for any other copy."""
    chosen = os.environ.get(PORTABLE_VARIABLE, "").strip()
    return typed_path(chosen).absolute() if chosen else None


def typed_path(name: str | Path) -> Path:
    """Return the path a person means; where "~name" is nobody here, it is taken as written."""
    path = Path(name)
    with suppress(RuntimeError):
        path = path.expanduser()
    return path


def _root() -> Path:
    """Name the folder that holds what is read at run time: a bundle's, else the source tree's."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parent.parent
