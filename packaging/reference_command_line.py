# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page of the command line, from the parser that reads it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from app.cli.arguments import EPILOG, parser
from reference_markdown import block, code, page, plain, table

EXAMPLES = {
    "list": "hotwash list --json",
    "import": "hotwash import incident.hotwash",
    "backups": "hotwash backups make",
    "inspect": "hotwash inspect --all",
    "actions": 'hotwash actions --overdue --owner "Robin Example" --json',
    "kpi": "hotwash kpi --from 2026-01-01 --json",
    "search": 'hotwash search "disk full" --service checkout',
    "similar": "hotwash similar 3f2a --json",
    "export": "hotwash export 3f2a -o report.pdf --paper letter",
    "metrics": "hotwash metrics 3f2a --json",
    "check": "hotwash check 3f2a --json",
    "history": "hotwash history 3f2a -o history.csv",
    "verify": "hotwash verify report.pdf --against 3f2a",
    "sign": "hotwash sign 3f2a -o report.pdf --identity me.p12",
    "causes": "hotwash causes 3f2a --limit-order 3 --json",
    "timeline": "hotwash timeline chat.txt --date 2026-01-31 --zone Europe/Berlin",
    "language": "hotwash language post-mortem.md --language en --json",
    "publish": "hotwash publish 3f2a board --plan",
    "sync": "hotwash sync --json",
    "share": "hotwash share 3f2a --to postgresql://me@server/hotwash",
    "open": "hotwash open hotwash://server/database/3f2a",
    "servers": "hotwash servers --check",
    "rules": "hotwash rules --check ./team-rules",
    "diagnostics": "hotwash diagnostics -o hotwash-diagnostics.zip",
    "guide": "hotwash guide troubleshooting",
    "schema": "hotwash schema -o review.schema.json",
    "self-test": "hotwash self-test",
}
"""One for each command; a test reads each with the real parser."""


def command_line_page() -> str:
    """Return the page of all commands."""
    top = parser()
    intro = (
        "Without arguments `hotwash` opens the window. With a command it works without one, for "
        "scripts and servers. REVIEW is a review's id, the beginning of it, or a file. Bad input "
        "is answered with one sentence; nothing is changed then."
    )
    parts = [
        part for name, command in commands(top).items() for part in _command(top, name, command)
    ]
    options = table(("Option", "What it does"), _rows(top))
    return page("Command line", intro, plain(EPILOG), "## For every command", options, *parts)


def commands(top: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the commands of a parser by their names."""
    found = next(one for one in top._actions if isinstance(one, argparse._SubParsersAction))  # noqa: SLF001 - argparse has no public way to list them
    return dict(found.choices)


def _command(
    top: argparse.ArgumentParser, name: str, command: argparse.ArgumentParser
) -> Iterator[str]:
    yield f"## hotwash {name}"
    yield plain(command.description or "")
    if name in EXAMPLES:
        yield block(EXAMPLES[name], "console")
    rows = list(_rows(command))
    if rows:
        yield table(("Argument", "What it is"), rows)
    if command.epilog and command.epilog != top.epilog:
        yield plain(command.epilog)


def _rows(command: argparse.ArgumentParser) -> Iterator[tuple[str, str]]:
    for action in command._actions:  # noqa: SLF001 - as above
        is_listed = action.help != argparse.SUPPRESS and not isinstance(
            action,
            argparse._HelpAction | argparse._SubParsersAction,  # noqa: SLF001 - as above
        )
        if is_listed:
            yield code(_written(action)), _told(action)


def _written(action: argparse.Action) -> str:
    value = str(action.metavar or ("|".join(action.choices) if action.choices else action.dest))
    if not action.option_strings:
        return {"?": f"[{value}]", "+": f"{value} …", "*": f"[{value} …]"}.get(
            str(action.nargs), value
        )
    names = ", ".join(action.option_strings)
    if action.nargs == 0:
        return names
    return f"{names} [{value}]" if action.nargs == "?" else f"{names} {value}"


def _told(action: argparse.Action) -> str:
    words = plain(action.help or "")
    if isinstance(action, argparse._VersionAction):  # noqa: SLF001 - as above
        words = "print the version"
    if action.choices and action.metavar:
        words += f" ({', '.join(map(str, action.choices))})"
    if action.required and action.option_strings:
        words += " (needed)"
    default = str(action.default or "")
    is_said = not action.option_strings or action.default in ([], argparse.SUPPRESS)
    return words if is_said or not default or default in words else f"{words} (else {default})"
