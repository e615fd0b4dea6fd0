# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How alike incidents are, and by what."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.insight.search.facets import Facet
from app.insight.similar import Likeness, Rarity, is_telling, likeness, similar, spelling
from app.review.cause import Cause, CauseState
from app.review.event import Event
from app.review.incident import Incident
from app.review.review import Review, assemble

WORDS = {"replica": 3, "failover": 2, "slow": 40, "lag": 5}


def review(review_id: str, title: str, service: str = "", *causes: Cause) -> Review:
    return assemble(review_id, (Incident(title=title, service=service), *causes))


def rarity(**facets: int) -> Rarity:
    return Rarity(50, WORDS, {(Facet.SERVICE, name): count for name, count in facets.items()})


def alike(mine: Review, *others: Review, **facets: int) -> list[str]:
    found = similar(likeness(mine), map(likeness, others), rarity(**facets))
    return [each.review_id for each in found]


def test_rare_words_in_common_make_two_incidents_alike() -> None:
    mine = review("mine", "Replica failover slow")
    assert alike(mine, review("a", "Failover of the Réplica"), review("b", "Slow")) == ["a"]


def test_the_same_service_counts_the_more_the_fewer_have_it() -> None:
    mine = review("mine", "x", "search and checkout")
    others = review("a", "y", "checkout"), review("b", "z", "Search")
    assert alike(mine, *others, checkout=3, search=30) == ["a"]


def test_a_review_is_not_like_itself() -> None:
    mine = review("mine", "Replica failover")
    assert alike(mine, mine) == []


def test_what_is_found_says_why() -> None:
    causes = Cause(id="a", text="", category="Config"), Cause(id="b", text="", category="config")
    mine = review("mine", "Réplica failover", "checkout", causes[0])
    other = review("a", "replica, failover", "Checkout", *causes)
    [found] = similar(likeness(mine), [likeness(other)], rarity(checkout=2))
    assert found.services == ("checkout",)
    assert found.categories == (("Config", 2),)
    assert set(found.words) == {"replica", "failover"}


def test_words_are_told_as_they_are_written() -> None:
    assert spelling(review("a", "Réplica, réplica"))["replica"] == "Réplica"


def test_a_common_category_alone_is_no_reason() -> None:
    cause = Cause(id="a", text="", category="Config")
    assert alike(review("mine", "x", "", cause), review("a", "y", "", cause)) == []


def test_causes_that_were_ruled_out_do_not_count() -> None:
    gone = Cause(id="a", text="replica failover", category="Config", state=CauseState.REFUTED)
    told = likeness(review("a", "x", "", gone))
    assert not told.causes
    assert "replica" not in told.words


def test_the_timeline_counts_less_than_the_headline() -> None:
    told = likeness(assemble("a", (Incident(title="replica"), Event(id="e", text="failover"))))
    assert told.words == {"replica": 1.0, "failover": 0.5}


def test_words_of_every_day_and_bare_numbers_tell_nothing() -> None:
    assert [word for word in ("the", "wurde", "uber", "db", "2026", "dns") if is_telling(word)] == [
        "dns"
    ]


@given(st.lists(st.lists(st.sampled_from(sorted(WORDS)), max_size=4), min_size=1, max_size=5))
def test_no_order_of_the_others_changes_what_is_found(titles: list[list[str]]) -> None:
    mine = likeness(review("mine", "replica failover lag"))
    others = [likeness(review(f"r{n}", " ".join(words))) for n, words in enumerate(titles)]
    found = similar(mine, others, rarity())
    assert similar(mine, reversed(others), rarity()) == found
    assert all(0 < each.score <= 1.0001 for each in found)


def test_an_empty_review_is_like_nothing() -> None:
    nothing = Likeness("n", frozenset(), {}, {})
    assert similar(nothing, [likeness(review("a", "replica"))], rarity()) == []
