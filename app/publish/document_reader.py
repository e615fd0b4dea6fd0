# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""From a file's plain document to a review, with every rule checked and all problems said at once.

Importing this module costs pydantic's start-up: import it where a file is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from pydantic import BaseModel, ValidationError

from app.publish.document import FORMAT, SECTIONS, VERSION, ranks_in_order
from app.publish.document_problems import BadDocument, LineOf, Problem, problem_at, quoted
from app.publish.document_rules import broken_rules
from app.publish.schema import document_model
from app.publish.schema_sentences import sentence_of
from app.review.cause import EFFECT_ID
from app.review.item import SINGLE_KINDS, Item
from app.review.review import ITEM_TYPES, Review, assemble
from app.review.values import clean_text, cleaned
from app.translation import tr

MOST_PROBLEMS = 10_000


def review_from_document(data: object, source: str, line_of: LineOf | None = None) -> Review:
    """Return the review that `data` describes. Raises BadDocument, which names `source` and lines.

    `data` is what a YAML or JSON reader gave: every value may be text.
    """
    cleaned_data = _without_bad_text(data)
    if not isinstance(cleaned_data, dict):
        raise BadDocument(source, [Problem(tr("It is not a Hotwash review."))])
    _check_format(cleaned_data, source, line_of)
    try:
        document = document_model().model_validate(cleaned_data)
    except ValidationError as error:
        if error.error_count() > MOST_PROBLEMS:  # to tell them all takes a kilobyte for each
            sentence = tr("More than {0} of its values don't fit a review.").format(MOST_PROBLEMS)
            raise BadDocument(source, [Problem(sentence)]) from None
        found = error.errors(include_url=False)
        raise BadDocument(
            source,
            (problem_at(sentence_of(each), _path(each["loc"]), line_of) for each in found),
        ) from None
    parts = _parts(document)
    problems = [problem_at(text, path, line_of) for text, path in broken_rules(parts)]
    if problems:
        raise BadDocument(source, problems)
    items = [item for entries in parts.values() for item in _ranked(entries)]
    return assemble(str(document.__getattribute__("id")), tuple(items))


def _check_format(data: Mapping[str, Any], source: str, line_of: LineOf | None) -> None:
    """Refuse what is no review, or of a version not known, before looking any deeper."""
    if data.get("format") != FORMAT:
        sentence = tr("It is not a Hotwash review: it does not begin with “format: {0}”.").format(
            FORMAT
        )
        raise BadDocument(source, [problem_at(sentence, ("format",), line_of)])
    version = data.get("version")
    if str(version) == str(VERSION):
        return
    if str(version).isdecimal() and len(str(version)) < 9 and int(str(version)) > VERSION:
        sentence = tr(
            "It was written by a newer Hotwash (version {0} of the format). Please "
            "update Hotwash to open it."
        ).format(int(str(version)))
    else:
        sentence = tr("{0} is not a known version of the format; this is {1}.").format(
            quoted(version), VERSION
        )
    raise BadDocument(source, [problem_at(sentence, ("version",), line_of)])


def _parts(document: BaseModel) -> dict[str, list[Item]]:
    parts: dict[str, list[Item]] = {}
    for section, kind in SECTIONS.items():
        part = getattr(document, section)
        entries = [part] if kind in SINGLE_KINDS else part
        parts[section] = [_item(ITEM_TYPES[kind], entry) for entry in entries]
    return parts


def _item(item_type: type[Item], entry: BaseModel) -> Item:
    values: dict[str, Any] = {
        field.name: cleaned(getattr(entry, field.name))
        for field in fields(item_type)
        if hasattr(entry, field.name)
    }
    return item_type(**values)


def _ranked(entries: list[Item]) -> list[Item]:
    """Return a list's items with ranks: their own where all have a different one, else by order."""
    if entries and entries[0].KIND in SINGLE_KINDS:
        return entries
    others = [item for item in entries if item.id != EFFECT_ID or item.rank]
    given = {item.rank for item in others}
    if "" not in given and len(given) == len(others):
        return entries
    by_order = dict(zip((item.id for item in others), ranks_in_order(len(others)), strict=True))
    return [replace(item, rank=by_order.get(item.id, "")) for item in entries]


def _path(location: tuple[int | str, ...]) -> tuple[int | str, ...]:
    return tuple(location)


def _without_bad_text(data: object) -> object:
    """Return `data` with every text as the review would keep it."""
    if isinstance(data, str):
        return clean_text(data)
    if isinstance(data, list):
        return [_without_bad_text(entry) for entry in data]
    if isinstance(data, dict):
        return {_without_bad_text(key): _without_bad_text(value) for key, value in data.items()}
    return data
