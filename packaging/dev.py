#!/usr/bin/env python3
# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The one script behind the README's commands: set up, run, test, lint, lock, bench, pictures.

Standard library only, and the same on Linux, macOS and Windows. It holds the list of commands;
the work is in the modules beside it.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this is where the older Python is turned away
    sys.exit(f"Hotwash needs Python 3.11 or newer; this is {sys.version.split()[0]}.")

import argparse
import os
from collections.abc import Callable
from pathlib import Path

import advisories
import build_time
import changelog
import checks
import deb_trial
import identity
import lock_files
import packages
import programs
import qt_libraries
from environment import Environment
from failure import Failure
from launch import no_window_reason, replace_process, run_script

Command = argparse.ArgumentParser
Action = Callable[[argparse.Namespace, list[str]], int]

EXAMPLES = """\
python3 packaging/dev.py run                    open the app
python3 packaging/dev.py run list --json        use its command line
python3 packaging/dev.py test                   lint, types, import contracts, the whole suite
python3 packaging/dev.py test -k clock          the same, with arguments for pytest
"""


def setup(_options: argparse.Namespace, _rest: list[str]) -> int:
    """Make the environment and look for the libraries that windows need."""
    environment = Environment()
    environment.prepare()
    try:
        qt_libraries.provide(environment.site_packages)
    except Failure as missing:
        print(f"The command line is ready, the window is not: {missing}", file=sys.stderr)
    print(f"Ready: {environment.script('hotwash')}")
    return 0


def run(_options: argparse.Namespace, rest: list[str]) -> int:
    """Make the environment and start the app in place of this process."""
    environment = Environment()
    environment.prepare()
    reason = no_window_reason(rest, environment)
    if reason:
        print(reason, file=sys.stderr)
        return 2
    qt_libraries.provide(environment.site_packages)
    return replace_process([str(environment.python), "-P", "-m", "app", *rest])


def test(_options: argparse.Namespace, rest: list[str]) -> int:
    """Run every check, the suite last."""
    environment = Environment()
    environment.prepare()
    environment.prepare_package()
    qt_libraries.provide(environment.site_packages)
    programs.provide()
    failed = checks.run_static_checks(environment)
    return checks.run_suite(environment, rest) or int(failed)


def faults(_options: argparse.Namespace, rest: list[str]) -> int:
    """Carry out the whole fault plan, which the suite holds some of."""
    environment = Environment()
    environment.prepare()
    qt_libraries.provide(environment.site_packages)
    programs.provide()
    os.environ["HOTWASH_FAULTS"] = "full"
    return checks.run_suite(environment, ["-o", "faulthandler_timeout=3600", "tests/faults", *rest])


def lint(options: argparse.Namespace, _rest: list[str]) -> int:
    """Run the checks that need no test, mending what can be mended if asked."""
    environment = Environment()
    environment.prepare()
    if options.fix:
        checks.mend(environment)
    return int(checks.run_static_checks(environment))


def renew_lock(options: argparse.Namespace, _rest: list[str]) -> int:
    """Write the lock files anew from pyproject.toml."""
    environment = Environment()
    environment.prepare()
    lock_files.write(environment, upgrade=options.upgrade)
    return 0


def bench(_options: argparse.Namespace, rest: list[str]) -> int:
    """Measure Hotwash beside its floors and peers."""
    environment = Environment()
    environment.prepare()
    environment.prepare_bench()
    qt_libraries.provide(environment.site_packages)
    programs.provide_bench()
    return run_script(environment, "bench.py", rest)


def load(_options: argparse.Namespace, rest: list[str]) -> int:
    """Let many people type into one server at once."""
    environment = Environment()
    environment.prepare()
    programs.provide()
    return run_script(environment, "load.py", rest)


def pictures(_options: argparse.Namespace, rest: list[str]) -> int:
    """Make pictures of the real app, or those of the guide and the README."""
    environment = Environment()
    environment.prepare()
    qt_libraries.provide(environment.site_packages)
    return run_script(environment, "pictures.py", rest)


def guide(_options: argparse.Namespace, rest: list[str]) -> int:
    """Make a site of the guide, or its reference pages anew."""
    environment = Environment()
    environment.prepare()
    qt_libraries.provide(environment.site_packages)
    return run_script(environment, "guide.py", rest)


def texts(_options: argparse.Namespace, rest: list[str]) -> int:
    """Bring the catalogues of translations up to date with the texts of the app."""
    environment = Environment()
    environment.prepare()
    return run_script(environment, "texts.py", rest)


def package(_options: argparse.Namespace, rest: list[str]) -> int:
    """Make a package to install Hotwash from, or look at one."""
    environment = Environment()
    if packages.needs_environment(rest):
        environment.prepare()
        environment.prepare_package()
        qt_libraries.provide(environment.site_packages)
    return packages.main(rest, environment)


def try_deb(_options: argparse.Namespace, rest: list[str]) -> int:
    """Try a Debian package where nothing else is installed."""
    return deb_trial.main(rest)


def sbom(options: argparse.Namespace, _rest: list[str]) -> int:
    """Write down what the app runs with, and under which licences."""
    environment = Environment()
    environment.prepare()
    target = Path(options.output).absolute()
    failed = run_script(environment, "bill.py", [str(target)])
    if not failed:
        print(f"Written: {options.output}")
    return failed


def audit(_options: argparse.Namespace, _rest: list[str]) -> int:
    """Ask which locked packages have known weaknesses."""
    environment = Environment()
    environment.prepare()
    return advisories.audit(environment)


def fuzz(_options: argparse.Namespace, rest: list[str]) -> int:
    """Let a fuzzer look for what the readers of foreign data can't take."""
    environment = Environment()
    environment.prepare()
    return run_script(environment, "fuzz.py", rest)


def notes(options: argparse.Namespace, _rest: list[str]) -> int:
    """Print what CHANGELOG.md says of a version."""
    release = changelog.release_of(options.version or identity.version(), changelog.read())
    if options.released:
        changelog.insist_on_release(release, identity.version())
    if options.appstream:
        print(changelog.appstream_text(release, build_time.day()), end="")
    else:
        print(changelog.markdown(release), end="")
    return 0


def parser() -> Command:
    """Describe the commands."""
    top = argparse.ArgumentParser(
        prog="dev.py",
        description="Set up, run and check Hotwash. Everything is installed into .venv.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def command(name: str, action: Action, text: str, *, passes: bool = False) -> Command:
        # A command that passes its arguments on passes --help on, too.
        made = commands.add_parser(name, help=text, description=text, add_help=not passes)
        made.set_defaults(action=action, passes=passes)
        return made

    command("setup", setup, "make .venv with everything the app and its tests need")
    command("run", run, "set up, then open the app (arguments go to it)", passes=True)
    command("test", test, "set up, then run every check (arguments go to pytest)", passes=True)
    command("faults", faults, "kill, fill, unplug: the whole fault plan", passes=True)
    made = command("lint", lint, "only ruff, mypy and the import contracts")
    made.add_argument("--fix", action="store_true", help="mend what ruff can mend first")
    made = command("lock", renew_lock, "write the lock files anew from pyproject.toml")
    made.add_argument("--upgrade", action="store_true", help="take the newest versions in range")
    command("bench", bench, "measure beside floors and peers (--json for a list)", passes=True)
    command("load", load, "let many people type into one server (--minutes N)", passes=True)
    command("pictures", pictures, "picture the real app; --guide for the guide", passes=True)
    command("package", package, "make a package in dist/, or look at one (--help)", passes=True)
    command("try-deb", try_deb, "try a .deb in a Debian of its own (as root)", passes=True)
    command("guide", guide, "make a site of the guide (--help for more)", passes=True)
    made = command("sbom", sbom, "write the software bill of materials (CycloneDX)")
    made.add_argument("--output", default="build/hotwash.cdx.json", metavar="FILE")
    command("audit", audit, "look for known weaknesses of dependencies (needs a network)")
    command("fuzz", fuzz, "fuzz the readers of foreign data (--help for more)", passes=True)
    made = command("notes", notes, "print the release notes of a version, from CHANGELOG.md")
    made.add_argument("version", nargs="?", help="this one's by default", metavar="VERSION")
    made.add_argument("--released", action="store_true", help="refuse one that isn't released")
    made.add_argument("--appstream", action="store_true", help="as XML for software centres")
    command("texts", texts, "bring resources/i18n up to date (arguments go to it)", passes=True)
    return top


def main(arguments: list[str]) -> int:
    """Run one command; a known problem is one sentence and exit code 1."""
    commands = parser()
    options, rest = commands.parse_known_args(arguments)
    if rest and not options.passes:
        commands.error(f"unknown argument: {rest[0]}")
    try:
        return int(options.action(options, rest))
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUTF8", "1")
    sys.exit(main(sys.argv[1:]))
