# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""English words for the document's own terms, for everything that leaves the house as text."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from app.review.action import ActionKind
from app.review.cause import StopReason
from app.review.event import Moment
from app.review.observation import ObservationKind

_SPECIAL: Mapping[StrEnum, str] = MappingProxyType(
    {
        ObservationKind.WENT_WELL: "What went well",
        ObservationKind.DID_NOT: "What did not go well",
        ObservationKind.LUCKY: "Where we were lucky",
        Moment.IMPACT_START: "Impact start",
        Moment.MITIGATING: "Mitigation begun",
        ActionKind.CODE_FIX: "Code fix",
        StopReason.ROOT_FACTOR: "Can be acted on",
        StopReason.NO_CONTROL: "Out of our control",
        StopReason.NO_EVIDENCE: "No more evidence",
        StopReason.OTHER_PATH: "Another path is better",
    }
)


def words(term: StrEnum | None) -> str:
    """Return a term as it is read: "In progress", "SEV-1"; empty for None."""
    if term is None:
        return ""
    plain = term.value.replace("_", " ")
    return _SPECIAL.get(term, plain[:1].upper() + plain[1:])
