# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Names for steps that came without one, in English; the window translates its own."""

from __future__ import annotations

from app.review.edits import Add, Batch, Edit, Remove, Set


def default_label(edit: Edit) -> str:
    """Return a short name such as "add cause" or "change title"."""
    if isinstance(edit, Batch):
        return default_label(edit.edits[-1]) if edit.edits else "change"
    if isinstance(edit, Add):
        return f"add {_words(edit.item.KIND)}"
    if isinstance(edit, Remove):
        return f"remove {_words(edit.kind)}"
    return _set_label(edit)


def _set_label(edit: Set) -> str:
    if edit.field == "rank":
        return f"move {_words(edit.kind)}"
    return f"change {_words(edit.field)}"


def _words(name: str) -> str:
    return name.replace("_", " ")
