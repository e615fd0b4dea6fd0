# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read the words of the field that a dictionary does not have; a team's are added to the app's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.rules.rule_file import RuleFile
from app.translation import tr


def spelling_terms(files: Sequence[RuleFile]) -> frozenset[str]:
    """Return the words of all lists of all files, folded. Raises BadRule."""
    return frozenset(word.casefold() for file in files for word in _words(file))


def _words(file: RuleFile) -> Iterator[str]:
    for name, words in file.mapping(file.data, ()).items():
        for place, word in enumerate(file.texts(words, (name,))):
            if not word or any(map(str.isspace, word)):
                raise file.wrong((name, place), tr("one word is expected here"))
            yield word
