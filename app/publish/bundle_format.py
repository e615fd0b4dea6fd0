# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a .hotwash file is: the names in it, and the limits that both sides keep.

A zip with one BagIt bag: in `data/` the `review.yaml`, `evidence/<sha256>` for each attached file
and `freezes/<number>.json` with the manifest of each freeze. The SHA-256 of everything is written
last. A hash shows that nothing was damaged, not who wrote it. Under the name .zip, for archives, it
is the same file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ROOT = "review-{}/"
"""The one folder of the zip, as BagIt asks; the review's id is in its name."""
DATA = "data/"

REVIEW_NAME = "review.yaml"
EVIDENCE_FOLDER = "evidence/"
EVIDENCE_NAME = re.compile(r"evidence/([0-9a-f]{64})")
FREEZE_NAME = re.compile(r"freezes/([1-9][0-9]{0,5})\.json")

DECLARATION_NAME = "bagit.txt"
INFO_NAME = "bag-info.txt"
PAYLOAD_MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
TAG_FILES = (DECLARATION_NAME, INFO_NAME, PAYLOAD_MANIFEST, TAG_MANIFEST)

FINGERPRINT_LABEL = "Hotwash-Fingerprint"
FREEZE_LABEL = "Hotwash-Freeze"
EVIDENCE_LABEL = "Hotwash-Evidence"
OXUM_LABEL = "Payload-Oxum"

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
    """One file of a bundle: the SHA-256 of what it holds, and its size in bytes."""

    sha256: str
    size: int


def freeze_name(place: int) -> str:
    """Return the name of the manifest of the freeze at `place`, counted from 1."""
    return f"freezes/{place}.json"


def is_payload(name: str) -> bool:
    """Tell whether a review's bundle may hold a file called `name` (without the bag's `data/`)."""
    return name == REVIEW_NAME or any(
        pattern.fullmatch(name) for pattern in (EVIDENCE_NAME, FREEZE_NAME)
    )
