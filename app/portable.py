# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A copy that is carried along: everything is kept in one folder, on a stick for example.

Library, settings, windows, attached files and what waits for servers are in the data folder anyway;
here temporary files are too. Secrets go into no keyring: they are asked for in each session. What
remains outside is the socket of the running app, which the session's folder keeps until it ends,
and what the system's own libraries remember of its fonts.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from app.errors import UserFacingError
from app.paths import PORTABLE_VARIABLE, TEMPORARY, portable_dir, typed_path
from app.translation import tr
from app.whole_file import STALE_SECONDS, make_folder


def begin_portable(folder: str = "") -> None:
    """Keep everything in `folder` from now on; without one, where the environment says it.

    Call it before anything else is done. Raises UserFacingError where the folder can't be used.
    """
    if folder:
        os.environ[PORTABLE_VARIABLE] = str(typed_path(folder).absolute())
    place = portable_dir()
    if place is None:
        return
    temporary = place / TEMPORARY
    try:
        make_folder(temporary)
    except OSError as error:
        raise UserFacingError(
            tr("The folder {0} can't be used ({1}); choose another one.").format(
                place, error.strerror
            )
        ) from error
    _sweep(temporary)
    tempfile.tempdir = str(temporary)
    os.environ["SQLITE_TMPDIR"] = str(temporary)


def _sweep(temporary: Path) -> None:
    """Remove what was left behind long ago; the system cleans its own folder only."""
    with suppress(OSError):
        for left in temporary.iterdir():
            if time.time() - left.stat().st_mtime > STALE_SECONDS:
                shutil.rmtree(left, ignore_errors=True)
                left.unlink(missing_ok=True)
