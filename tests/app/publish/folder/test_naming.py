# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Names of files: a team's rule, and no name that a file system could stumble over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserFacingError
from app.publish.folder.naming import checked_rule, file_stem, slug
from app.review.incident import Severity
from tests.builders import empty_review, with_fields
from tests.strategies import TEXTS

DAY = date(2017, 1, 31)
RULES = st.sampled_from(
    [
        "{date}-{slug}",
        "{year}/{month}/{slug}",
        "{service}/{severity}-{id}",
        "../{slug}",
        ".git/{id}",
    ]
)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Checkout slow", "checkout-slow"),
        ("../../etc/passwd", "etc-passwd"),
        ("Ausfall: Süd–Nord (β)", "ausfall-süd-nord-β"),
        ("決済が停止", "決済が停止"),
        ("ﬁle  ＳＥＶ１", "file-sev1"),
        ("🔥🔥", ""),
    ],
)
def test_a_slug_is_what_is_read_of_a_title(title: str, name: str) -> None:
    assert slug(title) == name


def test_a_long_title_ends_at_a_word() -> None:
    name = slug("the database of the checkout was slow " * 9)
    assert len(name.encode()) <= 80
    assert name.endswith(("the", "database", "of", "checkout", "was", "slow"))
    assert 20 < len(slug("界" * 400).encode()) <= 80


def test_the_rule_of_a_team_names_the_files() -> None:
    review = empty_review("Checkout slow")
    review = with_fields(
        review, review.incident, severity=Severity.SEV1, service="Check Out", title="Checkout slow"
    )
    assert file_stem(review, DAY) == "2017-01-31-checkout-slow"
    assert file_stem(review, None) == "undated-checkout-slow"
    assert file_stem(review, DAY, "{year}/{service}/{slug}") == "2017/check-out/checkout-slow"
    assert file_stem(empty_review(""), DAY, "{slug}") == slug(review.id)


@pytest.mark.parametrize("title", ["con", "AUX", "lpt1"])
def test_a_device_of_windows_is_no_name(title: str) -> None:
    assert file_stem(empty_review(title), DAY, "{slug}") == f"_{title.lower()}"


@given(title=TEXTS, service=TEXTS, rule=RULES)
def test_no_title_leads_out_of_the_folder_or_to_a_name_that_can_not_be(
    title: str, service: str, rule: str
) -> None:
    review = empty_review()
    review = with_fields(review, review.incident, title=title, service=service)
    path = PurePosixPath(file_stem(review, DAY, rule))
    assert not path.is_absolute()
    for part in path.parts:
        assert part not in ("", ".", "..")
        assert not part.startswith(".")
        assert not part.endswith((".", " "))
        assert not PureWindowsPath(part).is_reserved()
        assert not set('<>:"|?*\\\0') & set(part)
        assert len(f"{part}-100.hotwash".encode()) < 255


@pytest.mark.parametrize("rule", ["{slug", "{title}", "{slug!r}", "{slug:>9}", "{date}", "{0}", ""])
def test_a_rule_that_names_nothing_is_refused(rule: str) -> None:
    with pytest.raises(UserFacingError, match="rule"):
        checked_rule(rule)


def test_the_same_review_has_the_same_name() -> None:
    review = empty_review()
    assert file_stem(review, DAY) == file_stem(replace(review), DAY)
