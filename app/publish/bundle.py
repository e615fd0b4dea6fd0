# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Write one review with its attached files as one portable .hotwash file, which is a BagIt bag.

The same review and files always give the same bytes.
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from app.errors import UserFacingError
from app.publish import bag
from app.publish import bundle_format as layout
from app.publish.fingerprint import fingerprint
from app.publish.yaml_file import yaml_text
from app.review.evidence import Evidence
from app.review.review import Review
from app.translation import tr
from app.version import VERSION

FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""The oldest time a zip can hold: real ones would make two exports of one review differ."""
REGULAR_FILE = 0o100644 << 16
UNIX = 3


class EvidenceFiles(Protocol):
    """Where attached files are found by their hash."""

    def path(self, sha256: str) -> Path:
        """Return where the file is, or would be."""
        ...


def write_bundle(
    review: Review, out: BinaryIO, files: EvidenceFiles | None
) -> tuple[Evidence, ...]:
    """Write `review` and its files to `out`; return the evidence whose file is missing or bad."""
    payload: dict[str, layout.Entry] = {}
    root = layout.ROOT.format(review.id)
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in _texts(review):
            payload[layout.DATA + name] = layout.Entry(hashlib.sha256(data).hexdigest(), len(data))
            _write(archive, root + layout.DATA + name, data)
        for sha256, path in _attached(review, files):
            name = layout.DATA + layout.EVIDENCE_FOLDER + sha256
            payload[name] = _write_file(archive, root + name, path)
            if payload[name].sha256 != sha256:
                raise UserFacingError(
                    tr("An attached file changed meanwhile; export it once more.")
                )
        _check_limits(payload)
        for name, data in _tag_files(review, payload):
            _write(archive, root + name, data)
    found = {entry.sha256 for entry in payload.values()}
    return tuple(item for item in review.evidence if item.sha256 and item.sha256 not in found)


def _texts(review: Review) -> Iterator[tuple[str, bytes]]:
    yield layout.REVIEW_NAME, yaml_text(review).encode()
    for place, freeze in enumerate(review.freezes, start=1):
        yield layout.freeze_name(place), freeze.manifest.encode()


def _tag_files(review: Review, payload: dict[str, layout.Entry]) -> Iterator[tuple[str, bytes]]:
    """Yield what makes the folder a bag; the list of these files themselves comes last."""
    size = sum(entry.size for entry in payload.values())
    told = [
        ("Bag-Software-Agent", f"Hotwash {VERSION}"),
        ("External-Identifier", review.id),
        ("External-Description", review.incident.title),
        (layout.OXUM_LABEL, f"{size}.{len(payload)}"),
        (layout.FINGERPRINT_LABEL, fingerprint(review)),
        (layout.FREEZE_LABEL, review.freezes[-1].sha256 if review.freezes else ""),
        *_named_files(review, payload),
    ]
    hashes = {name: entry.sha256 for name, entry in payload.items()}
    tags = {
        layout.DECLARATION_NAME: bag.declaration(),
        layout.INFO_NAME: bag.info(told),
        layout.PAYLOAD_MANIFEST: bag.manifest(hashes),
    }
    yield from tags.items()
    tag_hashes = {name: hashlib.sha256(data).hexdigest() for name, data in tags.items()}
    yield layout.TAG_MANIFEST, bag.manifest(tag_hashes)


def _named_files(review: Review, payload: dict[str, layout.Entry]) -> Iterator[tuple[str, str]]:
    """Yield a line for each attached file, for whoever reads the bag without Hotwash."""
    for fact in review.evidence:
        name = layout.DATA + layout.EVIDENCE_FOLDER + fact.sha256
        if name in payload:
            yield (
                layout.EVIDENCE_LABEL,
                f"E{fact.number} {fact.filename or fact.title} is {name}",
            )


def _attached(review: Review, files: EvidenceFiles | None) -> Iterator[tuple[str, Path]]:
    """Yield each attached file that is there and whole, by rising hash."""
    if files is None:
        return
    for sha256 in sorted({item.sha256 for item in review.evidence if item.sha256}):
        path = files.path(sha256)
        try:
            size = path.stat().st_size
            digest = hashlib.sha256()
            for piece in _pieces(path):
                digest.update(piece)
        except OSError:
            continue
        if digest.hexdigest() == sha256:
            _check_size(size)
            yield sha256, path


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(layout.MEGABYTE):
            yield piece


def _check_size(size: int) -> None:
    if size > layout.MAX_FILE:
        limit = layout.MAX_FILE // layout.MEGABYTE
        raise UserFacingError(
            tr("An attached file is larger than {0} MB; link it instead.").format(limit)
        )


def _write(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(_info(name, [data], len(data)), data)


def _write_file(archive: zipfile.ZipFile, name: str, path: Path) -> layout.Entry:
    """Write a file piece by piece; return what was written."""
    size, digest = path.stat().st_size, hashlib.sha256()
    info = _info(name, _pieces(path), size)
    info.file_size = size
    with archive.open(info, "w") as entry:
        for piece in _pieces(path):
            digest.update(piece)
            entry.write(piece)
    return layout.Entry(digest.hexdigest(), size)


def _info(name: str, pieces: Iterable[bytes], size: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, FIXED_TIME)
    info.create_system = UNIX
    info.external_attr = REGULAR_FILE
    packs = _may_be_packed(pieces, size)
    info.compress_type = zipfile.ZIP_DEFLATED if packs else zipfile.ZIP_STORED
    return info


def _may_be_packed(pieces: Iterable[bytes], size: int) -> bool:
    """Tell whether packing helps, and does not help so much that reading would suspect a bomb."""
    packer = zlib.compressobj(6)
    packed = sum(len(packer.compress(piece)) for piece in pieces) + len(packer.flush())
    if size > layout.RATIO_FREE and size > packed * layout.MAX_RATIO // 2:
        return False
    return packed < size


def _check_limits(entries: dict[str, layout.Entry]) -> None:
    most = layout.MAX_ENTRIES - len(layout.TAG_FILES)
    if len(entries) > most:
        raise UserFacingError(tr("A review file holds at most {0} files.").format(most))
    if sum(entry.size for entry in entries.values()) > layout.MAX_TOTAL:
        limit = layout.MAX_TOTAL // layout.MEGABYTE
        raise UserFacingError(tr("The attached files are more than {0} MB together.").format(limit))
