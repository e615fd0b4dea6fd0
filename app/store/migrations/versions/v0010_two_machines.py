# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What two machines need: other wordings, presence, files on the server, a chain of changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "v0010"
down_revision = "v0009"

INSTANT = sa.DateTime(timezone=True)
EMPTY = sa.text("''")

_CHANGE = sa.table(
    "change",
    *(sa.column("sequence"), sa.column("review_id"), sa.column("at", INSTANT)),
    *(sa.column("author"), sa.column("initiator"), sa.column("label"), sa.column("client_id")),
    *(sa.column("client_number"), sa.column("edit"), sa.column("inverse"), sa.column("hash")),
)
_COVERED = (
    *("review_id", "at", "author", "initiator", "label"),
    *("client_id", "client_number", "edit", "inverse"),
)


def upgrade() -> None:
    """Add them; the changes from before are chained as they are found."""
    for table, column in (("change", "hash"), ("review", "team"), ("meeting", "clock_keeper")):
        op.add_column(table, sa.Column(column, sa.Text, nullable=False, server_default=EMPTY))
    _item_table(
        "alternative",
        *(_text("rank"), _text("place_kind"), _text("place_id"), _text("field")),
        *(_text("text"), _text("author"), sa.Column("at", INSTANT)),
        key=("review_id", "id"),
    )
    _item_table(
        "presence",
        *(_text("name"), _text("role"), _whole("step"), _text("place_kind"), _text("place_id")),
        *(_text("field"), sa.Column("is_typing", sa.Boolean, nullable=False)),
        sa.Column("seen_at", INSTANT, nullable=False),
        key=("review_id", "client_id"),
    )
    _item_table("shared_file", _whole("size"), key=("review_id", "sha256"))
    _item_table(
        "shared_file_piece",
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        key=("review_id", "sha256", "place"),
    )
    op.create_table(
        "shared_review",
        *(_text("review_id"), _text("address"), _text("title"), sa.Column("date", sa.Date)),
        *(sa.Column("moved_at", INSTANT), sa.Column("opened_at", INSTANT)),
        sa.PrimaryKeyConstraint("review_id", name="pk_shared_review"),
    )
    _chain_changes()


def _item_table(name: str, *columns: sa.Column[Any], key: tuple[str, ...]) -> None:
    named = {column.name for column in columns}
    op.create_table(
        name,
        *(_text(column) for column in key if column not in named),
        *columns,
        sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=f"fk_{name}_review_id_review"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=False)


def _chain_changes() -> None:
    connection = op.get_bind()
    before: dict[str, str] = {}
    hashes: list[dict[str, Any]] = []
    for row in connection.execute(sa.select(_CHANGE).order_by(_CHANGE.c.sequence)).mappings():
        told = _link(before.get(row["review_id"], ""), row)
        before[row["review_id"]] = told
        hashes.append({"key": row["sequence"], "told": told})
    if hashes:
        chained = sa.update(_CHANGE).where(_CHANGE.c.sequence == sa.bindparam("key"))
        connection.execute(chained.values(hash=sa.bindparam("told")), hashes)


def _link(before: str, row: Mapping[Any, Any]) -> str:
    values = [_plain(row[name]) for name in _COVERED]
    told = json.dumps([before, *values], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if not isinstance(value, datetime):
        return value
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat()
