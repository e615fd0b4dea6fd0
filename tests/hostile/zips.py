# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Zip files as nobody's program writes them: names that lead elsewhere, bombs, lying tables."""

from __future__ import annotations

import hashlib
import io
import json
import stat
import struct
import warnings
import zipfile

from app.publish import bag
from app.publish.yaml_file import yaml_text
from app.review.evidence import Evidence
from tests.builders import review_with

MEGABYTE = bytes(2**20)
FACT = b"what was attached"
FACT_HASH = hashlib.sha256(FACT).hexdigest()
REVIEW = yaml_text(review_with(Evidence(id="f1", number=1, sha256=FACT_HASH))).encode()
Contents = dict[str, bytes]


def zipped(contents: Contents, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip with these entries, under exactly these names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in contents.items():
            info = zipfile.ZipInfo("x")
            info.filename, info.compress_type = name, method
            archive.writestr(info, data)
    return out.getvalue()


def bundle(more: Contents | None = None, **manifest: object) -> bytes:
    """Return a review file of the first kind with `more` in it; its manifest fits, or is given."""
    contents = {"review.yaml": REVIEW, **(more or {})}
    listed = [
        {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in contents.items()
    ]
    told = {"format": "hotwash-bundle", "version": 1, "files": listed} | manifest
    return zipped({**contents, "manifest.json": json.dumps(told).encode()})


def bagged(**changed: bytes | None) -> bytes:
    """Return a bag whose texts are replaced, or left out, by name (`bagit`, `info`, …)."""
    payload = {"data/review.yaml": REVIEW, f"data/evidence/{FACT_HASH}": FACT}
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in payload.items()}
    texts = {
        "bagit": bag.declaration(),
        "info": bag.info([("Payload-Oxum", f"{len(REVIEW) + len(FACT)}.2")]),
        "manifest": bag.manifest(hashes),
    } | changed
    names = {"bagit": "bagit.txt", "info": "bag-info.txt", "manifest": "manifest-sha256.txt"}
    tags = {names[key]: data for key, data in texts.items() if key in names and data is not None}
    listed = bag.manifest({name: hashlib.sha256(data).hexdigest() for name, data in tags.items()})
    whole = {**payload, **tags, "tagmanifest-sha256.txt": texts.get("tags") or listed}
    return zipped({f"bag/{name}": data for name, data in whole.items()})


def with_nul() -> bytes:
    """Return a zip in which a name goes on behind a NUL."""
    return bundle({"review.yamlX.exe": b""}).replace(b"review.yamlX", b"review.yaml\x00")


def of_kind(mode: int) -> bytes:
    """Return a zip whose fact is a link, a pipe or a device."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("review.yaml", REVIEW)
        info = zipfile.ZipInfo(f"evidence/{FACT_HASH}")
        info.create_system, info.external_attr = 3, (mode | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    return out.getvalue()


def twice() -> bytes:
    """Return a zip in which one name stands for two contents."""
    out = io.BytesIO(bundle())
    with zipfile.ZipFile(out, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("review.yaml", b"other")
    return out.getvalue()


def bomb(megabytes: int) -> bytes:
    """Return a zip with a fact of many zeros."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("review.yaml", REVIEW)
        with archive.open(f"evidence/{FACT_HASH}", "w") as entry:
            for _ in range(megabytes):
                entry.write(MEGABYTE)
    return out.getvalue()


def crowded(entries: int) -> bytes:
    """Return a zip of so many empty facts."""
    return zipped({f"evidence/{number:064x}": b"" for number in range(entries)})


def lying(field: int, value: int, data: bytes | None = None) -> bytes:
    """Return a zip whose table says `value` at `field` of its first entry."""
    content = bytearray(data or bundle())
    struct.pack_into("<L", content, content.find(b"PK\x01\x02") + field, value)
    return bytes(content)


def endless() -> bytes:
    """Return a zip whose end record promises a table of 4 GB and 65,535 entries."""
    content = bytearray(bundle())
    end = content.rfind(b"PK\x05\x06")
    struct.pack_into("<2H2L", content, end + 8, 0xFFFF, 0xFFFF, 0xFFFFFFF0, 0)
    return bytes(content)


def overlapping() -> bytes:
    """Return a zip all of whose entries are one piece of data, as the best bombs are made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("review.yaml", REVIEW)
        with archive.open(f"evidence/{0:064x}", "w") as entry:
            for _ in range(100):
                entry.write(MEGABYTE)
        first = archive.infolist()[1]
        for number in range(1, 1000):
            info = zipfile.ZipInfo(f"evidence/{number:064x}")
            for name in ("compress_type", "CRC", "compress_size", "file_size", "header_offset"):
                setattr(info, name, getattr(first, name))
            archive.filelist.append(info)
    return out.getvalue()


LINK, PIPE, DEVICE = stat.S_IFLNK, stat.S_IFIFO, stat.S_IFBLK


def slack(day: bytes, name: str = "ops/2024-01-02.json") -> bytes:
    """Return an export of a Slack workspace with one day."""
    return zipped({"users.json": b"[]", name: day})
