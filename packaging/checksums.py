# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The checksums beside an artefact, in the form that `sha256sum --check` reads as well."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from failure import Failure

_LINE = re.compile(r"(?P<digest>[0-9a-f]{64}) [ *](?P<name>.+)")


def place_of(artefact: Path) -> Path:
    """Return where the checksums of an artefact stand."""
    return artefact.with_name(f"{artefact.name}.sha256")


def write(artefact: Path) -> Path:
    """Write the checksum of a file, or of every file in a folder, and return where."""
    lines = [f"{digest}  {name}\n" for name, digest in _digests(artefact).items()]
    place = place_of(artefact)
    place.write_text("".join(lines), encoding="utf-8", newline="\n")
    return place


def differences(artefact: Path) -> list[str]:
    """Say what is not as its checksums say; nothing if all of it is."""
    place = place_of(artefact)
    if not place.is_file():
        raise Failure(
            f"{artefact.name} has no checksums beside it; please put {place.name} into its folder."
        )
    if not artefact.exists():
        raise Failure(f"There is no {artefact}; {place.name} alone can't be checked.")
    wanted, found = _listed(place), _digests(artefact)
    changed = [name for name in wanted.keys() & found.keys() if wanted[name] != found[name]]
    return [
        *(f"{name} is not what was built." for name in sorted(changed)),
        *(f"{name} is missing." for name in sorted(wanted.keys() - found.keys())),
        *(f"{name} was not there when it was built." for name in sorted(found.keys() - wanted)),
    ]


def digest_of(file: Path) -> str:
    """Return the SHA-256 of a file's content."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _digests(artefact: Path) -> dict[str, str]:
    files = sorted(artefact.rglob("*")) if artefact.is_dir() else [artefact]
    return {
        file.relative_to(artefact.parent).as_posix(): digest_of(file)
        for file in files
        if file.is_file()
    }


def _listed(place: Path) -> dict[str, str]:
    listed = {}
    for number, line in enumerate(place.read_text("utf-8", errors="replace").splitlines(), 1):
        found = _LINE.fullmatch(line)
        if found is None:
            raise Failure(
                f"{place.name}, line {number} is no checksum; please get the file once more."
            )
        listed[found["name"]] = found["digest"]
    if not listed:
        raise Failure(f"{place.name} is empty; please get the file once more.")
    return listed
