# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A desktop is told the truth: entry, kind of file and metainfo agree with what the app does."""

from __future__ import annotations

import configparser
import shutil
import subprocess
from pathlib import Path

import pytest
from defusedxml import ElementTree

import identity
import linux_files
import linux_icons
from app.capture.review_file import import_file
from app.desktop_id import DESKTOP_ID
from app.paths import resource
from app.publish.export import ExportOptions, export_review
from environment import Environment
from tests.source_tree import ROOT


@pytest.fixture(scope="module")
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("share")
    linux_files.install(Environment(), folder)
    return folder


def test_the_desktop_knows_the_window_by_the_name_of_its_entry() -> None:
    assert DESKTOP_ID == identity.APP_ID


def test_the_entry_opens_files_and_links(share: Path) -> None:
    entry = configparser.ConfigParser(interpolation=None, delimiters=("=",), strict=True)
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(share / "applications" / f"{identity.APP_ID}.desktop", "utf-8")
    main = entry["Desktop Entry"]
    assert main["Exec"] == f"{identity.COMMAND} %U"
    assert main["MimeType"] == f"{identity.MIME_TYPE};x-scheme-handler/{identity.SCHEME};"
    for name in filter(None, main["Actions"].split(";")):
        assert entry[f"Desktop Action {name}"]["Exec"].startswith(identity.COMMAND)


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="no desktop-file-validate")
def test_the_entry_is_valid(share: Path) -> None:
    entry = share / "applications" / f"{identity.APP_ID}.desktop"
    done = subprocess.run(
        ["desktop-file-validate", str(entry)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="no appstreamcli")
def test_the_metainfo_is_valid(share: Path) -> None:
    about = share / "metainfo" / f"{identity.APP_ID}.metainfo.xml"
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", str(about)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_metainfo_tells_this_version_and_shows_pictures_that_are_there(share: Path) -> None:
    about = ElementTree.parse(share / "metainfo" / f"{identity.APP_ID}.metainfo.xml").getroot()
    assert about.find("releases/release").get("version") == identity.version()
    shown = [image.text.rpartition("/")[2] for image in about.findall("screenshots//image")]
    assert shown
    assert [name for name in shown if not (ROOT / linux_files.PICTURES / name).is_file()] == []


@pytest.mark.skipif(not shutil.which("update-mime-database"), reason="no update-mime-database")
def test_a_review_file_is_known_by_its_name_and_by_how_it_begins(
    share: Path, tmp_path: Path
) -> None:
    mime = tmp_path / "data" / "mime"
    shutil.copytree(share / "mime", mime)
    subprocess.run(["update-mime-database", str(mime)], check=True, capture_output=True)
    assert f"{identity.MIME_TYPE}:*.{identity.EXTENSION}" in (mime / "globs").read_text("utf-8")
    review = import_file(resource("examples", "gitlab-2017-01-31.yaml")).review
    file = tmp_path / "review.hotwash"
    export_review(review, file, "hotwash", ExportOptions())
    start = file.read_bytes()[:64]
    rules = (mime / "packages" / f"{identity.APP_ID}.xml").read_text("utf-8")
    for offset, value in ((0, b"PK\003\004"), (30, b"review-")):
        assert f'offset="{offset}"' in rules
        assert start[offset:].startswith(value)


def test_the_icon_is_there_in_every_size(share: Path) -> None:
    theme = share / "icons" / "hicolor"
    for kind, name in linux_icons.ICONS.items():
        assert (theme / "scalable" / kind / f"{name}.svg").is_file()
        for size in linux_icons.SIZES:
            header = (theme / f"{size}x{size}" / kind / f"{name}.png").read_bytes()[16:24]
            assert header == size.to_bytes(4, "big") * 2


def test_the_manual_tells_every_command(share: Path) -> None:
    from app.cli.arguments import parser

    page = (share / "man" / "man1" / "hotwash.1").read_text("utf-8")
    commands = next(each.choices for each in parser()._actions if each.dest == "command")
    assert commands is not None
    for name in commands:
        assert f'.SS "{name.replace("-", chr(92) + "-")}"' in page


@pytest.mark.skipif(not shutil.which("groff"), reason="no groff")
def test_the_manual_is_read_without_complaint(share: Path) -> None:
    done = subprocess.run(
        ["groff", "-man", "-Kutf8", "-ww", "-Tutf8", "-z", str(share / "man/man1/hotwash.1")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
