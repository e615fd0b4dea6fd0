# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What pydantic found, in words for people."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

from app.publish.document import SECTIONS
from app.publish.document_problems import quoted
from app.review.item import kind_words
from app.review.review import ITEM_TYPES
from app.review.values import field_types
from app.translation import marked, tr

_EXPECTED: Mapping[str, str] = {
    "int": marked("a whole number"),
    "float": marked("a number"),
    "finite": marked("a number"),
    "bool": marked("true or false"),
    "string": marked("text"),
    "tuple": marked("a list"),
    "model": marked("a list of fields with their values"),
    "date": marked("a day such as 2017-01-31"),
    "datetime": marked("an instant such as 2017-01-31T23:00:00Z"),
}
_PATTERNS: Mapping[str, str] = {
    "rank": marked("made of digits and small letters, and does not end in 0"),
    "sha256": marked("64 hexadecimal digits"),
    "fingerprint": marked("64 hexadecimal digits"),
    "agenda": marked("a short name without slashes"),
    "categories": marked("a short name without slashes"),
}
_ID_PATTERN = marked("1 to 64 letters, digits, dots, dashes or underscores")


def sentence_of(error: Mapping[str, Any]) -> str:
    """Return one sentence for one entry of `ValidationError.errors()`."""
    location = error["loc"]
    name = next((str(part) for part in reversed(location) if isinstance(part, str)), "review")
    kind = error["type"]
    if kind == "extra_forbidden":
        return _unknown_field(location, name)
    if kind == "missing":
        return tr("{0} needs the field “{1}”.").format(_owner(location), name)
    if kind == "value_error":
        return tr("{0} in “{1}” {2}.").format(quoted(error["input"]), name, error["ctx"]["error"])
    return tr("{0} does not fit “{1}”: {2}.").format(
        quoted_input(error["input"]), name, _wanted(error, name)
    )


def quoted_input(value: object) -> str:
    """Return a value of any plain sort, quoted."""
    if isinstance(value, list | tuple):
        return tr("A list")
    if isinstance(value, dict):
        return tr("A group of fields")
    return quoted(str(value)[:100])


def _wanted(error: Mapping[str, Any], name: str) -> str:
    kind = str(error["type"])
    if kind in ("enum", "literal_error"):
        return tr("it is one of {0}").format(error["ctx"]["expected"])
    if kind == "string_pattern_mismatch":
        return tr("it is {0}").format(tr(_PATTERNS.get(name, _ID_PATTERN)))
    expected = _EXPECTED.get(kind.split("_", 1)[0])
    if expected is not None:
        return tr("it is {0}").format(tr(expected))
    return str(error["msg"]).replace("Input should be", tr("it is"))


def _unknown_field(location: tuple[int | str, ...], name: str) -> str:
    near = difflib.get_close_matches(name[:40], _known_fields(location), 1)
    hint = tr(" Did you mean “{0}”?").format(near[0]) if near else ""
    return tr("{0} has no field {1}.{2}").format(_owner(location), quoted(name), hint)


def _known_fields(location: tuple[int | str, ...]) -> list[str]:
    if len(location) == 1:
        return list(SECTIONS)
    kind = SECTIONS.get(str(location[0]))
    return list(field_types(ITEM_TYPES[kind])) if kind else []


def _owner(location: tuple[int | str, ...]) -> str:
    """Name what the last part of `location` is a field of: "This cause", "The review"."""
    kind = SECTIONS.get(str(location[0]))
    if len(location) < 2 or kind is None:
        return tr("The review")
    word = kind_words(kind)
    return (
        tr("This {0}").format(word) if isinstance(location[1], int) else tr("The {0}").format(word)
    )
