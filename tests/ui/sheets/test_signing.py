# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The sheet that signs: what it asks, what it says, and that no password stays in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.publish.sign_off import decision
from app.publish.signing.check import check_pdf
from app.publish.signing.self_made import make_identity
from app.review.approval import Approval, Verdict
from app.review.review import Review
from app.rules.rules import Rules
from app.session.session import Session
from tests.builders import applied, review_with
from ui.jobs import Jobs
from ui.panels.panel import PanelContext
from ui.session_bridge import SessionBridge
from ui.sheets import make_sheet
from ui.sheets.identity_form import FILE, MAKE, TOKEN
from ui.sheets.signing import SigningSheet

PASSWORD = "correct horse"
PATIENCE_MS = 30_000
NOW = datetime.now(UTC)


def approved(verdict: Verdict = Verdict.APPROVED) -> Review:
    review = review_with(Approval(id="ap1", approver="Ana"), Approval(id="ap2", approver="Li"))
    for approval in review.approvals:
        review = applied(review, decision(review, approval, verdict, NOW))
    return review


class Desk:
    """The sheet over a session."""

    def __init__(self, review: Review, services: Services, qtbot: QtBot) -> None:
        self.told: list[str] = []
        self.jobs = Jobs()
        self.bridge = SessionBridge(Session(review, services.clock, "Ana"))
        context = PanelContext(
            services, Rules(), self.jobs, self._tell, self.told.append, hint=self.told.append
        )
        sheet = make_sheet("signing", self.bridge, context)
        assert isinstance(sheet, SigningSheet)
        self.sheet = sheet
        qtbot.addWidget(sheet)
        sheet.resize(1208, 580)
        sheet.show()

    def close(self) -> None:
        self.jobs.close()
        self.bridge.close()

    def _tell(self, sentence: str, action: str = "") -> None:
        del action
        self.told.append(sentence)


@pytest.fixture
def desk(dressed: QApplication, qtbot: QtBot, services: Services) -> Iterator[Desk]:
    made = Desk(approved(), services, qtbot)
    yield made
    made.close()


@pytest.fixture(scope="module")
def identity(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("identity") / "ana.p12"
    make_identity(path, "Ana", PASSWORD, NOW)
    return path


def test_an_approver_signs_and_is_led_to_the_file(
    desk: Desk, identity: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.sheet.identity.file.setText(str(identity))
    desk.sheet.identity.secret.setText(PASSWORD)
    desk.sheet.window().activateWindow()
    desk.sheet.sign.setFocus()
    qtbot.waitUntil(desk.sheet.sign.hasFocus)
    desk.sheet.sign_at(tmp_path / "report.pdf")
    assert desk.sheet.identity.secret.text() == ""
    assert not desk.sheet.sign.isEnabled(), "one at a time"
    qtbot.waitUntil(desk.sheet.show_file.isVisible, timeout=PATIENCE_MS)
    assert desk.sheet.result.text() == (
        "Signed by Ana, and checked: report.pdf. 1 more can sign the same file."
    )
    assert [one.name for one in check_pdf((tmp_path / "report.pdf").read_bytes()).signatures] == [
        "Ana"
    ]
    assert desk.sheet.sign.isEnabled()
    assert desk.sheet.window().focusWidget() is desk.sheet.show_file


def test_a_wrong_password_is_said_and_asked_again(
    desk: Desk, identity: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    desk.sheet.identity.file.setText(str(identity))
    desk.sheet.identity.secret.setText("wrong")
    desk.sheet.sign_at(tmp_path / "report.pdf")
    words = "does not open with this password"
    qtbot.waitUntil(lambda: words in desk.sheet.result.text(), timeout=PATIENCE_MS)
    assert not (tmp_path / "report.pdf").exists()
    assert not desk.sheet.show_file.isVisible()
    assert desk.sheet.sign.isEnabled()


def test_without_an_identity_it_says_what_is_missing(desk: Desk, tmp_path: Path) -> None:
    desk.sheet.sign_at(tmp_path / "report.pdf")
    assert desk.sheet.result.text() == "Choose what to sign with first."


def test_no_file_is_asked_for_before_there_is_something_to_sign_with(desk: Desk) -> None:
    desk.sheet.sign.click()
    assert desk.sheet.result.text() == "Choose what to sign with first."
    form = desk.sheet.identity
    form.ways.button(MAKE).click()
    form.make.click()
    assert desk.sheet.result.text().startswith("Type the name")
    form.name.setText("Li")
    form.secret.setText("short")
    form.make.click()
    assert desk.sheet.result.text().startswith("A password of at least")
    assert form.secret.text() == "short"


def test_an_identity_made_here_is_chosen_then(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    form = desk.sheet.identity
    form.ways.button(MAKE).click()
    assert form.name.isVisible()
    assert not form.file.isVisible()
    form.name.setText("Li")
    form.secret.setText(PASSWORD)
    form.making_wanted.emit(tmp_path / "li.p12")
    qtbot.waitUntil(lambda: form.ways.chosen_key == FILE, timeout=PATIENCE_MS)
    assert form.file.text() == str(tmp_path / "li.p12")
    assert form.secret.text() == ""


def test_a_token_has_fields_of_its_own(desk: Desk) -> None:
    form = desk.sheet.identity
    form.ways.button(TOKEN).click()
    assert form.library.isVisible()
    assert form.token.isVisible()
    assert not form.file.isVisible()
    assert form.choice is None


def test_what_is_not_approved_says_so_and_is_not_signed(
    dressed: QApplication, qtbot: QtBot, services: Services
) -> None:
    made = Desk(approved(Verdict.PENDING), services, qtbot)
    assert not made.sheet.sign.isEnabled()
    assert made.sheet.missing.text().startswith("The approval of Ana, Li is missing")
    made.close()
