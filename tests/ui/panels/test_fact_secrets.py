# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Secrets in facts are marked, offered to be taken out, and named before they are frozen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.review.event import Event
from app.review.evidence import Evidence
from tests.builders import review_with
from tests.ui.conftest import OpenPanel
from tests.ui.panels.test_facts import panel_of, press
from ui.kit.table_cell import CELL_ROLE
from ui.panels.facts_columns import STANDING


def test_secrets_in_a_text_are_offered_to_be_taken_out_and_undo_brings_the_file_back(
    open_panel: OpenPanel, qtbot: QtBot, services: Services
) -> None:
    text = b"14:00 login by ada@example.test\n"
    kept = services.attachments.put_bytes(text)
    fact = Evidence(id="f", number=1, filename="a.log", sha256=kept.sha256, size=kept.size)
    desk = open_panel(3, review_with(fact))
    panel = panel_of(desk)
    offer = panel.card.secrets
    panel.card.show()
    qtbot.waitUntil(lambda: not offer.isHidden())
    assert "e-mail address" in offer.words.text()
    assert "ada@" not in offer.words.text()
    QTest.mouseClick(offer.take_out, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.review.evidence[0].original_sha256 == kept.sha256)
    [redacted] = desk.review.evidence
    stored = services.attachments.path(redacted.sha256).read_bytes()
    assert stored == b"14:00 login by [redacted: e-mail address]\n"
    qtbot.waitUntil(offer.isHidden)
    desk.bridge.undo()
    assert desk.review.evidence[0].sha256 == kept.sha256
    press(desk, "Freeze all")
    assert desk.review.evidence[0].frozen_at is None
    assert "passwords or addresses stand in E1." in desk.told[-1]
    press(desk, "Freeze all")
    assert desk.review.evidence[0].frozen_at is not None
    assert offer.isHidden()


def test_e_mail_addresses_can_stay_while_keys_go(
    open_panel: OpenPanel, qtbot: QtBot, services: Services
) -> None:
    key = "npm_" + "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7aB3dE6gH9"
    kept = services.attachments.put_bytes(f"login by ada@example.test with {key}\n".encode())
    fact = Evidence(id="f", number=1, filename="a.log", sha256=kept.sha256, size=kept.size)
    event = Event(id="e", text=f"ada@example.test came with {key}", evidence_ids=("f",))
    desk = open_panel(3, review_with(fact, event))
    offer = panel_of(desk).card.secrets
    panel_of(desk).card.show()
    qtbot.waitUntil(lambda: not offer.isHidden())
    assert "E1:L1" in offer.words.text()
    QTest.mouseClick(offer.but_addresses, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.review.evidence[0].original_sha256 == kept.sha256)
    left = services.attachments.path(desk.review.evidence[0].sha256).read_bytes()
    assert left == b"login by ada@example.test with [redacted: npm token]\n"
    assert desk.review.events[0].text == "ada@example.test came with [redacted: npm token]"


def test_every_fact_with_secrets_is_marked_in_the_table(
    open_panel: OpenPanel, qtbot: QtBot, services: Services
) -> None:
    files = [services.attachments.put_bytes(data) for data in (b"ok", b"ada@example.test")]
    facts = [
        Evidence(id=f"f{place}", number=place, filename="a.txt", sha256=one.sha256, size=one.size)
        for place, one in enumerate(files, start=1)
    ]
    desk = open_panel(3, review_with(*facts))

    def chips() -> list[list[str]]:
        model = panel_of(desk).view.model()
        cells = [model.index(row, STANDING).data(CELL_ROLE) for row in range(2)]
        return [[chip.text for chip in cell.chips] for cell in cells]

    qtbot.waitUntil(lambda: chips() == [[], ["has secrets"]])
