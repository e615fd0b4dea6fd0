# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a run of the fault suite comes to: rounds, faults, what was acknowledged, what was lost.

A test adds up in its own process; the reports carry the figures to the one that prints them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields

import pytest

PROPERTY = "hotwash_faults"
NOTES = "hotwash_fault_notes"


@dataclass
class Figures:
    """Counts of one test. `acknowledged` are things a program had said were kept."""

    rounds: int = 0
    faults: int = 0
    acknowledged: int = 0
    lost: int = 0

    def __post_init__(self) -> None:
        self.notes: list[str] = []
        """Lines of measurements that are printed as they are."""

    def round(self, *, faults: int = 1, acknowledged: int = 0, lost: int = 0) -> None:
        """Count one round; one in which something was lost fails the test."""
        self.rounds += 1
        self.faults += faults
        self.acknowledged += acknowledged
        self.lost += lost
        assert lost == 0, f"{lost} of {acknowledged} acknowledged things are lost"


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Iterator[Figures]:
    """Return the figures of this test, which are printed at the end of the run."""
    counted = Figures()
    yield counted
    request.node.user_properties.append((PROPERTY, asdict(counted)))
    request.node.user_properties += [(NOTES, note) for note in counted.notes]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures of all tests that had any, added up by file and kind of fault."""
    reports = [
        report
        for outcome in ("", "passed", "failed", "error")
        for report in terminalreporter.stats.get(outcome, [])
        if isinstance(report, pytest.TestReport)
    ]
    counted = {_name(report): _figures(report) for report in reports if _figures(report)}
    if not counted:
        return
    terminalreporter.section("faults: nothing acknowledged may be lost")
    for line in table(counted):
        terminalreporter.write_line(line)
    for report in (one for one in reports if _figures(one)):
        for key, note in report.user_properties:
            if key == NOTES:
                terminalreporter.write_line(str(note))


def table(counted: dict[str, dict[str, int]]) -> Iterator[str]:
    """Yield a line for each test, and one for all together."""
    names = [field.name for field in fields(Figures)]
    width = max(len(name) for name in counted)
    yield _line("", names, width)
    for name, figures in sorted(counted.items()):
        yield _line(name, [f"{figures[each]:,}" for each in names], width)
    sums = [f"{sum(figures[each] for figures in counted.values()):,}" for each in names]
    yield _line("all", sums, width)


def _line(name: str, values: Iterable[str], width: int) -> str:
    return f"{name:<{width}}" + "".join(f"{value:>14}" for value in values)


def _name(report: pytest.TestReport) -> str:
    test = report.nodeid.rpartition("::")[2].removeprefix("test_")
    return test.replace("_", " ")


def _figures(report: pytest.TestReport) -> dict[str, int]:
    # Only the teardown's report knows what a fixture left.
    return next((dict(value) for key, value in report.user_properties if key == PROPERTY), {})
