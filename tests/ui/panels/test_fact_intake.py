# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What comes in gets an address or a title of its own, and no file comes in twice."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.bootstrap import Services
from app.review.evidence import Evidence, EvidenceKind
from tests.builders import empty_review, review_with
from tests.ui.conftest import OpenPanel
from tests.ui.panels.test_facts import drop, focused, panel_of, paste, picture, press
from ui.kit.table_cell import CELL_ROLE
from ui.panels.facts_columns import SOURCE, STANDING


def test_a_link_is_added_by_its_button_and_named_by_its_address(
    open_panel: OpenPanel, qtbot: QtBot
) -> None:
    desk = open_panel(3, empty_review())
    press(desk, "Link")
    editor = focused(desk)
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "grafana.example.test/d/1")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    address = "https://grafana.example.test/d/1"
    qtbot.waitUntil(lambda: desk.review.evidence[0].link == address)
    [fact] = desk.review.evidence
    assert (fact.kind, fact.title) == (EvidenceKind.LINK, address)


def test_what_is_no_address_is_said_and_the_name_of_a_file_stays(open_panel: OpenPanel) -> None:
    file = Evidence(id="f", number=1, filename="a.log", sha256="a" * 64)
    desk = open_panel(3, review_with(file, Evidence(id="l", number=2, kind=EvidenceKind.LINK)))
    model = panel_of(desk).view.model()
    assert not model.setData(model.index(1, SOURCE), "on the board")
    assert "is not an address" in desk.told[-1]
    assert not model.setData(model.index(0, SOURCE), "b.log")
    assert "stays as it came" in desk.told[-1]


def test_pasted_things_get_titles_to_tell_them_by(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(3, empty_review())
    text, image = QMimeData(), QMimeData()
    text.setText("\n  14:03 checkout is failing\n14:05 pool exhausted\n")
    image.setImageData(picture())
    for count, data in enumerate((text, image), start=1):
        paste(desk, data)
        qtbot.waitUntil(lambda count=count: len(desk.review.evidence) == count)
    first, second = desk.review.evidence
    assert first.title == "14:03 checkout is failing"
    assert second.title.startswith("Screenshot pasted ")


def test_a_pasted_document_is_titled_by_its_heading(open_panel: OpenPanel, qtbot: QtBot) -> None:
    desk = open_panel(3, empty_review())
    text = QMimeData()
    text.setText("## Surveys bug #43\n\n- 10:45 deployed\n")
    paste(desk, text)
    qtbot.waitUntil(lambda: bool(desk.review.evidence))
    assert desk.review.evidence[0].title == "Surveys bug #43"


def test_attaching_a_lost_file_again_heals_its_fact_and_adds_none(
    open_panel: OpenPanel, qtbot: QtBot, services: Services, tmp_path: Path
) -> None:
    log_file = tmp_path / "db1.log"
    log_file.write_text("14:03 disk full\n")
    kept = services.attachments.put_file(log_file)
    services.attachments.path(kept.sha256).unlink()
    fact = Evidence(id="f", number=4, filename="db1.log", sha256=kept.sha256, size=kept.size)
    desk = open_panel(3, review_with(fact))
    model = panel_of(desk).view.model()

    def chips() -> list[str]:
        return [chip.text for chip in model.index(0, STANDING).data(CELL_ROLE).chips]

    qtbot.waitUntil(lambda: chips() == ["missing"])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(log_file))])
    drop(desk, data)
    qtbot.waitUntil(lambda: "E4: this file is here already." in desk.told)
    assert chips() == []
    assert len(desk.review.evidence) == 1
    assert services.attachments.verify(kept.sha256)


def test_a_file_dropped_twice_at_once_is_one_fact(
    open_panel: OpenPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("db1.log", "copy of db1.log"):
        (tmp_path / name).write_text("14:03 disk full\n")
    desk = open_panel(3, empty_review())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in sorted(tmp_path.glob("*.log"))])
    drop(desk, data)
    qtbot.waitUntil(lambda: bool(desk.review.evidence))
    assert [fact.filename for fact in desk.review.evidence] == ["copy of db1.log"]
