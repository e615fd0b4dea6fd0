# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What every package calls Hotwash: one table of names, kinds of file and links.

Desktop entries, metainfo, installers and bundles of all systems are made from it, or are compared
with it by tests. A name here is a promise: desktops and stores know the app by it for ever.
"""

from __future__ import annotations

import re
from pathlib import Path

from environment import ROOT
from failure import Failure

APP_ID = "io.github.hotwash.Hotwash"
"""The reverse domain name: of the desktop entry, the metainfo, the Flatpak and the macOS app."""
NAME = "Hotwash"
COMMAND = "hotwash"
SUMMARY = "Run the blameless meeting that follows an incident"
"""At most 80 characters, no full stop: Debian and AppStream both ask for that."""
PUBLISHER = "Hotwash contributors"
LICENCE = "Apache-2.0"
COPYRIGHT = f"© {PUBLISHER}, {LICENCE}"
HOMEPAGE = "https://github.com/hotwash/hotwash"
GENERIC_NAME = "Post-Incident Review"
CATEGORIES = ("Office", "ProjectManagement")
KEYWORDS = ("incident", "postmortem", "post-mortem", "retrospective", "blameless", "SRE")

EXTENSION = "hotwash"
"""Of a review's file, without the dot."""
MIME_TYPE = "application/x-hotwash+zip"
"""No registered type: such a file is a ZIP archive that holds a BagIt bag."""
FILE_KIND = "Hotwash review"
"""What file managers call such a file."""
SCHEME = "hotwash"
"""Of links to a review on a server: hotwash://server/database/id."""
LINK_KIND = "Link to a Hotwash review"

WINDOWS_GUID = "E6D33FA9-8163-46B7-B044-62B430721B61"
"""By this Inno Setup finds an earlier installation; another one would install a second time."""
WINDOWS_FILE_CLASS = "Hotwash.Review.1"
"""The registry key of the file kind, as Windows wants it: program, component, version."""
APPLE_FILE_TYPE = f"{APP_ID}.review"
"""The uniform type identifier of the file kind."""

_VERSION = re.compile(r'^VERSION = "(?P<version>[^"]+)"$', re.MULTILINE)


def version(root: Path = ROOT) -> str:
    """Return the version that `app/version.py` says, without importing the app."""
    said = _VERSION.search((root / "app" / "version.py").read_text(encoding="utf-8"))
    if said is None:
        raise Failure('app/version.py says no version; it needs a line VERSION = "1.2.3".')
    return said["version"]
