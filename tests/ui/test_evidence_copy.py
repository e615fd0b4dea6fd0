# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Foreign files: pictures are decoded as what they are said to be, names lead nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage

from app.errors import UserFacingError
from app.review.evidence import Evidence, EvidenceKind
from app.store.attachments import AttachmentStore
from ui.evidence_copy import copied, opens_safely, plain_name, preview
from ui.evidence_intake import kind_of

ROOM = QSize(200, 100)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9"/></svg>'


def png(path: Path, width: int, height: int) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(path))
    return path


def test_a_picture_is_made_to_fit_and_a_small_one_stays(
    qapp: QGuiApplication, tmp_path: Path
) -> None:
    large, small = png(tmp_path / "a.png", 800, 800), png(tmp_path / "b.png", 20, 10)
    assert preview(large, "image/png", ROOM).size() == QSize(100, 100)
    assert preview(small, "image/png", ROOM).size() == QSize(20, 10)


@pytest.mark.parametrize("media_type", ["image/png", "image/svg+xml", "text/plain"])
def test_svg_is_never_drawn_whatever_it_is_called(
    qapp: QGuiApplication, tmp_path: Path, media_type: str
) -> None:
    path = tmp_path / "drawing.png"
    path.write_text(SVG)
    assert preview(path, media_type, ROOM).isNull()


def test_a_missing_or_broken_picture_shows_nothing(qapp: QGuiApplication, tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert preview(broken, "image/png", ROOM).isNull()
    assert preview(tmp_path / "none.png", "image/png", ROOM).isNull()


@settings(max_examples=60)
@given(st.text(max_size=30))
def test_a_plain_name_never_leaves_its_folder(name: str) -> None:
    kept = plain_name(Evidence(id="e", number=4, filename=name))
    assert kept not in ("", ".", "..")
    assert Path(kept).name == kept
    assert "\\" not in kept


def test_a_missing_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    fact = Evidence(id="e", number=4, filename="a.log", sha256="0" * 64)
    with pytest.raises(UserFacingError, match="E4 is missing"):
        copied(fact, AttachmentStore(tmp_path / "kept"), tmp_path / "a.log")


@pytest.mark.parametrize(
    ("name", "safe"), [("a.LOG", True), ("a.png", True), ("a.sh", False), ("a", False)]
)
def test_only_what_runs_nothing_is_opened(name: str, safe: bool) -> None:
    assert opens_safely(Evidence(id="e", filename=name)) is safe


@pytest.mark.parametrize(
    ("name", "media_type", "kind"),
    [
        ("x.bin", "image/png", EvidenceKind.SCREENSHOT),
        ("slack-export.json", "application/json", EvidenceKind.CHAT),
        ("rollout.yaml", "application/yaml", EvidenceKind.DEPLOY),
        ("lag.csv", "text/csv", EvidenceKind.METRIC),
        ("out.txt", "text/plain", EvidenceKind.LOG),
        ("plan.pdf", "application/pdf", EvidenceKind.DOCUMENT),
    ],
)
def test_the_kind_follows_from_name_and_media_type(
    name: str, media_type: str, kind: EvidenceKind
) -> None:
    assert kind_of(name, media_type) is kind
