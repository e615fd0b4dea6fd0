# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Days as German says them: heute, übermorgen, fr, nächsten Montag, in zwei Wochen.

They are said again in English, which is what `days` reads. No setting is asked: who writes German
does so whatever language the window speaks.
"""

from __future__ import annotations

import re

DAY_WORDS = {"gestern": -1, "heute": 0, "morgen": 1}
"""What may stand in front of a time."""

_WEEKDAY = (
    r"(?:mo(?:ntag)?|di(?:enstag)?|mi(?:ttwoch)?|do(?:nnerstag)?|fr(?:eitag)?"
    r"|sa(?:mstag)?|sonnabend|so(?:nntag)?)"
)
_COUNT = r"(?:\d{1,3}|eine[mr]|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)"
_UNIT = r"(?:tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)"
_COUNTS = ("eine", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn")
_SIMPLE = {
    "heute": "today",
    "morgen": "tomorrow",
    "übermorgen": "in 2 days",
    "nächste woche": "next week",
    "nächsten monat": "next month",
}
_UNITS = {"ta": "days", "wo": "weeks", "mo": "months", "ja": "years"}
_WEEKDAYS = {
    "mo": "monday",
    "di": "tuesday",
    "mi": "wednesday",
    "do": "thursday",
    "fr": "friday",
    "sa": "saturday",
    "sonna": "saturday",
    "so": "sunday",
}
GERMAN_DAY_PATTERN = (
    rf"(?:heute|morgen|übermorgen|nächste\s+woche|nächsten\s+monat|in\s+{_COUNT}\s+{_UNIT}"
    rf"|(?:am\s+|nächsten\s+)?{_WEEKDAY})"
)
GERMAN_NAMED_PATTERN = (
    r"\d{1,2}\.?\s+(?:jan(?:uar)?|feb(?:ruar)?|märz?|maerz|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dez(?:ember)?)\.?(?:\s+\d{4})?"
)
_GERMAN_DAY = re.compile(GERMAN_DAY_PATTERN)
_MONTHS = {"mär": "mar", "maerz": "mar", "mai": "may", "okt": "oct", "dez": "dec"}
_GERMAN_MONTH = re.compile(
    r"\b(?:januar|februar|märz?|maerz|mai|juni|juli|okt(?:ober)?|dez(?:ember)?)\b"
)


def in_english(wanted: str) -> str:
    """Return a day of small letters and single spaces in English; what is not German as it is."""
    if not _GERMAN_DAY.fullmatch(wanted):
        return wanted
    words = wanted.split()
    if wanted in _SIMPLE:
        return _SIMPLE[wanted]
    if words[0] == "in":
        count = words[1] if words[1].isdigit() else str(1 + _COUNTS.index(words[1].rstrip("mr")))
        return f"in {count} {_UNITS[words[2][:2]]}"
    day = words[-1]
    return _WEEKDAYS["sonna" if day == "sonnabend" else day[:2]]


def with_english_months(wanted: str) -> str:
    """Return a day of small letters with the month as English writes it."""
    return _GERMAN_MONTH.sub(lambda name: _month(name[0]), wanted)


def _month(name: str) -> str:
    return next((_MONTHS[begin] for begin in _MONTHS if name.startswith(begin)), name[:3])
