# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Pictures in the report. A PNG's own compressed data goes into the PDF as it is.

Decoding and compressing screenshots again is what makes other exports slow; an 8-bit PNG without
alpha or interlacing needs neither, since PDF knows PNG's predictors.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject, PDFStream
from reportlab.platypus import Flowable

from app.publish.pdf.canvas import ReportCanvas
from app.translation import tr

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_GREY, _RGB = 0, 2
_HEADER_LENGTH = 33
_MAX_SIDE = 20_000
_MAX_PIXELS = 120_000_000
_MAX_DECODED = 64_000_000
"""Where the pixels themselves have to be held; each takes some eight bytes then."""
_SMALL = (64, 64)


class UnusablePicture(Exception):
    """The file is no picture, or not one that may be opened."""


@dataclass(frozen=True)
class PngData:
    """What PDF needs of a PNG: its size, colours, and compressed rows."""

    width: int
    height: int
    colors: int
    rows: bytes


def png_data(data: bytes) -> PngData | None:
    """Return the parts of a PNG that can go into the PDF unchanged; None where it can't.

    A broken file can't: a part that is cut off or fails its checksum is left to Pillow to name.
    """
    if not data.startswith(_SIGNATURE) or len(data) < _HEADER_LENGTH:
        return None
    width, height, depth, kind, _, _, interlace = struct.unpack(">IIBBBBB", data[16:29])
    if depth != 8 or kind not in (_GREY, _RGB) or interlace or not width or not height:
        return None
    rows = []
    for name, content in _chunks(data):
        if name == b"tRNS":
            return None
        if name == b"IDAT":
            rows.append(content)
        if name == b"IEND":
            return PngData(width, height, 3 if kind == _RGB else 1, b"".join(rows))
    return None


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the parts of a PNG with their names, up to the first broken one."""
    place = len(_SIGNATURE)
    while place + 12 <= len(data):
        length, name = struct.unpack(">I4s", data[place : place + 8])
        end = place + 8 + length
        content = data[place + 8 : end]
        if data[end : end + 4] != struct.pack(">I", zlib.crc32(content, zlib.crc32(name))):
            return
        yield name, content
        place = end + 4


class Picture(Flowable):
    """A picture as wide as the text, never enlarged beyond 100 %, never taller than `most`."""

    def __init__(self, path: Path, most: float, alternative: str = "") -> None:
        super().__init__()
        self._alternative = alternative or tr("Picture")
        data = path.read_bytes()
        self._png = png_data(data)
        self._reader: Any = None
        if self._png is None:
            self._reader = _reader(data)
            self._pixels = self._reader.getSize()
        else:
            self._pixels = (self._png.width, self._png.height)
            _check_size(*self._pixels)
        self._most = most
        self._name = f"hotwash-{path.name[:40]}"
        self.width = self.height = 0.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the size it takes."""
        across, down = self._pixels
        scale = min(width / across, self._most / down, 0.75)
        self.width, self.height = across * scale, down * scale
        return self.width, self.height

    def draw(self) -> None:
        """Put the picture on the page."""
        canvas: ReportCanvas = self.canv
        with canvas.content(canvas.structure.root.add("Figure", self._alternative)):
            self._draw()

    def _draw(self) -> None:
        if self._png is None:
            self.canv.drawImage(self._reader, 0, 0, self.width, self.height, mask="auto")
            return
        canvas = self.canv
        form = _placed(canvas, self._name, self._png)
        canvas.saveState()
        canvas.scale(self.width, self.height)
        canvas._code.append(f"/{form} Do")
        canvas.restoreState()
        canvas._formsinuse.append(self._name)
        canvas._currentPageHasImages = 1


class _PngObject(PDFObject):
    """The picture as PDF keeps it: compressed rows, with PNG's own predictor named."""

    def __init__(self, name: str, png: PngData) -> None:
        self.name = name
        self._png = png

    def format(self, document: Any) -> bytes:
        """Return the object's bytes."""
        stream = PDFStream(content=self._png.rows)
        entries = stream.dictionary
        entries["Type"] = PDFName("XObject")
        entries["Subtype"] = PDFName("Image")
        entries["Width"] = self._png.width
        entries["Height"] = self._png.height
        entries["BitsPerComponent"] = 8
        entries["ColorSpace"] = PDFName("DeviceRGB" if self._png.colors == 3 else "DeviceGray")
        entries["Filter"] = PDFName("FlateDecode")
        parameters = {"Predictor": 15, "Colors": self._png.colors, "Columns": self._png.width}
        entries["DecodeParms"] = PDFDictionary(parameters)
        entries["Length"] = len(self._png.rows)
        formatted: bytes = stream.format(document)
        return formatted


def _reader(data: bytes) -> Any:
    """Return a reader for other pictures. Raises UnusablePicture for what isn't one."""
    from PIL import Image

    try:
        with Image.open(BytesIO(data)) as image:
            size = image.size
            image.verify()
    except Exception as error:  # Pillow raises whatever a broken file leads it to
        raise UnusablePicture(str(error)) from error
    _check_size(*size, _MAX_DECODED)
    try:
        with Image.open(BytesIO(data)) as image:
            image.draft("RGB", _SMALL)  # a JPEG is read to its end like this, and stays small
            image.load()
    except Exception as error:  # as above: to verify a picture is not to decode it
        raise UnusablePicture(str(error)) from error
    return ImageReader(BytesIO(data))


def _check_size(width: int, height: int, most: int = _MAX_PIXELS) -> None:
    """Raise UnusablePicture for a picture that would fill the memory of whoever opens it."""
    if max(width, height) > _MAX_SIDE or width * height > most:
        raise UnusablePicture(tr("it has {0} × {1} pixels").format(width, height))


def _placed(canvas: Any, name: str, png: PngData) -> str:
    """Put the picture's object into the document once and return its name on the page."""
    document = canvas._doc
    internal: str = document.getXObjectName(name)
    if internal not in document.idToObject:
        picture = _PngObject(name, png)
        canvas._setXObjects(picture)
        document.Reference(picture, internal)
        document.addForm(name, picture)
    return internal
