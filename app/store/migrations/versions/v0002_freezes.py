# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Freezes of facts, and the hash that a redacted file had before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0002"
down_revision = "v0001"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add them; facts that are frozen already stay so, without a manifest."""
    nothing = sa.text("''")
    op.add_column(
        "evidence", sa.Column("original_sha256", sa.Text, nullable=False, server_default=nothing)
    )
    op.create_table(
        "freeze",
        sa.Column("review_id", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("rank", sa.Text, nullable=False),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.Column("frozen_at", INSTANT),
        sa.Column("frozen_by", sa.Text, nullable=False),
        sa.Column("manifest", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("lifted_at", INSTANT),
        sa.Column("lifted_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("review_id", "id", name="pk_freeze"),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name="fk_freeze_review_id_review"),
    )
