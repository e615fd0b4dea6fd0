# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Rows of a form for bound editors: label, editor, and a sentence under a bad entry."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.fields.binding import Binding
from ui.kit.form import Form, FormRow


def add_bound_row(form: Form, label: str, editor: QWidget, help_text: str = "") -> FormRow:
    """Add an editor that has a `binding`; its complaints show in the row."""
    row = form.add_row(label, editor, help_text)
    binding: Binding = editor.binding  # type: ignore[attr-defined]  # each of ui.fields has one

    def show(sentence: str) -> None:
        if sentence:
            row.set_error(sentence)
        else:
            row.clear_error()

    binding.complained.connect(show)
    return row
