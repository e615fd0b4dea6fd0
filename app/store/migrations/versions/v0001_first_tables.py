# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The first tables: `review`, one for each kind of item, and `change`."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "v0001"
down_revision = None

INSTANT = sa.DateTime(timezone=True)
NUMBER = sa.Float(53)
SEQUENCE = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make them."""
    _review_table()
    _change_table()
    _tables_of_single_items()
    _tables_of_the_story()
    _tables_of_the_outcome()


def _review_table() -> None:
    op.create_table(
        "review",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("date", sa.Date),
        sa.Column("severity", sa.Text),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("open_actions", sa.BigInteger, nullable=False),
        sa.Column("done_actions", sa.BigInteger, nullable=False),
        sa.Column("total_actions", sa.BigInteger, nullable=False),
        sa.Column("next_due", sa.Date),
        sa.Column("impact_minutes", NUMBER),
        sa.Column("archived", sa.Boolean, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_review"),
    )


def _change_table() -> None:
    op.create_table(
        "change",
        sa.Column("sequence", SEQUENCE, nullable=False, autoincrement=True),
        sa.Column("review_id", sa.Text, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("initiator", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("client_id", sa.Text, nullable=False),
        sa.Column("client_number", sa.BigInteger, nullable=False),
        sa.Column("edit", sa.Text, nullable=False),
        sa.Column("inverse", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_change"),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name="fk_change_review_id_review"),
        sa.UniqueConstraint("client_id", "client_number", name="uq_change_client_id_client_number"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_change_review_id_sequence", "change", ["review_id", "sequence"])


def _tables_of_single_items() -> None:
    _item_table(
        "lifecycle",
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("created_at", INSTANT),
        sa.Column("archived_at", INSTANT),
    )
    _item_table(
        "incident",
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("reference", sa.Text, nullable=False),
        sa.Column("service", sa.Text, nullable=False),
        sa.Column("severity", sa.Text),
        sa.Column("time_zone", sa.Text, nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("statement", sa.Text, nullable=False),
        sa.Column("review_reason", sa.Text, nullable=False),
    )
    _item_table(
        "meeting",
        sa.Column("scheduled_at", INSTANT),
        sa.Column("agenda", sa.Text, nullable=False),
        sa.Column("budgets", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("document_link", sa.Text, nullable=False),
        sa.Column("invite_sequence", sa.BigInteger, nullable=False),
        sa.Column("categories", sa.Text, nullable=False),
    )
    _item_table(
        "impact",
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("users_affected", sa.BigInteger),
        sa.Column("users_total", sa.BigInteger),
        sa.Column("affected_share", NUMBER),
        sa.Column("use_share", NUMBER),
        sa.Column("requests_failed", sa.BigInteger),
        sa.Column("requests_total", sa.BigInteger),
        sa.Column("complaints", sa.BigInteger),
        sa.Column("currency", sa.Text, nullable=False),
        sa.Column("money_per_minute", NUMBER),
        sa.Column("credits", NUMBER),
        sa.Column("slo_name", sa.Text, nullable=False),
        sa.Column("slo_target", NUMBER),
        sa.Column("slo_window_days", sa.BigInteger),
        sa.Column("bad_minutes", NUMBER),
    )


def _tables_of_the_story() -> None:
    _item_table(
        "person",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("acted", sa.Boolean, nullable=False),
        sa.Column("invited", sa.Boolean, nullable=False),
    )
    _item_table(
        "evidence",
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("link", sa.Text, nullable=False),
        sa.Column("filename", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("collected_at", INSTANT),
        sa.Column("frozen_at", INSTANT),
    )
    _item_table(
        "event",
        sa.Column("at", INSTANT),
        sa.Column("until", INSTANT),
        sa.Column("precision", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("moment", sa.Text),
        sa.Column("starred", sa.Boolean, nullable=False),
        sa.Column("handover_to", sa.Text, nullable=False),
        sa.Column("evidence_ids", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
    )
    _item_table(
        "cause",
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("category", sa.Text, nullable=False),
        sa.Column("kind", sa.Text),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("gate", sa.Text, nullable=False),
        sa.Column("gate_count", sa.BigInteger, nullable=False),
        sa.Column("probability", NUMBER),
        sa.Column("stop_reason", sa.Text),
        sa.Column("notes", sa.Text, nullable=False),
        sa.Column("accepted_because", sa.Text, nullable=False),
        sa.Column("evidence_ids", sa.Text, nullable=False),
        sa.Column("event_ids", sa.Text, nullable=False),
    )
    _item_table(
        "link",
        sa.Column("effect_id", sa.Text, nullable=False),
        sa.Column("cause_id", sa.Text, nullable=False),
    )


def _tables_of_the_outcome() -> None:
    _item_table(
        "observation",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    _item_table(
        "action",
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("due", sa.Date),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("kind", sa.Text),
        sa.Column("aim", sa.Text),
        sa.Column("cause_ids", sa.Text, nullable=False),
        sa.Column("tracker_key", sa.Text, nullable=False),
        sa.Column("done_when", sa.Text, nullable=False),
        sa.Column("done_on", sa.Date),
        sa.Column("committed", sa.Boolean, nullable=False),
    )
    _item_table(
        "approval",
        sa.Column("approver", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("decided_at", INSTANT),
        sa.Column("fingerprint", sa.Text, nullable=False),
    )
    _item_table(
        "note",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("step", sa.BigInteger, nullable=False),
        sa.Column("at", INSTANT),
    )
    _item_table(
        "clock_fact",
        sa.Column("command", sa.Text, nullable=False),
        sa.Column("at", INSTANT),
        sa.Column("step", sa.BigInteger, nullable=False),
        sa.Column("minutes", sa.BigInteger, nullable=False),
    )


def _item_table(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("review_id", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("rank", sa.Text, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("review_id", "id", name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=f"fk_{name}_review_id_review"),
    )
