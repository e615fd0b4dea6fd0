# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash guide`."""

from __future__ import annotations

import pytest

from app.cli import exit_codes
from app.cli.program import main
from tests.source_tree import ROOT


def test_pages_are_listed_by_the_names_they_are_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["guide"]) == exit_codes.OK
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert names[0] == "index"
    assert "steps/4-timeline" in names
    for name in names:
        assert main(["guide", name]) == exit_codes.OK


@pytest.mark.parametrize("name", ["steps/4-timeline", "steps/4-timeline.md"])
def test_a_page_is_printed_as_it_is_written(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["guide", name]) == exit_codes.OK
    page = ROOT / "docs" / "guide" / "steps" / "4-timeline.md"
    assert capsys.readouterr().out.strip() == page.read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("name", ["nowhere", "../architecture", "/etc/hostname"])
def test_a_page_that_is_not_of_the_guide_is_bad_input(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["guide", name]) == exit_codes.BAD_INPUT
    assert "The guide has no page" in capsys.readouterr().err
