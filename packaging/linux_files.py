# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a Linux desktop reads to know Hotwash: its entry, icons, kind of file, metainfo and manual.

Made from `identity.py` and the changelog, for every kind of package that brings a `share` folder.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET  # only written here, never read
from pathlib import Path

import build_time
import changelog
import identity
from environment import Environment
from failure import Failure
from launch import run_script

SHOWN = {
    "window.png": "The timeline in a running meeting",
    "causes-whys.png": "Causes as 5 Whys",
    "causes-fault-tree.png": "The same causes as a fault tree",
    "actions.png": "Actions with owner, date and the causes they answer",
    "dashboard.png": "What is open over all reviews, and how promises were kept",
}
"""Pictures of the guide for software centres; the first one is shown first."""

PICTURES = "docs/guide/pictures/light"

_GERMAN = {
    "generic": "Nachbesprechung von Störungen",
    "summary": "Die Besprechung nach einer Störung führen, ohne Schuld zuzuweisen",
    "window": "Neues Fenster",
    "file": "Hotwash-Nachbesprechung",
}
ABOUT = (
    (
        "Hotwash runs the meeting that follows an incident. A facilitator has it on the shared "
        "screen, a scribe types live, and in 60 to 90 minutes the room goes through ten steps "
        "against one clock: facts, timeline, impact, causes, actions."
    ),
    (
        "It ends with a PDF that can be signed off, a list of actions with owners and dates, and "
        "an app that shows weeks later which of them slipped. It works offline, on one laptop, "
        "and for two people at two machines over a PostgreSQL database of their team."
    ),
)


def install(environment: Environment, share: Path) -> None:
    """Put everything into a folder that is, or becomes, a `share` of the system."""
    texts = {
        f"applications/{identity.APP_ID}.desktop": desktop_entry(),
        f"mime/packages/{identity.APP_ID}.xml": mime_info(),
        f"metainfo/{identity.APP_ID}.metainfo.xml": metainfo(environment.root),
    }
    for name, text in texts.items():
        target = share / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    for script, target in (
        ("linux_icons.py", share / "icons" / "hicolor"),
        ("man_page.py", share / "man" / "man1" / f"{identity.COMMAND}.1"),
    ):
        if run_script(environment, script, [str(target)]):
            raise Failure(f"packaging/{script} could not write {target.name}.")


def desktop_entry() -> str:
    """Return the entry of the menu, which takes review files and links."""
    types = f"{identity.MIME_TYPE};x-scheme-handler/{identity.SCHEME};"
    return f"""\
[Desktop Entry]
Type=Application
Name={identity.NAME}
GenericName={identity.GENERIC_NAME}
GenericName[de]={_GERMAN["generic"]}
Comment={identity.SUMMARY}
Comment[de]={_GERMAN["summary"]}
Exec={identity.COMMAND} %U
TryExec={identity.COMMAND}
Icon={identity.APP_ID}
Terminal=false
StartupNotify=true
StartupWMClass={identity.COMMAND}
Categories={";".join(identity.CATEGORIES)};
Keywords={";".join(identity.KEYWORDS)};
MimeType={types}
Actions=new-window;

[Desktop Action new-window]
Name=New Window
Name[de]={_GERMAN["window"]}
Exec={identity.COMMAND} --new-window
"""


def mime_info() -> str:
    """Return how a review file is known: by its suffix, and by how its bag begins."""
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{identity.MIME_TYPE}">
    <comment>{identity.FILE_KIND}</comment>
    <comment xml:lang="de">{_GERMAN["file"]}</comment>
    <sub-class-of type="application/zip"/>
    <glob pattern="*.{identity.EXTENSION}"/>
    <magic priority="60">
      <match type="string" value="PK\\003\\004" offset="0">
        <match type="string" value="review-" offset="30"/>
      </match>
    </magic>
    <generic-icon name="package-x-generic"/>
  </mime-type>
</mime-info>
"""


def metainfo(root: Path) -> str:
    """Return what software centres show."""
    component = ET.Element("component", type="desktop-application")

    def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
        made = ET.SubElement(parent, tag, attributes)
        made.text = text or None
        return made

    add(component, "id", identity.APP_ID)
    add(component, "name", identity.NAME)
    add(component, "summary", identity.SUMMARY)
    add(component, "metadata_license", "CC0-1.0")
    add(component, "project_license", identity.LICENCE)
    add(add(component, "developer", id="io.github.hotwash"), "name", identity.PUBLISHER)
    about = add(component, "description")
    for paragraph in ABOUT:
        add(about, "p", paragraph)
    add(component, "launchable", f"{identity.APP_ID}.desktop", type="desktop-id")
    add(component, "url", identity.HOMEPAGE, type="homepage")
    add(component, "url", f"{identity.HOMEPAGE}/issues", type="bugtracker")
    provides = add(component, "provides")
    add(provides, "binary", identity.COMMAND)
    add(provides, "mediatype", identity.MIME_TYPE)
    add(component, "content_rating", type="oars-1.1")
    shown = add(component, "screenshots")
    for number, (name, caption) in enumerate(SHOWN.items()):
        picture = add(shown, "screenshot", **({} if number else {"type": "default"}))
        add(picture, "caption", caption)
        address = f"{identity.HOMEPAGE}/raw/v{identity.version(root)}/{PICTURES}/{name}"
        add(picture, "image", address, type="source")
    ET.indent(component)
    releases = add(component, "releases")
    for release in changelog.read(root / "CHANGELOG.md"):
        releases.append(changelog.appstream(release, build_time.day(root)))
    return f"{_DECLARATION}{ET.tostring(component, encoding='unicode')}\n"


_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
