# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How alike two incidents are, and by what: services, tags, categories of causes, rare words.

Each thing in common counts by how rare it is in the library, so that what every review has counts
for nothing. What comes out can be said in a sentence; there is no figure without its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from math import log, sqrt

from app.insight.search.facets import Facet, facet_values
from app.insight.search.search_words import placed_words, search_words
from app.review.cause import CauseState
from app.review.review import Review

_SHORTEST_WORD = 3
_WORDS_TOLD = 5
_LEAST_WORDS = 2
"""So many rare words in common are told of; a single one may be chance."""

_SHARES = {Facet.SERVICE: 0.3, Facet.TAG: 0.2, Facet.CATEGORY: 0.1}
"""What one shared value adds where it is as rare as can be; the words add up to one."""

_FROM_EVENTS = 0.5
"""What a word of the timeline counts, beside one of title, summary, statement or causes."""

_LEAST_SCORE = 0.09
"""Below it, neighbours of published reviews were alike by chance."""

_EVERYDAY = frozenset(
    search_words("""
    about above after again all also and any are because been before being but can could did does
    down due during each few for from further had has have her here his how into its just may more
    most not now off once only other our out over own per same she should since some such than that
    the their them then there these they this those through too under until very via was were what
    when where which while who why will with would you your utc
    aber alle als also auch auf aus bei bis das dass dem den der des die dies diese doch durch ein
    eine einem einen einer eines erst für gegen hat hatte ihr ihre kann kein keine mehr mit nach
    nicht noch nur ober oder ohne schon sehr sich sie sind über und unter vom von vor war waren
    wegen weil wenn werden wie wir wird wurde wurden zum zur
    """)
)
"""Words that tell of no incident, whatever the library holds."""


@dataclass(frozen=True)
class Likeness:
    """What a review is compared by; `words` are weights of folded words."""

    review_id: str
    facets: frozenset[tuple[Facet, str]]
    causes: Mapping[str, int]
    words: Mapping[str, float]


@dataclass(frozen=True)
class Rarity:
    """How rare things are among `reviews` reviews; a word that is not in `words` is common."""

    reviews: int
    words: Mapping[str, int]
    facets: Mapping[tuple[Facet, str], int]

    def of_word(self, word: str) -> float:
        """Return 0 for what every review has, and more the fewer have it."""
        return log(self.reviews / self.words[word]) if word in self.words else 0.0

    def of_word_of_others(self, word: str, mine: Mapping[str, float]) -> float:
        """Return what a word of another review counts: one that is not in `mine` as most do."""
        return self.of_word(word) if word in mine else self._typical

    @cached_property
    def _typical(self) -> float:
        return sum(map(self.of_word, self.words)) / len(self.words) if self.words else 0.0

    def of_facet(self, facet: Facet, key: str) -> float:
        """Return next to 0 for what each of many reviews has, up to 1 for what a single one has."""
        count = max(self.facets.get((facet, key), 1), 1)
        return max(0.0, log((self.reviews + 1) / count) / log(self.reviews + 1))


@dataclass(frozen=True)
class Similar:
    """A review like the one in hand, and what the two have in common.

    `categories` come with how many causes the other one has in each; `words` are folded.
    """

    review_id: str
    score: float
    services: tuple[str, ...]
    tags: tuple[str, ...]
    categories: tuple[tuple[str, int], ...]
    words: tuple[str, ...]


def likeness(review: Review) -> Likeness:
    """Return what `review` is compared by."""
    causes = [cause for cause in review.causes if cause.state is not CauseState.REFUTED]
    weights: dict[str, float] = {}
    for text, weight in _texts(review):
        for word in search_words(text):
            if weight > weights.get(word, 0.0) and is_telling(word):
                weights[word] = weight
    categories: dict[str, int] = {}
    for cause in causes:
        key = cause.category.strip().casefold()
        categories[key] = categories.get(key, 0) + 1
    return Likeness(review.id, facet_values(review), categories, weights)


def spelling(review: Review) -> dict[str, str]:
    """Return each word of `review` by its folded form, as it is written there first."""
    written: dict[str, str] = {}
    for text, _ in _texts(review):
        for placed in placed_words(text):
            written.setdefault(placed.word, text[placed.start : placed.end])
    return written


def _texts(review: Review) -> Iterator[tuple[str, float]]:
    incident = review.incident
    yield from ((text, 1.0) for text in (incident.title, incident.summary, incident.statement))
    for cause in review.causes:
        if cause.state is not CauseState.REFUTED:
            yield cause.text, 1.0
    yield from ((event.text, _FROM_EVENTS) for event in review.events)


def is_telling(word: str) -> bool:
    """Tell whether a folded word may say what an incident is about."""
    return len(word) >= _SHORTEST_WORD and word not in _EVERYDAY and not word.isdecimal()


def similar(
    mine: Likeness, others: Iterable[Likeness], rarity: Rarity, most: int = 5
) -> list[Similar]:
    """Return the reviews most like `mine`, best first; those alike by chance are not."""
    found = [
        _compared(mine, other, rarity) for other in others if other.review_id != mine.review_id
    ]
    told = [each for each in found if each.score >= _LEAST_SCORE and _has_reason(each)]
    return nsmallest(most, told, key=lambda each: (-each.score, each.review_id))


def _compared(mine: Likeness, other: Likeness, rarity: Rarity) -> Similar:
    keys = {(facet, value.casefold()) for facet, value in other.facets}
    shared = sorted(each for each in mine.facets if (each[0], each[1].casefold()) in keys)
    words = sorted(
        mine.words.keys() & other.words.keys(),
        key=lambda word: (-_weight(mine, word, rarity) * other.words[word], word),
    )
    score = _cosine(mine, other, words, rarity)
    for facet, value in shared:
        score += _SHARES[facet] * rarity.of_facet(facet, value.casefold())
    rare = [word for word in words if rarity.of_word(word)]
    told = rare[:_WORDS_TOLD] if len(rare) >= _LEAST_WORDS else []
    named = {facet: tuple(value for kind, value in shared if kind is facet) for facet in _SHARES}
    return Similar(
        other.review_id,
        score,
        named[Facet.SERVICE],
        named[Facet.TAG],
        tuple((name, other.causes.get(name.casefold(), 0)) for name in named[Facet.CATEGORY]),
        tuple(told),
    )


def _cosine(mine: Likeness, other: Likeness, shared: Iterable[str], rarity: Rarity) -> float:
    common = sum(_weight(mine, word, rarity) * _weight(other, word, rarity) for word in shared)
    both = 1.0
    for one in (mine, other):
        weights = (
            weight * rarity.of_word_of_others(word, mine.words)
            for word, weight in one.words.items()
        )
        both *= sqrt(sum(weight**2 for weight in weights))
    return common / both if both else 0.0


def _weight(one: Likeness, word: str, rarity: Rarity) -> float:
    return one.words[word] * rarity.of_word(word)


def _has_reason(each: Similar) -> bool:
    """Tell whether there is more to say than that causes are of a common category."""
    return bool(each.services or each.tags or each.words)
