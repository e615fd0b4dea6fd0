# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A session with words and passwords that can be told apart from all others, as a program.

Run as `python -m tests.marked_session FOLDER`: everything that logs does so into FOLDER/log.txt, at
the level of debugging; the arguments of programs that are started go to FOLDER/started.txt.
"""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

WORD = "Zwiebelkuchen"
PASSWORD = "hunter2-geheim"
SERVER = f"postgresql://ann:{PASSWORD}@127.0.0.1:1/hotwash"


def main(folder: Path) -> None:
    """Do what a person does, and fail as a person's server does."""
    logging.basicConfig(level=logging.DEBUG, filename=folder / "log.txt")
    started: list[str] = []
    sys.addaudithook(lambda event, args: _note(started, event, args))
    _session(folder)
    for fails in (_server, _settings, _tracker, _clashing_row):
        sys.stdout.write(_told(partial(fails, folder)) + "\n")
    _bug()
    (folder / "started.txt").write_text("\n".join(started), encoding="utf-8")


def _note(started: list[str], event: str, args: tuple[object, ...]) -> None:
    if event == "subprocess.Popen":
        started.append(repr(args[:2]))


def _session(folder: Path) -> None:
    from app.bootstrap import build
    from app.insight.search.facets import Narrowing
    from app.publish.export import WRITERS, write_review
    from app.publish.export_options import ExportOptions
    from app.review.edits import addition
    from app.review.note import Note
    from tests.builders import empty_review

    services = build(folder / "data", author=f"{WORD} Li")
    review = empty_review(f"The {WORD} outage")
    services.library.add(review, services.author)
    services.attachments.put_bytes(WORD.encode())
    with services.library.open(review.id, services.author) as opened:
        session = opened.session
        session.apply(
            addition(session.review, Note(id="n1", text=f"{WORD} fell")), "test", label=WORD
        )
        opened.autosave.flush(10)
        services.library.search(Narrowing(WORD))
        for form in WRITERS:
            with suppress(Exception):  # some formats want more than this review has
                write_review(
                    session.review, io.BytesIO(), form, ExportOptions(now=session.clock.now())
                )
    services.close()


def _server(_folder: Path) -> None:
    from app.store.library import open_library
    from tests.fakes import FakeClock

    open_library(SERVER, FakeClock())


def _settings(folder: Path) -> None:
    from app.settings import Settings, save_settings

    save_settings(folder / "data", Settings(author="Ann", database_url=SERVER))


def _tracker(_folder: Path) -> None:
    from app.publish.http import Http

    with Http("http://127.0.0.1:1", {"Authorization": f"Bearer {PASSWORD}"}) as http:
        http.send("GET", "/x")


def _clashing_row(folder: Path) -> None:
    """Write one review twice behind the library's back: the database refuses its rows."""
    from app.store import mapping
    from app.store.engine import open_sqlite
    from tests.builders import empty_review

    database = open_sqlite(folder / "data" / "hotwash.db")
    incident = empty_review(f"The {WORD} outage").incident
    try:
        with database.writing() as connection, connection.begin():
            row = mapping.to_row(empty_review().id, incident)
            connection.execute(mapping.insert_of(incident.KIND), row)
    finally:
        database.close()


def _bug() -> None:
    from app.fault_report import fault_report, print_fault

    try:
        int(f"{WORD} {PASSWORD}")
    except ValueError as error:
        print_fault(error)
        logging.getLogger("app").error(fault_report(error))  # noqa: TRY400 - that is the point


def _told(fails: Callable[[], None]) -> str:
    try:
        fails()
    except Exception as error:  # noqa: BLE001 - whatever is raised is what would be told
        return f"{type(error).__name__}: {error}"
    return "nothing was raised"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
