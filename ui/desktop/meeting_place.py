# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where the running app over a data folder is met: the file it holds, the socket it listens at."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from app.private_files import FOLDER_MODE

HELD_FILE = "window.lock"
_OTHERS = 0o077


def held_file(data_dir: Path) -> Path:
    """Return the file that the first window over a data folder holds."""
    return data_dir / HELD_FILE


def socket_name(data_dir: Path) -> str:
    """Return the name of the socket of a data folder, however that is reached.

    It is in a folder of this person's alone, which is made where it is missing; it is not kept in
    the data folder: names of sockets are short, and not every disk can hold one. Raises OSError.
    """
    from hashlib import sha256  # loads OpenSSL, and the first paint does without

    digest = sha256(os.path.realpath(data_dir).encode(errors="surrogateescape")).hexdigest()[:16]
    if sys.platform == "win32":  # pipes have no folder; Qt lets only their owner in
        return f"hotwash-{digest}"
    return str(_private_folder() / f"{digest}.socket")


def _private_folder() -> Path:
    """Return the folder of the sockets; raises OSError where it is anybody else's too."""
    import tempfile  # takes its time, and is seldom needed

    folder = _session_folder() or Path(tempfile.gettempdir()) / f"hotwash-{os.getuid()}"
    folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    found = folder.lstat()
    is_own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    if not is_own or stat.S_IMODE(found.st_mode) & _OTHERS:
        raise PermissionError(f"{folder} is not private")
    return folder


def _session_folder() -> Path | None:
    """Return our folder in that of the session; in a Flatpak the part that all its runs share."""
    session = os.environ.get("XDG_RUNTIME_DIR", "")
    if not session or not Path(session).is_dir():
        return None
    flatpak = os.environ.get("FLATPAK_ID", "")
    shared = Path(session, "app", flatpak)
    return (shared if flatpak and shared.is_dir() else Path(session)) / "hotwash"
