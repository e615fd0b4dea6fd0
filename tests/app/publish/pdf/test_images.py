# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Pictures: a PNG's own data goes in as it is, and a bad picture is told, never raised."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from app.publish.pdf.images import png_data
from app.publish.pdf.report import ReportOptions, write_report
from app.review.evidence import Evidence, EvidenceKind
from app.store.attachments import AttachmentStore
from tests.builders import review_with

SIZE = (64, 40)


def picture(mode: str, format_name: str) -> bytes:
    """Return a small picture with some content."""
    out = BytesIO()
    image = Image.new(mode, SIZE)
    for x in range(SIZE[0]):
        image.putpixel((x, x % SIZE[1]), 200 if mode == "L" else (200, x, 30, 128)[: len(mode)])
    image.save(out, format_name)
    return out.getvalue()


def printed(tmp_path: Path, data: bytes, media_type: str = "image/png") -> bytes:
    """Return the report of a review with one picture."""
    store = AttachmentStore(tmp_path / "files")
    kept = store.put_bytes(data)
    fact = Evidence(
        id="f", number=1, kind=EvidenceKind.SCREENSHOT, title="Dashboard", filename="shot",
        media_type=media_type, size=kept.size, sha256=kept.sha256,
    )  # fmt: skip
    out = BytesIO()
    write_report(review_with(fact), out, ReportOptions(files=store))
    return out.getvalue()


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_plain_png_passes_through_unchanged(tmp_path: Path, mode: str) -> None:
    data = picture(mode, "PNG")
    parts = png_data(data)
    assert parts is not None
    report = printed(tmp_path, data)
    assert parts.rows in report
    (shown,) = [image for page in PdfReader(BytesIO(report)).pages for image in page.images]
    with Image.open(BytesIO(data)) as original:
        assert shown.image is not None
        assert shown.image.convert(mode).tobytes() == original.tobytes()


@pytest.mark.parametrize(
    ("mode", "format_name", "media_type"),
    [("RGBA", "PNG", "image/png"), ("RGB", "JPEG", "image/jpeg"), ("RGB", "GIF", "image/gif")],
)
def test_other_pictures_are_shown_too(
    tmp_path: Path, mode: str, format_name: str, media_type: str
) -> None:
    data = picture(mode, format_name)
    assert png_data(data) is None
    report = PdfReader(BytesIO(printed(tmp_path, data, media_type)))
    assert sum(len(page.images) for page in report.pages) >= 1


def bomb(kind: int) -> bytes:
    """Return a whole PNG of a colour type that claims to be 60,000 pixels wide and high."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, kind, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b"")]
    chunks = [
        struct.pack(">I4s", len(content), name)
        + content
        + struct.pack(">I", zlib.crc32(name + content))
        for name, content in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def damaged(data: bytes) -> bytes:
    """Return a PNG with one byte of its rows turned over."""
    place = data.index(b"IDAT") + 10
    return data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]


BROKEN = {
    "no picture": b"no picture",
    "empty": b"",
    "bomb": bomb(2),
    "bomb with alpha": bomb(6),
    "cut off": picture("RGB", "PNG")[:-30],
    "cut off with alpha": picture("RGBA", "PNG")[:60],
    "damaged": damaged(picture("RGB", "PNG")),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_a_picture_that_can_not_be_shown_is_told(tmp_path: Path, data: bytes) -> None:
    report = PdfReader(BytesIO(printed(tmp_path, data)))
    assert "can't be shown" in "".join(page.extract_text() for page in report.pages)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    fact = Evidence(id="f", media_type="image/png", sha256="0" * 64, filename="gone.png")
    out = BytesIO()
    options = ReportOptions(files=AttachmentStore(tmp_path / "files"))
    write_report(review_with(fact), out, options)
    told = "".join(page.extract_text() for page in PdfReader(out).pages)
    assert "not on this computer" in told
