# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Reads each file in a process of its own that may only use so much memory and time.

A process is started once and forks for each file, so that what is slow to import is there already.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]
MEGABYTES = 700
"""On top of what the program takes before it reads."""
CPU_SECONDS = 25
_SLOW = (
    *("reportlab.platypus", "PySide6.QtGui", "ui.evidence_copy", "app.publish.pdf.report"),
    *("app.publish.document_reader", "app.publish.signing.check", "app.store.library"),
)


@dataclass(frozen=True)
class Read:
    """How a file fared: "refused", "shown", or what ended the process."""

    outcome: str
    told: str


class BoundedReader:
    """Asks the forking process; use it with `with`."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.bounded"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def read(self, reader: str, path: Path) -> Read:
        """Return how the file at `path` fared with a reader."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([reader, str(path)]) + "\n")
        self._process.stdin.flush()
        return Read(*json.loads(self._process.stdout.readline()))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=CPU_SECONDS)
        self._process.stdout.close()


def serve() -> None:
    """Answer each line of standard input with one line."""
    _import_all()
    for line in sys.stdin:
        name, path = json.loads(line)
        sys.stdout.write(json.dumps(_forked(name, Path(path))) + "\n")
        sys.stdout.flush()


def _import_all() -> None:
    for name in _SLOW:
        import_module(name)


def _forked(name: str, path: Path) -> tuple[str, str]:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        with _ending(), os.fdopen(writing, "w") as out:
            json.dump(_limited(name, path), out)
    os.close(writing)
    with os.fdopen(reading) as told:
        text = told.read()
    _, status = os.waitpid(child, 0)
    if not text:
        return "ended", f"wait status {status}"
    outcome, words = json.loads(text)
    return outcome, words


@contextmanager
def _ending() -> Iterator[None]:
    """End this process with the block, whatever happens: nothing of the parent runs in it."""
    try:
        yield
    finally:
        os._exit(0)


def _limited(name: str, path: Path) -> tuple[str, str]:
    import resource

    from tests.hostile.readers import outcome

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    most = pages * resource.getpagesize() + MEGABYTES * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    try:
        return outcome(name, path)
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is the finding
        return "failed", _told(error)


def _told(error: Any) -> str:
    import traceback

    return "".join(traceback.format_exception(error))[-2000:]


if __name__ == "__main__":
    serve()
