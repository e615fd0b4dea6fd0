# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The rules of the file document as pydantic models, built from the dataclasses of `app.review`.

The domain itself knows no pydantic. From the same models comes the published JSON Schema. Importing
this module costs pydantic's start-up: import it where a file is read.
"""

from __future__ import annotations

import types
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, create_model

from app.publish.document import SECTIONS
from app.review.item import SINGLE_KINDS, Item, Kind
from app.review.meeting import STEP_COUNT
from app.review.review import ITEM_TYPES
from app.review.values import LARGEST, field_types
from app.translation import tr

SCHEMA_ID = "urn:hotwash:review:1"
MINUTES_OF_A_DAY = 24 * 60
LONGEST_WINDOW = 100 * 366
FIRST_YEAR, LAST_YEAR = 2, 9998
"""Instants outside can't be shown in every zone."""
NOTHING = ("", "~", "null", "Null", "NULL")

_STRICT = ConfigDict(extra="forbid", allow_inf_nan=False)


def _instant(value: object) -> object:
    """Read an instant; numbers are refused, which pydantic would take for seconds since 1970."""
    text = _text(value, tr("an instant such as 2017-01-31T23:00:00Z"))
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(tr("is not an instant such as 2017-01-31T23:00:00Z")) from None
    if instant.tzinfo is None:
        raise ValueError(tr("has no time zone; write it as 2017-01-31T23:00:00Z"))
    if not FIRST_YEAR <= instant.year <= LAST_YEAR:
        raise ValueError(tr("is not between the years {0} and {1}").format(FIRST_YEAR, LAST_YEAR))
    return instant.astimezone(UTC)


def _day(value: object) -> object:
    text = _text(value, tr("a day such as 2017-01-31"))
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(tr("is not a day such as 2017-01-31")) from None


def _zone(value: object) -> object:
    text = _text(value, tr("the name of a time zone such as Europe/Berlin"))
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        raise ValueError(tr("is not the name of a time zone such as Europe/Berlin")) from None
    return text


def _text(value: object, expected: str) -> str:
    if not isinstance(value, str):
        raise ValueError(tr("is not {0}").format(expected))
    return value


def _nothing(value: object) -> object:
    return None if value in NOTHING else value


def _empty_list(value: object) -> object:
    return [] if value is None or value in NOTHING else value


def _empty_mapping(value: object) -> object:
    return {} if value is None or value in NOTHING else value


Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
Rank = Annotated[str, Field(pattern=r"^([0-9a-z]{0,199}[1-9a-z])?$")]
Sha256 = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
Name = Annotated[str, Field(pattern=r"^([^/\\\x00-\x1f.][^/\\\x00-\x1f]{0,63})?$")]
"""A name that may be looked up in a folder, and must never lead out of it."""
Whole = Annotated[int, Field(ge=-LARGEST, le=LARGEST)]
Step = Annotated[int, Field(ge=0, le=STEP_COUNT)]
Minutes = Annotated[int, Field(ge=0, le=MINUTES_OF_A_DAY)]
Adjustment = Annotated[int, Field(ge=-MINUTES_OF_A_DAY, le=MINUTES_OF_A_DAY)]
Window = Annotated[Annotated[int, Field(ge=0, le=LONGEST_WINDOW)] | None, BeforeValidator(_nothing)]
Instant = Annotated[datetime, BeforeValidator(_instant)]
Day = Annotated[date, BeforeValidator(_day)]
Zone = Annotated[str, BeforeValidator(_zone)]

_BY_TYPE: dict[Any, Any] = {
    int: Whole,
    datetime: Instant,
    date: Day,
    str: str,
    float: float,
    bool: bool,
}
_BY_FIELD: dict[tuple[Kind, str], Any] = {
    (Kind.EVIDENCE, "sha256"): Sha256,
    (Kind.EVIDENCE, "original_sha256"): Sha256,
    (Kind.FREEZE, "sha256"): Sha256,
    (Kind.APPROVAL, "fingerprint"): Sha256,
    (Kind.APPROVED_CONTENT, "fingerprint"): Sha256,
    (Kind.PUBLICATION, "fingerprint"): Sha256,
    (Kind.INCIDENT, "time_zone"): Zone,
    (Kind.MEETING, "agenda"): Name,
    (Kind.MEETING, "categories"): Name,
    (Kind.NOTE, "step"): Step,
    (Kind.TRANSCRIPT_LINE, "step"): Step,
    (Kind.CLOCK_FACT, "step"): Step,
    (Kind.CLOCK_FACT, "minutes"): Adjustment,
    (Kind.IMPACT, "slo_window_days"): Window,
}


def _version(value: object) -> object:
    return int(value) if isinstance(value, str) and value.isdecimal() else value


Format = Literal["hotwash-review"]
Version = Annotated[Literal[1], BeforeValidator(_version)]


@cache
def document_model() -> type[BaseModel]:
    """Return the model of a whole document."""
    head: dict[str, Any] = {"format": (Format, ...), "version": (Version, ...), "id": (Id, ...)}
    parts: dict[str, Any] = {}
    for section, kind in SECTIONS.items():
        model = _item_model(ITEM_TYPES[kind])
        parts[section] = _single_part(model) if kind in SINGLE_KINDS else _list_part(model)
    return create_model(
        "Review",
        __config__=_STRICT,
        __doc__="One Hotwash review, version 1.",
        **head,
        **parts,
    )


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) that files of version 1 keep to."""
    schema = document_model().model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **schema}


def _single_part(model: type[BaseModel]) -> Any:
    return Annotated[model, BeforeValidator(_empty_mapping)], Field(default_factory=model)


def _list_part(model: type[BaseModel]) -> Any:
    return Annotated[tuple[model, ...], BeforeValidator(_empty_list)], ()  # type: ignore[valid-type]


def _item_model(item_type: type[Item]) -> type[BaseModel]:
    hints = field_types(item_type)
    parts: dict[str, Any] = {}
    for field in fields(item_type):
        if field.name == "id" and item_type.KIND in SINGLE_KINDS:
            continue
        wanted = _annotation(item_type.KIND, field.name, hints[field.name], field.metadata)
        required = field.default is MISSING or field.name == "id"
        parts[field.name] = (wanted, ... if required else field.default)
    name = item_type.__name__
    return create_model(name, __config__=_STRICT, __doc__=_first_line(item_type), **parts)


def _annotation(kind: Kind, name: str, expected: Any, metadata: Any) -> Any:
    if name == "rank":
        return Rank
    if (kind, name) == (Kind.MEETING, "budgets"):
        return _budgets()
    if (kind, name) in _BY_FIELD:
        return _BY_FIELD[kind, name]
    if name == "id" or metadata.get("refers_to"):
        return _list_of(Id) if get_origin(expected) is tuple else Id
    return _by_type(expected)


def _by_type(expected: Any) -> Any:
    if get_origin(expected) in (Union, types.UnionType):
        inner = next(option for option in get_args(expected) if option is not type(None))
        return Annotated[_by_type(inner) | None, BeforeValidator(_nothing)]
    if get_origin(expected) is tuple:
        return _list_of(_by_type(get_args(expected)[0]))
    if isinstance(expected, type) and issubclass(expected, StrEnum):
        return expected
    return _BY_TYPE[expected]


def _list_of(inner: Any) -> Any:
    return Annotated[tuple[inner, ...], BeforeValidator(_empty_list)]


def _budgets() -> Any:
    """Ten budgets or none: anything in between would leave steps without a plan."""
    return Annotated[
        tuple[Minutes, ...],
        BeforeValidator(_empty_list),
        BeforeValidator(_ten_or_none),
        WithJsonSchema(
            {
                "type": "array",
                "items": {"type": "integer", "minimum": 0, "maximum": MINUTES_OF_A_DAY},
                "anyOf": [{"maxItems": 0}, {"minItems": STEP_COUNT, "maxItems": STEP_COUNT}],
            }
        ),
    ]


def _ten_or_none(value: object) -> object:
    if isinstance(value, list) and len(value) not in (0, STEP_COUNT):
        raise ValueError(tr("needs the minutes of all {0} steps, or none").format(STEP_COUNT))
    return value


def _first_line(item_type: type[Item]) -> str:
    return (item_type.__doc__ or "").strip().split("\n", 1)[0]
