# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A library's file as it is, opened to read alone. Standard library only: fast, and makes nothing.

Opened for more, SQLite would tidy the file up at the end.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def read_only(library: Path, wait_seconds: float = 5.0) -> Iterator[sqlite3.Connection]:
    """Open a file to read it; for a lock it waits so long. Raises sqlite3.Error."""
    address = f"{library.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=wait_seconds)) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        yield connection
