# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The columns that tables are made of, by what a field holds."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import BigInteger, Boolean, Column, Float, Text, false
from sqlalchemy import text as sql

from app.store.column_types import EnumText, Instant, JsonTuple


def text(name: str) -> Column[str]:
    """Return a column of a text."""
    return Column(name, Text, nullable=False)


def later_text(name: str) -> Column[str]:
    """Return a column that came with a later version: rows from before hold nothing in it."""
    return Column(name, Text, nullable=False, server_default=sql("''"))


def later_several(name: str) -> Column[tuple[object, ...]]:
    """Return a column that came with a later version: rows from before hold nothing in it."""
    return Column(name, JsonTuple, nullable=False, server_default=sql("'[]'"))


def flag(name: str) -> Column[bool]:
    """Return a column of a truth value."""
    return Column(name, Boolean, nullable=False)


def later_flag(name: str) -> Column[bool]:
    """Return a column that came with a later version: rows from before hold false."""
    return Column(name, Boolean, nullable=False, server_default=false())


def later_choice(name: str, first: StrEnum) -> Column[StrEnum]:
    """Return a column that came with a later version: rows from before hold `first`."""
    before = sql(f"'{first.value}'")
    return Column(name, EnumText(type(first)), nullable=False, server_default=before)


def whole(name: str) -> Column[int]:
    """Return a column of a whole number."""
    return Column(name, BigInteger, nullable=False)


def later_whole(name: str) -> Column[int]:
    """Return a column that came with a later version: rows from before hold nought."""
    return Column(name, BigInteger, nullable=False, server_default=sql("0"))


def maybe_whole(name: str) -> Column[int]:
    """Return a column of a whole number or nothing."""
    return Column(name, BigInteger)


def maybe_number(name: str) -> Column[float]:
    """Return a column of a number or nothing."""
    return Column(name, Float(53))


def maybe_instant(name: str) -> Column[object]:
    """Return a column of an instant or nothing."""
    return Column(name, Instant)


def choice(name: str, enum: type[StrEnum]) -> Column[StrEnum]:
    """Return a column of one of a fixed set."""
    return Column(name, EnumText(enum), nullable=False)


def maybe_choice(name: str, enum: type[StrEnum]) -> Column[StrEnum]:
    """Return a column of one of a fixed set, or nothing."""
    return Column(name, EnumText(enum))


def several(name: str) -> Column[tuple[object, ...]]:
    """Return a column of a list."""
    return Column(name, JsonTuple, nullable=False)
