# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A window, and a real server to share on."""

from __future__ import annotations

import sys

import pytest

import tests.fake_moving
from app.store.address import ServerAddress, parse_address
from app.store.library import open_library
from tests.fakes import FakeClock


@pytest.fixture(autouse=True)
def _moving(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let reviews be carried over by the stand-in."""
    monkeypatch.setitem(sys.modules, "app.store.moving", tests.fake_moving)


@pytest.fixture
def server(postgres_url: str, clock: FakeClock) -> ServerAddress:
    """Return the address of a server with a library that holds nothing."""
    open_library(postgres_url, clock).close()
    return parse_address(postgres_url)[0]
