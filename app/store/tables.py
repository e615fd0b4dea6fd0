# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The tables: `review`, the append-only `change`, the index, and what is shared.

A column has the name of the dataclass field it holds. A change here needs a migration. Those of
the items stand in `item_tables`; who takes `metadata` from here has all of them.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from app.review.incident import Severity
from app.review.lifecycle import ReviewState
from app.review.people import Role
from app.store import columns
from app.store.column_types import Instant
from app.store.item_tables import ITEM_TABLES
from app.store.metadata import metadata

__all__ = [
    "ITEM_TABLES",
    "change_table",
    "indexed_item_table",
    "indexed_review_table",
    "metadata",
    "presence_table",
    "review_facet_table",
    "review_table",
    "shared_file_piece_table",
    "shared_file_table",
    "shared_review_table",
]

review_table = Table(
    "review",
    metadata,
    Column("id", Text, primary_key=True),
    columns.text("title"),
    Column("date", Date),
    columns.maybe_choice("severity", Severity),
    columns.choice("state", ReviewState),
    columns.whole("open_actions"),
    columns.whole("done_actions"),
    columns.whole("total_actions"),
    Column("next_due", Date),
    columns.maybe_number("impact_minutes"),
    columns.flag("archived"),
    Column("updated_at", Instant, nullable=False),
    columns.later_text("team"),
)
"""One row for each review: what the library shows of it, refreshed with every commit.

`team` names the role of a server whose members may see it, where the server parts teams.
"""

change_table = Table(
    "change",
    metadata,
    Column(
        "sequence",
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=True,
    ),
    Column("review_id", Text, ForeignKey("review.id"), nullable=False),
    Column("at", Instant, nullable=False),
    columns.text("author"),
    columns.text("initiator"),
    columns.text("label"),
    columns.text("client_id"),
    columns.whole("client_number"),
    columns.text("edit"),
    columns.text("inverse"),
    columns.later_text("hash"),
    UniqueConstraint("client_id", "client_number"),
    Index(None, "review_id", "sequence"),
    sqlite_autoincrement=True,
)
"""Who changed what, when: appended to, never altered. `sequence` is given by the database.

`hash` chains the changes of one review (see `chain`).
"""

presence_table = Table(
    "presence",
    metadata,
    Column("review_id", Text, ForeignKey("review.id"), primary_key=True),
    Column("client_id", Text, primary_key=True),
    columns.text("name"),
    columns.choice("role", Role),
    columns.whole("step"),
    columns.text("place_kind"),
    columns.text("place_id"),
    columns.text("field"),
    columns.flag("is_typing"),
    Column("seen_at", Instant, nullable=False),
)
"""Who has a review open now. A row that was not renewed for a while counts as gone."""

shared_file_table = Table(
    "shared_file",
    metadata,
    Column("review_id", Text, ForeignKey("review.id"), primary_key=True),
    Column("sha256", Text, primary_key=True),
    columns.whole("size"),
)
"""The attached files of a shared review that are whole on the server."""

shared_file_piece_table = Table(
    "shared_file_piece",
    metadata,
    Column("review_id", Text, ForeignKey("review.id"), primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
"""What they hold, in pieces; `place` counts from 0."""

shared_review_table = Table(
    "shared_review",
    metadata,
    Column("review_id", Text, primary_key=True),
    columns.text("address"),
    columns.text("title"),
    Column("date", Date),
    Column("moved_at", Instant),
    Column("opened_at", Instant),
)
"""Reviews that this library knows to be on a server, at `address` (without a password).

One that was moved there from here (`moved_at`) is still in the other tables, as it was then; the
library shows the one on the server in its place.
"""

indexed_review_table = Table(
    "indexed_review",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("review_id", Text, ForeignKey("review.id"), nullable=False),
    UniqueConstraint("review_id"),
    sqlite_autoincrement=True,
)
"""The number a review has in the index; one without a number is not in it yet."""

indexed_item_table = Table(
    "indexed_item",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("number", Integer, ForeignKey("indexed_review.number"), nullable=False),
    columns.text("kind"),
    columns.text("item_id"),
    UniqueConstraint("number", "kind", "item_id"),
)
"""The items in the index. `id` is made of the review's number and a place (see `search_index`).

Their words stand in `word_index`, by the same id: a table of FTS5 or one of PostgreSQL with a GIN
index. SQLAlchemy has no words for either, so it stands in the migration and `word_index.py` alone.
"""

review_facet_table = Table(
    "review_facet",
    metadata,
    Column("number", Integer, ForeignKey("indexed_review.number"), primary_key=True),
    Column("facet", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    columns.text("value"),
    Index(None, "facet", "key", "number"),
)
"""What a review is found under; `key` is `value` without regard to case."""
