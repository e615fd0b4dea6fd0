# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a link tells, and what it does where somebody who is told fails."""

from __future__ import annotations

import threading

import pytest

from app.store.link_news import LinkNews
from app.store.link_state import LinkKind, LinkState
from tests.fakes import START


def test_a_fault_of_a_listener_is_logged_by_its_place_and_without_words(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[BaseException | None] = []
    monkeypatch.setattr(threading, "excepthook", lambda hook: handed.append(hook.exc_value))
    fault = ValueError("what somebody wrote")

    def fail(_state: LinkState) -> None:
        raise fault

    news = LinkNews(LinkState(LinkKind.CONNECTED, START))
    news.on_state(fail)
    news.tell_state(LinkState(LinkKind.OFFLINE, START))
    assert news.state.kind is LinkKind.OFFLINE
    assert handed == [fault]
    assert "ValueError" in caplog.text
    assert "what somebody wrote" not in caplog.text
