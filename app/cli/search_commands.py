# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash search` and `hotwash similar`."""

from __future__ import annotations

import json
from argparse import Namespace
from typing import TYPE_CHECKING

from app.agenda.steps import step
from app.cli import exit_codes
from app.cli.review_argument import has_library, named_review, services
from app.cli.terminal import plain
from app.errors import UserFacingError
from app.insight.search.facets import Facet, Narrowing
from app.insight.search.search_query import read_query
from app.translation import tr

if TYPE_CHECKING:
    from app.bootstrap import Services
    from app.store.search import Found, FoundReview, Hit
    from app.store.similarity import SimilarReview

_FACETS = {
    Facet.SEVERITY: "severity",
    Facet.STATE: "state",
    Facet.SERVICE: "service",
    Facet.TAG: "tag",
    Facet.CATEGORY: "category",
    Facet.YEAR: "year",
}


def search(asked: Namespace) -> int:
    """Print the reviews that hold the words, with the places in them. Exit 1 where none does."""
    text = " ".join(asked.text)
    if not read_query(text):
        raise UserFacingError(tr("There is no word to look for in “{0}”.").format(text))
    selection = {
        facet: frozenset(values)
        for facet, name in _FACETS.items()
        if (values := getattr(asked, name))
    }
    with services(asked.data) as built:
        found = _found(built, Narrowing(f"{text} ", selection, asked.archived), asked.limit)
    reviews = found.reviews if found is not None else ()
    if asked.json:
        print(json.dumps([_plain_review(each) for each in reviews], ensure_ascii=False, indent=2))
    elif not reviews:
        print(tr("Nothing found."))
    for each in () if asked.json else reviews:
        _print_review(each)
    return exit_codes.OK if reviews else exit_codes.FINDINGS


def similar(asked: Namespace) -> int:
    """Print the reviews most like one, and what they have in common."""
    with services(asked.data) as built, named_review(asked.review, built) as (review, _files):
        found = built.library.similar(review) if has_library(built) else []
    if asked.json:
        print(json.dumps([_plain_similar(each) for each in found], ensure_ascii=False, indent=2))
    elif not found:
        print(tr("Nothing in the library is like it."))
    for each in () if asked.json else found:
        print(f"{each.summary.id}  {_heading(each.summary.title)}")
        print(f"    {plain(_why(each))}")
    return exit_codes.OK


def _found(built: Services, asked: Narrowing, limit: int) -> Found | None:
    """Search the library; looking for something makes none."""
    return built.library.search(asked, max(limit, 1)) if has_library(built) else None


def _print_review(found: FoundReview) -> None:
    print(f"{found.summary.id}  {_heading(found.summary.title)}")
    for hit in found.hits:
        print(f"    {hit.step:2} {step(hit.step).title}: {plain(hit.snippet.text)}")
    if found.more:
        words = tr("and 1 more place") if found.more == 1 else tr("and {0} more places")
        print(f"    {words.format(found.more)}")


def _heading(title: str) -> str:
    return plain(title or tr("(no title)"))


def _why(found: SimilarReview) -> str:
    why = found.why
    reasons = [tr("same service {0}").format(each) for each in why.services]
    reasons += [tr("same tag {0}").format(each) for each in why.tags]
    reasons += [
        tr("causes in {0}: {1}").format(category, count) for category, count in why.categories
    ]
    if why.words:
        reasons.append(tr("words {0}").format(", ".join(why.words)))
    return "; ".join(reasons)


def _plain_review(found: FoundReview) -> dict[str, object]:
    return {
        "id": found.summary.id,
        "title": found.summary.title,
        "date": found.summary.date.isoformat() if found.summary.date else None,
        "hits": [_plain_hit(hit) for hit in found.hits],
        "more": found.more,
    }


def _plain_hit(hit: Hit) -> dict[str, object]:
    return {
        "step": hit.step,
        "kind": hit.kind.value,
        "item": hit.item_id,
        "field": hit.field,
        "text": hit.snippet.text,
        "marks": [list(mark) for mark in hit.snippet.marks],
    }


def _plain_similar(found: SimilarReview) -> dict[str, object]:
    why = found.why
    return {
        "id": found.summary.id,
        "title": found.summary.title,
        "score": round(why.score, 3),
        "services": list(why.services),
        "tags": list(why.tags),
        "categories": dict(why.categories),
        "words": list(why.words),
    }
