# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The chime on a device: a real sound server that is recorded, one that pretends, and none."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from app.sound.player import Outcome, Player
from app.sound.tone import LOUDEST, NEARLY, TIME_UP
from tests.sound_server import DESK, ROOM, SoundServer, sound_server

__all__ = ["sound_server"]

MISSING = "ALSA" if sys.platform == "win32" else "WINMM"
PITCHES = (330.0, 440.0, 550.0, 660.0, 880.0)


@pytest.fixture
def silent() -> Player:
    """Return a player whose device takes every sound and plays none."""
    return Player(["NULL"])


@pytest.fixture
def server(sound_server: SoundServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    monkeypatch.setenv("PULSE_SERVER", sound_server.address)
    return sound_server


@pytest.mark.parametrize(
    ("pitches", "least", "most"), [(NEARLY, 0.7, 1.1), (TIME_UP, 1.5, 1.9)], ids=["one", "two"]
)
def test_a_chime_comes_out_of_the_loudspeaker(
    server: SoundServer, pitches: tuple[float, ...], least: float, most: float
) -> None:
    with server.recording(ROOM) as recorded:
        assert Player(["PULSEAUDIO"]).play(pitches, ROOM) is Outcome.PLAYED
    assert least < recorded.seconds < most
    assert recorded.loudest == pytest.approx(LOUDEST, rel=0.15)
    heard = [
        recorded.strongest_pitch(0.8 * place + 0.06, 0.8 * place + 0.5, PITCHES)
        for place in range(len(pitches))
    ]
    assert heard == list(pitches)


def test_the_chosen_loudspeaker_alone_is_heard(server: SoundServer) -> None:
    with server.recording(DESK) as desk, server.recording(ROOM) as room:
        assert Player().play(NEARLY, DESK) is Outcome.PLAYED
        assert Player().play(NEARLY, ROOM) is Outcome.PLAYED
    assert desk.seconds < 1.1
    assert room.seconds < 1.1


def test_a_loudspeaker_that_is_gone_is_replaced_by_the_usual_one(server: SoundServer) -> None:
    with server.recording(ROOM) as recorded:
        assert Player().play(NEARLY, "Headset") is Outcome.ELSEWHERE
    assert recorded.seconds > 0.7


def test_the_loudspeakers_there_are_can_be_chosen_from(server: SoundServer) -> None:
    assert Player().output_devices() == [ROOM, DESK]


def test_a_sound_that_is_not_wanted_any_more_stops(silent: Player) -> None:
    looks = iter([True, False])
    assert silent.play(TIME_UP, still_wanted=lambda: next(looks)) is Outcome.PLAYED
    assert next(looks, None) is None


def test_a_device_that_pretends_takes_the_whole_sound(silent: Player) -> None:
    assert silent.play(NEARLY) is Outcome.PLAYED
    assert silent.play(NEARLY, "gone") is Outcome.ELSEWHERE


def test_without_any_sound_system_it_is_quiet() -> None:
    nothing = Player([MISSING])
    assert nothing.output_devices() == []
    assert nothing.play(NEARLY) is Outcome.QUIET
    assert nothing.play(NEARLY, "gone") is Outcome.QUIET


def test_the_sound_library_is_not_there_before_something_is_played() -> None:
    code = "import sys, app.sound.player; sys.exit('miniaudio' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
