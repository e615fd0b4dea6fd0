# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What pydantic found, in words for people."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

from app.publish.document import SECTIONS
from app.publish.document_problems import quoted
from app.review.review import ITEM_TYPES
from app.review.values import field_types

_EXPECTED: Mapping[str, str] = {
    "int": "a whole number",
    "float": "a number",
    "finite": "a number",
    "bool": "true or false",
    "string": "text",
    "tuple": "a list",
    "model": "a list of fields with their values",
    "date": "a day such as 2017-01-31",
    "datetime": "an instant such as 2017-01-31T23:00:00Z",
}
_PATTERNS: Mapping[str, str] = {
    "rank": "made of digits and small letters, and does not end in 0",
    "sha256": "64 hexadecimal digits",
    "fingerprint": "64 hexadecimal digits",
    "agenda": "a short name without slashes",
    "categories": "a short name without slashes",
}
_ID_PATTERN = "1 to 64 letters, digits, dots, dashes or underscores"


def sentence_of(error: Mapping[str, Any]) -> str:
    """Return one sentence for one entry of `ValidationError.errors()`."""
    location = error["loc"]
    name = next((str(part) for part in reversed(location) if isinstance(part, str)), "review")
    kind = error["type"]
    if kind == "extra_forbidden":
        return _unknown_field(location, name)
    if kind == "missing":
        return f"{_owner(location)} needs the field “{name}”."
    if kind == "value_error":
        return f"{quoted(error['input'])} in “{name}” {error['ctx']['error']}."
    return f"{quoted_input(error['input'])} does not fit “{name}”: {_wanted(error, name)}."


def quoted_input(value: object) -> str:
    """Return a value of any plain sort, quoted."""
    if isinstance(value, list | tuple):
        return "A list"
    if isinstance(value, dict):
        return "A group of fields"
    return quoted(str(value)[:100])


def _wanted(error: Mapping[str, Any], name: str) -> str:
    kind = str(error["type"])
    if kind in ("enum", "literal_error"):
        return f"it is one of {error['ctx']['expected']}"
    if kind == "string_pattern_mismatch":
        return f"it is {_PATTERNS.get(name, _ID_PATTERN)}"
    expected = _EXPECTED.get(kind.split("_", 1)[0])
    if expected is not None:
        return f"it is {expected}"
    return str(error["msg"]).replace("Input should be", "it is")


def _unknown_field(location: tuple[int | str, ...], name: str) -> str:
    near = difflib.get_close_matches(name[:40], _known_fields(location), 1)
    hint = f" Did you mean “{near[0]}”?" if near else ""
    return f"{_owner(location)} has no field {quoted(name)}.{hint}"


def _known_fields(location: tuple[int | str, ...]) -> list[str]:
    if len(location) == 1:
        return list(SECTIONS)
    kind = SECTIONS.get(str(location[0]))
    return list(field_types(ITEM_TYPES[kind])) if kind else []


def _owner(location: tuple[int | str, ...]) -> str:
    """Name what the last part of `location` is a field of: "This cause", "The review"."""
    kind = SECTIONS.get(str(location[0]))
    if len(location) < 2 or kind is None:
        return "The review"
    word = kind.replace("_", " ")
    return f"This {word}" if isinstance(location[1], int) else f"The {word}"
