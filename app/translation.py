# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The words of the app in the language in use. English is the source, and needs no catalogue.

A text is looked up where it is shown, so that the language can change while the app runs. What is
parsed or is a key of a file format never comes through here.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from app.paths import resources_dir

if TYPE_CHECKING:
    from gettext import GNUTranslations

SOURCE_LANGUAGE = "en"
_FOLDER = "i18n"


class _InUse:
    """The language in use: one for the whole program, replaced as a whole."""

    name = SOURCE_LANGUAGE
    catalogue: GNUTranslations | None = None


def tr(text: str, context: str = "") -> str:
    """Return `text` in the language in use; as it is where that language has no words for it.

    `context` parts two meanings of one English text.
    """
    found = translation(text, context)
    return text if found is None else found


def translation(text: str, context: str = "") -> str | None:
    """Return what the language in use has for `text`, None where it has nothing."""
    catalogue = _InUse.catalogue
    if catalogue is None or not text:
        return None
    found = catalogue.pgettext(context, text) if context else catalogue.gettext(text)
    return None if found == text else found


def in_sentence(words: str) -> str:
    """Return the words of a label as they stand inside a sentence: in English in small letters.

    Other languages write their nouns as they are.
    """
    return words.lower() if _InUse.name == SOURCE_LANGUAGE else words


def marked(text: str) -> str:
    """Return `text` as it is: it stands in a table, and is translated where it is shown."""
    return text


def default_text(text: str) -> Any:
    """Declare a dataclass's field that is `text`, in the language in use when one is made."""
    return field(default_factory=lambda: tr(text))


def languages() -> tuple[str, ...]:
    """Return the languages that are shipped, the source first."""
    shipped = (resources_dir() / _FOLDER).glob("*.mo")
    return (SOURCE_LANGUAGE, *sorted(path.stem for path in shipped))


def language() -> str:
    """Return the language in use."""
    return _InUse.name


def use_language(name: str) -> None:
    """Take up a language such as "de" or "de_AT"; the source where it is not shipped."""
    short = name.replace("-", "_").split("_")[0].split(".")[0].casefold()
    file = resources_dir() / _FOLDER / f"{short}.mo"
    if short == SOURCE_LANGUAGE or not short.isalpha() or not file.is_file():
        _InUse.catalogue, _InUse.name = None, SOURCE_LANGUAGE
        return
    from gettext import GNUTranslations

    with file.open("rb") as content:
        _InUse.catalogue, _InUse.name = GNUTranslations(content), short
