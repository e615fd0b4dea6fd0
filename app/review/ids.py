# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Identifiers, made here and never by a database."""

import secrets

ID_LENGTH = 16


def new_id() -> str:
    """Return a fresh identifier: 64 random bits as lower-case hexadecimal."""
    return secrets.token_hex(ID_LENGTH // 2)
