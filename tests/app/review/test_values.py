# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Values: what fields accept, and their plain form and back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.review.action import Action, ActionStatus
from app.review.event import Event, Precision
from app.review.values import (
    accepts,
    clean_text,
    cleaned,
    decode,
    encode,
    field_types,
    from_plain,
    to_plain,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"))


@given(text=TEXTS, at=st.datetimes(timezones=st.just(UTC)) | st.none())
def test_an_item_comes_back_from_its_plain_form(text: str, at: datetime | None) -> None:
    event = Event(id="e1", rank="1", at=at, text=text, precision=Precision.DAY)
    assert from_plain(Event, to_plain(event)) == event


def test_instants_are_written_in_utc_with_a_z() -> None:
    local = datetime(2026, 3, 2, 15, 30, tzinfo=timezone(timedelta(hours=1)))
    assert encode(local) == "2026-03-02T14:30:00Z"


def test_a_naive_instant_is_not_accepted() -> None:
    expected = field_types(Event)["at"]
    assert not accepts(expected, datetime(2026, 3, 2))  # noqa: DTZ001 - the naive one is the point
    assert accepts(expected, None)


def test_a_whole_number_is_fine_where_a_number_is_wanted_but_truth_is_not() -> None:
    assert accepts(float, 3)
    assert not accepts(float, True)
    assert not accepts(int, False)


def test_a_day_is_not_an_instant() -> None:
    assert not accepts(date, datetime(2026, 3, 2, tzinfo=UTC))


@pytest.mark.parametrize(
    ("raw", "kept"),
    [("a\x00b", "ab"), ("a\r\nb\rc", "a\nb\nc"), ("x\ud800y", "x\ufffdy"), ("\ud83d\ude00", "😀")],
)
def test_text_is_kept_without_what_no_file_can_hold(raw: str, kept: str) -> None:
    assert clean_text(raw) == kept


def test_an_enumeration_stays_one_when_cleaned() -> None:
    assert cleaned(ActionStatus.OPEN) is ActionStatus.OPEN


@pytest.mark.parametrize(
    ("plain", "complaint"),
    [
        ({"id": "a", "colour": "red"}, "no field 'colour'"),
        ({"text": "x"}, "needs 'id'"),
        ({"id": "a", "due": "tomorrow"}, "action.due"),
        ({"id": "a", "status": "finished"}, "action.status"),
        ({"id": "a", "cause_ids": "c1"}, "a list is expected"),
    ],
)
def test_a_plain_form_that_does_not_fit_is_refused(
    plain: dict[str, object], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        from_plain(Action, plain)


def test_what_has_no_plain_form_is_a_bug() -> None:
    with pytest.raises(TypeError, match="no plain form"):
        encode(object())


def test_a_list_of_whole_numbers_is_read_as_a_tuple() -> None:
    assert decode(tuple[int, ...], [1, 2]) == (1, 2)
