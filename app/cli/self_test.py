# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash self-test`: try this installation in a folder of its own, its parts or its window."""

from __future__ import annotations

import tempfile
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from app.cli import exit_codes
from app.translation import tr


def run(asked: Namespace) -> int:
    """Try what was asked for, say what was tried, and end with code 1 where something failed."""
    # On Windows the library's file can linger for a moment after it was closed.
    with tempfile.TemporaryDirectory(prefix="hotwash-", ignore_cleanup_errors=True) as folder:
        return _paint(folder) if asked.window else _try_parts(Path(folder))


def _try_parts(folder: Path) -> int:
    from app.cli.trial import Trial

    trial = Trial(folder)
    try:
        parts = trial.parts()
        failed = sum(not _passes(part) for part in parts)
    finally:
        trial.services.close()
    if failed:
        print(tr("{0} of {1} parts do not work.").format(failed, len(parts)))
        return exit_codes.FINDINGS
    print(tr("Everything works."))
    return exit_codes.OK


def _paint(folder: str) -> int:
    """Open the window over an empty library until it has painted; whoever measures reads when."""
    from app.cli.window import check_display

    check_display()
    from ui.main import open_until_painted

    return open_until_painted(
        folder, lambda: print(tr("ok      window: it was painted"), flush=True)
    )


def _passes(part: Callable[[], str]) -> bool:
    try:
        print(tr("ok      {0}: {1}").format(part.__name__, part()))
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is what is looked for
        print(tr("failed  {0}: {1}: {2}").format(part.__name__, type(error).__name__, error))
        return False
    return True
