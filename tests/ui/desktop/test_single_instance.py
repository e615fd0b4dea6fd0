# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A second start goes to the window that is open: tried with processes, as desktops start them."""

from __future__ import annotations

import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import build
from tests.ui.conftest import EXAMPLE
from tests.ui.desktop.started_app import StartedApps

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="an X screen")

TITLE = "GitLab.com database outage"


@pytest.fixture
def apps(x_display: str, tmp_path: Path) -> Iterator[StartedApps]:
    started = StartedApps(x_display, tmp_path, {})
    yield started
    started.clear()


def reviews(apps: StartedApps) -> list[str]:
    """Return the titles in the library."""
    services = build(apps.data)
    titles = [each.title for each in services.library.summaries()]
    services.close()
    return titles


def test_a_file_goes_to_the_window_that_is_open(apps: StartedApps, tmp_path: Path) -> None:
    shutil.copyfile(EXAMPLE, tmp_path / "an outage.yaml")
    first = apps.start()
    apps.window("Hotwash")
    assert apps.run("an outage.yaml", cwd=tmp_path) == (0, "")
    apps.window(TITLE)
    assert reviews(apps) == [TITLE]
    assert apps.run(f"file://{tmp_path}/an%20outage.yaml") == (0, "")
    assert reviews(apps) == [TITLE]
    assert first.poll() is None
    assert apps.run("list")[0] == 0, "a command is never held up by a window"


def test_after_a_kill_the_next_start_opens_as_ever(apps: StartedApps) -> None:
    first = apps.start(str(EXAMPLE))
    apps.window(TITLE)
    first.kill()
    first.wait()
    second = apps.start()
    apps.window("Hotwash")
    assert second.poll() is None
    assert apps.run() == (0, "")


def test_two_starts_at_the_same_moment_open_one_window(apps: StartedApps) -> None:
    both = [apps.start(), apps.start(str(EXAMPLE))]
    apps.window(TITLE)
    ended = [each for each in both if each.poll() is not None]
    if not ended:  # the one that came second is still waiting for its answer
        slow = apps.run()
        assert slow == (0, "")
        ended = [each for each in both if each.poll() is not None]
    assert [each.returncode for each in ended] in ([0], [])
    assert len(apps.windows(TITLE)) == 1
    assert apps.windows("^Hotwash$") == []


def test_one_more_window_is_opened_where_that_is_asked_for(apps: StartedApps) -> None:
    apps.start(str(EXAMPLE))
    apps.window(TITLE)
    second = apps.start("--new-window")
    apps.window("^Hotwash$")
    assert second.poll() is None
    assert len(apps.windows(TITLE)) == 1


def test_where_the_window_hangs_the_second_start_says_so_and_waits_for_a_decision(
    apps: StartedApps,
) -> None:
    first = apps.start()
    apps.window("^Hotwash$")
    assert apps.run() == (0, "")
    first.send_signal(signal.SIGSTOP)
    second = apps.start()
    window = apps.window("does not answer")
    apps.tool("windowfocus", "--sync", window, "key", "Escape")
    said = second.communicate(timeout=60)[1]
    assert second.returncode == 2
    assert "does not answer" in said
    third = apps.start()
    window = apps.window("does not answer")
    first.send_signal(signal.SIGCONT)
    apps.tool("windowfocus", "--sync", window, "key", "Return")
    assert third.wait(timeout=60) == 0
