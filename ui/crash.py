# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A bug that reached the top: the work is saved already; say so, and offer a report to copy."""

from __future__ import annotations

import platform
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.fault_report import fault_report, print_fault
from app.version import VERSION
from ui.kit.button import PrimaryButton, SecondaryButton
from ui.kit.label import Label
from ui.theme import current_theme

Keep = Callable[[str], None]


class CrashWindow(QWidget):
    """Not modal: the meeting can go on beside it."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._report = report
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        space = current_theme().space
        sentence = self.tr(
            "Hotwash met a bug. What you typed is saved; you can go on. "
            "If you report it, this text helps; it holds nothing of your review."
        )
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(self.tr("Report"))
        copy = SecondaryButton(self.tr("Copy the report"), icon="copy")
        close = PrimaryButton(self.tr("Go on"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(space.page, space.page, space.page, space.page)
        column.setSpacing(space.gap)
        column.addWidget(Label(sentence, wrap=True))
        column.addWidget(text, 1)
        column.addLayout(buttons)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._report))
        close.clicked.connect(self.close)
        self.resize(720, 420)


class _Reporter(QObject):
    """Brings a bug from whatever thread to the window's."""

    happened = Signal(str)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self._shown: CrashWindow | None = None
        self.happened.connect(self._on_happened, Qt.ConnectionType.QueuedConnection)

    def _on_happened(self, report: str) -> None:
        if self._shown is None:
            self._shown = CrashWindow(report, QApplication.activeWindow())
            self._shown.destroyed.connect(self._on_closed)
            self._shown.show()

    def _on_closed(self) -> None:
        self._shown = None


def crash_report(error: BaseException) -> str:
    """Return where it happened: versions and places in the code, no values and no text."""
    python, system = platform.python_version(), platform.platform()
    head = f"Hotwash {VERSION}, Python {python}, Qt {qVersion()}, {system}"
    return f"{head}\n{fault_report(error)}"


def install(keep: Keep | None = None) -> None:
    """Show bugs from now on, those of threads included; the terminal is told the same.

    `keep` gets each report too, to put it where it is found later.
    """
    reporter = _Reporter()

    def on_error(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        print_fault(error.with_traceback(trace))
        if not issubclass(kind, KeyboardInterrupt):
            report = crash_report(error)
            if keep is not None:
                keep(report)
            reporter.happened.emit(report)

    def on_thread_error(hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            on_error(hook.exc_type, hook.exc_value, hook.exc_traceback)

    sys.excepthook = on_error
    threading.excepthook = on_thread_error
