# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One review as JSON, for programs."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from app.publish.document import document_of
from app.publish.document_opening import open_document
from app.publish.document_problems import BadDocument, LineOf, Path, Problem, quoted
from app.review.review import Review
from app.translation import tr

MAX_CHARACTERS = 32 * 1024 * 1024
MAX_DEPTH = 50
MAX_VALUES = 500_000

_WORDS = re.compile(r'"(?:[^"\\]|\\.)*+"?')


def json_text(review: Review) -> str:
    """Return `review` as indented JSON."""
    return json.dumps(document_of(review), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def review_from_json(text: str, source: str) -> Review:
    """Return the review written in `text`. Raises a UserFacingError naming `source`."""
    data = _read(text, source)
    return open_document(data, source, _line_finder(text))


def _read(text: str, source: str) -> object:
    if len(text) > MAX_CHARACTERS:
        raise BadDocument(source, [Problem(tr("It is too large for a review."))])
    _check_count(text, source)
    try:
        data = json.loads(
            text, object_pairs_hook=_without_duplicates, parse_constant=_refuse_constant
        )
    except json.JSONDecodeError as error:
        problem = Problem(tr("It is not valid JSON here."), error.lineno, error.colno)
        raise BadDocument(source, [problem]) from None
    except RecursionError:
        raise BadDocument(source, [Problem(tr("It is nested too deeply."))]) from None
    except ValueError as error:
        sentence = str(error) if isinstance(error, _Refused) else tr("It holds a number too large.")
        raise BadDocument(source, [Problem(sentence)]) from None
    if _deeper_than(data, MAX_DEPTH):
        raise BadDocument(source, [Problem(tr("It is nested too deeply."))])
    return data


def _check_count(text: str, source: str) -> None:
    """Refuse a text that may hold more values than memory is there for; each has a sign behind."""
    if text.count(",") > MAX_VALUES and text.count(",") - _commas_in_words(text) > MAX_VALUES:
        raise BadDocument(source, [Problem(tr("It holds more values than any review."))])


def _commas_in_words(text: str) -> int:
    return sum(words[0].count(",") for words in _WORDS.finditer(text))


class _Refused(ValueError):
    """Something that JSON allows and a review does not."""


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for key, value in pairs:
        if key in read:
            raise _Refused(tr("The field {0} is there twice in one place.").format(quoted(key)))
        read[key] = value
    return read


def _refuse_constant(name: str) -> NoReturn:
    raise _Refused(tr("{0} is not a number that a review can hold.").format(name))


def _deeper_than(data: object, depth: int) -> bool:
    level = [data]
    for _ in range(depth):
        level = [
            inner
            for outer in level
            if isinstance(outer, list | dict)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return False
    return True


def _line_finder(text: str) -> LineOf:
    """Return a finder of lines, which reads the text as YAML once something is wrong."""
    found: list[LineOf] = []

    def line_of(path: Path) -> tuple[int, int] | None:
        if not found:
            from app.errors import UserFacingError
            from app.strict_yaml import read_yaml

            try:
                found.append(read_yaml(text, "").line_of)
            except UserFacingError:
                found.append(lambda _path: None)
        return found[0](path)

    return line_of
