# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Plays the chime on the device that was chosen. Blocks: never call it on the window's thread.

The sound library is imported when something is first played or listed, not before.
"""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum, auto
from typing import TYPE_CHECKING

from app.sound.tone import RATE, chime

if TYPE_CHECKING:
    import miniaudio

_BUFFER_MS = 80
_GRACE = 3.0
"""Seconds a device may take longer than the sound does; then it does not play at all."""

_LOOK = 0.05
"""Seconds between two looks whether the sound is still wanted."""


class Outcome(Enum):
    """What became of a chime."""

    PLAYED = auto()
    ELSEWHERE = auto()
    """The chosen device is gone: it came from the usual one."""

    QUIET = auto()
    """Nothing here makes a sound."""


class Player:
    """Plays through the sound systems named, by default whichever is there."""

    def __init__(self, systems: Sequence[str] = ()) -> None:
        self._systems = tuple(systems)

    def output_devices(self) -> list[str]:
        """Return the names of the devices that can play, each once; none where nothing can."""
        try:
            return list(dict.fromkeys(str(one["name"]) for one in self._found()))
        except _troubles():
            return []

    def play(
        self,
        pitches: Sequence[float],
        device: str = "",
        still_wanted: Callable[[], bool] = lambda: True,
    ) -> Outcome:
        """Play a chime on the device of that name (empty: the usual one) and wait for its end."""
        chosen = self._id_of(device) if device else None
        if chosen is not None and self._sounded(pitches, chosen, still_wanted):
            return Outcome.PLAYED
        if not self._sounded(pitches, None, still_wanted):
            return Outcome.QUIET
        return Outcome.ELSEWHERE if device else Outcome.PLAYED

    def _id_of(self, name: str) -> object | None:
        try:
            return next((one["id"] for one in self._found() if one["name"] == name), None)
        except _troubles():
            return None

    def _sounded(
        self, pitches: Sequence[float], device: object, still_wanted: Callable[[], bool]
    ) -> bool:
        """Play on one device; tell whether it took the whole sound."""
        ended = threading.Event()
        sound = chime(tuple(pitches))
        source = _frames(sound, ended)
        next(source)
        try:
            with _opened(device, self._backends()) as output:
                output.start(source)
                for _ in range(round((len(sound) / RATE + _GRACE) / _LOOK)):
                    if ended.wait(_LOOK) or not still_wanted():
                        return True
        except _troubles():
            return False
        return False

    def _found(self) -> list[dict[str, object]]:
        import miniaudio

        found: list[dict[str, object]] = miniaudio.Devices(self._backends()).get_playbacks()
        return found

    def _backends(self) -> list[miniaudio.Backend]:
        """Return the systems to try: all but the one that only pretends to play."""
        from miniaudio import Backend

        if self._systems:
            return [Backend[name] for name in self._systems]
        return [one for one in Backend if one not in (Backend.NULL, Backend.CUSTOM)]


@contextmanager
def _opened(
    device: object, backends: list[miniaudio.Backend]
) -> Iterator[miniaudio.PlaybackDevice]:
    import miniaudio

    output = miniaudio.PlaybackDevice(
        output_format=miniaudio.SampleFormat.SIGNED16,
        nchannels=1,
        sample_rate=RATE,
        buffersize_msec=_BUFFER_MS,
        device_id=device,
        backends=backends,
        app_name="Hotwash",
    )
    try:
        yield output
    finally:
        output.close()
        # Closing leaves the connection to the sound system open: one more at each chime.
        miniaudio.lib.ma_context_uninit(output._context)  # noqa: SLF001


def _frames(sound: array[int], ended: threading.Event) -> Generator[bytes, int, None]:
    """Give a device the frames it asks for; the last ones told are the silence after the sound."""
    asked = yield b""
    at = 0
    while at < len(sound):
        part = sound[at : at + asked]
        at += asked
        asked = yield part.tobytes()
    ended.set()


def _troubles() -> tuple[type[Exception], ...]:
    """Return what says that nothing can be played: no library, or no device."""
    try:
        import miniaudio
    except (ImportError, OSError):
        return (ImportError, OSError)
    return (miniaudio.MiniaudioError, UnicodeDecodeError)


def output_devices() -> list[str]:
    """Return the names of the loudspeakers there are now, for whoever chooses one."""
    return Player().output_devices()
