# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Write the manual page of the `hotwash` command from its parser: `man_page.py FILE`.

A script of the environment: it imports the app, so that the page can't say what the command
line does not.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import build_time
import identity
from environment import ROOT

_VARIABLES = {
    "HOTWASH_DATA": "The folder that keeps the library, as --data names it.",
    "HOTWASH_DEBUG": "Set to 1, a mistake in Hotwash itself is shown with all that led there.",
}
_FILES = {
    "~/.local/share/hotwash": "The library: reviews, attached files, settings, backups. "
    "Removing the package leaves it alone.",
}


def page(parser: argparse.ArgumentParser) -> str:
    """Return the page as roff for man(7)."""
    version, day = identity.version(), build_time.day()
    lines = [
        f'.TH HOTWASH 1 "{day.isoformat()}" "{identity.NAME} {version}" "User Commands"',
        ".SH NAME",
        f"{identity.COMMAND} \\- {_roff(_lower_first(identity.SUMMARY))}",
        ".SH SYNOPSIS",
        *_usage(parser),
        ".SH DESCRIPTION",
        _roff(
            f"{parser.description} Without a command the window opens. The commands do the jobs of "
            "the window for scripts, and need no display."
        ),
        ".SH OPTIONS",
        *_arguments(parser),
        ".SH COMMANDS",
        *_commands(parser),
        ".SH ENVIRONMENT",
        *_table(_VARIABLES),
        ".SH FILES",
        *_table(_FILES),
        ".SH EXIT STATUS",
        _roff((parser.epilog or "").removeprefix("Exit codes: ")),
    ]
    return "\n".join(lines) + "\n"


def _commands(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:  # noqa: SLF001 - argparse shows its actions no other way
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for name, command in action.choices.items():
                yield f'.SS "{_roff(name)}"'
                yield from _usage(command)
                yield ".PP"
                yield _roff(_sentence(command.description or ""))
                yield from _arguments(command)
                if command.epilog:
                    yield ".PP"
                    yield _roff(command.epilog)


def _usage(parser: argparse.ArgumentParser) -> list[str]:
    words = " ".join(parser.format_usage().removeprefix("usage: ").split())
    name, _, rest = words.partition(" [")
    return [f".B {_roff(name)}", *([_roff(f"[{rest}")] if rest else [])]


def _arguments(parser: argparse.ArgumentParser) -> Iterator[str]:
    formatter = parser._get_formatter()  # noqa: SLF001 - it knows how an argument is written
    for action in parser._actions:  # noqa: SLF001
        if action.help is argparse.SUPPRESS or isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            continue
        yield ".TP"
        yield f".B {_roff(formatter._format_action_invocation(action))}"  # noqa: SLF001
        yield _roff(_sentence(formatter._expand_help(action)))  # noqa: SLF001


def _table(entries: dict[str, str]) -> Iterator[str]:
    for name, words in entries.items():
        yield from (".TP", f".B {_roff(name)}", _roff(words))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else "\u2014"


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _roff(text: str) -> str:
    """Return a text that roff takes for nothing but text."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


def write(target: Path, roots: Iterable[Path] = (ROOT,)) -> None:
    """Write the page of the command line in this tree."""
    sys.path[:0] = map(str, roots)
    from app.cli.arguments import parser

    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page(parser()), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
