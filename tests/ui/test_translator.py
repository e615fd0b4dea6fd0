# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.errors import UserFacingError
from app.review.note import NoteKind
from app.review.review import Review
from app.translation import language
from tests.ui.conftest import OpenPanel, OpenWindow
from ui import dates, labels
from ui.actions import action_rows, translated
from ui.fields.parsed_field import whole_number
from ui.translator import chosen_language, wear_language


@pytest.fixture
def german(qapp: QApplication) -> Iterator[QApplication]:
    before = QLocale()
    wear_language(qapp, "de")
    yield qapp
    wear_language(qapp, "en")
    QLocale.setDefault(before)


def test_english_installs_nothing(qapp: QApplication) -> None:
    wear_language(qapp, "en")
    assert qapp.findChildren(QTranslator) == []
    assert QObject().tr("Cause") == "Cause"


def test_every_way_to_ask_for_words_is_answered_by_the_catalogue(german: QApplication) -> None:
    assert QObject().tr("Cause") == "Ursache"
    assert QCoreApplication.translate("anywhere", "Cause") == "Ursache"
    assert QCoreApplication.translate("anywhere", "Open", "verb") == "Öffnen"
    assert QObject().tr("words that nobody ever wrote") == "words that nobody ever wrote"


def test_qt_says_its_own_words_in_german(german: QApplication, qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    words = [action.text().partition("\t")[0].replace("&", "") for action in menu.actions()]
    assert {"Kopieren", "Einfügen", "Alles auswählen"} <= set(words)
    menu.deleteLater()


def test_the_language_changes_while_the_app_runs(german: QApplication) -> None:
    wear_language(german, "en")
    assert (language(), QObject().tr("Cause")) == ("en", "Cause")
    wear_language(german, "de")
    assert (language(), QObject().tr("Cause")) == ("de", "Ursache")
    assert len(german.findChildren(QTranslator)) == 2


def test_the_settings_come_before_the_system() -> None:
    assert chosen_language("de") == "de"
    assert chosen_language("") in {"de", "en"}


def test_days_are_written_as_the_language_does(german: QApplication) -> None:
    assert dates.long_day(date(2026, 3, 4)) == "Mittwoch, 4. März"


def test_tables_are_translated_where_they_are_shown(german: QApplication) -> None:
    words = {row.id: translated(row) for row in action_rows()}
    assert words["undo"] == "Rückgängig"
    assert words["step_6"] == "Ursachen"
    assert labels.words(NoteKind.PARKED) == "Themenspeicher"


def test_errors_are_said_in_german(german: QApplication) -> None:
    with pytest.raises(UserFacingError, match="„viel“ ist keine ganze Zahl"):
        whole_number("viel")


def test_a_window_speaks_german(german: QApplication, open_window: OpenWindow) -> None:
    window = open_window()
    assert window.actions_table is not None
    assert window.actions_table["undo"].text() == "Rückgängig"
    assert window.actions_table["step_4"].text() == "Zeitachse"


def test_a_step_speaks_german(german: QApplication, open_panel: OpenPanel, example: Review) -> None:
    panel = open_panel(1, example).panel
    assert panel.header.accessibleName() == "Auslöser & Zeitplan"
