# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One rule that knows a kind of secret by its form."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class SecretRule:
    """A form: `pattern` must match where one of the words `starts` stands.

    `before` are the signs that belong to the secret in front of that word; where `anywhere` is
    false, no letter or digit may stand there. `name` is what people call it.
    """

    id: str
    name: str
    starts: tuple[str, ...]
    pattern: re.Pattern[str]
    before: str = ""
    anywhere: bool = False

    @property
    def is_found_by_pattern(self) -> bool:
        """True where `re` itself looks for the word fastest: it is the same in any case."""
        word = self.starts[0]
        return len(self.starts) == 1 and word.upper() == word.lower()
