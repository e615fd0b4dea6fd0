# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The instant by which a meeting has to end, and wordings that were kept on purpose."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0004"
down_revision = "v0003"


def upgrade() -> None:
    """Add them; meetings from before end when their agreed length is over."""
    op.add_column("meeting", sa.Column("must_end_at", sa.DateTime(timezone=True)))
    none = sa.text("'[]'")
    op.add_column(
        "lifecycle", sa.Column("kept_words", sa.Text, nullable=False, server_default=none)
    )
