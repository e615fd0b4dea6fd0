# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Windows of impact, the kind of SLO, and the durations that were published."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0003"
down_revision = "v0002"

INSTANT = sa.DateTime(timezone=True)
NUMBER = sa.Float(53)


def upgrade() -> None:
    """Add them; an SLO from before is one of time, over a number of days."""
    op.create_table(
        "impact_window",
        sa.Column("review_id", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("rank", sa.Text, nullable=False),
        sa.Column("at", INSTANT),
        sa.Column("until", INSTANT),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("users_affected", sa.BigInteger),
        sa.Column("affected_share", NUMBER),
        sa.Column("use_share", NUMBER),
        sa.PrimaryKeyConstraint("review_id", "id", name="pk_impact_window"),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name="fk_impact_window_review_id_review"
        ),
    )
    kind = sa.Column("slo_kind", sa.Text, nullable=False, server_default=sa.text("'time'"))
    op.add_column("impact", kind)
    quarter = sa.Column("slo_by_quarter", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("impact", quarter)
    op.add_column("impact", sa.Column("slo_window_requests", sa.BigInteger))
    for name in ("published_detection", "published_mitigation", "published_resolution"):
        op.add_column("incident", sa.Column(name, sa.BigInteger))
    note = sa.Column("published_note", sa.Text, nullable=False, server_default=sa.text("''"))
    op.add_column("incident", note)
