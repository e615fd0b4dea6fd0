# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a SQLite file must not hold to be opened as a library: anything that does more than keep.

A trigger runs with each save, a view may count for ever where a table is expected, a virtual table
is whatever its module does. Hotwash makes none of them but its word index.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

from app.errors import UserFacingError
from app.translation import marked, tr

_FOREIGN = text(
    "SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view')"
    " OR (type = 'table' AND sql LIKE 'CREATE VIRTUAL%' AND name <> 'word_index') LIMIT 1"
)
_WORDS = {
    "trigger": marked("a trigger"),
    "view": marked("a view"),
    "table": marked("a virtual table"),
}


def refuse_foreign_schema(connection: Connection, where: str) -> None:
    """Raise UserFacingError where the SQLite file does more than hold Hotwash's tables."""
    found = connection.execute(_FOREIGN).first()
    if found is None:
        return
    words = tr(
        "The library {0} holds {1}, {2!a}, that Hotwash did not make and that could act while you "
        "work. It was left as it is; open a library that you know."
    )
    raise UserFacingError(words.format(where, tr(_WORDS[found.type]), found.name[:60]))
