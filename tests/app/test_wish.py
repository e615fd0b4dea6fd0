# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What an argument names is a file or a link, whoever hands it over and from wherever."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import UserFacingError
from app.wish import MOST_WISHES, is_link, is_wish, wish_of, wishes_of

LINK = "hotwash://db.example.org/reviews/abc"


def test_files_and_links_are_told_from_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plain").write_text("")
    for argument in (LINK, LINK.upper(), "file:///tmp/a.hotwash", "a.hotwash", "x/y", "plain"):
        assert is_wish(argument), argument
    for argument in ("list", "export", "nothing-here", ""):
        assert not is_wish(argument), argument


def test_a_file_is_named_whole_and_a_link_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert wish_of("a b.hotwash") == str(tmp_path / "a b.hotwash")
    assert wish_of("~/a.yaml") == str(Path("~/a.yaml").expanduser())
    assert wish_of(LINK) == LINK
    assert is_link(LINK)
    assert not is_link(str(tmp_path / "hotwash"))


def test_the_address_of_a_file_is_its_path() -> None:
    assert wish_of("file:///tmp/a%20b%25.hotwash") == "/tmp/a b%.hotwash"
    assert wish_of("file://localhost/tmp/%C3%BC.yaml") == "/tmp/ü.yaml"
    assert wish_of("file://elsewhere/share/a.yaml") == "file://elsewhere/share/a.yaml"
    assert wish_of("file://[/a.yaml") == "file://[/a.yaml"


def test_more_than_can_be_opened_at_once_is_said() -> None:
    assert len(wishes_of(["a.yaml"] * MOST_WISHES)) == MOST_WISHES
    for many in (["a.yaml"] * (MOST_WISHES + 1), ["a" * 200_000]):
        with pytest.raises(UserFacingError, match="in several turns"):
            wishes_of(many)
