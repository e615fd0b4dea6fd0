# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The dictionaries of this computer, each read once, by whichever thread asks first."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from app.errors import UserFacingError
from app.spelling.dictionary_files import dictionary_file
from app.spelling.hunspell_dictionary import HunspellDictionary
from app.translation import tr


class Dictionaries:
    """`folders` are looked into first; `terms` returns the words of the field, folded."""

    def __init__(self, folders: Sequence[Path], terms: Callable[[], Collection[str]]) -> None:
        self._folders = tuple(folders)
        self._terms = terms
        self._read: dict[str, HunspellDictionary | None] = {}
        self._lock = threading.Lock()

    def dictionary(self, language: str) -> HunspellDictionary | None:
        """Return the dictionary of a language; None where this computer has none.

        Raises UserFacingError where it, or the words of the field, can't be read.
        """
        with self._lock:
            if language not in self._read:
                self._read[language] = self._from_file(language)
            return self._read[language]

    def _from_file(self, language: str) -> HunspellDictionary | None:
        file = dictionary_file(language, self._folders)
        if file is None:
            return None
        try:
            return HunspellDictionary(language, file, self._terms())
        except UserFacingError:
            raise
        except Exception as error:  # the library raises what it likes about a broken file
            raise UserFacingError(
                tr("The dictionary {0} can't be read; texts are not checked for spelling.").format(
                    file
                )
            ) from error
