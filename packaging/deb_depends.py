# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which Debian packages a bundle needs: those of the libraries it asks for, and a few by name."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

import elf_needs
import qt_libraries
from failure import Failure
from step import carry_out

OPTIONAL_FILES = ("platformthemes/libqgtk3",)
"""What Qt loads only where it can: the libraries of these are recommended."""

NAMED = {
    "tzdata": "time zones are read from the system",
}
RECOMMENDED = {
    "ca-certificates": "servers and trackers are trusted as the system trusts them",
    "libpulse0": "the tones of the clock",
    "xdg-utils": "links and folders open in the desktop's programs",
}
SUGGESTED = {
    "git": "publishing into a repository of post-mortems",
    "gnome-keyring | kwalletmanager": "passwords of servers are kept in the keyring",
    "hunspell-de-de": "German spelling",
}
_LIBRARY = re.compile(r"^\s*(\S+) \(.*\) => (\S+)$", re.MULTILINE)
_C_LIBRARY = "libc6"


def fields(bundle: Path) -> dict[str, str]:
    """Return the fields of the control file that say what the package goes with."""
    needed = elf_needs.needs(bundle)
    optional = elf_needs.only_for(needed, OPTIONAL_FILES)
    places = known_libraries()
    owners = {name: owner(name, places) for name in needed.libraries}
    depends = {owners[name] for name in owners if name not in optional} - {_C_LIBRARY}
    recommends = {owners[name] for name in optional} - depends
    return {
        "Depends": _joined({f"{_C_LIBRARY} (>= {needed.glibc})", *depends, *NAMED}),
        "Recommends": _joined({*recommends, *RECOMMENDED}),
        "Suggests": _joined(SUGGESTED),
    }


def known_libraries() -> dict[str, Path]:
    """Return where the linker of this system finds its libraries."""
    ldconfig = "/sbin/ldconfig" if os.access("/sbin/ldconfig", os.X_OK) else "ldconfig"
    told = carry_out("Asking the linker for its libraries", [ldconfig, "-p"])
    places: dict[str, Path] = {}
    for name, place in _LIBRARY.findall(told):
        places.setdefault(name, Path(place))
    return places


def owner(name: str, places: Mapping[str, Path]) -> str:
    """Return the Debian package that brings a library."""
    if name in places:
        found = places[name]
        for path in dict.fromkeys((found, found.resolve(), *_before_merging(found.resolve()))):
            told = _owner_of_file(path)
            if told:
                return told
    if name in qt_libraries.PACKAGES:
        return qt_libraries.PACKAGES[name]
    raise Failure(
        f"The bundle needs {name}, and no Debian package of this system brings it; "
        "please install the one that does and make the package again."
    )


def _before_merging(path: Path) -> Iterable[Path]:
    """Yield the path of a file that dpkg knows from before /lib became a link to /usr/lib."""
    if path.parts[:2] == ("/", "usr"):
        yield Path("/", *path.parts[2:])


def _owner_of_file(path: Path) -> str:
    done = subprocess.run(
        ["dpkg-query", "-S", str(path)], capture_output=True, text=True, check=False
    )
    return done.stdout.partition(":")[0].strip() if done.returncode == 0 else ""


def _joined(packages: Iterable[str]) -> str:
    return ", ".join(sorted(packages))
