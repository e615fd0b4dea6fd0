# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Reaching the server now: by trying again, or by giving the password that it wants."""

from __future__ import annotations

from dataclasses import replace

from app.store.link_state import LinkKind
from tests.fakes import FakeLink
from tests.ui.live.conftest import Pair


def test_a_server_that_is_away_is_tried_at_once(pair: Pair) -> None:
    link = FakeLink(LinkKind.OFFLINE)
    pair.noor.page.opened.link.close()
    pair.noor.page.opened.link = link
    pair.noor.page.wished.emit("reconnect")
    assert link.retries == 1


def test_where_the_server_wants_a_password_the_review_is_opened_anew(pair: Pair) -> None:
    former = pair.noor.page
    link = FakeLink(LinkKind.OFFLINE)
    link.state = replace(link.state, wants_password=True)
    former.opened.link.close()
    former.opened.link = link
    former.wished.emit("reconnect")
    pair.qtbot.waitUntil(lambda: pair.noor.window.page not in (None, former))
    assert link.retries == 0
    assert link.is_closed
