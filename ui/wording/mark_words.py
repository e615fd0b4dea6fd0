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
    parts = [f"“{mark.text}”: {mark.explanation}"]
    if mark.rewrite:
        offer = QCoreApplication.translate("wording", "Try: {0}")
        parts.append(offer.format(mark.rewrite))
    return " ".join(parts)


def class_name(hint_class: HintClass) -> str:
    """Return what a class of wording does, in a few words."""
    tr = QCoreApplication.translate
    return {
        HintClass.COUNTERFACTUAL: tr("wording", "what did not happen"),
        HintClass.FAILURE: tr("wording", "what a person did not do"),
        HintClass.BLAME: tr("wording", "words of blame"),
        HintClass.ADJECTIVE: tr("wording", "judging words"),
        HintClass.MINIMISER: tr("wording", "easy in hindsight"),
        HintClass.ABSOLUTES: tr("wording", "all or none"),
        HintClass.WHO_WHY: tr("wording", "who and why"),
        HintClass.NAME: tr("wording", "names that act"),
        HintClass.HEDGE: tr("wording", "guess or drama"),
        HintClass.SINGLE_CAUSE: tr("wording", "one single cause"),
        HintClass.BROAD: tr("wording", "larger than it was"),
    }[hint_class]
