# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read the command, do it, and answer with an exit code and at most one sentence on stderr.

Bad input never shows a traceback. A mistake of Hotwash's own ends with code 3; the traceback is
shown when the variable HOTWASH_DEBUG is set.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.cli import exit_codes
from app.errors import UserFacingError
from app.fault_report import DEBUG_VARIABLE, is_debugging, place_of
from app.translation import tr

if TYPE_CHECKING:
    from argparse import Namespace


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what `arguments` say (those of the process by default) and return the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _write_any_text()
    try:
        return _run(given)
    except UserFacingError as error:
        return _said(error)
    except BrokenPipeError:
        # Whoever read our output has seen enough, as with `hotwash list | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exit_codes.OK
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if is_debugging():
            raise
        print(
            tr(
                "hotwash: this is a mistake in Hotwash ({0}: {1}). Please report it; "
                "with {2}=1 the command shows where it happened."
            ).format(type(error).__name__, place_of(error), DEBUG_VARIABLE),
            file=sys.stderr,
        )
        return exit_codes.BUG


def _said(error: UserFacingError) -> int:
    from app.cli.terminal import plain
    from app.store.troubles import LibraryDamaged

    print(f"hotwash: {plain(error.sentence)}", file=sys.stderr)
    if not isinstance(error, LibraryDamaged):
        return exit_codes.BAD_INPUT
    print(tr("See: hotwash backups"), file=sys.stderr)
    return exit_codes.DAMAGED


def _run(given: list[str]) -> int:
    from app.cli.window import open_window

    if not given:
        _carry_along()
        return open_window(None)
    from app.cli.arguments import parser

    options, wishes = _parted(given)
    asked: Namespace = parser().parse_args(options)
    _carry_along(asked.portable)
    if asked.command is None:
        from app.wish import wishes_of

        return open_window(asked.data, wishes_of(wishes), beside=asked.new_window)
    code: int = asked.run(asked)
    sys.stdout.flush()
    return code


def _carry_along(folder: str = "") -> None:
    """Begin as a portable copy, where this is one."""
    from app.paths import portable_dir

    if folder or portable_dir() is not None:
        from app.portable import begin_portable

        begin_portable(folder)


def _parted(given: list[str]) -> tuple[list[str], list[str]]:
    """Return the options, and the files and links that stand alone, as a desktop gives them.

    Where a command is given, all belongs to it.
    """
    from app.wish import is_wish

    place = 0
    while place < len(given) and given[place].startswith("-"):
        place += 2 if given[place] in _WITH_VALUE else 1
    stands_alone = place < len(given) and is_wish(given[place])
    return (given[:place], given[place:]) if stands_alone else (given, [])


_WITH_VALUE = ("--data", "--portable")


def _write_any_text() -> None:
    """Let no character of a review stop a terminal of another encoding."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
