# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Currencies are named by their ISO 4217 code: EUR, USD, JPY."""

from __future__ import annotations

from app.errors import UserFacingError
from app.translation import tr

_CODE_LENGTH = 3


def is_currency_code(text: str) -> bool:
    """Tell whether `text` has the form of a code; whether a country uses it is not looked up."""
    return len(text) == _CODE_LENGTH and text.isascii() and text.isalpha() and text.isupper()


def currency_code(text: str) -> str:
    """Return the code that a person typed in any case. Raises UserFacingError."""
    code = text.strip().upper()
    if not is_currency_code(code):
        raise UserFacingError(
            tr("{0} is not a currency code. Write the three letters, such as EUR or USD.").format(
                text.strip()[:20] or "Nothing"
            )
        )
    return code
