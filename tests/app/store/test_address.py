# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Addresses of servers and links to reviews, as people write them and as somebody might forge."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import make_url

from app.store.address import (
    BadAddress,
    ReviewLink,
    ServerAddress,
    Tls,
    link_to,
    parse_address,
    parse_link,
)

LABEL = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?", fullmatch=True)
HOSTS = st.one_of(
    st.lists(LABEL, min_size=1, max_size=4).map(".".join),
    st.ip_addresses().map(str).filter(lambda host: "%" not in host),
)
SOCKETS = st.from_regex(r"/[a-z0-9/ ü._-]{1,40}", fullmatch=True)
DATABASES = st.from_regex(r"\w[\w.-]{0,12}", fullmatch=True)
USERS = st.one_of(st.just(""), st.from_regex(r"\w[\w.@+-]{0,12}", fullmatch=True))
IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", fullmatch=True)


@st.composite
def addresses(draw: st.DrawFn, hosts: st.SearchStrategy[str]) -> ServerAddress:
    host, tls = draw(hosts), draw(st.sampled_from(Tls))
    ca_file = draw(st.sampled_from(["", "/etc/ssl/Our CA & co.pem"])) if tls is Tls.VERIFY else ""
    try:
        return ServerAddress(
            host, draw(DATABASES), draw(USERS), draw(st.integers(1, 65_535)), tls, ca_file
        )
    except BadAddress:
        return ServerAddress(host, draw(DATABASES), tls=Tls.REQUIRE)


@given(addresses(st.one_of(HOSTS, SOCKETS)))
def test_an_address_is_read_back_as_it_was_written(address: ServerAddress) -> None:
    assert parse_address(address.text) == (address, "")


@given(addresses(HOSTS), IDS)
def test_a_link_leads_to_the_same_place_and_names_nobody(
    address: ServerAddress, review_id: str
) -> None:
    link = link_to(address, review_id)
    assert link is not None
    assert parse_link(link.text) == link
    assert link.address.is_same_place(address)
    assert link.address.tls is address.tls
    assert "@" not in link.text
    assert not link.address.user
    assert not link.address.ca_file


@given(addresses(HOSTS), st.text(min_size=1, max_size=30).filter(lambda text: "\x00" not in text))
def test_the_driver_gets_the_password_and_nobody_else(
    address: ServerAddress, password: str
) -> None:
    with suppress(UnicodeEncodeError):
        given = make_url(replace(address, user="sam").url(password))
        assert (given.username, given.password) == ("sam", password)
        assert given.query["sslmode"] == address.tls.value
        assert set(given.query) <= {"sslmode", "sslrootcert"}


@given(st.one_of(st.text(), st.text(alphabet="/@:?&=#%[]ab1.,-").map("hotwash://".__add__)))
def test_rubbish_is_a_link_or_is_refused_with_a_sentence(text: str) -> None:
    try:
        link = parse_link(text)
    except BadAddress:
        return
    assert parse_link(link.text) == link
    assert urlsplit(link.text).username is None


@given(st.one_of(st.text(), st.text(alphabet="/@:?&=#%[]ab1.,-").map("postgresql://".__add__)))
def test_rubbish_is_an_address_or_is_refused_with_a_sentence(text: str) -> None:
    try:
        address, _password = parse_address(text)
    except BadAddress:
        return
    assert parse_address(address.text) == (address, "")


@pytest.mark.parametrize(
    "text",
    [
        "hotwash://sam@db.example.org/reviews/abc",
        "hotwash://sam:secret@db.example.org/reviews/abc",
        "hotwash://db.example.org/reviews/abc?sslmode=disable",
        "hotwash://db.example.org/reviews/abc?tls=verify&options=-c%20role=postgres",
        "hotwash://db.example.org/reviews/abc?tls=verify&tls=off",
        "hotwash://db.example.org/reviews/abc?tls=off",
        "hotwash://db.example.org/reviews/abc#tls",
        "hotwash://db.example.org,evil.example.org/reviews/abc",
        "hotwash://db.example.org:0/reviews/abc",
        "hotwash://db.example.org:99999/reviews/abc",
        "hotwash://db.example.org/reviews/abc/more",
        "hotwash://db.example.org/reviews",
        "hotwash://db.example.org/host=evil dbname=x/abc",
        "hotwash://db.example.org/host%3Devil/abc",
        "hotwash://db.example.org/reviews/a%2Fb",
        "hotwash://db.example.org/reviews/\u202eabc",
        "hotwash://%2Ftmp/reviews/abc",
        "hotwash:///reviews/abc?host=/tmp",
        "hotwash://[::1/reviews/abc",
        "hotwash://" + "a" * 3_000,
        "https://db.example.org/reviews/abc",
        "",
    ],
)
def test_a_link_that_wants_more_than_a_review_is_refused(text: str) -> None:
    with pytest.raises(BadAddress):
        parse_link(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mysql://sam@db/reviews", "has to look like"),
        ("postgresql://sam@db.example.org/", "no name of a database"),
        ("postgresql:///reviews", "has to name the server"),
        ("postgresql://db.example.org/reviews?sslmode=prefer", "verify-full, require"),
        ("postgresql://db.example.org/reviews?sslmode=disable", "without encryption"),
        ("postgresql://db.example.org/reviews?options=-crole%3Dx", "can't be part"),
        ("postgresql://db.example.org/reviews?sslmode", "makes no sense"),
        ("postgresql://db.example.org:port/reviews", "A port is"),
        ("postgresql://db.example.org/reviews?sslmode=require&sslrootcert=/ca", "of use only"),
        (f"postgresql://db.example.org/{'x' * 64}", "no name of a database"),
    ],
)
def test_an_address_that_makes_no_sense_says_what_to_write(text: str, said: str) -> None:
    with pytest.raises(BadAddress) as refusal:
        parse_address(text)
    assert said in refusal.value.sentence


def test_a_server_is_verified_unless_something_else_is_asked_for() -> None:
    address, password = parse_address("postgresql://sam:s%40fe@DB.example.org/reviews")
    assert address == ServerAddress("db.example.org", "reviews", "sam")
    assert address.tls is Tls.VERIFY
    assert password == "s@fe"
    assert "s@fe" not in address.text
    assert "s%40fe" not in address.text


def test_a_database_on_this_computer_needs_no_encryption() -> None:
    address, _ = parse_address("postgresql://sam@localhost/reviews")
    assert address.tls is Tls.OFF
    socket, _ = parse_address("postgresql+psycopg://sam@/reviews?host=/run/postgresql")
    assert socket.is_socket
    assert link_to(socket, "abc") is None


def test_a_link_is_short_where_the_usual_is_meant() -> None:
    link = link_to(ServerAddress("db.example.org", "reviews", "sam"), "0123456789abcdef")
    assert link is not None
    assert link.text == "hotwash://db.example.org/reviews/0123456789abcdef"
    with pytest.raises(BadAddress):
        ReviewLink(ServerAddress("db.example.org", "reviews"), "")
