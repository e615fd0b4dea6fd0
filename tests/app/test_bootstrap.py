# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The wiring."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

from app.bootstrap import build
from app.settings import Settings, save_settings
from tests.builders import empty_review
from tests.fakes import FakeClock


def test_building_touches_nothing(tmp_path: Path) -> None:
    services = build(tmp_path / "data")
    assert services.quick_summaries() == []
    assert list(tmp_path.iterdir()) == []


def test_the_services_work_on_the_folder_given(tmp_path: Path) -> None:
    clock = FakeClock()
    services = build(tmp_path, clock=clock)
    services.library.add(empty_review())
    stored = services.attachments.put_bytes(b"log")
    assert services.database_file.is_file()
    assert services.attachments.path(stored.sha256).is_relative_to(tmp_path)
    assert services.quick_summaries() == services.library.summaries()
    assert services.library.summaries()[0].updated_at == clock.now()
    services.close()


def test_the_library_is_opened_once_whoever_asks_first(tmp_path: Path) -> None:
    services = build(tmp_path)
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(services.library)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(library) for library in found}) == 1
    services.close()


def test_what_is_not_given_comes_from_the_settings(tmp_path: Path) -> None:
    url = "postgresql://sam@server/hotwash"
    save_settings(tmp_path, replace(Settings(), author="Sam", database_url=url))
    services = build(tmp_path)
    assert (services.author, services.database_url) == ("Sam", url)
    assert services.quick_summaries() == []
    given = build(tmp_path, database_url="", author="Noor")
    assert (given.author, given.database_url) == ("Noor", "")


def test_the_library_can_be_on_a_server(tmp_path: Path, postgres_url: str) -> None:
    services = build(tmp_path, database_url=postgres_url)
    services.library.add(empty_review())
    assert [summary.title for summary in services.library.summaries()] == ["Checkout slow"]
    services.close()
    assert not services.database_file.exists()
