# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is said about a mark under a text: in the strip, on hover, and to a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.insight.language.rule import HintClass
from app.insight.spelling.misspellings import Misspelling
from ui.wording.text_reader import Mark


def said(mark: Mark) -> str:
    """Return a mark in words: what the wording does, then the offer."""
    if isinstance(mark, Misspelling):
        words = QCoreApplication.translate("wording", "“{0}” is in no dictionary.")
        return words.format(mark.text)
    is_quoted = mark.hint_class is HintClass.OPEN_END
    parts = [mark.explanation if is_quoted else f"“{mark.text}”: {mark.explanation}"]
    if mark.rewrite:
        offer = QCoreApplication.translate("wording", "Try: {0}")
        parts.append(offer.format(mark.rewrite))
    return " ".join(parts)


def class_name(hint_class: HintClass) -> str:
    """Return what a class of wording does, in a few words."""
    return {
        HintClass.COUNTERFACTUAL: _tr("what did not happen"),
        HintClass.FAILURE: _tr("what a person did not do"),
        HintClass.BLAME: _tr("words of blame"),
        HintClass.ADJECTIVE: _tr("judging words"),
        HintClass.MINIMISER: _tr("easy in hindsight"),
        HintClass.ABSOLUTES: _tr("all or none"),
        HintClass.WHO_WHY: _tr("who and why"),
        HintClass.NAME: _tr("names that act"),
        HintClass.HEDGE: _tr("guess or drama"),
        HintClass.SINGLE_CAUSE: _tr("one single cause"),
        HintClass.BROAD: _tr("larger than it was"),
        HintClass.OPEN_END: _tr("no end in sight"),
    }[hint_class]


def _tr(text: str) -> str:
    return QCoreApplication.translate("wording", text)
