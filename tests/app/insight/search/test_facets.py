# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What reviews are narrowed down by."""

from __future__ import annotations

import pytest

from app.insight.search.facets import Facet, Narrowing, facet_values, services, tags
from app.review.cause import Cause, CauseState
from app.review.edits import set_field
from tests.builders import applied, review_with


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("checkout", ("checkout",)),
        ("checkout, payments and search", ("checkout", "payments", "search")),
        ("Anmeldung und Suche", ("Anmeldung", "Suche")),
        ("Checkout; checkout", ("Checkout",)),
        ("Brand & Co", ("Brand", "Co")),
        ("brandy", ("brandy",)),
        (" , ", ()),
    ],
)
def test_a_field_may_name_several_services(text: str, named: tuple[str, ...]) -> None:
    assert services(text) == named


def test_tags_are_parted_by_commas() -> None:
    assert tags("#data loss, migration,,Migration") == ("data loss", "migration")


def test_a_review_is_found_under_its_services_tags_and_causes() -> None:
    review = review_with(
        Cause(id="a", text="Pool too small", category="Capacity"),
        Cause(id="b", text="Wrong rule", category="Config", state=CauseState.REFUTED),
    )
    review = applied(
        review,
        set_field(review.incident, "service", "checkout and search"),
        set_field(review.lifecycle, "tags", ("black friday",)),
    )
    assert facet_values(review) == {
        (Facet.CATEGORY, "Capacity"),
        (Facet.SERVICE, "checkout"),
        (Facet.SERVICE, "search"),
        (Facet.TAG, "black friday"),
    }


def test_without_a_facet_the_other_choices_stay() -> None:
    chosen = {Facet.TAG: frozenset({"a"}), Facet.YEAR: frozenset({"2026"})}
    assert Narrowing("x", chosen).without(Facet.TAG).selection == {Facet.YEAR: frozenset({"2026"})}
