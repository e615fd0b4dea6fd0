# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Hotwash talks to nobody that its user has not named.

That a whole meeting passes where there is no network is shown by `tests/scripted_meeting`, whose
program has none.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.network import addresses_in, can_record, reached, without_network

ROOT = Path(__file__).resolve().parents[1]
SELF_TEST = (sys.executable, "-m", "app", "self-test")
WHOLE_MEETING = (
    *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"),
    str(ROOT / "tests" / "ui" / "test_whole_meeting.py"),
)

isolated = pytest.mark.skipif(
    not without_network(), reason="no network namespaces here, or not allowed: needs Linux and root"
)
recorded = pytest.mark.skipif(not can_record(), reason="strace is not here, or not allowed")


@isolated
def test_a_library_a_session_and_every_export_need_no_network() -> None:
    done = subprocess.run(
        [*without_network(), *SELF_TEST], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@isolated
def test_a_program_without_a_network_reaches_nobody() -> None:
    code = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"
    done = subprocess.run(
        [*without_network(), sys.executable, "-c", code], capture_output=True, check=False
    )
    assert b"unreachable" in done.stderr


@recorded
@pytest.mark.parametrize("command", [SELF_TEST, WHOLE_MEETING], ids=["commands", "window"])
def test_nobody_is_reached_while_nobody_is_named(command: tuple[str, ...], tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    assert reached(command, tmp_path / "calls.txt", environment) == []


@recorded
def test_who_is_reached_is_seen(tmp_path: Path) -> None:
    code = "import socket\ntry: socket.create_connection(('127.0.0.1', 9), 1)\nexcept OSError: pass"
    found = reached((sys.executable, "-c", code), tmp_path / "calls.txt", {})
    assert [address for address in found if "127.0.0.1" in address]


def test_a_local_socket_is_no_network() -> None:
    record = '7 connect(3, {sa_family=AF_UNIX, sun_path="/run/bus"}, 110) = 0\n'
    assert addresses_in(record) == []
    assert addresses_in(record.replace("UNIX", "INET6"))
