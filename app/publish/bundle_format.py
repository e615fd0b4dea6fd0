# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a .hotwash file is: the names in it, the manifest, and the limits that both sides keep.

A zip with `review.yaml`, `evidence/<sha256>` for each attached file, and `manifest.json` with size
and SHA-256 of everything, written last. A hash shows that nothing was damaged, not who wrote it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FORMAT = "hotwash-bundle"
VERSION = 1

REVIEW_NAME = "review.yaml"
MANIFEST_NAME = "manifest.json"
EVIDENCE_FOLDER = "evidence/"
EVIDENCE_NAME = re.compile(r"evidence/([0-9a-f]{64})")

MEGABYTE = 1024 * 1024
MAX_ENTRIES = 2000
MAX_REVIEW = 32 * MEGABYTE
MAX_MANIFEST = 2 * MEGABYTE
MAX_FILE = 256 * MEGABYTE
MAX_TOTAL = 1024 * MEGABYTE
MAX_RATIO = 100
"""How many bytes one packed byte may become, once they are more than RATIO_FREE."""
RATIO_FREE = MEGABYTE


@dataclass(frozen=True)
class Entry:
    """One file of the manifest."""

    sha256: str
    size: int


def manifest_bytes(review_id: str, entries: Mapping[str, Entry]) -> bytes:
    """Return the manifest as it is written."""
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "review": review_id,
        "files": [
            {"name": name, "size": entry.size, "sha256": entry.sha256}
            for name, entry in entries.items()
        ],
    }
    return (json.dumps(manifest, indent=2) + "\n").encode()


class BadManifest(ValueError):
    """The manifest is not one; the text says why, as the end of a sentence."""


def read_manifest(data: bytes) -> dict[str, Entry]:
    """Return the files listed, by name. Raises BadManifest."""
    try:
        manifest = json.loads(data)
    except (ValueError, RecursionError):
        raise BadManifest("its manifest can't be read") from None
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise BadManifest("its manifest is not that of a review")
    version = manifest.get("version")
    if isinstance(version, int) and version > VERSION:
        raise BadManifest("it was written by a newer Hotwash. Please update Hotwash to open it")
    if version is True or version != VERSION:
        raise BadManifest("its manifest is of an unknown version")
    listed = manifest.get("files")
    if not isinstance(listed, list) or not all(_is_entry(entry) for entry in listed):
        raise BadManifest("its manifest does not list the files")
    entries = {entry["name"]: Entry(entry["sha256"], entry["size"]) for entry in listed}
    if len(entries) != len(listed):
        raise BadManifest("its manifest lists a file twice")
    return entries


def _is_entry(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and set(entry) == {"name", "size", "sha256"}
        and isinstance(entry["name"], str)
        and isinstance(entry["sha256"], str)
        and type(entry["size"]) is int
    )
