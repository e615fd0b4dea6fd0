# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The index to search by: words of items, and what reviews are narrowed down by.

It is filled when the library is opened (see `app.store.search_index`).
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "v0009"
down_revision = "v0008"

_SQLITE = (
    # The words are folded and parted by spaces already; the tokenizer "ascii" takes every other
    # sign for a letter, so that it cuts nowhere else.
    "CREATE VIRTUAL TABLE word_index USING fts5(words, tokenize='ascii', prefix='2')",
)
_POSTGRES = (
    "CREATE TABLE word_index (id bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX ix_word_index_words ON word_index USING gin (words)",
)


def upgrade() -> None:
    """Add the tables, and what each database searches them by."""
    is_server = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "indexed_review",
        sa.Column("number", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("review_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_indexed_review"),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name="fk_indexed_review_review_id_review"
        ),
        sa.UniqueConstraint("review_id", name="uq_indexed_review_review_id"),
        sqlite_autoincrement=True,
    )
    _add_items(is_server=is_server)
    _add_facets()
    for statement in _POSTGRES if is_server else _SQLITE:
        op.execute(statement)


def _add_items(*, is_server: bool) -> None:
    op.create_table(
        "indexed_item",
        sa.Column("id", sa.BigInteger() if is_server else sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("item_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_indexed_item"),
        sa.ForeignKeyConstraint(
            ["number"], ["indexed_review.number"], name="fk_indexed_item_number_indexed_review"
        ),
        sa.UniqueConstraint(
            "number", "kind", "item_id", name="uq_indexed_item_number_kind_item_id"
        ),
    )


def _add_facets() -> None:
    op.create_table(
        "review_facet",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("facet", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", "facet", "key", name="pk_review_facet"),
        sa.ForeignKeyConstraint(
            ["number"], ["indexed_review.number"], name="fk_review_facet_number_indexed_review"
        ),
    )
    op.create_index("ix_review_facet_facet_key_number", "review_facet", ["facet", "key", "number"])
