# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The values fields may hold: which are accepted, and how they are written as plain JSON."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from math import isfinite
from typing import Any, Union, get_args, get_origin, get_type_hints

from app.review.item import Item, Kind

Plain = str | int | float | bool | None | list[str] | list[int]
"""What a field's value looks like in JSON."""

LARGEST = 2**63 - 1
"""The largest whole number that is kept: what every database and file format can hold."""

_FIELD_TYPES: dict[Kind, Mapping[str, Any]] = {}


def field_types(item_type: type[Item]) -> Mapping[str, Any]:
    """Return the declared type of each field, `id` and `rank` included."""
    known = _FIELD_TYPES.get(item_type.KIND)
    if known is None:
        hints = get_type_hints(item_type)
        known = {field.name: hints[field.name] for field in fields(item_type)}
        _FIELD_TYPES[item_type.KIND] = known
    return known


def accepts(expected: Any, value: object) -> bool:
    """Tell whether `value` is of the declared type; instants must be aware."""
    if get_origin(expected) in (Union, types.UnionType):
        return any(accepts(option, value) for option in get_args(expected))
    if get_origin(expected) is tuple:
        inner = get_args(expected)[0]
        return isinstance(value, tuple) and all(accepts(inner, entry) for entry in value)
    if expected is float and isinstance(value, float):
        return isfinite(value)
    if expected is float or expected is int:
        return type(value) is int and abs(value) <= LARGEST
    if expected is datetime:
        return isinstance(value, datetime) and value.tzinfo is not None
    if expected is date:
        return isinstance(value, date) and not isinstance(value, datetime)
    return isinstance(value, expected)


def cleaned(value: object) -> object:
    """Return `value` as it is kept: instants in UTC, text without what no database holds."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC)
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return clean_text(value)
    return value


def clean_text(text: str) -> str:
    """Return `text` with NUL dropped, lone surrogates replaced and line ends as line feeds."""
    if "\x00" in text or "\r" in text:
        text = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def encode(value: object) -> Plain:
    """Return a field's value as plain JSON: instants ISO 8601 in UTC ending in Z."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return list(value)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"no plain form for {type(value).__name__}")


def decode(expected: Any, plain: object) -> Any:
    """Return the value of the declared type. Raises ValueError where `plain` does not fit."""
    if get_origin(expected) in (Union, types.UnionType):
        if plain is None:
            return None
        expected = next(option for option in get_args(expected) if option is not type(None))
    if get_origin(expected) is tuple:
        if not isinstance(plain, list | tuple):
            raise ValueError(f"a list is expected, not {plain!r}")
        return tuple(decode(get_args(expected)[0], entry) for entry in plain)
    try:
        value = _decode_single(expected, plain)
        if not accepts(expected, value):
            raise ValueError(f"{plain!r} does not fit")
        return cleaned(value)
    except OverflowError as error:  # the first hour of the year 1 in a zone east of UTC
        raise ValueError(f"{plain!r} is out of range") from error


def _decode_single(expected: Any, plain: object) -> object:
    if not isinstance(plain, str):
        return float(plain) if expected is float and isinstance(plain, int) else plain
    if expected is datetime:
        return datetime.fromisoformat(plain)
    if expected is date:
        return date.fromisoformat(plain)
    if isinstance(expected, type) and issubclass(expected, StrEnum):
        return expected(plain)
    return plain


def to_plain(item: Item) -> dict[str, Plain]:
    """Return every field of `item` as plain JSON, `id` and `rank` first."""
    return {field.name: encode(getattr(item, field.name)) for field in fields(item)}


def plain_without_defaults(item: Item) -> dict[str, Plain]:
    """Return the fields of `item` that are not at their default as plain JSON; the id always.

    What later versions add at its default leaves the plain form of older items as it was.
    """
    return {
        field.name: encode(value)
        for field in fields(item)
        if (value := getattr(item, field.name)) != _default(field) or field.name == "id"
    }


def from_plain(item_type: type[Item], plain: Mapping[str, object]) -> Item:
    """Return the item that `plain` describes; fields left out get their defaults.

    Raises ValueError for an unknown field, a missing one or a value that does not fit.
    """
    hints = field_types(item_type)
    unknown = set(plain) - set(hints)
    if unknown:
        raise ValueError(f"{item_type.KIND} has no field {min(unknown)!r}")
    for field in fields(item_type):
        if field.name not in plain and _is_required(field):
            raise ValueError(f"{item_type.KIND} needs {field.name!r}")
    values: dict[str, Any] = {}
    for name, entry in plain.items():
        try:
            values[name] = decode(hints[name], entry)
        except ValueError as error:
            raise ValueError(f"{item_type.KIND}.{name}: {error}") from error
    return item_type(**values)


def _default(field: Field[Any]) -> object:
    return None if field.default is MISSING else field.default


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING
