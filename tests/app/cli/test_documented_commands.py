# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Every command that the documents name can be run, and is listed by `hotwash --help`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.cli import main

ROOT = Path(__file__).resolve().parents[3]
DOCUMENTS = ("docs/guide/command-line.md", "CHANGELOG.md")
_COMMAND = re.compile(r"(?:`|^\s*)hotwash (?:--data \S+ )?([a-z][a-z-]+)", re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_command_a_document_names_is_listed(
    document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    named = set(_COMMAND.findall((ROOT / document).read_text("utf-8")))
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    listed = set(re.findall(r"^ {4}([a-z-]+)", capsys.readouterr().out, re.MULTILINE))
    assert named
    assert named <= listed


def test_the_search_for_commands_finds_them() -> None:
    text = "`hotwash kpi --json` and\n    hotwash --data DIR search words\nhotwash.db"
    assert _COMMAND.findall(text) == ["kpi", "search"]
