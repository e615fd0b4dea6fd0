# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Machines of their own on a slow, lossy network: namespaces, joined by packets we carry by hand.

Each machine is a network namespace with one tunnel device; what goes into one comes out of the
other later, or never. Needs root and Linux. No kernel module is asked for: what `tc netem` does in
a kernel that has it is done here packet by packet.
"""

from __future__ import annotations

import ctypes
import fcntl
import heapq
import os
import random
import select
import shutil
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

DELAY_SECONDS = 0.020
"""One way; a round trip takes twice as long."""

LOSS = 0.01

SERVER_NAME = "reviews.test"
"""What the machines call the server; each reaches it by an address of its own."""

_HOSTS = Path("/etc/netns")
"""Where `ip netns exec` finds what stands in a machine's /etc."""

_CLONE_NEWNET = 0x40000000
_TUNSETIFF = 0x400454CA
_IFF_TUN_WITHOUT_HEADER = 0x1001
_LARGEST = 65536
_NAMES = count(1)


@dataclass
class Machine:
    """A namespace; `address` is what others reach it by."""

    namespace: str
    address: str

    def command(self, *command: str) -> list[str]:
        """Return the command that runs `command` on this machine."""
        return ["ip", "netns", "exec", self.namespace, *command]


@dataclass
class Cable:
    """The packets between two machines. `is_cut` takes every packet without a word."""

    ends: tuple[int, int]
    delay: float
    loss: float
    is_cut: bool = False
    carried: int = 0
    lost: int = 0
    _chance: random.Random = field(default_factory=lambda: random.Random(7))
    _waiting: list[tuple[float, int, int, bytes]] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)

    def take(self, end: int) -> None:
        """Take a packet from one end."""
        packet = os.read(self.ends[end], _LARGEST)
        if self.is_cut or self._chance.random() < self.loss:
            self.lost += 1
            return
        due = time.monotonic() + self.delay
        heapq.heappush(self._waiting, (due, next(self._numbers), 1 - end, packet))

    def hand_over(self, now: float) -> float:
        """Let out what is due; return for how many seconds there is nothing to do."""
        while self._waiting and self._waiting[0][0] <= now:
            _, _, end, packet = heapq.heappop(self._waiting)
            if not self.is_cut:
                os.write(self.ends[end], packet)
                self.carried += 1
        return self._waiting[0][0] - now if self._waiting else 1.0


class SlowNetwork:
    """A server's machine, and others with a cable to it. Close it when done."""

    def __init__(self) -> None:
        self.server = Machine(_namespace(), "")
        self.cables: dict[str, Cable] = {}
        self._machines = [self.server]
        self._wake, self._waker = os.pipe()
        self._is_open = True
        self._thread = threading.Thread(target=self._carry, name="slow-network", daemon=True)
        _in(self.server, "ip", "link", "set", "lo", "up")
        self._thread.start()

    def machine(self, delay: float = DELAY_SECONDS, loss: float = LOSS) -> Machine:
        """Return another machine, with a cable of its own to the server."""
        number = len(self._machines)
        there, here = f"10.77.{number}.1", f"10.77.{number}.2"
        made = Machine(_namespace(), here)
        ends = (_tunnel(made, here, there), _tunnel(self.server, there, here))
        _in(made, "ip", "link", "set", "lo", "up")
        hosts = _HOSTS / made.namespace / "hosts"
        hosts.parent.mkdir(parents=True)
        hosts.write_text(f"127.0.0.1 localhost\n{there} {SERVER_NAME}\n")
        self._machines.append(made)
        self.cables[made.namespace] = Cable(ends, delay, loss)
        os.write(self._waker, b".")
        return made

    @contextmanager
    def cut(self, *machines: Machine) -> Iterator[None]:
        """Let no packet of these machines through meanwhile, in neither direction."""
        cables = [self.cables[machine.namespace] for machine in machines]
        for cable in cables:
            cable.is_cut = True
        yield
        for cable in cables:
            cable.is_cut = False

    def close(self) -> None:
        """Take the machines down."""
        self._is_open = False
        os.write(self._waker, b".")
        self._thread.join()
        for cable in self.cables.values():
            for end in cable.ends:
                os.close(end)
        for machine in self._machines:
            subprocess.run(["ip", "netns", "del", machine.namespace], check=True)
            shutil.rmtree(_HOSTS / machine.namespace, ignore_errors=True)
        os.close(self._wake)
        os.close(self._waker)

    def _carry(self) -> None:
        while self._is_open:
            cables = list(self.cables.values())
            now = time.monotonic()
            pause = min([cable.hand_over(now) for cable in cables], default=1.0)
            by_file = {end: (cable, place) for cable in cables
                       for place, end in enumerate(cable.ends)}  # fmt: skip
            ready, _, _ = select.select([self._wake, *by_file], [], [], max(pause, 0.0))
            for file in ready:
                if file == self._wake:
                    os.read(file, 64)
                    continue
                cable, place = by_file[file]
                cable.take(place)


@pytest.fixture
def slow_network() -> Iterator[SlowNetwork]:
    """Return an empty network. Skipped where namespaces can't be made."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0 or not shutil.which("ip"):
        pytest.skip("network namespaces need Linux and root")
    try:
        made = SlowNetwork()
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"no network namespace can be made here: {error}")
    yield made
    made.close()


def _namespace() -> str:
    name = f"hotwash-{os.getpid()}-{next(_NAMES)}"
    subprocess.run(["ip", "netns", "add", name], check=True, capture_output=True)
    return name


def _tunnel(machine: Machine, own: str, other: str) -> int:
    """Make a tunnel device on a machine; return the file that its packets come out of."""
    name = f"hw{next(_NAMES)}"
    made: list[int] = []
    maker = threading.Thread(target=lambda: made.append(_opened_within(machine, name)))
    maker.start()
    maker.join()
    if not made:
        raise OSError(f"no tunnel could be made in {machine.namespace}")
    _in(machine, "ip", "addr", "add", own, "peer", other, "dev", name)
    _in(machine, "ip", "link", "set", name, "up")
    return made[0]


def _opened_within(machine: Machine, name: str) -> int:
    """Enter the namespace with this thread alone, which ends right after."""
    libc = ctypes.CDLL(None, use_errno=True)
    place = os.open(f"/var/run/netns/{machine.namespace}", os.O_RDONLY)
    try:
        if libc.setns(place, _CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "setns")
    finally:
        os.close(place)
    file = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(file, _TUNSETIFF, struct.pack("16sH", name.encode(), _IFF_TUN_WITHOUT_HEADER))
    return file


def _in(machine: Machine, *command: str) -> None:
    subprocess.run(machine.command(*command), check=True, capture_output=True)
