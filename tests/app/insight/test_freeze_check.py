# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What was frozen is compared with what is there, whatever way the review came in."""

from __future__ import annotations

from dataclasses import replace

from app.insight.freeze_check import freeze_findings
from app.review.edits import addition
from app.review.evidence import Evidence
from app.review.freeze import digest_of
from app.review.freezing import freezing
from app.review.review import Review
from tests.builders import applied, review_with, with_fields
from tests.fakes import START


def frozen_twice() -> Review:
    review = review_with(Evidence(id="a", number=1, title="Log"))
    review = applied(review, freezing(review, START, "Ada"))
    review = applied(review, addition(review, Evidence(id="b", number=2, title="Chat")))
    return applied(review, freezing(review, START.replace(hour=15), "Ada"))


def test_nothing_is_found_where_nothing_changed() -> None:
    assert freeze_findings(frozen_twice()) == ()


def test_a_fact_that_was_altered_outside_is_named_with_its_freeze() -> None:
    review = frozen_twice()
    altered = with_fields(review, review.evidence[1], title="Other")
    assert [str(found) for found in freeze_findings(altered)] == [
        "E2: has another title than when it was frozen (freeze 2)"
    ]


def test_a_freeze_that_was_rewritten_no_longer_leads_to_the_next_one() -> None:
    review = frozen_twice()
    first = review.freezes[0]
    manifest = first.manifest.replace('"Ada"', '"Bob"')
    forged = replace(first, manifest=manifest, sha256=digest_of(manifest), frozen_by="Bob")
    table = {**review.table(first.KIND), first.id: forged}
    changed = Review(review.id, {**review.tables, first.KIND: table})
    [found] = freeze_findings(changed)
    assert str(found) == "freeze 2: does not follow on the freeze before it"
