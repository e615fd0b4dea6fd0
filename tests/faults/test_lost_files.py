# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Files that go away, turn read-only or are replaced while the app works with them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.paths import resource
from app.publish.export import ExportOptions, export_review
from app.review.edits import Set, addition
from app.review.event import Event
from app.review.item import Kind
from app.store.attachments import AttachmentMissing, AttachmentStore
from app.store.autosave import SaveKind
from app.store.library import Library, open_library
from app.store.open_review import OpenReview
from tests.app.store.conftest import StateLog
from tests.builders import REVIEW_ID, empty_review
from tests.conftest import ROOT
from tests.fakes import START, FakeClock
from tests.faults.figures import Figures
from tests.faults.jobs.exporting import EXAMPLE
from tests.faults.small_disk import SmallDisk

AsNobody = Callable[[list[str]], subprocess.CompletedProcess[str]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "hotwash.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    made = open_library(path, FakeClock())
    made.add(empty_review())
    yield made
    made.close()


@pytest.fixture
def as_nobody(tmp_path: Path) -> AsNobody:
    """Return what runs the command line as somebody who owns nothing here."""
    become = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    python = [*become, sys.executable]
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)  # pytest closes its folders to others
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}

    def run(arguments: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*python, *arguments],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    try:
        may = run(["-c", "import app.cli.program"]).returncode == 0
    except FileNotFoundError:
        may = False
    if not may:
        pytest.skip("nobody else can run the program here")
    return lambda arguments: run(["-m", "app", *arguments])


def test_what_is_typed_on_a_disk_that_turned_read_only_is_saved_when_it_is_writable_again(
    small_disk: SmallDisk, figures: Figures
) -> None:
    library = open_library(small_disk.folder / "hotwash.db", FakeClock())
    library.add(empty_review())

    def turn_read_only() -> None:
        library.close()  # what is open for writing keeps a disk writable
        small_disk.remount("ro")

    with library.open(REVIEW_ID) as opened:
        _typed_in_trouble(library, opened, turn_read_only, lambda: small_disk.remount("rw"))
    figures.round(acknowledged=2)
    library.close()


def test_what_is_typed_while_the_file_is_elsewhere_is_saved_when_it_is_back(
    library: Library, path: Path, figures: Figures
) -> None:
    aside = path.with_name("aside.db")
    with library.open(REVIEW_ID) as opened:
        _typed_in_trouble(library, opened, lambda: path.rename(aside), lambda: aside.rename(path))
    figures.round(acknowledged=2)


def test_what_is_typed_while_the_folder_is_elsewhere_is_saved_when_it_is_back(
    library: Library, path: Path, figures: Figures
) -> None:
    folder, aside = path.parent, path.parent.with_name("aside")
    with library.open(REVIEW_ID) as opened:
        _typed_in_trouble(
            library, opened, lambda: folder.rename(aside), lambda: aside.rename(folder)
        )
    figures.round(acknowledged=2)


def test_the_file_is_deleted_and_what_was_typed_can_still_be_kept(
    library: Library, path: Path, tmp_path: Path, figures: Figures
) -> None:
    with library.open(REVIEW_ID) as opened:
        log = StateLog(opened.autosave)
        for left in path.parent.glob("hotwash.db*"):
            left.unlink()
        _type(opened, "typed after it was deleted")
        assert not opened.autosave.flush()
        assert "no longer there" in log.wait_for(SaveKind.FAILED).sentence
        assert not path.exists(), "a deleted library must not come back empty"
        target = tmp_path / "rescued.hotwash"
        export_review(opened.session.review, target, "", ExportOptions(now=START))
    figures.round()
    assert "typed after" in opened.session.review.incident.summary


def test_an_older_library_in_its_place_takes_nothing_that_does_not_fit(
    library: Library, path: Path, tmp_path: Path, figures: Figures
) -> None:
    """Edits that follow others which are not there would leave half a review."""
    library.backup(tmp_path / "older.db")
    with library.open(REVIEW_ID) as opened:
        opened.session.apply(addition(opened.session.review, Event(id="e1", text="an event")))
        assert opened.autosave.flush()
        log = StateLog(opened.autosave)
        aside = path.with_name("aside.db")
        _move_library(path, aside)
        shutil.copyfile(tmp_path / "older.db", path)
        opened.session.apply(Set(Kind.EVENT, "e1", "text", "the event, in other words"))
        assert not opened.autosave.flush()
        assert "another" in log.wait_for(SaveKind.FAILED).sentence
        assert library.load(REVIEW_ID) == empty_review()
        _move_library(aside, path)
        assert opened.autosave.flush()
    figures.round(acknowledged=2, lost=int(library.load(REVIEW_ID) != opened.session.review))


def test_attached_files_that_are_gone_are_said_and_new_ones_can_come(
    tmp_path: Path, figures: Figures
) -> None:
    store = AttachmentStore(tmp_path / "attachments")
    gone = store.put_bytes(b"gone")
    shutil.rmtree(store.folder)
    with pytest.raises(AttachmentMissing, match="attach it again"):
        list(store.read(gone.sha256))
    assert not store.verify(gone.sha256)
    assert store.verify(store.put_bytes(b"new").sha256)
    figures.round(acknowledged=1)


@pytest.mark.parametrize("command", ["list", "show", "import", "export", "sync"])
def test_in_a_folder_that_may_only_be_read_each_command_says_so_in_one_sentence(
    library: Library, path: Path, tmp_path: Path, as_nobody: AsNobody, command: str
) -> None:
    library.close()
    given = {
        "list": ["list"],
        "show": ["metrics", REVIEW_ID],
        "import": ["import", str(resource(*EXAMPLE))],
        "export": ["export", REVIEW_ID, "-o", str(path.with_name("review.md"))],
        "sync": ["sync"],
    }[command]
    path.chmod(0o444)
    path.parent.chmod(0o555)
    before = {each: each.read_bytes() for each in path.parent.iterdir()}
    done = as_nobody([*given, "--data", str(path.parent)])
    path.parent.chmod(0o755)
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) <= 1, done.stderr
    assert done.returncode == 0 or done.stderr.startswith("hotwash: "), done.stderr
    assert {each: each.read_bytes() for each in path.parent.iterdir()} == before


def _typed_in_trouble(
    library: Library, opened: OpenReview, begin: Callable[[], object], end: Callable[[], object]
) -> None:
    """Type before, during and after; what was typed during is said to be unsaved, and kept."""
    _type(opened, "before")
    assert opened.autosave.flush()
    log = StateLog(opened.autosave)
    begin()
    try:
        _type(opened, "during")
        assert not opened.autosave.flush()
        assert "Your text is kept here" in log.wait_for(SaveKind.FAILED).sentence
    finally:
        end()
    assert opened.autosave.flush()
    assert library.load(REVIEW_ID) == opened.session.review
    assert opened.session.review.incident.summary == "during"


def _type(opened: OpenReview, text: str) -> None:
    opened.session.apply(Set(Kind.INCIDENT, "incident", "summary", text))


def _move_library(source: Path, target: Path) -> None:
    """Move the file with what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm"):
        file = source.with_name(source.name + ending)
        other = target.with_name(target.name + ending)
        other.unlink(missing_ok=True)
        if file.exists():
            file.rename(other)
