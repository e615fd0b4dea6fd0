# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A folder of post-mortems: files in place, an index, and nobody's words overwritten."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from app.capture.review_file import import_file
from app.errors import UserFacingError
from app.paths import resource
from app.publish.export import ExportOptions
from app.publish.folder.target import FolderTarget, target
from app.publish.publishing import Arrival, plan, recorded, send
from app.publish.target import Doing, Piece, published
from app.publish.target_config import FieldValue, TargetConfig, TargetKind
from app.review.edits import Set, set_field
from app.review.item import Kind
from app.review.review import Review
from tests.builders import applied, empty_review
from tests.fakes import START, FakeClock

OPTIONS = ExportOptions(now=START)


class Desk:
    """A review and a folder it is published to, as a window does it."""

    def __init__(self, folder: Path, review: Review, kind: TargetKind = TargetKind.FOLDER) -> None:
        self.folder, self.review, self.kind = folder, review, kind
        self.fields: dict[str, FieldValue] = {}

    @property
    def target(self) -> FolderTarget:
        fields = dict(self.fields)
        return target(TargetConfig("archive", self.kind, str(self.folder), fields=fields), "")

    @property
    def piece(self) -> Piece:
        (piece,) = plan(self.target, self.review, OPTIONS).pieces
        return piece

    def keep(self, arrival: Arrival) -> None:
        self.review = applied(self.review, recorded(self.review, arrival))

    def publish(self) -> list[str]:
        pieces = plan(self.target, self.review, OPTIONS).to_send
        run = send(self.target, self.review, pieces, OPTIONS, self.keep, FakeClock().now)
        return [trouble.sentence for trouble in run.troubles]

    def retitle(self, title: str) -> None:
        self.review = applied(self.review, set_field(self.review.incident, "title", title))

    def names(self) -> list[str]:
        files = (path for path in self.folder.rglob("*") if path.is_file())
        found = (path.relative_to(self.folder).as_posix() for path in files)
        return sorted(name for name in found if not name.startswith(".git/"))

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "post-mortems", empty_review("Checkout slow"))


def test_pdf_markdown_data_and_an_index_are_written(tmp_path: Path) -> None:
    example = import_file(resource("examples", "gitlab-2017-01-31.yaml")).review
    desk = Desk(tmp_path / "new", example)
    assert desk.piece.doing is Doing.CREATE
    assert desk.piece.title.startswith("2017-01-31-")
    assert example.incident.title in desk.piece.preview
    assert not desk.folder.exists()
    assert desk.publish() == []
    stem = desk.piece.title
    assert desk.names() == sorted(
        ["README.md", *(f"{stem}.{end}" for end in ("md", "pdf", "yaml"))]
    )
    assert (desk.folder / f"{stem}.pdf").read_bytes().startswith(b"%PDF")
    assert import_file(desk.folder / f"{stem}.yaml").review.incident == example.incident
    assert f"({stem}.md) | " in desk.text("README.md")


def test_nothing_is_written_twice(desk: Desk) -> None:
    desk.publish()
    assert (desk.piece.doing, desk.piece.why) == (Doing.LEAVE, "It is there as the review is now.")
    before = {name: (desk.folder / name).stat().st_mtime_ns for name in desk.names()}
    assert desk.publish() == []
    assert {name: (desk.folder / name).stat().st_mtime_ns for name in desk.names()} == before


def test_another_title_is_told_at_the_first_path(desk: Desk) -> None:
    desk.publish()
    names = desk.names()
    desk.retitle("Checkout was slow")
    assert desk.piece.doing is Doing.UPDATE
    desk.publish()
    assert desk.names() == names
    assert "[Checkout was slow](undated-checkout-slow.md)" in desk.text("README.md")


def test_files_that_people_moved_are_followed(desk: Desk) -> None:
    desk.publish()
    (desk.folder / "2026").mkdir()
    for end in ("md", "pdf", "yaml"):
        file = desk.folder / f"undated-checkout-slow.{end}"
        file.rename(desk.folder / "2026" / f"slow.{end}")
    desk.retitle("Another")
    desk.publish()
    assert desk.names() == ["2026/slow.md", "2026/slow.pdf", "2026/slow.yaml", "README.md"]
    entry = published(desk.review, "archive")
    assert entry is not None
    assert entry.key == "2026/slow"


def test_a_review_that_is_known_elsewhere_only_is_found_by_its_stamp(desk: Desk) -> None:
    desk.publish()
    other = Desk(desk.folder, empty_review("Checkout slow, again"))
    assert other.piece.doing is Doing.UPDATE
    other.publish()
    assert other.names() == desk.names()


def test_two_reviews_of_one_name_have_two_files(desk: Desk) -> None:
    desk.publish()
    other = Desk(desk.folder, replace(empty_review("Checkout slow"), id="another0000"))
    other.publish()
    assert "undated-checkout-slow-2.md" in desk.names()
    assert desk.text("README.md").count("[Checkout slow]") == 2


def test_a_file_of_somebody_else_is_left_alone(desk: Desk) -> None:
    desk.folder.mkdir()
    (desk.folder / "undated-checkout-slow.pdf").write_text("mine")
    desk.publish()
    assert desk.text("undated-checkout-slow.pdf") == "mine"
    assert "undated-checkout-slow-2.pdf" in desk.names()


def test_a_change_by_hand_is_not_overwritten(desk: Desk) -> None:
    desk.publish()
    file = desk.folder / "undated-checkout-slow.md"
    file.write_text(file.read_text().replace("Checkout", "Check-out"))
    desk.retitle("Another")
    with pytest.raises(UserFacingError, match="was changed by hand"):
        plan(desk.target, desk.review, OPTIONS)
    assert "Check-out slow" in desk.text("undated-checkout-slow.md")
    file.unlink()
    assert desk.publish() == []


def test_a_file_that_is_gone_is_written_again(desk: Desk) -> None:
    desk.publish()
    (desk.folder / "undated-checkout-slow.pdf").unlink()
    assert desk.piece.doing is Doing.UPDATE
    desk.publish()
    assert "undated-checkout-slow.pdf" in desk.names()


def test_the_choices_of_a_team_are_followed(desk: Desk) -> None:
    desk.fields = {"naming": "{year}/{slug}", "formats": ("json", "hotwash"), "index": "index.md"}
    desk.publish()
    stem = "undated/checkout-slow"
    assert desk.names() == ["index.md", f"{stem}.hotwash", f"{stem}.json", f"{stem}.md"]


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"formats": "exe"}, "“exe” is not a format for a folder"),
        ({"index": "../README.md"}, "can't be the index"),
        ({"index": "index.html"}, "can't be the index"),
        ({"naming": "{title}"}, "is no rule for names"),
    ],
)
def test_a_choice_that_can_not_be_is_said(
    desk: Desk, fields: dict[str, FieldValue], complaint: str
) -> None:
    desk.fields = fields
    with pytest.raises(UserFacingError, match=complaint):
        plan(desk.target, desk.review, OPTIONS)


def test_no_link_leads_out_of_the_folder(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    desk.folder.mkdir()
    (desk.folder / "undated").symlink_to(tmp_path / "outside")
    desk.fields = {"naming": "{year}/{slug}"}
    with pytest.raises(UserFacingError, match="leads out of the folder"):
        plan(desk.target, desk.review, OPTIONS)
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_record_that_came_with_a_file_leads_nowhere(desk: Desk) -> None:
    desk.publish()
    entry = published(desk.review, "archive")
    assert entry is not None
    hostile = Set(Kind.PUBLICATION, entry.id, "key", "../../.bashrc")
    desk.review = applied(desk.review, hostile)
    desk.retitle("Another")
    desk.publish()
    assert not (desk.folder.parent.parent / ".bashrc.md").exists()
    assert "[Another](undated-checkout-slow.md)" in desk.text("README.md")


def test_reading_back_says_where_it_is_or_that_it_is_gone(desk: Desk) -> None:
    desk.publish()
    entry = published(desk.review, "archive")
    assert entry is not None
    assert desk.target.read_back(entry).url == entry.url
    (desk.folder / "undated-checkout-slow.md").unlink()
    with pytest.raises(UserFacingError, match="any more"):
        desk.target.read_back(entry)


def test_a_folder_that_is_a_file_is_said(desk: Desk) -> None:
    desk.folder.write_text("")
    with pytest.raises(UserFacingError, match="is a file, not a folder"):
        plan(desk.target, desk.review, OPTIONS)


@pytest.mark.parametrize("title", ["<!-- hotwash: x -->", "<!-- hotwash: {", "a\n<!-- hotwash: "])
def test_a_review_that_tells_of_our_own_marks_is_brought_up_to_date(desk: Desk, title: str) -> None:
    desk.retitle(title)
    assert desk.publish() == []
    desk.retitle(f"{title} again")
    assert desk.piece.doing is Doing.UPDATE
    assert desk.publish() == []
    assert desk.piece.doing is Doing.LEAVE


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_nobody_may_write_to_is_said_so(desk: Desk) -> None:
    desk.folder.mkdir()
    desk.folder.chmod(0)
    with pytest.raises(UserFacingError, match="can't be written to"):
        desk.publish()
    desk.folder.chmod(0o700)
