# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash search` and `hotwash similar`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.bootstrap import build
from app.cli import main
from app.review.event import Event
from app.review.incident import Incident
from app.review.lifecycle import Lifecycle
from app.review.review import assemble


@pytest.fixture
def data(tmp_path: Path) -> str:
    """Return the folder of a library of two reviews."""
    services = build(tmp_path)
    for review_id, title, tag in (("one", "Checkout slow", "dns"), ("two", "Checkout down", "tls")):
        facts = Incident(title=title, service="checkout"), Lifecycle(tags=(tag,))
        services.library.add(assemble(review_id, (*facts, Event(id="e", text="Replica lag"))))
    services.close()
    return str(tmp_path)


def test_search_prints_reviews_and_places(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", data, "search", "replica", "lag"]) == 0
    printed = capsys.readouterr().out
    assert "one  Checkout slow" in printed
    assert "4 Timeline: Replica lag" in printed


def test_search_as_json_gives_marks_as_data(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", data, "search", "--json", "--tag", "DNS", "replica"]) == 0
    [found] = json.loads(capsys.readouterr().out)
    assert found["id"] == "one"
    [hit] = found["hits"]
    assert (hit["step"], hit["kind"], hit["item"], hit["field"]) == (4, "event", "e", "text")
    assert [hit["text"][start:end] for start, end in hit["marks"]] == ["Replica"]


def test_nothing_found_is_exit_code_one(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", data, "search", "zeppelin"]) == 1
    assert "Nothing found." in capsys.readouterr().out


def test_a_search_without_a_word_is_bad_input(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", data, "search", "!?"]) == 2
    assert "no word" in capsys.readouterr().err


def test_looking_for_something_makes_no_library(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path / "none"), "search", "replica"]) == 1
    assert not (tmp_path / "none").exists()


def test_similar_says_what_two_have_in_common(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", data, "similar", "one"]) == 0
    assert "same service checkout" in capsys.readouterr().out
    assert main(["--data", data, "similar", "--json", "one"]) == 0
    [found] = json.loads(capsys.readouterr().out)
    assert (found["id"], found["services"]) == ("two", ["checkout"])
