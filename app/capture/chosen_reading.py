# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read a text whose columns a person may choose: a table, or records in JSON."""

from __future__ import annotations

from dataclasses import dataclass

from app.capture.column_choice import BadColumnChoice, ColumnChoice
from app.capture.formats import delimited, json_lines
from app.capture.formats.format import SAMPLE_SIZE
from app.capture.formats.table import read_events, recognised
from app.capture.kept_columns import KeptColumns
from app.capture.reading import Found, ReadContext, ReadEvent, Reading, Skipped
from app.capture.sheet import sheet_of

_CHOOSERS = {delimited.FORMAT.name: delimited, json_lines.FORMAT.name: json_lines}


@dataclass(frozen=True)
class Columns:
    """What there is to choose from, and what is chosen; no choice where no time was found."""

    names: tuple[str, ...]
    choice: ColumnChoice | None


@dataclass(frozen=True)
class ChosenReading:
    """A reading, with its columns where it has some to choose from."""

    reading: Reading
    columns: Columns | None = None


def read_text(
    text: str,
    context: ReadContext,
    kept: KeptColumns,
    name: str = "",
    choice: ColumnChoice | None = None,
) -> ChosenReading:
    """Read a text in the format of that name, or in the one recognised, by its columns.

    Without a choice the one that was kept for such columns holds, else the one that is guessed.
    Raises UserFacingError and ReadingCancelled.
    """
    form = name or recognised(text).name
    names = _names(text[:SAMPLE_SIZE], form)
    if not names:
        return ChosenReading(read_events(text, context, form))
    chosen = choice or kept.choice_for(names) or _guessed(text[:SAMPLE_SIZE], form)
    if chosen is None:
        return ChosenReading(read_events(text, context, form), Columns(names, None))
    try:
        found = tuple(_CHOOSERS[form].read_with_choice(text, context, chosen))
    except BadColumnChoice:
        if choice is not None:
            raise
        return ChosenReading(read_events(text, context, form), Columns(names, None))
    return ChosenReading(_reading(form, context, found), Columns(names, chosen))


def _names(sample: str, form: str) -> tuple[str, ...]:
    if form == delimited.FORMAT.name:
        sheet = sheet_of(sample)
        return tuple(dict.fromkeys(sheet.header)) if sheet else ()
    return json_lines.names_of(sample) if form == json_lines.FORMAT.name else ()


def _guessed(sample: str, form: str) -> ColumnChoice | None:
    if form == json_lines.FORMAT.name:
        return json_lines.choice_for(sample)
    sheet = sheet_of(sample)
    return delimited.choice_for(sheet) if sheet else None


def _reading(form: str, context: ReadContext, found: tuple[Found, ...]) -> Reading:
    return Reading(
        format=form,
        zone=context.zone_name,
        events=tuple(each for each in found if isinstance(each, ReadEvent)),
        skipped=tuple(each for each in found if isinstance(each, Skipped)),
    )
