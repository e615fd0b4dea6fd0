# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What users and the business felt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from app.review.item import Item, Kind
from app.review.prose import Prose


class SloKind(StrEnum):
    """What an SLO counts: the time that is good, or the requests that are."""

    TIME = "time"
    REQUESTS = "requests"


@dataclass(frozen=True, kw_only=True)
class Impact(Item):
    """Measured effect. None is "not known", which is never zero.

    Shares are fractions from 0 to 1. `slo_target` is a fraction too (0.999); `bad_minutes`
    overrides the minutes from impact start to mitigation. Money is in `currency` (an ISO 4217
    code), per minute where it says so. `slo_by_quarter`: the window is the calendar quarter in
    which the impact began, whatever `slo_window_days` says. `slo_window_requests` are all requests
    of the window, which an SLO by requests needs.
    """

    KIND: ClassVar[Kind] = Kind.IMPACT
    id: str = Kind.IMPACT.value
    description: Prose = ""
    users_affected: int | None = None
    users_total: int | None = None
    affected_share: float | None = None
    use_share: float | None = None
    requests_failed: int | None = None
    requests_total: int | None = None
    complaints: int | None = None
    currency: str = "EUR"
    money_per_minute: float | None = None
    credits: float | None = None
    slo_name: str = ""
    slo_target: float | None = None
    slo_window_days: int | None = None
    bad_minutes: float | None = None
    slo_kind: SloKind = SloKind.TIME
    slo_by_quarter: bool = False
    slo_window_requests: int | None = None
