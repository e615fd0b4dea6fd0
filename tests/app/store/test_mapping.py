# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Every field has its column, and every row becomes the item it was."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given, settings

from app.review.item import Kind
from app.review.review import ITEM_TYPES, Review
from app.store.mapping import to_item, to_row
from app.store.tables import ITEM_TABLES
from tests.strategies import reviews


@pytest.mark.parametrize("kind", ITEM_TYPES)
def test_every_field_has_a_column_and_every_column_a_field(kind: Kind) -> None:
    columns = [column.name for column in ITEM_TABLES[kind].columns]
    assert columns == ["review_id", *(field.name for field in fields(ITEM_TYPES[kind]))]


@given(reviews())
@settings(max_examples=30)
def test_a_row_becomes_the_item_it_was_made_of(review: Review) -> None:
    for kind in ITEM_TYPES:
        for item in review.items(kind):
            assert to_item(kind, to_row(review.id, item)) == item
