# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Lists and boxes bound to a field."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.review.edits import Set
from app.review.incident import Severity
from app.review.item import Kind
from app.review.people import Person
from app.session.session import Session
from tests.builders import review_with
from tests.fakes import FakeClock
from ui import labels
from ui.fields.choice_field import CheckField, ChoiceField
from ui.session_bridge import SessionBridge

PLACE = (Kind.INCIDENT, "incident", "severity")


@pytest.fixture
def session() -> Session:
    return Session(review_with(Person(id="ann", name="Facilitator")), FakeClock())


@pytest.fixture
def bridge(session: Session, qapp: object) -> Iterator[SessionBridge]:
    made = SessionBridge(session)
    yield made
    made.close()


@pytest.fixture
def severity(bridge: SessionBridge, qtbot: QtBot) -> ChoiceField:
    field = ChoiceField(bridge, PLACE, "Severity", labels.choices(Severity, "not set"))
    qtbot.addWidget(field)
    field.show()
    return field


def test_what_is_not_set_says_so(severity: ChoiceField) -> None:
    assert severity.currentText() == "not set"


def test_a_key_chooses_and_undo_takes_it_back(
    severity: ChoiceField, session: Session, bridge: SessionBridge
) -> None:
    QTest.keyClick(severity, Qt.Key.Key_Down)
    assert session.review.incident.severity is Severity.SEV1
    assert session.undo_label == "change severity"
    bridge.undo()
    assert session.review.incident.severity is None
    assert severity.currentText() == "not set"


def test_the_wheel_scrolls_the_page_and_not_the_value(
    severity: ChoiceField, session: Session
) -> None:
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(severity, event)
    assert session.review.incident.severity is None


def test_other_choices_keep_the_value(severity: ChoiceField, session: Session) -> None:
    session.apply(Set(*PLACE, Severity.SEV3))
    severity.set_choices([(None, "not set"), (Severity.SEV3, "Small")])
    assert severity.currentText() == "Small"


def test_a_value_that_is_not_offered_is_still_shown(
    severity: ChoiceField, session: Session
) -> None:
    session.apply(Set(*PLACE, Severity.SEV2))
    severity.set_choices([(None, "not set")])
    assert severity.currentText() == str(Severity.SEV2)


def test_a_click_ticks_a_box(bridge: SessionBridge, session: Session, qtbot: QtBot) -> None:
    box = CheckField(bridge, (Kind.PERSON, "ann", "acted"), "Acted")
    qtbot.addWidget(box)
    box.show()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert session.review.people[0].acted
    bridge.undo()
    assert not box.isChecked()
