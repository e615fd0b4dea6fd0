# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Words for the document's own terms, for everything that leaves the house as text."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from app.review.action import ActionKind
from app.review.approval import Verdict
from app.review.cause import CauseState, StopReason
from app.review.event import Moment
from app.review.observation import ObservationKind
from app.translation import marked, tr

_SPECIAL: Mapping[StrEnum, str] = MappingProxyType(
    {
        ObservationKind.WENT_WELL: marked("What went well"),
        ObservationKind.DID_NOT: marked("What did not go well"),
        ObservationKind.LUCKY: marked("Where we were lucky"),
        Verdict.PENDING: marked("Pending"),
        CauseState.REFUTED: marked("Refuted"),
        Moment.IMPACT_START: marked("Impact start"),
        Moment.MITIGATING: marked("Mitigation begun"),
        ActionKind.CODE_FIX: marked("Code fix"),
        StopReason.ROOT_FACTOR: marked("Can be acted on"),
        StopReason.NO_CONTROL: marked("Out of our control"),
        StopReason.NO_EVIDENCE: marked("No more evidence"),
        StopReason.OTHER_PATH: marked("Another path is better"),
    }
)


def words(term: StrEnum | None) -> str:
    """Return a term as it is read: "In progress", "SEV-1"; empty for None."""
    return tr(source_words(term))


def source_words(term: StrEnum | None) -> str:
    """Return a term as a file says it that programs read: the same in every language."""
    if term is None:
        return ""
    plain = term.value.replace("_", " ")
    return _SPECIAL.get(term, plain[:1].upper() + plain[1:])
