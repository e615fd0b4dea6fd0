# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The targets of a team: read with file and line in each complaint, changed one at a time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserFacingError
from app.publish.target import Checkable
from app.publish.target_config import LOCAL_KINDS, TargetConfig, TargetKind
from app.publish.target_file import (
    TARGETS_FILE,
    named_target,
    read_targets,
    remove_target,
    save_target,
)
from app.publish.targets import KNOWN_FIELDS, make_target
from tests.strategies import TEXTS

WRITTEN = """\
# Ours, asked for by the auditors.
- name: post-mortems
  kind: git
  address: ~/post-mortems   # a clone
  fields:
    push: yes

# The board of the platform team.
- name: board
  kind: jira
  address: https://example.atlassian.net
  project: OPS
  account: ana@example.org
  fields:
    labels: [post-mortem, reliability]
    status_done: Deployed
"""
BOARD = TargetConfig(
    "board",
    TargetKind.JIRA,
    "https://example.atlassian.net",
    "OPS",
    "ana@example.org",
    {"labels": ("post-mortem", "reliability"), "status_done": "Deployed"},
)
WIKI = TargetConfig("wiki", TargetKind.CONFLUENCE, "https://wiki.example.org", "INC", "ana")


NAMES = st.from_regex(r"[a-z][a-z0-9_-]{0,8}", fullmatch=True)
LINES = TEXTS.filter(str.isprintable)
WORDS = LINES.map(str.strip).filter(bool)
LOCAL = st.builds(
    TargetConfig,
    name=NAMES,
    kind=st.just(TargetKind.FOLDER),
    address=WORDS,
    fields=st.dictionaries(
        st.sampled_from(KNOWN_FIELDS[TargetKind.FOLDER]), LINES | st.lists(LINES).map(tuple)
    ),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / TARGETS_FILE).write_text(WRITTEN)
    return tmp_path


def text_of(folder: Path) -> str:
    return (folder / TARGETS_FILE).read_text(encoding="utf-8")


@given(st.lists(LOCAL, min_size=1, max_size=4, unique_by=lambda config: config.name), st.data())
def test_whatever_is_set_up_is_read_as_it_was_and_goes_alone(
    targets: list[TargetConfig], data: st.DataObject
) -> None:
    with TemporaryDirectory() as made:
        folder = Path(made)
        for config in targets:
            save_target(folder, config)
        assert list(read_targets(folder)) == targets
        place = data.draw(st.integers(0, len(targets) - 1))
        moved = replace(targets[place], address="/elsewhere")
        save_target(folder, moved, former=moved.name)
        assert list(read_targets(folder)) == [*targets[:place], moved, *targets[place + 1 :]]
        remove_target(folder, moved.name)
        assert list(read_targets(folder)) == [*targets[:place], *targets[place + 1 :]]


@pytest.mark.parametrize("hidden", ["a\nb", "a\x85b", "a\u2028b", "a\x00b", "a\x1b[2J"])
def test_what_can_not_be_seen_is_not_kept(folder: Path, hidden: str) -> None:
    for config in (
        replace(BOARD, project=hidden),
        replace(BOARD, fields={"labels": ("x", hidden)}),
    ):
        with pytest.raises(UserFacingError, match="one line, of signs that can be seen"):
            save_target(folder, config, former="board")
    assert text_of(folder) == WRITTEN


def test_no_file_is_no_target(tmp_path: Path) -> None:
    assert read_targets(tmp_path) == ()


def test_what_is_written_is_read(folder: Path) -> None:
    first, second = read_targets(folder)
    assert second == BOARD
    assert (first.name, first.kind, first.text("push")) == ("post-mortems", TargetKind.GIT, "yes")
    assert second.texts("labels") == ("post-mortem", "reliability")
    assert second.text("labels") == "post-mortem, reliability"


@pytest.mark.parametrize(
    ("line", "instead", "complaint"),
    [
        ("kind: jira", "kind: jiro", "targets.yaml, line 10: jiro is not a kind"),
        ("project: OPS", "projct: OPS", "targets.yaml, line 12: projct is not known"),
        ("project: OPS", "token: abc", "targets.yaml, line 12: take token out"),
        ("status_done: Deployed", "api_key: abc", "targets.yaml, line 16: take api_key out"),
        ("push: yes", "pusch: yes", "targets.yaml, line 6: pusch is not known"),
        ("https://example", "http://example", "has to begin with https://"),
        ("https://example", "https://ana:pw@example", "Leave name and password out"),
        ("name: board", "name: post-mortems", "There is a target post-mortems already"),
        ("name: board", "name: The Board", "A name is small letters"),
    ],
)  # fmt: skip
def test_what_can_not_be_meant_is_said_with_its_place(
    folder: Path, line: str, instead: str, complaint: str
) -> None:
    (folder / TARGETS_FILE).write_text(WRITTEN.replace(line, instead, 1))
    with pytest.raises(UserFacingError) as caught:
        read_targets(folder)
    assert complaint in caught.value.sentence
    assert "targets.yaml, line" in caught.value.sentence


def test_a_secret_is_not_said_again_in_the_complaint(folder: Path) -> None:
    (folder / TARGETS_FILE).write_text(WRITTEN.replace("project: OPS", "token: hunter2"))
    with pytest.raises(UserFacingError) as caught:
        read_targets(folder)
    assert "hunter2" not in caught.value.sentence


def test_a_target_is_added_to_an_empty_folder(tmp_path: Path) -> None:
    save_target(tmp_path / "new", WIKI)
    assert read_targets(tmp_path / "new") == (WIKI,)
    assert text_of(tmp_path / "new").startswith("# Where reviews are published.")


def test_a_change_leaves_every_other_line_as_it_was(folder: Path) -> None:
    moved = TargetConfig("archive", TargetKind.FOLDER, "/srv/post-mortems")
    save_target(folder, moved, former="post-mortems")
    assert read_targets(folder) == (moved, BOARD)
    assert "# The board of the platform team.\n- name: board\n" in text_of(folder)
    assert text_of(folder).startswith("# Ours, asked for by the auditors.\n- name: archive\n")
    save_target(folder, WIKI)
    assert read_targets(folder) == (moved, BOARD, WIKI)


def test_a_target_that_goes_takes_nothing_along(folder: Path) -> None:
    remove_target(folder, "post-mortems")
    assert read_targets(folder) == (BOARD,)
    remove_target(folder, "board")
    assert read_targets(folder) == ()
    save_target(folder, BOARD)
    assert read_targets(folder) == (BOARD,)
    assert "# Ours, asked for by the auditors." in text_of(folder)


def test_a_file_written_in_another_way_is_left_to_people(folder: Path) -> None:
    written = "[{name: a, kind: folder, address: /a}, {name: b, kind: folder, address: /b}]\n"
    (folder / TARGETS_FILE).write_text(written)
    with pytest.raises(UserFacingError, match=r"can.t be changed here"):
        remove_target(folder, "a")
    assert text_of(folder) == written
    assert [path.name for path in folder.iterdir()] == [TARGETS_FILE]


def test_a_name_that_is_taken_is_refused_and_the_file_stays(folder: Path) -> None:
    with pytest.raises(UserFacingError, match="There is a target board already"):
        save_target(folder, BOARD)
    assert text_of(folder) == WRITTEN


def test_an_unknown_name_is_answered_with_the_known_ones(folder: Path) -> None:
    assert named_target(read_targets(folder), "board") == BOARD
    with pytest.raises(UserFacingError, match="there are: post-mortems, board"):
        named_target(read_targets(folder), "jira")


@pytest.mark.parametrize("kind", list(TargetKind))
def test_each_kind_has_a_factory_that_names_the_target_as_the_team_does(
    kind: TargetKind, tmp_path: Path
) -> None:
    is_local = kind in LOCAL_KINDS
    address = str(tmp_path) if is_local else "https://tracker.example.org"
    config = TargetConfig("ours", kind, address, "acme/shop", "ana", {})
    assert make_target(config, "s").name == "ours"
    assert isinstance(make_target(config, "s"), Checkable)
