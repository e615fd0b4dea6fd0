# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The language of a review's texts, and the words that are its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0006"
down_revision = "v0005"


def upgrade() -> None:
    """Add them; the language of reviews from before is told by their texts."""
    none, empty = sa.text("'[]'"), sa.text("''")
    op.add_column("lifecycle", sa.Column("own_words", sa.Text, nullable=False, server_default=none))
    op.add_column("lifecycle", sa.Column("language", sa.Text, nullable=False, server_default=empty))
