# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Open the identity somebody chose, wherever it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.publish.signing.identity import FileChoice, Identity, IdentityChoice, need_library
from app.publish.signing.identity_file import identity_in_file


@contextmanager
def opened(choice: IdentityChoice, secret: str) -> Iterator[Identity]:
    """Yield the identity chosen, opened with its password or PIN. Raises UserFacingError."""
    need_library()
    if isinstance(choice, FileChoice):
        yield identity_in_file(choice.path, secret)
        return
    from app.publish.signing.token import identity_on_token

    with identity_on_token(choice, secret) as identity:
        yield identity
