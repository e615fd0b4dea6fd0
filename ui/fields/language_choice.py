# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The choice of the language in which a review is written."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale

from app.review.item import Kind
from app.review.lifecycle import Lifecycle
from ui.fields.choice_field import ChoiceField
from ui.session_bridge import SessionBridge


def language_field(bridge: SessionBridge, languages: Iterable[str]) -> ChoiceField:
    """Return a choice among the languages that have rules; the first leaves it to the texts."""
    place = (Kind.LIFECYCLE, Lifecycle().id, "language")
    choices = [("", _tr("As the texts are"))]
    choices += [(language, _own_name(language)) for language in languages]
    return ChoiceField(bridge, place, _tr("Language of the texts"), choices)


def _own_name(language: str) -> str:
    """Return what the speakers of a language call it."""
    locale = QLocale(language)
    if locale.language() is QLocale.Language.C:
        return language
    name = locale.nativeLanguageName()
    return name[:1].upper() + name[1:] if name else language


def _tr(text: str) -> str:
    return QCoreApplication.translate("wording", text)
