# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The icon has every size that Windows and macOS show, each drawn sharp."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import IcnsImagePlugin, IcoImagePlugin, Image

from app_icon import APPLE_SIZES, SOURCE, WINDOWS_SIZES, write
from failure import Failure


def test_the_icon_of_windows_has_every_size(tmp_path: Path) -> None:
    target = tmp_path / "hotwash.ico"
    write(target)
    with Image.open(target) as icon:
        assert isinstance(icon, IcoImagePlugin.IcoImageFile)
        assert icon.ico.sizes() == {(size, size) for size in WINDOWS_SIZES}
        for size in WINDOWS_SIZES:
            assert is_drawn(icon.ico.getimage((size, size)))


def test_the_icon_of_macos_has_every_size(tmp_path: Path) -> None:
    target = tmp_path / "hotwash.icns"
    write(target)
    with Image.open(target) as icon:
        assert isinstance(icon, IcnsImagePlugin.IcnsImageFile)
        widths = {width * scale for width, _, scale in icon.icns.itersizes()}
        assert widths == set(APPLE_SIZES)
        for size in icon.icns.itersizes():
            assert is_drawn(icon.icns.getimage(size))


def test_the_icon_of_macos_leaves_room_for_its_shadow(tmp_path: Path) -> None:
    target = tmp_path / "hotwash.icns"
    write(target)
    with Image.open(target) as icon:
        box = icon.convert("RGBA").getbbox()
    assert box is not None
    assert min(box[:2]) >= 90
    assert max(box[2:]) <= 1024 - 90


def test_each_size_is_drawn_and_none_is_scaled(tmp_path: Path) -> None:
    target = tmp_path / "hotwash.ico"
    write(target)
    with Image.open(target) as icon:
        assert isinstance(icon, IcoImagePlugin.IcoImageFile)
        small, large = icon.ico.getimage((16, 16)), icon.ico.getimage((256, 256))
        assert small.tobytes() != large.resize((16, 16)).tobytes()


@pytest.mark.qt_log_ignore("Cannot read file")
def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.svg"
    broken.write_text("<svg", encoding="utf-8")
    with pytest.raises(Failure, match="no picture that Qt can draw"):
        write(tmp_path / "hotwash.ico", broken)


def test_the_source_is_there() -> None:
    assert SOURCE.is_file()


def is_drawn(image: Image.Image) -> bool:
    """Tell whether a picture has both something and nothing in it."""
    lowest, highest = image.convert("RGBA").getchannel("A").getextrema()
    return (lowest, highest) == (0, 255)
