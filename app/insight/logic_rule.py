# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a rule of cause logic is made of. The rules themselves are YAML, read by `app.rules`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How much a finding matters, most first. None of them stops anybody."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True)
class Saying:
    """What is said of a case: what is seen, and what a room can do. Both hold {placeholders}."""

    message: str
    better: str


@dataclass(frozen=True)
class Parameters:
    """What a team may set about a check."""

    numbers: Mapping[str, int]
    texts: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class LogicRule:
    """One rule: a check by name (see `logic_checks.table`), its parameters and its words."""

    id: str
    check: str
    weight: Weight
    sayings: Mapping[str, Saying]
    parameters: Parameters
