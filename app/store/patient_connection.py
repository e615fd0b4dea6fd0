# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A connection to a PostgreSQL server that waits so long for an answer, and no longer.

A network that swallows everything ends no connection, and the system notices it after minutes. Who
waits for an answer would wait as long. Import it late: it needs the driver.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from typing import Any, ClassVar, Self, TypeVar

import psycopg
from psycopg.abc import PQGen

from app.store.instant_loader import InstantLoader

_Result = TypeVar("_Result")
_LOOK_UP_EVERY = 0.1


class PatientConnection(psycopg.Connection[Any]):
    """Ends itself with an OperationalError where the server does not answer in time."""

    answer_seconds: float = 60.0
    STARTED_WITH: ClassVar[dict[str, Any]] = {
        "keepalives_idle": 5,
        "keepalives_interval": 2,
        "keepalives_count": 3,
    }

    @classmethod
    def within(cls, answer_seconds: float, *arguments: Any, **named: Any) -> Self:
        """Connect; every answer must come within `answer_seconds`."""
        unacknowledged = {"tcp_user_timeout": int(answer_seconds * 1000)}
        connection = cls.connect(*arguments, **{**cls.STARTED_WITH, **unacknowledged, **named})
        connection.answer_seconds = answer_seconds
        connection.adapters.register_loader("timestamptz", InstantLoader)
        return connection

    def wait(
        self,
        gen: PQGen[_Result],
        interval: float = _LOOK_UP_EVERY,
        timeout: float | None = None,
    ) -> _Result:
        """Wait for what `gen` waits for, but no longer than is allowed."""
        if timeout is None:
            return super().wait(self._limited(gen), interval)
        return super().wait(gen, interval, timeout)

    def _limited(self, gen: PQGen[_Result]) -> Generator[Any, Any, _Result]:
        ends_at = time.monotonic() + self.answer_seconds
        try:
            waits_for = next(gen)
            while True:
                ready = yield waits_for
                if not ready and time.monotonic() > ends_at:
                    # It can't be used again: the answer may still come, to a later question.
                    self.pgconn.finish()
                    raise psycopg.OperationalError("the server did not answer in time")
                waits_for = gen.send(ready)
        except StopIteration as end:
            result: _Result = end.value
            return result
