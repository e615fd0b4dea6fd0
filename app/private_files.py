# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Files that only their owner may read: what a review holds is nobody else's.

Folders and files that are there already are left as they are: their owner may have opened them to
others on purpose. On Windows a person's folders are private by where they lie.
"""

from __future__ import annotations

import os
from pathlib import Path

FOLDER_MODE = 0o700
"""What `whole_file.make_folder` gives a new folder."""
FILE_MODE = 0o600


def make_file(path: Path) -> None:
    """Make an empty file for its owner only; one that is there stays. May raise OSError."""
    path.touch(mode=FILE_MODE)


def private(path: str, flags: int) -> int:
    """Open a file, and make it for its owner only: an `opener` for `open`."""
    return os.open(path, flags, FILE_MODE)
