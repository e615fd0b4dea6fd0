# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What macOS is told about the app: its kinds of files and links, and what it may do."""

from __future__ import annotations

from typing import Any

import identity

OLDEST_SYSTEM = "13.0"
"""The oldest macOS that the Qt in the lock supports."""

ENTITLEMENTS: dict[str, bool] = {
    # libffi and Python's extension modules make code at run time; the hardened runtime forbids
    # that unless it is said.
    "com.apple.security.cs.allow-unsigned-executable-memory": True,
    # A signing token's library (PKCS#11) comes from its maker, who signs it with another key.
    "com.apple.security.cs.disable-library-validation": True,
}
"""Exceptions from the hardened runtime, each for its reason."""


def info_plist(version: str) -> dict[str, Any]:
    """Return what stands in Info.plist beside what PyInstaller puts there itself."""
    return {
        "CFBundleName": identity.NAME,
        "CFBundleDisplayName": identity.NAME,
        "CFBundleIdentifier": identity.APP_ID,
        "CFBundleShortVersionString": version.partition("-")[0],
        "CFBundleVersion": version.partition("-")[0],
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "de"],
        "CFBundleDocumentTypes": [_document_type()],
        "CFBundleURLTypes": [
            {
                "CFBundleURLName": identity.LINK_KIND,
                "CFBundleURLSchemes": [identity.SCHEME],
                "CFBundleTypeRole": "Viewer",
            }
        ],
        "UTExportedTypeDeclarations": [_file_type()],
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": OLDEST_SYSTEM,
        # The program also works in a terminal, from which PyInstaller concludes that it has no
        # window.
        "LSBackgroundOnly": False,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": identity.COPYRIGHT,
        "NSRequiresAquaSystemAppearance": False,
        "NSSupportsAutomaticGraphicsSwitching": True,
    }


def _document_type() -> dict[str, Any]:
    return {
        "CFBundleTypeName": identity.FILE_KIND,
        "CFBundleTypeRole": "Editor",
        "LSHandlerRank": "Owner",
        "LSItemContentTypes": [identity.APPLE_FILE_TYPE],
    }


def _file_type() -> dict[str, Any]:
    return {
        "UTTypeIdentifier": identity.APPLE_FILE_TYPE,
        "UTTypeDescription": identity.FILE_KIND,
        # No public.zip-archive: the Finder must not offer to unpack a review.
        "UTTypeConformsTo": ["public.data", "public.content"],
        "UTTypeTagSpecification": {
            "public.filename-extension": [identity.EXTENSION],
            "public.mime-type": [identity.MIME_TYPE],
        },
    }
