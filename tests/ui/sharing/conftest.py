# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A real server to share on."""

from __future__ import annotations

import pytest

from app.store.address import ServerAddress, parse_address
from app.store.library import open_library
from tests.fakes import FakeClock


@pytest.fixture
def server(postgres_url: str, clock: FakeClock) -> ServerAddress:
    """Return the address of a server with a library that holds nothing."""
    open_library(postgres_url, clock).close()
    return parse_address(postgres_url)[0]
