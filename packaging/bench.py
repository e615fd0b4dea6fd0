# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Print what is measured side by side: ours against a floor, a peer or a limit, in one run.

Ratios, not promises: a machine's speed cancels out, its mood is shared. `--json` prints a list of
{"name", "ours", "floor", "peer" or "limit", "ratio", "target", "unit", "holds"}.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

import bench_autosave
import bench_canvas
import bench_cut_sets
import bench_hints
import bench_import
import bench_language
import bench_layout
import bench_library
import bench_logic
import bench_package
import bench_pdf
import bench_sharing
import bench_start
import bench_tick
import bench_timeline
import bench_typing
import bench_wording
from bench_row import Row

PARTS = (
    bench_start.rows,
    bench_package.rows,
    bench_library.rows,
    bench_typing.rows,
    bench_wording.rows,
    bench_autosave.rows,
    bench_sharing.rows,
    bench_pdf.rows,
    bench_cut_sets.rows,
    bench_logic.rows,
    bench_layout.rows,
    bench_import.rows,
    bench_language.rows,
    bench_hints.rows,
    bench_canvas.rows,
    bench_timeline.rows,
    bench_tick.rows,
)


def main(arguments: list[str]) -> int:
    """Run every part and print its rows as they come."""
    as_json = "--json" in arguments
    found = []
    for row in _rows():
        found.append(row.as_plain())
        if not as_json:
            print(_line(row), flush=True)
    if as_json:
        print(json.dumps(found, indent=2))
    return 0


def _rows() -> Iterator[Row]:
    for part in PARTS:
        yield from part()


def _line(row: Row) -> str:
    verdict = "holds" if row.holds else "does not hold"
    times = f"{row.ours:9.2f} {row.unit} against {row.other:9.2f} {row.unit}"
    return f"{row.name:42} {times}   {row.ratio:5.2f}×   target ≤ {row.target:g}×   {verdict}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
