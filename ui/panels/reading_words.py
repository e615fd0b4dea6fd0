# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Words for what a reading is not sure of, and for a reading as a whole."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.capture.reading import Doubt, ReadEvent, Reading, Skipped
from app.capture.sifting import MOST_AT_ONCE, Sieve, guessed, taken
from app.translation import marked

_SHORT: dict[Doubt, str] = {
    Doubt.MISSING_DATE: marked("no date"),
    Doubt.DATE_ASSUMED: marked("date assumed"),
    Doubt.YEAR_GUESSED: marked("year guessed"),
    Doubt.MIDNIGHT_GUESSED: marked("past midnight?"),
    Doubt.OUT_OF_ORDER: marked("out of order"),
    Doubt.MISSING_ZONE: marked("no zone"),
    Doubt.ZONE_UNLIKE_SEASON: marked("season?"),
    Doubt.UNKNOWN_ZONE: marked("zone unknown"),
    Doubt.AMBIGUOUS_ZONE: marked("which zone?"),
    Doubt.APPROXIMATE: marked("about"),
    Doubt.RANGE: marked("from and to"),
    Doubt.UNKNOWN_TIME: marked("time open"),
    Doubt.TYPO_SUSPECTED: marked("typo?"),
    Doubt.AMBIGUOUS_DATE: marked("which day?"),
    Doubt.WEEKDAY_UNLIKE_DATE: marked("weekday differs"),
    Doubt.HALF_OF_DAY_UNKNOWN: marked("am or pm?"),
    Doubt.NONEXISTENT_TIME: marked("skipped by the clocks"),
    Doubt.REPEATED_TIME: marked("came twice"),
    Doubt.RELATIVE_TIME: marked("relative"),
    Doubt.UNIT_GUESSED: marked("unit guessed"),
}
_LONG: dict[Doubt, str] = {
    Doubt.MISSING_DATE: marked("No day stands near this time."),
    Doubt.DATE_ASSUMED: marked("The day was taken from the text around it."),
    Doubt.YEAR_GUESSED: marked("The day has no year."),
    Doubt.MIDNIGHT_GUESSED: marked(
        "The time is earlier than the one before it, so it was put on another day."
    ),
    Doubt.OUT_OF_ORDER: marked("It stands after a later event, or before an earlier one."),
    Doubt.MISSING_ZONE: marked("Nobody said in which zone the clock was read. Give one above."),
    Doubt.ZONE_UNLIKE_SEASON: marked("The zone's letters are those of the other half of the year."),
    Doubt.UNKNOWN_ZONE: marked("No zone is called that."),
    Doubt.AMBIGUOUS_ZONE: marked("More than one zone uses these letters."),
    Doubt.APPROXIMATE: marked("The text says that the time is not exact; it is kept so."),
    Doubt.RANGE: marked("The text gives a start and an end; both are kept."),
    Doubt.UNKNOWN_TIME: marked("The text leaves the time open; it is kept so."),
    Doubt.TYPO_SUSPECTED: marked("The time can't be meant as it stands."),
    Doubt.AMBIGUOUS_DATE: marked("The day can be read in two ways."),
    Doubt.WEEKDAY_UNLIKE_DATE: marked("The weekday is not that of the day."),
    Doubt.HALF_OF_DAY_UNKNOWN: marked("Morning or evening is not said."),
    Doubt.NONEXISTENT_TIME: marked("The clocks went forward over this time that night."),
    Doubt.REPEATED_TIME: marked("The clocks showed this time twice that night."),
    Doubt.RELATIVE_TIME: marked("It is a distance from an instant that is only roughly known."),
    Doubt.UNIT_GUESSED: marked("A bare number; its unit was told from its size."),
}


def doubt_words(doubt: Doubt) -> str:
    """Return a doubt in two or three words."""
    return QCoreApplication.translate("doubts", _SHORT[doubt])


def doubt_sentence(doubt: Doubt) -> str:
    """Return a doubt as a sentence."""
    return QCoreApplication.translate("doubts", _LONG[doubt])


def reading_sentence(reading: Reading, events: Sieve) -> str:
    """Say what was read, what is taken, and what waits for a look."""
    if not events:
        return _tr("No times were found in this text.")
    if len(events) > MOST_AT_ONCE and not taken(events):
        return _tr(
            "{0} events were read, more than anyone looks through: narrow them below, then tick "
            "what belongs in the timeline."
        ).format(f"{len(events):,}")
    told = [
        _tr("{0} of {1} events are ticked; bare times are read in {2}.").format(
            f"{len(taken(events)):,}", f"{len(events):,}", reading.zone
        )
    ]
    twins = sum(bool(each.twin) for each in events)
    if twins:
        told.append(
            _tr("1 of them seems to be in the timeline already.")
            if twins == 1
            else _tr("{0} of them seem to be in the timeline already.").format(twins)
        )
    unsure = len(guessed(events))
    if unsure:
        told.append(
            _tr("Something was guessed in 1 of them: look at it, then tick it.")
            if unsure == 1
            else _tr("Something was guessed in {0} of them: look at them, then tick them.").format(
                unsure
            )
        )
    return " ".join(told)


def skipped_text(reading: Reading) -> str:
    """Return the lines that could not be read, one below the other; nothing where all could."""
    words = _tr("Line {0}: {1}")
    return "\n".join(words.format(place_words(each), each.reason) for each in reading.skipped)


def place_words(found: ReadEvent | Skipped) -> str:
    """Return the line something was read from, with its file where there are many."""
    return f"{found.file}:{found.line}" if found.file else str(found.line)


def taking_words(count: int, merged: int) -> str:
    """Say on a button what will be done with what is ticked."""
    if not count and not merged:
        return _tr("Take the ticked")
    if not count:
        return _tr("Merge 1 event") if merged == 1 else _tr("Merge {0} events").format(merged)
    words = _tr("Take 1 event") if count == 1 else _tr("Take {0} events").format(f"{count:,}")
    return words + (_tr(", merge {0}").format(merged) if merged else "")


def _tr(words: str) -> str:
    return QCoreApplication.translate("reading", words)
