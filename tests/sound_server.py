# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A sound server of its own, with two loudspeakers that nobody hears and that can be recorded."""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import tempfile
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.sound.tone import RATE

ROOM, DESK = "Room", "Desk"
_CHUNK = 4096
_PATIENCE_CHUNKS = 600


@dataclass
class Recording:
    """What came out of a loudspeaker, signed 16 bit, one channel; there once recording ended."""

    samples: array[int] = field(default_factory=lambda: array("h"))

    @property
    def loudest(self) -> float:
        """The highest sample, as a share of what there is."""
        return max(map(abs, self.samples), default=0) / 32_767

    @property
    def heard(self) -> array[int]:
        """The part between the first and the last sample that can be heard at all."""
        least = 0.01 * 32_767 * self.loudest
        places = [place for place, value in enumerate(self.samples) if abs(value) > least]
        return self.samples[places[0] : places[-1] + 1] if places else array("h")

    @property
    def seconds(self) -> float:
        """How long something is heard."""
        return len(self.heard) / RATE

    def strongest_pitch(self, since: float, until: float, among: Sequence[float]) -> float:
        """Return which of the pitches is strongest between two moments of what is heard."""
        part = self.heard[round(since * RATE) : round(until * RATE)]
        return max(among, key=lambda pitch: _strength(part, pitch))


def _strength(part: array[int], pitch: float) -> float:
    """Return how much of one pitch there is (Goertzel)."""
    factor = 2 * math.cos(2 * math.pi * pitch / RATE)
    before = last = 0.0
    for value in part:
        before, last = last, value + factor * last - before
    return before * before + last * last - factor * before * last


@dataclass
class SoundServer:
    """Where it is reached, and what records it."""

    address: str

    @contextmanager
    def recording(self, loudspeaker: str) -> Iterator[Recording]:
        """Record one loudspeaker; the recording is complete when the block is left."""
        command = ["parec", "--raw", "--format=s16le", "--channels=1", "--latency-msec=20"]
        recorder = subprocess.Popen(
            [*command, f"--rate={RATE}", "--device", f"{loudspeaker.lower()}.monitor"],
            env={**os.environ, "PULSE_SERVER": self.address},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert recorder.stdout is not None
        made = Recording()
        # Silence comes as soon as it records, and no sound after it is missed.
        made.samples.frombytes(recorder.stdout.read(_CHUNK))
        yield made
        for _ in range(_PATIENCE_CHUNKS):
            made.samples.frombytes(recorder.stdout.read(_CHUNK))
            if made.loudest and not any(made.samples[-RATE // 2 :]):
                break
        recorder.terminate()
        recorder.stdout.close()
        recorder.wait()


@pytest.fixture(scope="session")
def sound_server() -> Iterator[SoundServer]:
    """Start PulseAudio. Missing: skipped at home, an error where CI is set."""
    if not shutil.which("pulseaudio") or not shutil.which("parec"):
        message = "PulseAudio is not installed here; packaging/dev.py test says how to get it"
        if os.environ.get("CI"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    with tempfile.TemporaryDirectory(prefix="hotwash-sound-") as folder:
        socket = Path(folder, "socket")
        modules = [
            *(f"module-null-sink sink_name={name.lower()} sink_properties=device.description={name}"
              for name in (ROOM, DESK)),
            f"module-native-protocol-unix socket={socket} auth-anonymous=1",
        ]  # fmt: skip
        server = subprocess.Popen(
            [
                *("pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no"),
                *("--exit-idle-time=-1", "--log-target=stderr"),
                *(part for module in modules for part in ("-L", module)),
            ],
            env={**os.environ, "XDG_RUNTIME_DIR": folder, "HOME": folder},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        made = SoundServer(f"unix:{socket}")
        _wait_until_it_answers(server, made)
        yield made
        server.terminate()
        server.wait()


def _wait_until_it_answers(server: subprocess.Popen[bytes], made: SoundServer) -> None:
    for _ in range(100):
        asked = subprocess.run(
            ["pactl", "info"],
            env={**os.environ, "PULSE_SERVER": made.address},
            capture_output=True,
            check=False,
        )
        if asked.returncode == 0:
            return
        with suppress(subprocess.TimeoutExpired):
            server.wait(0.1)
            pytest.fail("PulseAudio did not start", pytrace=False)
    pytest.fail("PulseAudio does not answer", pytrace=False)
