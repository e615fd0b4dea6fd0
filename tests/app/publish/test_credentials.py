# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Secrets are found in the environment, in memory and in the keyring, and said nowhere."""

from __future__ import annotations

import pytest
from keyring.errors import KeyringError, KeyringLocked

from app.publish.credentials import Credentials, needs_secret, variable_of
from app.publish.target_config import TargetConfig, TargetKind

JIRA = TargetConfig(
    "team-board", TargetKind.JIRA, "https://x.example/jira", account="ana@x.example"
)
FOLDER = TargetConfig("archive", TargetKind.FOLDER, "/srv/post-mortems")
SECRET = "correct horse battery staple"


class MemoryKeyring:
    """A keyring that keeps nothing beyond the test."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.is_locked = False
        self.priority: float = 5

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        self.kept[(service, username)] = password

    def delete_password(self, service: str, username: str) -> None:
        self._check()
        del self.kept[(service, username)]

    def _check(self) -> None:
        if self.is_locked:
            raise KeyringLocked(SECRET)


def test_a_folder_needs_none() -> None:
    assert not needs_secret(FOLDER)
    assert Credentials(environment={}).secret_for(FOLDER) == ""


def test_a_job_finds_it_in_its_environment() -> None:
    assert variable_of("team-board") == "HOTWASH_SECRET_TEAM_BOARD"
    found = Credentials(MemoryKeyring(), {"HOTWASH_SECRET_TEAM_BOARD": SECRET})
    assert found.secret_for(JIRA) == SECRET


def test_it_is_remembered_only_if_wished() -> None:
    ring = MemoryKeyring()
    first = Credentials(ring, {})
    assert first.secret_for(JIRA) is None
    assert not first.keep(JIRA, SECRET, remember=False)
    assert first.secret_for(JIRA) == SECRET
    assert Credentials(ring, {}).secret_for(JIRA) is None
    assert first.keep(JIRA, SECRET, remember=True)
    assert Credentials(ring, {}).secret_for(JIRA) == SECRET
    assert list(ring.kept) == [("Hotwash: x.example", "ana@x.example")]


def test_forgotten_is_forgotten_everywhere() -> None:
    ring = MemoryKeyring()
    kept = Credentials(ring, {})
    kept.keep(JIRA, SECRET, remember=True)
    kept.forget(JIRA)
    assert kept.secret_for(JIRA) is None
    assert ring.kept == {}
    kept.forget(JIRA)


def test_without_a_keyring_it_lasts_as_long_as_the_app() -> None:
    session = Credentials(environment={})
    assert not session.can_remember
    assert not session.keep(JIRA, SECRET, remember=True)
    assert session.secret_for(JIRA) == SECRET


def test_a_locked_keyring_means_asking_and_ends_nothing() -> None:
    ring = MemoryKeyring()
    ring.is_locked = True
    session = Credentials(ring, {})
    assert session.secret_for(JIRA) is None
    assert not session.keep(JIRA, SECRET, remember=True)
    assert session.secret_for(JIRA) == SECRET
    session.forget(JIRA)


def test_it_is_not_said() -> None:
    session = Credentials(MemoryKeyring(), {"HOTWASH_SECRET_X": SECRET})
    session.keep(JIRA, SECRET, remember=True)
    assert SECRET not in repr(session)
    assert SECRET not in repr(session.secrets)


@pytest.mark.parametrize(
    ("priority", "is_used"), [(5, True), (0.5, False), (0, False), (-1, False)]
)
def test_a_keyring_of_the_system_that_would_write_a_plain_file_counts_as_none(
    priority: float, is_used: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring = MemoryKeyring()
    ring.priority = priority
    monkeypatch.setattr("keyring.get_keyring", lambda: ring)
    session = Credentials(environment={})
    assert session.can_remember is is_used
    assert session.keep(JIRA, SECRET, remember=True) is is_used
    assert bool(ring.kept) is is_used


def test_a_system_whose_keyring_breaks_when_it_is_looked_for_has_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken() -> None:
        raise KeyringError("no bus")

    monkeypatch.setattr("keyring.get_keyring", broken)
    assert not Credentials(environment={}).can_remember
