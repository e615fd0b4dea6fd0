# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash share`, `hotwash open` and `hotwash servers`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.bootstrap import build
from app.cli import main
from app.store.address import ServerAddress, parse_address
from app.store.known_servers import KnownServer, keep_server
from tests.builders import review_with
from tests.fakes import FakeClock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a data folder with one review in it."""
    services = build(tmp_path, clock=FakeClock())
    services.library.add(review_with())
    services.close()
    return tmp_path


def test_a_review_is_shared_and_listed_once(
    folder: Path, postgres_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    address, _ = parse_address(postgres_url)
    review_id = review_with().id
    assert main(["--data", str(folder), "share", review_id, "--to", address.text, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"review": review_id, "server": address.text, "link": None}
    assert main(["--data", str(folder), "list", "--json"]) == 0
    assert [each["id"] for each in json.loads(capsys.readouterr().out)] == [review_id]
    assert main(["--data", str(folder), "servers", "--check", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["answers"] is True
    assert main(["--data", str(folder), "share", review_id, "--to", address.name]) == 0
    assert "is on" in capsys.readouterr().out


def test_a_server_is_named_or_given_whole(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    share = ["--data", str(folder), "share", review_with().id, "--to"]
    assert main([*share, "team"]) == 2
    assert "no server team in the list" in capsys.readouterr().err
    assert main([*share, "postgresql://sam:secret@db.example.org/reviews"]) == 2
    said = capsys.readouterr().err
    assert "Leave the password out" in said
    assert "secret" not in said
    assert main([*share, "postgresql://sam@127.0.0.1:1/reviews"]) == 2
    assert "can't be reached" in capsys.readouterr().err


def test_the_servers_are_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(folder), "servers"]) == 0
    assert "No server yet" in capsys.readouterr().out
    keep_server(folder, KnownServer("Team", ServerAddress("db.example.org", "reviews", "sam")))
    assert main(["--data", str(folder), "servers"]) == 0
    assert "Team" in capsys.readouterr().out
