# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""macOS is told of the kinds of files and links that the table of names has."""

from __future__ import annotations

import plistlib
import sys
from pathlib import Path

import pytest

import identity
from apple_bundle import ENTITLEMENTS, info_plist
from environment import Environment
from failure import Failure
from package_macos import build, signing

IMAGE = Path("hotwash.dmg")


def told() -> dict[str, object]:
    """Return Info.plist as macOS reads it back."""
    found: dict[str, object] = plistlib.loads(plistlib.dumps(info_plist("1.2.3-rc.1")))
    return found


def test_the_app_is_known_by_its_names() -> None:
    assert told()["CFBundleIdentifier"] == identity.APP_ID
    assert told()["CFBundleName"] == identity.NAME
    # The system compares versions by their numbers, and takes nothing else.
    assert told()["CFBundleShortVersionString"] == "1.2.3"


def test_reviews_open_with_a_double_click() -> None:
    (document,) = info_plist("1.0.0")["CFBundleDocumentTypes"]
    (declared,) = info_plist("1.0.0")["UTExportedTypeDeclarations"]
    assert document["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    tags = declared["UTTypeTagSpecification"]
    assert tags["public.filename-extension"] == [identity.EXTENSION]
    assert tags["public.mime-type"] == [identity.MIME_TYPE]


def test_links_open_the_app() -> None:
    (kind,) = info_plist("1.0.0")["CFBundleURLTypes"]
    assert kind["CFBundleURLSchemes"] == [identity.SCHEME]


def test_it_has_a_window_though_it_works_in_a_terminal() -> None:
    assert told()["LSBackgroundOnly"] is False


def test_every_exception_from_the_hardened_runtime_is_one_of_apples() -> None:
    assert all(name.startswith("com.apple.security.cs.") for name in ENTITLEMENTS)
    assert plistlib.loads(plistlib.dumps(ENTITLEMENTS)) == ENTITLEMENTS


def test_without_a_certificate_nothing_is_signed_and_that_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert signing(IMAGE, "", "profile") == []
    assert "is not signed" in capsys.readouterr().out


def test_with_a_certificate_alone_it_is_signed_and_not_notarised(
    capsys: pytest.CaptureFixture[str],
) -> None:
    commands = signing(IMAGE, "Developer ID Application: A", "")
    assert [command[0] for command in commands] == ["codesign"]
    assert "is not notarised" in capsys.readouterr().out


def test_with_both_it_is_signed_notarised_stapled_and_checked_in_this_order() -> None:
    commands = signing(IMAGE, "Developer ID Application: A", "profile")
    assert [command[:2] for command in commands] == [
        ["codesign", "--force"],
        ["xcrun", "notarytool"],
        ["xcrun", "stapler"],
        ["spctl", "--assess"],
    ]
    assert "--wait" in commands[1]


@pytest.mark.skipif(sys.platform == "darwin", reason="builds the image there")
def test_elsewhere_it_is_said_where_it_is_built(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="is built on macOS"):
        build(Environment(), tmp_path)
