# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How a team's words become a tracker's, and what is said where they can't."""

from __future__ import annotations

import pytest

from app.errors import UserFacingError
from app.publish.target_config import TargetConfig, TargetKind
from app.publish.trackers import github, gitlab, jira, redmine
from app.publish.trackers.github import api_address
from app.publish.trackers.mapping import (
    account_of,
    labels_of,
    pairs,
    points_of,
    priority_of,
    status_of,
)
from app.review.action import Action, ActionKind, ActionSize, ActionStatus, Aim

ACTION = Action(
    id="a", kind=ActionKind.CODE_FIX, aim=Aim.PREVENT, size=ActionSize.LARGE, owner="Ada Lovelace"
)


def config(**fields: str | tuple[str, ...]) -> TargetConfig:
    return TargetConfig("ops", TargetKind.JIRA, "https://jira.example.org", "OPS", "", fields)


def test_an_owner_is_found_in_any_case_and_spacing() -> None:
    made = config(owners=("Sam = sam.k", "ada  lovelace = ada=l"))
    assert account_of(made, " Ada Lovelace ") == "ada=l"
    assert account_of(made, "Robin") == ""
    assert account_of(made, "") == ""


def test_labels_priority_and_points_follow_kind_aim_and_size() -> None:
    made = config(
        labels=("incident", "hotwash"),
        kind_labels=("code_fix = bug",),
        aim_labels=("detect = alerting",),
        priorities="prevent = High",
        points=("small = 1", "large = 8"),
    )
    assert labels_of(made, ACTION) == ("hotwash", "incident", "bug")
    assert priority_of(made, ACTION) == "High"
    assert points_of(made, ACTION) == 8
    assert points_of(config(), ACTION) is None
    assert priority_of(config(priority="Low"), ACTION) == "Low"


def test_a_status_is_what_the_team_says_it_is() -> None:
    made = config(status_in_progress=("In Review", "Doing"), status_dropped="Parked")
    assert status_of(made, "in  review") is ActionStatus.IN_PROGRESS
    assert status_of(made, "Done", "parked") is ActionStatus.DROPPED
    assert status_of(made, "Done", "") is None


def test_names_keep_their_case() -> None:
    assert pairs(config(more_fields='fixVersions = [{"name": "1"}]'), "more_fields") == {
        "fixVersions": '[{"name": "1"}]'
    }


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"owners": ("Sam",)}, "“Sam” in “owners” needs the form"),
        ({"owners": (" = sam",)}, "needs the form"),
    ],
)
def test_a_line_that_says_nothing_is_shown(fields: dict[str, tuple[str, ...]], said: str) -> None:
    with pytest.raises(UserFacingError, match=said):
        account_of(config(**fields), "Sam")


def test_points_that_are_no_number_are_shown() -> None:
    with pytest.raises(UserFacingError, match="“many” in “points” is no number"):
        points_of(config(points="large = many"), ACTION)


@pytest.mark.parametrize(
    ("make", "kind", "address", "project", "fields", "said"),
    [
        (jira, TargetKind.JIRA, "https://a.atlassian.net", "OPS", {}, "e-mail address"),
        (jira, TargetKind.JIRA, "https://jira.example.org", "", {}, "which project"),
        (jira, TargetKind.JIRA, "https://j.example.org", "O", {"edition": "server"}, "cloud or"),
        (github, TargetKind.GITHUB, "https://github.com", "shop", {}, "such as acme/shop"),
        (github, TargetKind.GITHUB, "https://github.com", "a/b/c", {}, "such as acme/shop"),
        (github, TargetKind.GITHUB, "https://github.com", "../x", {}, "such as acme/shop"),
        (gitlab, TargetKind.GITLAB, "http://gitlab.example.org", "a/b", {}, "begin with https"),
        (redmine, TargetKind.REDMINE, "https://r.example.org", "o", {"markup": "rst"}, "markup"),
    ],
)
def test_a_target_that_can_not_be_meant_is_said_before_anything_is_sent(
    make: object, kind: TargetKind, address: str, project: str, fields: dict[str, str], said: str
) -> None:
    with pytest.raises(UserFacingError, match=said):
        make.target(TargetConfig("t", kind, address, project, "", fields), "sesame")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("address", "api"),
    [
        ("https://github.com", "https://api.github.com"),
        ("https://www.github.com/", "https://api.github.com"),
        ("https://api.github.com", "https://api.github.com"),
        ("https://git.example.org", "https://git.example.org/api/v3"),
        ("https://git.example.org/api/v3", "https://git.example.org/api/v3"),
    ],
)
def test_the_api_of_a_github_is_found(address: str, api: str) -> None:
    assert api_address(address) == api
