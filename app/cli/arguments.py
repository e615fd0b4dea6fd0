# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The commands and their options. What each does is imported when it runs."""

from __future__ import annotations

import importlib
from argparse import SUPPRESS, ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable
from typing import NoReturn

from app.capture.formats.names import FORMATS
from app.causal.lens_names import LENS_NAMES
from app.errors import UserFacingError
from app.rules.report_style import PaperSize, Redaction
from app.translation import tr
from app.version import VERSION

Run = Callable[[Namespace], int]
REVIEW_HELP = "a review's id, the beginning of it, or a file (.hotwash, .yaml, .json)"
INSPECTED = "a review's id, or the beginning of it; all of them without one"
EPILOG = (
    "Exit codes: 0 done, 1 findings, 2 bad input, 3 a mistake in Hotwash itself, 4 a library that "
    "is damaged."
)


class _Parser(ArgumentParser):
    """Says what is wrong in one sentence instead of printing the usage."""

    def error(self, message: str) -> NoReturn:
        raise UserFacingError(tr("{0}. See {1} --help.").format(message, self.prog))


def parser() -> ArgumentParser:
    """Return the parser of the whole command line; `run` of what it returns does the command."""
    top = _Parser(prog="hotwash", description="Run a blameless incident review.", epilog=EPILOG)
    top.add_argument("--version", action="version", version=f"Hotwash {VERSION}")
    place = top.add_mutually_exclusive_group()
    place.add_argument("--data", metavar="DIR", help="the folder that keeps the library")
    carried = "keep everything in this folder, and no secret in a keyring"
    place.add_argument("--portable", metavar="DIR", default="", help=carried)
    beside = "open one more window where one is open over the same library"
    top.add_argument("--new-window", action="store_true", help=beside)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    _add_library_commands(commands)
    _add_keeping_commands(commands)
    _add_follow_through_commands(commands)
    _add_search_commands(commands)
    _add_review_commands(commands)
    _add_sign_command(commands)
    _add_causes_command(commands)
    _add_timeline_command(commands)
    _add_language_command(commands)
    _add_publish_commands(commands)
    _add_sharing_commands(commands)
    _add_open_command(commands)
    _add_rules_command(commands)
    _add_other_commands(commands)
    return top


def _add_library_commands(commands: _SubParsersAction[_Parser]) -> None:
    listing = _command(
        commands, "list", "show the library", "app.cli.library_commands:list_reviews"
    )
    _add_json(listing)
    listing.add_argument("--all", action="store_true", help="archived reviews too")
    taking = _command(
        commands, "import", "take a file into the library", "app.cli.library_commands:import_files"
    )
    files = "a .hotwash, .yaml or .json file, an Open-PSA fault tree (.xml), a fishbone (.mmd)"
    taking.add_argument("file", nargs="+", help=files)


def _add_keeping_commands(commands: _SubParsersAction[_Parser]) -> None:
    place = "app.cli.backups_command:backups"
    backups = _command(commands, "backups", "show, make, check or restore backups", place)
    what = "list (as without it), make, verify (read all through) or restore"
    backups.add_argument(
        "what", nargs="?", default="list", choices=("list", "make", "verify", "restore"), help=what
    )
    backups.add_argument("name", nargs="?", default="", metavar="NAME", help="which one to restore")
    backups.epilog = "Exit codes: 0 done, 1 a backup is not good, 2 there is no such backup."
    inspect = _command(
        commands, "inspect", "look for damage in reviews", "app.cli.inspect_command:inspect"
    )
    inspect.add_argument("review", nargs="?", default="", metavar="REVIEW", help=INSPECTED)
    inspect.add_argument("--all", action="store_true", help="all of them, as without REVIEW")
    anew = "write the review anew from its history, where that is whole"
    inspect.add_argument("--rebuild", action="store_true", help=anew)
    for command in (backups, inspect):
        _add_json(command)


def _add_follow_through_commands(commands: _SubParsersAction[_Parser]) -> None:
    actions = _command(
        commands, "actions", "show what is to do in all reviews", "app.cli.actions_command:actions"
    )
    late = "only those past their date; the exit code is 1 where there are any"
    actions.add_argument("--overdue", action="store_true", help=late)
    actions.add_argument("--owner", default="", metavar="NAME", help="only this person's")
    actions.add_argument("--all", action="store_true", help="those that are done, too")
    kpi = _command(commands, "kpi", "show how promises were kept", "app.cli.kpi_command:kpi")
    day = "YYYY-MM-DD"
    kpi.add_argument("--from", dest="first", default="", metavar=day, help="the first day")
    kpi.add_argument("--to", dest="last", default="", metavar=day, help="the last day; or today")
    for command in (actions, kpi):
        _add_json(command)


def _add_search_commands(commands: _SubParsersAction[_Parser]) -> None:
    search = _command(
        commands, "search", "find reviews by their words", "app.cli.search_commands:search"
    )
    search.epilog = (
        'Words, "phrases" and, after --, -words to leave out; a review is found where it holds all'
        " of them. Exit codes: 0 found, 1 nothing found, 2 bad input."
    )
    search.add_argument("text", nargs="+", metavar="TEXT", help="what to look for")
    _add_json(search)
    for facet in ("tag", "service", "severity", "category", "state", "year"):
        narrowed = f"only reviews of this {facet}; again for another one"
        search.add_argument(
            f"--{facet}", action="append", default=[], metavar="VALUE", help=narrowed
        )
    search.add_argument("--archived", action="store_true", help="among the archived reviews")
    search.add_argument("--limit", type=int, default=20, metavar="N", help="reviews to show (20)")
    similar = _command(
        commands, "similar", "show the reviews most like one", "app.cli.search_commands:similar"
    )
    similar.add_argument("review", metavar="REVIEW", help=REVIEW_HELP)
    _add_json(similar)


def _add_review_commands(commands: _SubParsersAction[_Parser]) -> None:
    export = _command(commands, "export", "write a review", "app.cli.export_command:export")
    export.add_argument("review", metavar="REVIEW", help=REVIEW_HELP)
    export.add_argument("-o", "--output", required=True, metavar="FILE", help="- is the terminal")
    export.add_argument("--format", default="", help="instead of the file's suffix")
    lenses = f"what an SVG or PNG shows: {', '.join(LENS_NAMES)} or timeline"
    export.add_argument("--lens", default="whys", help=lenses)
    told = "put everything that was captured into a PDF or Markdown file"
    export.add_argument("--transcript", action="store_true", help=told)
    _add_report_options(export)
    metrics = _command(
        commands, "metrics", "show a review's figures", "app.cli.metrics_command:metrics"
    )
    check = _command(
        commands, "check", "show what a review still lacks", "app.cli.check_command:check"
    )
    history = _command(
        commands, "history", "show who changed what, and when", "app.cli.history_command:show"
    )
    history.add_argument("review", metavar="REVIEW", help=REVIEW_HELP)
    _add_json(history)
    history.add_argument("-o", "--output", default="", metavar="FILE", help="a .csv or .md file")
    verify = _command(
        commands, "verify", "name what differs in a file or review", "app.cli.verify_command:verify"
    )
    verify.add_argument(
        "what", metavar="FILE|REVIEW", help="a .hotwash, .zip or .pdf file, or the id of a review"
    )
    against = "a review or a .hotwash file whose content a PDF should have"
    verify.add_argument("--against", default="", metavar="REVIEW", help=against)
    trust = "a certificate (PEM or DER) to trust in a PDF; again"
    verify.add_argument("--trust", action="append", default=[], metavar="FILE", help=trust)
    _add_json(verify)
    for command in (metrics, check):
        command.add_argument("review", metavar="REVIEW", help=REVIEW_HELP)
        _add_json(command)


def _add_report_options(export: ArgumentParser) -> None:
    papers = f"of a PDF, instead of the team's own: {', '.join(PaperSize)}"
    export.add_argument("--paper", default="", metavar="SIZE", help=papers)
    names = (
        "roles for names in a PDF: people (those of the crew; owners of actions keep theirs, and "
        "this is what --redact alone means), everyone, or nobody"
    )
    export.add_argument(
        "--redact", nargs="?", const=Redaction.PEOPLE.value, default="", metavar="WHOM", help=names
    )
    style = "how a PDF looks, instead of report.yaml in the data folder"
    export.add_argument("--style", default="", metavar="FILE", help=style)


def _add_sign_command(commands: _SubParsersAction[_Parser]) -> None:
    sign = _command(
        commands, "sign", "sign the PDF of an approved review", "app.cli.sign_command:sign"
    )
    sign.epilog = (
        "A PDF that is there and was signed by another approver gets one more signature. The"
        " password is asked for, or read from the first line of what is piped in."
    )
    sign.add_argument("review", metavar="REVIEW", help=REVIEW_HELP)
    sign.add_argument("-o", "--output", required=True, metavar="FILE", help="the PDF")
    sign.add_argument("--identity", default="", metavar="FILE", help="a PKCS#12 file (.p12, .pfx)")
    library = "instead: the PKCS#11 library of a smart card or security key"
    sign.add_argument("--token", default="", metavar="LIBRARY", help=library)
    sign.add_argument("--token-label", default="", metavar="NAME", help="which token")
    sign.add_argument("--certificate", default="", metavar="NAME", help="which one on the token")
    sign.add_argument("--approver", default="", metavar="NAME", help="whose box it goes into")
    sign.add_argument(
        "--timestamp", default="", metavar="URL", help="a timestamp server (RFC 3161)"
    )
    variable = "the environment variable that holds the password or PIN"
    sign.add_argument("--password-variable", default="", metavar="NAME", help=variable)


def _add_causes_command(commands: _SubParsersAction[_Parser]) -> None:
    causes = _command(
        commands, "causes", "show which causes are enough", "app.cli.causes_command:causes"
    )
    files = f"{REVIEW_HELP}, or Open-PSA files (.xml) that belong together"
    causes.add_argument("file", nargs="+", metavar="FILE", help=files)
    _add_json(causes)
    causes.add_argument(
        "--limit-order", type=int, metavar="K", help="look for sets of at most K causes"
    )
    causes.add_argument(
        "--top", metavar="GATE", help="the tree of Open-PSA files that hold several"
    )
    hours = "what Open-PSA probabilities over time are for, instead of a year"
    causes.add_argument("--mission-time", type=float, metavar="HOURS", help=hours)


_TIMELINE_FILE = (
    "any text with times, also packed with gzip; the folder or zip of a Slack export; - is what is "
    "piped in"
)
_TIMELINE_FORMAT = f"instead of recognising it; one of {', '.join(FORMATS)}"


def _add_timeline_command(commands: _SubParsersAction[_Parser]) -> None:
    timeline = _command(
        commands, "timeline", "show the events in a text", "app.cli.timeline_command:timeline"
    )
    timeline.add_argument("file", metavar="FILE", help=_TIMELINE_FILE)
    _add_json(timeline)
    timeline.add_argument("--date", default="", metavar="YYYY-MM-DD", help="the incident's day")
    timeline.add_argument("--zone", default="", metavar="ZONE", help="of times without a zone")
    timeline.add_argument("--format", default="", metavar="NAME", help=_TIMELINE_FORMAT)


def _add_language_command(commands: _SubParsersAction[_Parser]) -> None:
    language = _command(
        commands,
        "language",
        "show words that look for a person, with others to write instead",
        "app.cli.language_command:language",
    )
    language.epilog = (
        "Lines and columns count from 1; end_column is the one after the last sign, and a finding"
        " that goes on in the next line ends with its first. Quotes, code, logs and what is said of"
        " a machine are left alone. Exit codes: 0 nothing found, 1 hints found, 2 bad input."
    )
    language.add_argument(
        "file", metavar="FILE", help="any text or Markdown; - is what is piped in"
    )
    _add_json(language)
    language.add_argument(
        "--language", default="en", metavar="CODE", help="en, de, or a team's own"
    )
    language.add_argument(
        "--people", action="append", default=[], metavar="NAME", help="somebody named in it; again"
    )
    language.add_argument(
        "--ignore", action="append", default=[], metavar="WORDS", help="words to leave alone; again"
    )


def _add_publish_commands(commands: _SubParsersAction[_Parser]) -> None:
    place = "app.cli.publish_commands"
    publish = _command(commands, "publish", "send a review to a target", f"{place}:publish")
    publish.add_argument("review", metavar="REVIEW", help="a review's id, or the beginning of it")
    publish.add_argument("target", metavar="TARGET", help="a name in targets.yaml")
    publish.add_argument("--plan", action="store_true", help="say what it would do, and do nothing")
    publish.epilog = _WHERE_FROM.format("Exit codes: 0 all arrived, 1 something did not.")
    sync = _command(commands, "sync", "read how tickets stand", f"{place}:sync")
    sync.add_argument("review", metavar="REVIEW", nargs="*", help="instead of all with tickets")
    sync.epilog = _WHERE_FROM.format("Exit codes: 0 all read, 1 something could not be.")
    for command in (publish, sync):
        _add_json(command)


_WHERE_FROM = (
    "Credentials come from the variable HOTWASH_SECRET_ and the target's name in capitals, else"
    " from the keyring. {0}"
)


def _add_sharing_commands(commands: _SubParsersAction[_Parser]) -> None:
    place = "app.cli.sharing_commands"
    share = _command(
        commands, "share", "move a review to a server that others work on", f"{place}:share"
    )
    share.add_argument("review", metavar="REVIEW", help="a review's id, or the beginning of it")
    share.add_argument(
        "--to", required=True, metavar="SERVER", help="postgresql://user@server/database, or a name"
    )
    share.add_argument("--team", default="", metavar="ROLE", help="whose members alone see it")
    share.epilog = (
        "A server is verified unless the address says ?sslmode=require. The password is asked for,"
        " or read as PostgreSQL's own programs do: from PGPASSWORD or a pgpass file."
    )
    servers = _command(commands, "servers", "show the servers in your list", f"{place}:servers")
    asks = "ask each how it stands; the exit code is 1 where one does not answer"
    servers.add_argument("--check", action="store_true", help=asks)
    for command in (share, servers):
        _add_json(command)


def _add_open_command(commands: _SubParsersAction[_Parser]) -> None:
    place = "app.cli.open_command:open_wishes"
    opening = _command(commands, "open", "open files and links in the window", place)
    what = "a .hotwash, .yaml or .json file, or hotwash://server/database/id"
    opening.add_argument("what", nargs="+", metavar="FILE|LINK", help=what)
    opening.add_argument("--new-window", action="store_true", default=SUPPRESS, help=SUPPRESS)
    opening.epilog = (
        "Where Hotwash is open over that library already, it takes them. Without “open” it is the"
        " same, but for this: what can't be opened is said in the window, not here."
    )


def _add_rules_command(commands: _SubParsersAction[_Parser]) -> None:
    rules = _command(
        commands,
        "rules",
        "show whether a team's rules are understood",
        "app.cli.rules_command:rules",
    )
    where = "a folder of rules; without it the one of the settings, and your own files"
    rules.add_argument("folder", nargs="?", default="", metavar="DIR", help=where)
    checks = "the exit code is 1 where a file is not understood, or read by nothing"
    rules.add_argument("--check", action="store_true", help=checks)
    _add_json(rules)


def _add_other_commands(commands: _SubParsersAction[_Parser]) -> None:
    schema = _command(
        commands, "schema", "write the JSON Schema of review files", "app.cli.schema_command:schema"
    )
    schema.add_argument("-o", "--output", metavar="FILE", default="-", help="- is the terminal")
    guide = _command(commands, "guide", "print a page of the guide", "app.cli.guide_command:guide")
    named = "such as steps/4-timeline; without it the pages are listed"
    guide.add_argument("page", nargs="?", default="", metavar="PAGE", help=named)
    trial = _command(
        commands, "self-test", "try every part of this installation", "app.cli.self_test:run"
    )
    only = "only open the window, until it has painted"
    trial.add_argument("--window", action="store_true", help=only)
    told = _command(
        commands,
        "diagnostics",
        "tell of this installation for a report of a bug",
        "app.cli.diagnostics_command:run",
    )
    told.epilog = (
        "Versions, choices, sizes and counts: nothing of a review, no name, no address, no secret."
    )
    where = "a zip archive to send; without it all is printed"
    told.add_argument("-o", "--output", default="", metavar="FILE", help=where)


def _command(
    commands: _SubParsersAction[_Parser], name: str, words: str, place: str
) -> ArgumentParser:
    """Add a command that is done by the function at `place` ("module:function")."""
    command = commands.add_parser(name, help=words, description=f"{words.capitalize()}.")
    command.add_argument("--data", metavar="DIR", default=SUPPRESS, help=SUPPRESS)
    command.set_defaults(run=_imported_later(place))
    return command


def _imported_later(place: str) -> Run:
    module, _, function = place.partition(":")

    def run(asked: Namespace) -> int:
        code: int = getattr(importlib.import_module(module), function)(asked)
        return code

    return run


def _add_json(command: ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="as JSON, for programs")
