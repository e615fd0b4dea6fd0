# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A fact's file in a window of its own: pictures, and text of any length with search and citing.

Not modal. The file is opened and searched off the window's thread.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.errors import UserFacingError
from app.review.citations import Lines, Place, Region, cited
from app.review.citing import Citable
from app.review.evidence import Evidence
from app.review.review import Review
from app.store.line_file import LineFile
from app.translation import tr
from ui.evidence_copy import PICTURES, picture_size, preview
from ui.jobs import Job, Progress
from ui.kit.button import SecondaryButton
from ui.kit.label import Label
from ui.kit.line_view import LineView
from ui.kit.picture_view import PictureView
from ui.panels.panel import PanelContext
from ui.theme import current_theme

_SIZE = QSize(1000, 640)
_LARGEST_PICTURE = QSize(4000, 4000)
_LINE_NUMBER = re.compile(r"\s*(?::|[Ll])(\d{1,9})\s*")


class EvidenceViewer(QWidget):
    """Shows one fact; `at` is the place in it that is gone to."""

    place_cited = Signal(str, str, object)
    """The kind and id of what the `Place` in the file bears out."""

    closed = Signal(object)
    """The viewer itself: from here on it must not be asked for anything."""

    def __init__(
        self, fact: Evidence, review: Review, context: PanelContext, at: Place | None = None
    ) -> None:
        super().__init__(None, Qt.WindowType.Tool)
        self._fact, self._context = fact, context
        self._wanted = at
        self._place: Place | None = None
        self._file: LineFile | None = None
        self._job: Job | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"E{fact.number}  {fact.title or fact.filename}")
        self.lines = LineView()
        self.picture = PictureView()
        self.told = Label(self.tr("Opening the file."), role="table", tone="text2", wrap=True)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find, or :120 for a line"))
        self.search.setAccessibleName(self.tr("Find in this text"))
        self.copy = SecondaryButton(self.tr("Copy citation"), icon="copy", small=True)
        self.targets = QComboBox()
        self.targets.setAccessibleName(self.tr("What it bears out"))
        self.targets.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.targets.setMinimumContentsLength(24)
        self.link = SecondaryButton(self.tr("Cite there"), icon="link", small=True)
        self._targets = _targets(review)
        self.targets.addItems([words for words, _ in self._targets])
        self._lay_out()
        self._connect()
        room = self.screen().availableSize()
        self.resize((_SIZE * current_theme().scale).boundedTo(room))
        self._open()

    @property
    def fact(self) -> Evidence:
        """The fact it shows."""
        return self._fact

    def go_to(self, place: Place) -> None:
        """Show a place in the file, now or as soon as it is open."""
        self._wanted = place
        if self._file is not None and isinstance(place, Lines):
            self.lines.go_to(place.first)
            self.lines.go_to(place.last, extend=True)
        elif not self.picture.isHidden() and isinstance(place, Region):
            self.picture.mark(QRect(place.left, place.top, place.width, place.height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc, search with Ctrl+F."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.matches(QKeySequence.StandardKey.Find) and self._file is not None:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the file."""
        if self._job is not None:
            self._job.cancel()
        self.lines.show_lines(None)
        self._file = None
        super().closeEvent(event)
        self.closed.emit(self)

    def _lay_out(self) -> None:
        space = current_theme().space
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.sm)
        row.addWidget(self.search, 1)
        row.addStretch(0)
        for control in (self.copy, self.targets, self.link):
            row.addWidget(control)
        column = QVBoxLayout(self)
        column.setSpacing(space.sm)
        column.addWidget(self._tools)
        column.addWidget(self.told)
        column.addWidget(self.lines, 1)
        column.addWidget(self.picture, 1)
        column.addStretch(0)
        for widget in (self._tools, self.lines, self.picture):
            widget.hide()

    def _connect(self) -> None:
        self.search.returnPressed.connect(self._on_search)
        self.search.textChanged.connect(self.lines.show_sought)
        self.lines.lines_chosen.connect(lambda first, last: self._show_place(Lines(first, last)))
        self.picture.region_marked.connect(self._on_region_marked)
        self.copy.clicked.connect(self._on_copy)
        self.link.clicked.connect(self._on_link)

    def _open(self) -> None:
        path = self._context.services.attachments.path(self._fact.sha256)
        jobs, media_type, number = self._context.jobs, self._fact.media_type, self._fact.number

        def read(progress: Progress) -> LineFile | tuple[QImage, QSize]:
            if not path.is_file():
                raise UserFacingError(
                    tr(
                        "The file of E{0} is missing here. Attach it again or restore a backup."
                    ).format(number)
                )
            if media_type in PICTURES:
                size = picture_size(path, media_type)
                return preview(path, media_type, _LARGEST_PICTURE), size
            return LineFile(path, progress.cancelled)

        self._job = jobs.run(read, self._show, self._fail, owner=self)
        self._job.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        self._job = None

    def _show(self, read: LineFile | tuple[QImage, QSize]) -> None:
        if isinstance(read, LineFile):
            self._show_file(read)
        else:
            self._show_picture(*read)

    def _show_picture(self, image: QImage, size: QSize) -> None:
        if image.isNull():
            self._fail(self.tr("This picture can't be shown here. Save a copy to look at it."))
            return
        self.search.hide()
        self._tools.show()
        self.picture.show()
        self.picture.show_picture(image, size)
        self._show_place(None)
        self.picture.setFocus()
        if self._wanted is not None:
            self.go_to(self._wanted)

    def _show_file(self, file: LineFile) -> None:
        self._file = file
        self.lines.show_lines(file)
        self._tools.show()
        self.lines.show()
        self._show_place(None)
        self.lines.go_to(1)
        self.search.setFocus()
        if self._wanted is not None:
            self.go_to(self._wanted)

    def _fail(self, sentence: str) -> None:
        self.told.setText(sentence)

    def _on_search(self) -> None:
        file, words, after = self._file, self.search.text(), self.lines.current_line
        if file is None or self._job is not None:
            return
        number = _LINE_NUMBER.fullmatch(words)
        if number is not None:
            self.lines.go_to(int(number[1]))
            return
        self.told.setText(self.tr("Looking for it."))
        self._job = self._context.jobs.run(
            lambda progress: file.find(words, after, progress.cancelled),
            self._show_found,
            owner=self,
        )
        self._job.finished.connect(self._on_finished)

    def _show_found(self, number: int | None) -> None:
        if number is None:
            self.told.setText(self.tr("That is not in this text."))
        else:
            self.lines.go_to(number)

    def _on_region_marked(self, region: QRect) -> None:
        sides = (region.left(), region.top(), region.width(), region.height())
        self._show_place(None if region.isEmpty() else Region(*sides))

    def _show_place(self, place: Place | None) -> None:
        """Say which place is chosen, and how it is cited."""
        self._place = place
        count = f"{self._file.count:,}" if self._file is not None else ""
        name = cited(self._fact.number, place)
        if place is None and self._file is None:
            words = self.tr(
                "Drag over a part of the picture to cite it, or mark it with Shift and the arrows. "
                "+ and - zoom."
            )
        elif place is None:
            words = self.tr("{0} lines").format(count)
        elif isinstance(place, Region):
            words = self.tr("This part is cited as {0}.").format(name)
        elif place.first == place.last:
            words = self.tr("{0} lines. Line {1} is cited as {2}. Shift chooses several.").format(
                count, f"{place.first:,}", name
            )
        else:
            words = self.tr("{0} lines. Lines {1} to {2} are cited as {3}.").format(
                count, f"{place.first:,}", f"{place.last:,}", name
            )
        self.told.setText(words)

    def _on_copy(self) -> None:
        words = cited(self._fact.number, self._place)
        QApplication.clipboard().setText(words)
        self._context.tell(self.tr("Copied {0}.").format(words))
        self.told.setText(self.tr("Copied {0}.").format(words))

    def _on_link(self) -> None:
        chosen = self.targets.currentIndex()
        if 0 <= chosen < len(self._targets):
            target = self._targets[chosen][1]
            self.place_cited.emit(target.KIND.value, target.id, self._place)
            name = cited(self._fact.number, self._place)
            self.told.setText(self.tr("{0} now stands there.").format(name))


def _targets(review: Review) -> list[tuple[str, Citable]]:
    """Return what a place may bear out, with the words it is chosen by."""
    first = QCoreApplication.translate("facts", "Root-cause statement")
    found: list[tuple[str, Citable]] = [(first, review.incident)]
    found += [(_first_line(f"C{cause.number}  {cause.text}"), cause) for cause in review.causes]
    found += [(_first_line(event.text), event) for event in review.timeline]
    return found


def _first_line(text: str) -> str:
    return text.partition("\n")[0]
