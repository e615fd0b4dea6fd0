# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The manifest of .hotwash files from before they were bags: these open for ever."""

from __future__ import annotations

import json
from typing import Any

from app.publish.bundle_format import Entry
from app.translation import tr

NAME = "manifest.json"
FORMAT = "hotwash-bundle"
VERSION = 1


class BadManifest(ValueError):
    """The manifest is not one; the text says why, as the end of a sentence."""


def read_manifest(data: bytes) -> dict[str, Entry]:
    """Return the files listed, by name. Raises BadManifest."""
    try:
        manifest = json.loads(data)
    except (ValueError, RecursionError):
        raise BadManifest(tr("its manifest can't be read")) from None
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise BadManifest(tr("its manifest is not that of a review"))
    version = manifest.get("version")
    if isinstance(version, int) and version > VERSION:
        raise BadManifest(tr("it was written by a newer Hotwash. Please update Hotwash to open it"))
    if version is True or version != VERSION:
        raise BadManifest(tr("its manifest is of an unknown version"))
    listed = manifest.get("files")
    if not isinstance(listed, list) or not all(_is_entry(entry) for entry in listed):
        raise BadManifest(tr("its manifest does not list the files"))
    entries = {entry["name"]: Entry(entry["sha256"], entry["size"]) for entry in listed}
    if len(entries) != len(listed):
        raise BadManifest(tr("its manifest lists a file twice"))
    return entries


def _is_entry(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and set(entry) == {"name", "size", "sha256"}
        and isinstance(entry["name"], str)
        and isinstance(entry["sha256"], str)
        and type(entry["size"]) is int
    )
