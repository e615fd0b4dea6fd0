# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How many people were in the room, and how many hands went up at its end."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0007"
down_revision = "v0006"


def upgrade() -> None:
    """Add them; in meetings from before nobody was asked."""
    for name in ("present", "hands_learned", "hands_again"):
        op.add_column("meeting", sa.Column(name, sa.BigInteger))
