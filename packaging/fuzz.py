# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Fuzz the readers of foreign data with Atheris, each in a process of its own.

`dev.py fuzz [--seconds N] [TARGET …]`. What fails is written to `build/fuzz` and told with the
exit code 1; keep it as a case in `tests/fuzzing/findings.py` once it is mended.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from fuzz_targets import BY_NAME, TARGETS, Target  # noqa: E402 - found on the path set above

SECONDS = 60
CHILD = "--in-this-process"
HANG_SECONDS = 30
MEGABYTES = 1500
LONGEST = 4096
FOUND = ROOT / "build" / "fuzz"


def main(arguments: Sequence[str]) -> int:
    """Fuzz what is asked for and say how it went; 1 where something was found."""
    if arguments[:1] == [CHILD]:
        _fuzz(BY_NAME[arguments[1]], arguments[2:])
    asked = _parser().parse_args(arguments)
    if not has_atheris():
        print("Atheris is not installed here (it comes for Linux only); nothing was fuzzed.")
        return 2
    names = asked.targets or list(BY_NAME)
    found = [name for name in names if not fuzzed(name, asked.seconds, asked.seed)]
    told = f"{len(names) - len(found)} of {len(names)} targets held for {asked.seconds} s each"
    print(told + (f"; see {FOUND} for: {', '.join(found)}." if found else "."))
    return int(bool(found))


def fuzzed(name: str, seconds: int, seed: int, folder: Path = FOUND) -> bool:
    """Fuzz one target in a process of its own; tell whether nothing was found."""
    corpus, found = folder / "corpus" / name, folder / name
    for made in (corpus, found):
        made.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(BY_NAME[name].seeds):
        (corpus / f"seed-{number}").write_bytes(data)
    done = subprocess.run(
        [
            *(sys.executable, __file__, CHILD, name, str(corpus)),
            *(f"-max_total_time={seconds}", f"-seed={seed}", f"-max_len={LONGEST}"),
            *(f"-timeout={HANG_SECONDS}", f"-rss_limit_mb={MEGABYTES}"),
            *(f"-artifact_prefix={found}/", "-print_final_stats=1"),
        ],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    told = done.stderr.decode(errors="replace") + done.stdout.decode(errors="replace")
    (found / "told.txt").write_text(told, encoding="utf-8")
    runs = told.rpartition("number_of_executed_units:")[2].split()[:1]
    print(f"{name}: {'held' if not done.returncode else 'FOUND SOMETHING'}, {' '.join(runs)} runs")
    sys.stdout.flush()
    return not done.returncode


def has_atheris() -> bool:
    """Tell whether the fuzzer is there."""
    from importlib.util import find_spec

    return find_spec("atheris") is not None


def _fuzz(target: Target, options: Sequence[str]) -> None:
    """Become the fuzzer of one target; the process ends with it."""
    import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]

    # Kept open: what a reader imports when it is first used is watched, too.
    with atheris.instrument_imports(include=["app"], enable_loader_override=False):
        for seed in target.seeds:  # what is read once, such as rules, is no hang
            target.run(seed)
        atheris.Setup([sys.argv[0], *options], target.run)
        atheris.Fuzz()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py fuzz", description=__doc__)
    parser.add_argument("--seconds", type=int, default=SECONDS, help="for each target")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins")
    names = [target.name for target in TARGETS]
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(names))
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
