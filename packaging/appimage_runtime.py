# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The runtime that every AppImage begins with: one released by its makers, known by its hash."""

from __future__ import annotations

import os
import platform
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from appimage_file import machine
from checksums import digest_of
from environment import say
from failure import Failure

RELEASE = "20251108"
ADDRESS = "https://github.com/AppImage/type2-runtime/releases/download/{release}/runtime-{machine}"
DIGESTS = {
    "x86_64": "2fca8b443c92510f1483a883f60061ad09b46b978b2631c807cd873a47ec260d",
    "aarch64": "00cbdfcf917cc6c0ff6d3347d59e0ca1f7f45a6df1a428a0d6d8a78664d87444",
}
VARIABLE = "HOTWASH_APPIMAGE_RUNTIME"
"""Names a runtime built by oneself; whoever sets it knows where it comes from."""
SECONDS = 60


def provide(
    folder: Path,
    environ: Mapping[str, str] = os.environ,
    address: str = ADDRESS,
    wanted: str = "",
) -> Path:
    """Return a runtime for this machine, or the one named: kept in `folder`, else downloaded."""
    chosen = environ.get(VARIABLE, "").strip()
    if chosen:
        return _chosen(Path(chosen))
    name = wanted or platform.machine()
    if name not in DIGESTS:
        raise Failure(f"There is no runtime of AppImages for {name}; set {VARIABLE} to your own.")
    kept = folder / f"runtime-{name}"
    if not kept.is_file():
        _download(address.format(release=RELEASE, machine=name), kept)
    found = digest_of(kept)
    if found != DIGESTS[name]:
        raise Failure(
            f"{kept} is not the runtime of release {RELEASE}: its SHA-256 is {found} instead of "
            f"{DIGESTS[name]}. Please remove it, or set {VARIABLE} to one that you trust."
        )
    return kept


def _chosen(path: Path) -> Path:
    if not path.is_file():
        raise Failure(f"{VARIABLE} names {path}, which is not there.")
    say(f"The runtime is {path} for {machine(path)}, SHA-256 {digest_of(path)}.")
    return path


def _download(address: str, target: Path) -> None:
    say(f"Getting the runtime of AppImages from {address}.")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with urllib.request.urlopen(address, timeout=SECONDS) as answer:  # noqa: S310 - https, fixed
            target.write_bytes(answer.read())
    except OSError as error:
        raise Failure(
            f"The runtime of AppImages could not be downloaded ({error}). Please put {address} at "
            f"{target}, or set {VARIABLE} to a runtime of your own."
        ) from error
