# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which wordings name no end, in English and German, and what is offered for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.action_checks.wordings import vague_wordings
from tests.app.insight.action_reviews import RULES

DATA = Path(__file__).parents[5] / "shared" / "data" / "postmortems"


def words(text: str) -> list[str]:
    return [each.words for each in vague_wordings(text, RULES)]


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("Improve replication documentation", "Improve"),
        ("We should look into the slow restore", "look into"),
        ("@ann to investigate the slow restore", "investigate"),
        ("Alerting: review thresholds", "review"),
        ("Consider a second region", "Consider"),
        ("Make sure that backups work", "Make sure that"),
        ("Be more careful with deletes", "Be more careful"),
        ("Monitor replication lag", "Monitor"),
        ("Remind people of the runbook", "Remind"),
        ("Follow up on the vendor's ticket", "Follow up"),
        ("More tests", "More tests"),
        ("Monitoring verbessern", "verbessern"),
        ("Wir sollten die Alarme überprüfen", "überprüfen"),
        ("Verbesserung der Dokumentation", "Verbesserung"),
        ("Prüfen, ob die Sicherung läuft", "Prüfen"),
        ("Dafür sorgen, dass Sicherungen laufen", "Dafür sorgen"),
        ("Beim nächsten Mal besser aufpassen", "besser aufpassen"),
        ("Team schulen", "schulen"),
    ],
)
def test_words_without_an_end_are_found(text: str, vague: str) -> None:
    assert words(text) == [vague]


@pytest.mark.parametrize(
    "text",
    [
        "Add an alert to monitor the disks",
        "Investigate the crash and write down the fix to make",
        "Ensure that backups restore by running a restore each night",
        "Improve the p99 of checkout to 200 ms",
        "Improve coverage to 80 %",
        "Monitor replication lag and page when it grows",
        "Review the pull request of the client",
        "Train the new model on last year's tickets",
        "Show `improve` in the log",
        "Rename “Investigate” in the menu",
        "Migrate off the improved parser",
        "Alarm bei voller Platte einrichten",
        "Restore untersuchen und Ergebnis dokumentieren",
        "Latenz auf unter 200 ms verbessern",
        "Track the deploy's id in each log line",
        "Check if a backup exists before a volume is deleted",
        "Support the new header in the client",
        "More memory for the database hosts",
        "Clean up snapshots of deleted hosts",
        "Make sure in CI that no migration locks a table",
        "Remind owners by bot each Monday",
        "Konfiguration beim Start prüfen",
        "Sicherung täglich automatisch prüfen",
        "Mehr Speicher für db1 bestellen",
        "Kunden automatisch informieren",
        "Zertifikate überwachen und Alarm auslösen",
        "Zugriffsrechte vor jedem Deployment prüfen",
        "Schwelle des Alarms senken",
        "",
    ],
)
def test_words_with_an_end_are_left_alone(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "rewrite"),
    [
        ("Improve the docs.", "Change the docs so that [what can be seen or measured]"),
        (
            "please improve the docs",
            "please change the docs so that [what can be seen or measured]",
        ),
        ("Make sure backups run", "Add a check that backups run"),
        ("Alarme verbessern", "Alarme verbessern, sodass [was man sieht oder messen kann]"),
        ("Improve", ""),
        ("Be more careful", ""),
    ],
)
def test_the_better_form_is_begun_for_the_writer(text: str, rewrite: str) -> None:
    (found,) = vague_wordings(text, RULES)
    assert found.rewrite == rewrite


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_places_are_true(text: str) -> None:
    found = vague_wordings(text, RULES)
    assert all(text[each.start : each.end] == each.words for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)


def published_actions() -> Iterator[tuple[str, int, str]]:
    """Yield each item below a heading "Action items", by the file's number and its place."""
    for path in sorted(DATA.glob("*.md")):
        section = re.search(
            r"(?ims)^## Action items?\n(.*?)(?=^## |\Z)",
            path.read_text("utf-8"),
            re.MULTILINE | re.DOTALL | re.IGNORECASE,
        )
        if section is None:
            continue
        items = re.split(r"^\s*[-*]\s+", section[1], flags=re.MULTILINE)[1:]
        for place, item in enumerate(items):
            bare = re.sub(r"^\[#\d+\]:\s*|\(?\[[^\]]*\]\([^)]*\)\)?|\(https?://[^)]*\)", "", item)
            yield path.name[:2], place, " ".join(bare.split())


VAGUE = {
    ("02", 4), ("03", 3), ("12", 0), ("15", 2),
    ("18", 1), ("18", 2), ("18", 4), ("18", 7), ("18", 9), ("18", 14), ("18", 15),
    ("19", 0), ("19", 2), ("35", 1), ("38", 1),
}  # fmt: skip
"""Read by hand: wishes, searches without an end, and reviews that leave nothing behind."""


@pytest.mark.skipif(not DATA.exists(), reason="the published reviews are not here")
def test_published_actions_are_told_apart_as_a_reader_does() -> None:
    items = list(published_actions())
    found = {(file, place) for file, place, text in items if words(text)}
    assert len(items) > 40
    assert found == VAGUE
