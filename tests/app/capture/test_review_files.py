# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Several files brought in at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.capture.review_file import import_files
from app.errors import UserFacingError
from app.publish.yaml_file import yaml_text
from tests.builders import empty_review

TREE = """<opsa-mef><define-fault-tree name="{0}"><define-gate name="{0}Top"><or>
<basic-event name="A"/><basic-event name="B"/></or></define-gate></define-fault-tree></opsa-mef>"""
EVENTS = """<opsa-mef><model-data><define-basic-event name="A"><float value="0.25"/>
</define-basic-event><define-basic-event name="B"/></model-data></opsa-mef>"""


def _written(folder: Path, **texts: str) -> list[Path]:
    paths = []
    for name, text in texts.items():
        paths.append(folder / name.replace("_", "."))
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def test_a_fault_tree_in_parts_is_one_review_beside_the_others(tmp_path: Path) -> None:
    parts = {"tree_xml": TREE.format("T"), "other_yaml": yaml_text(empty_review())}
    tree, other = import_files(_written(tmp_path, **parts, events_xml=EVENTS))
    assert [cause.probability for cause in tree.review.causes] == [0.25, None]
    assert (tree.path.name, tree.notes, other.path.name) == ("tree.xml", (), "other.yaml")


def test_whole_fault_trees_are_a_review_each(tmp_path: Path) -> None:
    paths = _written(tmp_path, one_xml=TREE.format("One"), two_xml=TREE.format("Two"))
    assert [file.review.incident.title for file in import_files(paths)] == ["One", "Two"]


def test_a_part_that_is_given_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="defines no gate"):
        import_files(_written(tmp_path, events_xml=EVENTS))
