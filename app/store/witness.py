# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The witness: the last changes of a library once more, in a small file beside it.

SQLite drops the last commits without a word where its log is damaged, and a file may be deleted or
replaced by an older one. The witness shows that changes are missing, and holds them, so that they
can be brought back. A line is written after each commit, not forced to the disk: it may lag behind
the library, which does no harm, and never runs ahead of it. Two files take turns, so that it never
grows beyond twice `LARGEST`.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from app.private_files import private
from app.store.chain import COVERED
from app.store.tables import change_table

LARGEST = 4 << 20
"""Bytes after which a new file is begun."""

FIELDS = ("sequence", *COVERED, "hash")
ChangeRow = Mapping[str, Any]
"""A row of the change table with `FIELDS`; `at` is aware, edits are JSON text."""

_SINCE = (
    select(*(change_table.c[name] for name in FIELDS))
    .where(change_table.c.sequence > bindparam("key_after"))
    .order_by(change_table.c.sequence)
)
_LAST = select(func.coalesce(func.max(change_table.c.sequence), 0))


class Witness:
    """Writes down what is committed to one library file. Safe to use from several threads."""

    def __init__(self, library: Path) -> None:
        self._path, self._former = witness_files(library)
        self._lock = threading.Lock()
        self._last: int | None = None

    def begin(self, connection: Connection) -> None:
        """Note where the changes end, before the first one of this program is written."""
        if self._last is None:
            self._last = int(connection.execute(_LAST).scalar_one())

    def unseen(self, connection: Connection) -> list[ChangeRow]:
        """Return the changes it has not written down, those about to be committed among them."""
        after = {"key_after": self._last or 0}
        return [dict(row) for row in connection.execute(_SINCE, after).mappings()]

    def keep(self, rows: Sequence[ChangeRow]) -> None:
        """Write down what has just been committed. What can't be written now follows later."""
        if not rows:
            return
        with self._lock, suppress(OSError):
            self._make_room()
            with open(self._path, "ab", buffering=0, opener=private) as target:
                target.write("".join(map(_line, rows)).encode("utf-8", "surrogatepass"))
            self._last = max(self._last or 0, int(rows[-1]["sequence"]))

    def _make_room(self) -> None:
        if self._path.exists() and self._path.stat().st_size > LARGEST:
            self._path.replace(self._former)


def witness_files(library: Path) -> tuple[Path, Path]:
    """Return the two files of the witness of a library: the one in use, and the one before."""
    return library.with_name(f"{library.name}-last"), library.with_name(f"{library.name}-before")


def witnessed(library: Path) -> list[ChangeRow]:
    """Return the changes that the witness of a library holds, oldest first, each once.

    Lines that were cut or damaged are left out; the chain tells what is missing between.
    """
    current, former = witness_files(library)
    found = {(row["sequence"], row["hash"]): row for row in (*_rows(former), *_rows(current))}
    return [found[key] for key in sorted(found)]


def by_review(rows: Iterable[ChangeRow]) -> dict[str, list[ChangeRow]]:
    """Return changes review by review, in the order they come in."""
    parted: dict[str, list[ChangeRow]] = {}
    for row in rows:
        parted.setdefault(str(row["review_id"]), []).append(row)
    return parted


def _line(row: ChangeRow) -> str:
    plain = {**row, "at": row["at"].astimezone(UTC).isoformat()}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")) + "\n"


def _rows(path: Path) -> Iterator[ChangeRow]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        return
    for line in lines:
        with suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
            row = json.loads(line)
            row["at"] = datetime.fromisoformat(row["at"]).astimezone(UTC)
            row["sequence"] = int(row["sequence"])
            if all(name in row for name in FIELDS):
                yield row
