# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Requests against a real server on this computer, and what each kind of trouble is called."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from app.errors import UserFacingError
from app.publish.http import (
    LONGEST_WAIT,
    Answer,
    Http,
    Refused,
    Unanswered,
    checked_base,
    refusal,
    retry_after,
)
from app.version import VERSION


@pytest.fixture
def http(httpserver: HTTPServer) -> Iterator[Http]:
    with Http(httpserver.url_for(""), {"authorization": "Bearer sesame"}, seconds=5) as made:
        yield made


def test_what_is_sent_arrives_with_the_credentials(http: Http, httpserver: HTTPServer) -> None:
    httpserver.expect_request(
        "/issue", method="POST", json={"a": "ü"}, headers={"Authorization": "Bearer sesame"}
    ).respond_with_json({"key": "OPS-1"}, status=201)
    answer = http.send("POST", "/issue", data={"a": "ü"})
    assert (answer.status, answer.json()) == (201, {"key": "OPS-1"})


def test_a_server_is_told_which_program_asks(http: Http, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/", headers={"User-Agent": f"Hotwash/{VERSION}"}).respond_with_json(
        {}
    )
    assert http.send("GET", "/").status == 200


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (400, {"errorMessages": [], "errors": {"duedate": "is no date"}}, "duedate: is no date"),
        (401, {}, "Enter them again"),
        (403, {}, "does not let you"),
        (404, {}, "does not have this place"),
        (409, {}, "Somebody else changed"),
        (422, {"message": "Validation Failed"}, "Validation Failed"),
        (503, {}, "trouble of its own (503)"),
    ],
)
def test_each_refusal_is_one_sentence_with_the_host(
    http: Http, httpserver: HTTPServer, status: int, body: object, said: str
) -> None:
    httpserver.expect_request("/x").respond_with_json(body, status=status)
    with pytest.raises(Refused) as raised:
        http.send("GET", "/x")
    assert raised.value.status == status
    assert said in raised.value.sentence
    assert http.host in raised.value.sentence
    assert "sesame" not in raised.value.sentence


def test_a_server_that_asks_to_wait_says_how_long(http: Http, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/x").respond_with_data("", status=429, headers={"Retry-After": "30"})
    with pytest.raises(Refused) as raised:
        http.send("GET", "/x")
    assert raised.value.retry_after == 30
    assert "30 s" in raised.value.sentence


def test_no_redirect_is_followed_with_credentials(http: Http, httpserver: HTTPServer) -> None:
    seen: list[str] = []

    def elsewhere(request: object) -> Response:
        seen.append(str(request))
        return Response("", status=200)

    httpserver.expect_request("/x").respond_with_response(
        Response("", status=302, headers={"Location": httpserver.url_for("/elsewhere")})
    )
    httpserver.expect_request("/elsewhere").respond_with_handler(elsewhere)
    with pytest.raises(Refused, match="has moved"):
        http.send("GET", "/x")
    assert seen == []


def test_an_answer_that_breaks_off_is_not_taken_for_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def break_off() -> None:
            connection, _ = server.accept()
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 201 Created\r\nContent-Length: 400\r\n\r\n{")
            connection.close()

        thread = threading.Thread(target=break_off)
        thread.start()
        with (
            Http(f"http://127.0.0.1:{server.getsockname()[1]}") as http,
            pytest.raises(Unanswered, match="broke"),
        ):
            http.send("POST", "/issue", data={})
        thread.join()


def test_a_server_that_says_nothing_is_given_up() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        Http(f"http://127.0.0.1:{server.getsockname()[1]}", seconds=0.05) as http,
        pytest.raises(Unanswered, match="did not answer in time"),
    ):
        http.send("GET", "/x")


def test_nobody_there_is_said_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with (
        Http(f"http://127.0.0.1:{port}") as http,
        pytest.raises(Unanswered, match="can't be reached"),
    ):
        http.send("GET", "/x")


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("jira.example.org", "is not an address"),
        ("ftp://example.org", "is not an address"),
        ("https://sam:sesame@example.org", "Leave name and password out"),
        ("http://example.org", "has to begin with https"),
        ("https://[", "is not an address"),
        ("https://example.org:port", "is not an address"),
        ("https://example.org:70000", "is not an address"),
        ("https://exam ple.org", "is not an address"),
        ("https://example\u202e.org", "is not an address"),
    ],
)
def test_an_address_that_will_not_do_is_refused(base: str, said: str) -> None:
    with pytest.raises(UserFacingError, match=said):
        checked_base(base)


def test_a_trailing_slash_and_spaces_are_taken_off() -> None:
    assert checked_base(" https://example.org/jira/ ") == "https://example.org/jira"


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("", None), ("7", 7), ("soon", None), ("Wed, 21 Oct 2015 07:28:00 GMT", 0)],
)
def test_the_time_to_wait_is_read_as_seconds_or_as_a_date(said: str, seconds: float | None) -> None:
    assert retry_after(Answer(429, {"retry-after": said}, b"")) == seconds


def test_what_is_no_json_is_not_taken_for_an_answer() -> None:
    with pytest.raises(Unanswered, match="can't be read"):
        Answer(200, {}, b"<html>").json()


@pytest.mark.parametrize("said", ["9" * 400, "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_time_to_wait_without_end_is_told_as_a_number(said: str) -> None:
    refused = refusal(Answer(429, {"retry-after": said}, b""), "example.org")
    assert refused.retry_after == LONGEST_WAIT
    assert "31622400 s" in refused.sentence


def test_an_answer_nested_without_end_is_not_read() -> None:
    deep = b"[" * 200_000
    with pytest.raises(Unanswered, match="can't be read"):
        Answer(200, {}, deep).json()
    assert "gives no reason" in refusal(Answer(400, {}, deep), "example.org").sentence


@pytest.mark.parametrize("secret", ["pässword", "密码", "sesame\n", "ses\tame"])
def test_credentials_no_header_can_hold_are_said_so_and_not_shown(secret: str) -> None:
    with (
        Http("https://example.org", {"authorization": f"Bearer {secret}"}) as http,
        pytest.raises(UserFacingError, match="can't be sent") as raised,
    ):
        http.send("GET", "/x")
    assert secret not in raised.value.sentence


def test_a_place_no_address_can_name_is_said_so(http: Http) -> None:
    with pytest.raises(UserFacingError, match="no address that can be asked"):
        http.send("GET", "/issue/\x00")


def test_a_server_that_sends_a_byte_now_and_then_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        given_up = threading.Event()

        def drip() -> None:
            connection, _ = server.accept()
            with connection, suppress(OSError):
                connection.recv(65536)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
                while not given_up.wait(0.01):
                    connection.sendall(b" ")

        thread = threading.Thread(target=drip)
        thread.start()
        with (
            Http(f"http://127.0.0.1:{server.getsockname()[1]}", seconds=0.1) as http,
            pytest.raises(Unanswered, match="did not answer in time"),
        ):
            http.send("GET", "/x")
        given_up.set()
        thread.join()
