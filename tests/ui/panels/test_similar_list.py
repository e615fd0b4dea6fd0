# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Incidents like the one in hand, as steps 1 and 6 offer them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.insight.similar import Similar
from app.review.incident import Incident
from app.review.review import assemble
from tests.ui.conftest import OpenPanel
from ui.panels.similar_list import SimilarList, why_words

PATIENCE_MS = 15_000
MINE = Incident(title="Checkout slow", service="checkout")


@pytest.mark.parametrize("step", [1, 6])
def test_a_review_of_the_same_service_is_offered_with_its_summary(
    open_panel: OpenPanel, services: Services, qtbot: QtBot, step: int
) -> None:
    past = replace(MINE, title="Checkout down", summary="The pool of connections ran dry.")
    services.library.add(assemble("past", (past,)))
    desk = open_panel(step, assemble("now", (MINE,)))
    offered = desk.panel.guide_widget()
    assert isinstance(offered, SimilarList)
    offered.show()
    qtbot.waitUntil(lambda: bool(offered.list.entries), timeout=PATIENCE_MS)
    [entry] = offered.list.entries
    assert entry.text == "Checkout down"
    assert "same service checkout" in entry.note
    offered.list.focus_list()
    assert "ran dry" in offered.summary.text()


def test_nothing_like_it_leaves_no_heading(
    open_panel: OpenPanel, services: Services, qtbot: QtBot
) -> None:
    services.library.add(assemble("past", (Incident(title="Mail late", service="mail"),)))
    offered = open_panel(1, assemble("now", (MINE,))).panel.guide_widget()
    assert isinstance(offered, SimilarList)
    offered.show()
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not offered.is_busy, timeout=PATIENCE_MS)
    assert offered.list.isHidden()


def test_what_they_have_in_common_is_one_line() -> None:
    why = Similar("r", 0.5, ("checkout",), ("dns",), (("Config", 3),), ("replica", "failover"))
    assert why_words(why) == (
        "same service checkout · same tag dns · 3 causes in Config · words replica, failover"
    )
