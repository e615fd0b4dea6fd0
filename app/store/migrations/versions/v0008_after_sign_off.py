# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What follows the meeting: moves, comments, what was approved, what went where, look-backs."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "v0008"
down_revision = "v0007"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add them; reviews from before have none, and their actions no size or strength."""
    empty = sa.text("'[]'")
    op.add_column("lifecycle", sa.Column("tags", sa.Text, nullable=False, server_default=empty))
    count = sa.Column(
        "reminder_sequence", sa.BigInteger, nullable=False, server_default=sa.text("0")
    )
    op.add_column("meeting", count)
    op.add_column("action", sa.Column("size", sa.Text))
    op.add_column("action", sa.Column("strength", sa.Text))
    op.add_column("action", sa.Column("committed_on", sa.Date))
    op.add_column("action", sa.Column("dropped_on", sa.Date))
    _add_follow_ups()
    _add_sign_off()
    _add_publications()


def _add_follow_ups() -> None:
    _item_table(
        "follow_up",
        *(_text("action_id"), _text("kind"), sa.Column("at", INSTANT), _text("by")),
        *(_text("reason"), sa.Column("from_due", sa.Date), sa.Column("to_due", sa.Date)),
        *(_text("from_owner"), _text("to_owner")),
    )


def _add_sign_off() -> None:
    _item_table(
        "approved_content", _text("fingerprint"), _text("content"), sa.Column("at", INSTANT)
    )
    _item_table(
        "comment",
        *(_text("author"), _text("text"), _text("place_kind"), _text("place_id")),
        *(sa.Column("at", INSTANT), sa.Column("settled_at", INSTANT), _text("settled_by")),
    )
    _item_table(
        "transition",
        *(_text("from_state"), _text("to_state"), sa.Column("at", INSTANT)),
        *(_text("by"), _text("reason")),
    )


def _add_publications() -> None:
    _item_table(
        "publication",
        *(_text("target"), _text("host"), _text("item_id"), _text("key"), _text("url")),
        *(sa.Column("version", sa.BigInteger, nullable=False), sa.Column("at", INSTANT)),
        *(_text("by"), _text("fingerprint"), _text("remote_status")),
        sa.Column("read_at", INSTANT),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _item_table(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        *(_text("review_id"), _text("id"), _text("rank")),
        *columns,
        sa.PrimaryKeyConstraint("review_id", "id", name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=f"fk_{name}_review_id_review"),
    )
