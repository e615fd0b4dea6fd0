# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Whether a connection failed for its password, by the driver's own flags."""

from __future__ import annotations

from enum import StrEnum


class PasswordFault(StrEnum):
    """What was wrong with it."""

    MISSING = "missing"
    REFUSED = "refused"


def password_fault(error: BaseException) -> PasswordFault | None:
    """Return what was wrong with the password; None where `error` has another reason."""
    cause: BaseException | None = error
    while cause is not None:
        connection = getattr(cause, "pgconn", None)
        if connection is not None:
            if connection.needs_password:
                return PasswordFault.MISSING
            if connection.used_password and not _ever_connected(connection):
                return PasswordFault.REFUSED
        cause = cause.__cause__ or cause.__context__
    return None


def _ever_connected(connection: object) -> bool:
    """Tell whether the server let this login in: then whatever failed was not the password."""
    return bool(getattr(connection, "server_version", 0))
