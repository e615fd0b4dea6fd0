# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Every reader of foreign data holds against a fuzzer: briefly here, longer with `dev.py fuzz`."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzz import fuzzed, has_atheris
from fuzz_targets import BY_NAME, TARGETS
from tests.fuzzing.findings import FINDINGS

SECONDS = 2
SEED = 1


@pytest.mark.skipif(not has_atheris(), reason="Atheris is not installed; it comes for Linux only")
@pytest.mark.parametrize("name", BY_NAME)
def test_a_reader_holds_against_a_fuzzer(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = fuzzed(name, SECONDS, SEED, tmp_path)
    told = (tmp_path / name / "told.txt").read_text("utf-8")
    assert held, told[-3000:]
    assert "stat::number_of_executed_units: 0" not in told
    assert name in capsys.readouterr().out


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_a_reader_takes_what_fuzzing_begins_from(target: object) -> None:
    one = next(each for each in TARGETS if each is target)
    for seed in one.seeds:
        one.run(seed)


@pytest.mark.parametrize("place", range(len(FINDINGS)))
def test_what_was_found_stays_mended(place: int) -> None:
    name, data = FINDINGS[place]
    BY_NAME[name].run(data)


def test_a_reader_that_fails_is_found() -> None:
    with pytest.raises(KeyError):
        BY_NAME["edit"].__class__("broken", lambda _data: {}["x"]).run(b"")
