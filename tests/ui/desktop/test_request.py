# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A request arrives as it was sent; what is none, or hostile, is nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.version import VERSION
from app.wish import MOST_WISHES
from ui.desktop.request import (
    LARGEST,
    Answer,
    Request,
    answer_line,
    read_answer,
    read_request,
    request_line,
)


def test_a_request_and_its_answer_arrive_as_they_were_sent() -> None:
    wishes = ("/home/me/a b.hotwash", "hotwash://db.example.org/reviews/abc", "/ü/\udcff\n.yaml")
    request = Request(wishes, "token-1_TIME42")
    assert read_request(request_line(request)) == request
    assert request.version == VERSION
    assert read_answer(answer_line(Answer("9.9"))) == Answer("9.9")
    assert request_line(request).count(b"\n") == 1


def test_what_a_newer_version_adds_is_passed_over() -> None:
    told = {"hotwash": 7, "open": ["/a.yaml"], "version": "9.0", "raise": {"on": "screen 2"}}
    assert read_request(json.dumps(told).encode()) == Request(("/a.yaml",), "", "9.0")
    assert read_request(b'{"hotwash": 1}') == Request((), "", "")


@pytest.mark.parametrize(
    "told",
    [
        {"open": []},
        {"hotwash": True, "open": []},
        {"hotwash": 1, "open": "/a.yaml"},
        {"hotwash": 1, "open": ["a.yaml"]},
        {"hotwash": 1, "open": ["--data"]},
        {"hotwash": 1, "open": ["/a\0.yaml"]},
        {"hotwash": 1, "open": [5]},
        {"hotwash": 1, "open": ["/a.yaml"] * (MOST_WISHES + 1)},
        {"hotwash": 1, "open": ["/" + "a" * 200_000]},
        [1],
    ],
)
def test_what_makes_no_sense_asks_for_nothing(told: object) -> None:
    assert read_request(json.dumps(told).encode()) is None


def test_what_is_too_large_or_nested_for_ever_asks_for_nothing() -> None:
    assert read_request(b'{"hotwash": 1, "x": "' + b"a" * LARGEST + b'"}') is None
    assert read_request(b"[" * 100_000) is None
    assert read_answer(b'{"hotwash": 1, "taken": "yes"}') is None


def test_a_token_that_is_none_is_left_out() -> None:
    told = {"hotwash": 1, "token": "a\n" * 3, "version": "v" * 5_000}
    assert read_request(json.dumps(told).encode()) == Request((), "", "")


@given(st.one_of(st.binary(), st.text().map(str.encode), st.recursive(st.none() | st.integers()
    | st.text(), lambda each: st.lists(each) | st.dictionaries(st.text(), each)).map(
    lambda told: json.dumps({"hotwash": 1, "open": told}).encode())))  # fmt: skip
def test_no_line_is_an_error(line: bytes) -> None:
    found = read_request(line)
    assert found is None or all(isinstance(wish, str) for wish in found.wishes)
