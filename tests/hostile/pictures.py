# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Pictures that are small on the disk and huge in memory, and files that only claim to be one."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image


def png(width: int, height: int, rows: bytes = b"", kind: int = 2) -> bytes:
    """Return a PNG that claims a size; its rows are what is given."""
    header = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def png_of_zeros(side: int) -> bytes:
    """Return a whole, black PNG: 30,000 × 30,000 pixels are 2.6 MB on the disk."""
    packer = zlib.compressobj(9)
    row = bytes(1 + side // 8 + bool(side % 8))
    rows = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def png_with_text_bomb() -> bytes:
    """Return a small PNG with a comment that unpacks to 200 MB."""
    text = zlib.compress(bytes(200 * 2**20), 9)
    whole = png(1, 1, b"\0\0\0\0")
    return whole[:33] + _chunk(b"zTXt", b"Comment\0\0" + text) + whole[33:]


def gif(width: int, height: int, frames: int = 1) -> bytes:
    """Return a GIF that claims a size, with so many frames of it."""
    frame = b"\x2c\0\0\0\0" + struct.pack("<HH", width, height) + b"\0\x02\x02\x44\x01\0"
    head = b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\0\0\0\0\0\xff\xff\xff"
    return head + frame * frames + b";"


def jpeg(width: int, height: int) -> bytes:
    """Return a JPEG whose header claims a size."""
    out = BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG")
    data = bytearray(out.getvalue())
    start = data.index(b"\xff\xc0")
    struct.pack_into(">HH", data, start + 5, height, width)
    return bytes(data)


def webp(width: int, height: int) -> bytes:
    """Return a WebP whose canvas claims a size."""
    canvas = struct.pack("<L", width - 1)[:3] + struct.pack("<L", height - 1)[:3]
    body = b"WEBPVP8X" + struct.pack("<L", 10) + b"\0\0\0\0" + canvas
    return b"RIFF" + struct.pack("<L", len(body)) + body


def cut_off(form: str) -> bytes:
    """Return a picture of which the second half is missing."""
    out = BytesIO()
    Image.effect_noise((64, 64), 90).convert("RGB").save(out, form)
    return out.getvalue()[: out.tell() // 2]


SVG_NESTED = (
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"><defs>'
    b'<g id="a0"><rect width="1" height="1"/></g>'
    + b"".join(
        b'<g id="a%d"><use x:href="#a%d"/><use x:href="#a%d"/></g>' % (each + 1, each, each)
        for each in range(22)
    )
    + b'</defs><use x:href="#a22"/></svg>'
)
SVG_ENTITIES = (
    b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + each, b"&%c;" % (97 + each) * 10) for each in range(9))
    + b"]><svg xmlns='http://www.w3.org/2000/svg'><text>&j;</text></svg>"
)
SVG_OUTSIDE = (
    b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">'
    b'<image x:href="file:///etc/passwd"/><image x:href="http://127.0.0.1:9/x.png"/>'
    b"<text>&x;</text><script>alert(1)</script></svg>"
)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I4s", len(data), name) + data + struct.pack(">I", zlib.crc32(name + data))
