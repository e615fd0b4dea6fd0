# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is asked of one action, with the better form and the field it leads to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.insight.action_findings import action_findings
from app.review.action import ActionStatus
from app.review.incident import Severity
from app.review.people import Person
from tests.app.insight.action_reviews import RULES, TODAY, action, found, told
from tests.builders import review_with


def test_an_action_that_lacks_nothing_is_left_alone() -> None:
    assert told(action()) == []


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("text", " ", "worded"),
        ("owner", "", "owner"),
        ("due", None, "date"),
        ("done_when", "", "done-when"),
        ("cause_ids", (), "cause"),
        ("kind", None, "kind"),
        ("aim", None, "aim"),
        ("size", None, "size"),
        ("tracker_key", "the usual one", "ticket"),
    ],
)
def test_what_is_missing_leads_to_its_field(field: str, value: object, rule: str) -> None:
    assert told(action(**{field: value})) == [(rule, "a1", field)]


@pytest.mark.parametrize("key", ["OPS-12", "#7", "group/app#12", "!4", "https://t.example/1", "41"])
def test_a_ticket_is_known_by_its_form(key: str) -> None:
    assert told(action(tracker_key=key)) == []


@pytest.mark.parametrize(
    ("owner", "seen"),
    [
        ("Platform team", "“Platform team” is more than one person."),
        ("SRE-Team", "“SRE-Team” is more than one person."),
        ("everyone", "“everyone” is more than one person."),
        ("Abteilung Betrieb", "“Abteilung Betrieb” is more than one person."),
        ("TBD", "“TBD” is more than one person."),
        ("Ann and Ben", "“Ann and Ben” names several people."),
        ("Ann, Ben", "“Ann, Ben” names several people."),
        ("Ann / Ben", "“Ann / Ben” names several people."),
    ],
)
def test_a_promise_is_made_by_one_person(owner: str, seen: str) -> None:
    (finding,) = found(action(owner=owner))
    assert (finding.rule, finding.field, finding.seen) == ("owner", "owner", seen)


@pytest.mark.parametrize("owner", ["Ann Archer", "database lead", "Abuse team lead", "Anderson"])
def test_a_name_or_a_role_is_one_person(owner: str) -> None:
    assert told(action(owner=owner)) == []


def test_somebody_of_the_crew_is_one_person_whatever_the_name() -> None:
    assert told(Person(id="p", name="Max Ops"), action(owner="Max Ops")) == []


@pytest.mark.parametrize("words", ["ASAP", "next sprint", "soon", "zeitnah", "nächsten Sprint"])
def test_soon_is_no_day_unless_there_is_one(words: str) -> None:
    (finding,) = found(action(text=f"Add an alert on full disks {words}", due=None))
    assert finding.seen == f"“{words}” is no day."
    assert told(action(text=f"Add an alert on full disks {words}")) == []


def test_a_day_before_the_promise_is_asked_about() -> None:
    (finding,) = found(action(due=TODAY - timedelta(days=1)))
    assert (finding.rule, finding.field) == ("window", "due")
    assert "19 Nov" in finding.seen


def test_days_of_different_years_are_told_with_them() -> None:
    (finding,) = found(action(due=TODAY - timedelta(days=365)))
    assert "20 Nov 2025, before it was promised on 20 Nov 2026" in finding.message


@pytest.mark.parametrize(
    ("severity", "days", "late"),
    [
        (Severity.SEV1, 15, False),
        (Severity.SEV1, 16, True),
        (Severity.SEV2, 30, False),
        (Severity.SEV2, 31, True),
        (Severity.SEV3, 57, True),
        (None, 400, False),
    ],
)
def test_the_window_depends_on_how_bad_it_was(
    severity: Severity | None, days: int, late: bool
) -> None:
    findings = found(action(due=TODAY + timedelta(days=days)), severity=severity)
    assert [finding.rule for finding in findings] == (["window"] if late else [])


def test_a_later_promise_has_its_window_from_its_own_day() -> None:
    later = TODAY + timedelta(days=20)
    assert told(action(due=later + timedelta(days=15), committed_on=later)) == []
    assert told(action(due=later - timedelta(days=1), committed_on=later)) == [
        ("window", "a1", "due")
    ]


def test_an_idea_is_asked_for_its_wording_alone() -> None:
    idea = action(text="Improve alerting", committed=False, owner="", due=None, done_when="")
    assert told(idea) == [("improve", "a1", "text")]


@pytest.mark.parametrize("status", [ActionStatus.DONE, ActionStatus.DROPPED])
def test_what_is_over_is_left_alone(status: ActionStatus) -> None:
    assert told(action(status=status, owner="", text="Improve it")) == []


def test_a_wording_without_an_end_has_a_better_form() -> None:
    done, wording = found(action(text="Investigate the slow restore", done_when=""))
    assert (wording.rule, wording.field) == ("investigate", "text")
    assert wording.message.startswith("“Investigate” can go on for ever. Name what")
    assert wording.rewrite == "Investigate the slow restore, and write down what we decide"
    assert done.rule == "done-when"


def test_a_done_when_that_can_be_seen_is_an_end() -> None:
    assert told(action(text="Improve the restore", done_when="A restore takes 20 min")) == []


def test_a_done_when_that_cannot_be_seen_is_asked_about() -> None:
    assert told(action(done_when="Improve alerting")) == [("done-when", "a1", "done_when")]


def test_findings_come_by_weight() -> None:
    rules = [each.rule for each in found(action(size=None, owner="", done_when=""))]
    assert rules == ["owner", "done-when", "size"]


def test_nothing_is_held_against_a_day_while_the_meeting_has_none() -> None:
    review = review_with(action(due=date(2020, 1, 1), cause_ids=()))
    assert action_findings(review, RULES, TODAY) == ()
