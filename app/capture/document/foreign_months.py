# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Names of months in the languages that reviews are written in beside English."""

from __future__ import annotations

from functools import cache

from app.capture.days import MONTH_NAMES

_LANGUAGES = ("de", "fr", "es", "it", "nl", "pt", "sv", "da", "pl")


def foreign_month(name: str) -> int | None:
    """Return the month of that name, from 1, or None where no language has it."""
    return _names().get(name.lower())


@cache
def _names() -> dict[str, int]:
    from dateparser.languages import default_loader  # slow, and seldom needed

    locales = [default_loader.get_locale(language).info for language in _LANGUAGES]
    return {
        word.lower(): number
        for words in locales
        for number, month in enumerate(MONTH_NAMES, start=1)
        for word in words.get(month.lower(), ())
    }
