# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What looking for misspelt words needs of a dictionary. `app.spelling` has the real one."""

from __future__ import annotations

from typing import Protocol


class Dictionary(Protocol):
    """Knows the words of one language, and those of the field.

    `capitals_name`: a capital inside a sentence makes a name, as in English and not in German.
    """

    capitals_name: bool

    def knows(self, word: str) -> bool:
        """Return whether a word is spelt so."""
        ...
