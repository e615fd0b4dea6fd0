# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The slow network does to packets what it says."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.slow_network import DELAY_SECONDS, SERVER_NAME, Machine, SlowNetwork

ECHO = """
import socket
port = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
port.bind(("0.0.0.0", 7007))
print("ready", flush=True)
while True:
    port.sendto(*port.recvfrom(100))
"""
CALL = """
import socket, sys, time
address, times = sys.argv[1], int(sys.argv[2])
port = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
port.settimeout(1.0)
took = []
for number in range(times):
    begun = time.monotonic()
    port.sendto(b"%d" % number, (address, 7007))
    try:
        while port.recv(100) != b"%d" % number:
            pass
        took.append(time.monotonic() - begun)
    except TimeoutError:
        if times > 10:
            port.settimeout(0.05)
print(len(took), min(took, default=0.0))
"""


@pytest.fixture
def network(slow_network: SlowNetwork) -> Iterator[SlowNetwork]:
    """Return the network, with a server that sends back what it gets."""
    with subprocess.Popen(
        slow_network.server.command(sys.executable, "-c", ECHO), stdout=subprocess.PIPE
    ) as echo:
        assert echo.stdout is not None
        assert echo.stdout.readline() == b"ready\n"
        yield slow_network
        echo.kill()


def test_a_packet_takes_its_time_there_and_back(network: SlowNetwork) -> None:
    answered, quickest = _call(network.machine(loss=0.0), 5)
    assert answered == 5
    assert quickest >= 2 * DELAY_SECONDS


def test_some_packets_are_lost(network: SlowNetwork) -> None:
    machine = network.machine(delay=0.0, loss=0.5)
    _call(machine, 40)
    cable = network.cables[machine.namespace]
    assert cable.lost > 0
    assert cable.carried > 0


def test_nothing_comes_through_a_cut_cable_and_all_does_afterwards(network: SlowNetwork) -> None:
    cut, whole = network.machine(loss=0.0), network.machine(loss=0.0)
    with network.cut(cut):
        assert _call(cut, 2)[0] == 0
        assert _call(whole, 2)[0] == 2
    assert _call(cut, 2)[0] == 2


def _call(machine: Machine, times: int) -> tuple[int, float]:
    """Return how many calls were answered, and how long the quickest took in seconds."""
    command = machine.command(sys.executable, "-c", CALL, SERVER_NAME, str(times))
    answered, quickest = subprocess.check_output(command, text=True).split()
    return int(answered), float(quickest)
