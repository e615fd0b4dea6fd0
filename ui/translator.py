# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The language of the window: one catalogue for `app` and `ui`, and Qt's own words beside it.

In English nothing is installed and nothing is read.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.translation import SOURCE_LANGUAGE, language, languages, translation, use_language

_OURS = "hotwash-texts"


class CatalogueTranslator(QTranslator):
    """Answers `tr()` from the catalogue that `app.translation` has in use.

    The context Qt gives is the class that asks, and does not matter: equal words mean the same
    unless a disambiguation parts them.
    """

    def isEmpty(self) -> bool:
        # Qt does not even install a translator that holds nothing of its own.
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        # None, not an empty text: Qt goes on to look elsewhere, at last at the source.
        return translation(source, disambiguation or "")


def chosen_language(chosen: str) -> str:
    """Return the language of the settings; where they name none, the system's if it is shipped."""
    if chosen:
        return chosen
    system = QLocale.system()
    for tag in system.uiLanguages() or [system.name()]:
        short = tag.replace("-", "_").split("_")[0]
        if short in languages():
            return short
    return SOURCE_LANGUAGE


def wear_language(app: QCoreApplication, chosen: str) -> None:
    """Let `app` speak the chosen language, without one the system's.

    May be called again while windows are open: what asks for its words afterwards gets the new
    ones, so whoever calls builds or relabels what is shown.
    """
    use_language(chosen_language(chosen))
    for worn in app.findChildren(QTranslator, _OURS):
        app.removeTranslator(worn)
        worn.setParent(None)
        worn.deleteLater()
    QLocale.setDefault(_locale(language()))
    if language() == SOURCE_LANGUAGE:
        return
    _wear(app, CatalogueTranslator(app))
    of_qt = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if of_qt.load(f"qtbase_{language()}", folder):
        _wear(app, of_qt)


def _wear(app: QCoreApplication, translator: QTranslator) -> None:
    # The one installed last is asked first: Qt's own comes after ours and knows its own contexts.
    translator.setObjectName(_OURS)
    app.installTranslator(translator)


def _locale(name: str) -> QLocale:
    """Return how days are written: as the system does where it speaks that language."""
    system = QLocale.system()
    return system if QLocale(name).language() == system.language() else QLocale(name)
