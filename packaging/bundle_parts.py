# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What goes into a bundle beside the code, each for a reason.

The table of Qt decides: a library, plug-in or catalogue that it does not name is left out, and
one that it names without cause stops the build. Names are those of Linux without "lib" and
suffix; `systems` are those of `sys.platform`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import packages_distributions
from pathlib import Path, PurePath

import bill
import licences

LINUX = ("linux",)
EVERYWHERE = ("linux", "darwin", "win32")


@dataclass(frozen=True)
class Part:
    """A file of Qt, the systems that have it, and why it is there."""

    name: str
    why: str
    systems: tuple[str, ...] = EVERYWHERE


MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtNetwork")
"""The modules of PySide6 that the code imports, and that PyInstaller may follow."""

QT_LIBRARIES = (
    Part("Core", "everything is built on it"),
    Part("Gui", "painting, text and windows"),
    Part("Widgets", "the interface"),
    Part("Svg", "icons are SVG"),
    Part("Network", "a second start hands its file to the running app through a local socket"),
    Part("DBus", "screen readers, portals and input methods are spoken to through it", LINUX),
    Part("XcbQpa", "what the X11 platform plug-in is made of", LINUX),
    Part("OpenGL", "the X11 and Wayland platform plug-ins are linked to it", LINUX),
    Part("WaylandClient", "what the Wayland platform plug-in is made of", LINUX),
    Part("WlShellIntegration", "windows of a Wayland desktop", LINUX),
)
QT_PLUGINS = (
    Part("platforms/qxcb", "windows under X11", LINUX),
    Part("platforms/qwayland", "windows under Wayland", LINUX),
    Part("platforms/qoffscreen", "the self-test and exports draw without a screen", LINUX),
    Part("platforms/qcocoa", "windows of macOS", ("darwin",)),
    Part("platforms/qwindows", "windows of Windows", ("win32",)),
    Part("styles/qmacstyle", "native widgets of macOS", ("darwin",)),
    Part("styles/qmodernwindowsstyle", "native widgets of Windows", ("win32",)),
    Part("wayland-shell-integration/xdg-shell", "every Wayland desktop places windows so", LINUX),
    Part("wayland-decoration-client/bradient", "a frame where the desktop draws none", LINUX),
    Part("platformthemes/qxdgdesktopportal", "the desktop's file dialogs and dark mode", LINUX),
    Part("platformthemes/qgtk3", "file dialogs, fonts and icons of GNOME and Xfce", LINUX),
    Part("platforminputcontexts/composeplatforminputcontextplugin", "dead keys: é, ü", LINUX),
    Part(
        "platforminputcontexts/ibusplatforminputcontextplugin", "Chinese, Japanese, Korean", LINUX
    ),
    Part("iconengines/qsvgicon", "an icon theme's SVG"),
    Part("imageformats/qsvg", "SVG pasted or attached as evidence"),
    Part("imageformats/qjpeg", "photographs as evidence"),
    Part("imageformats/qgif", "screen recordings as evidence"),
    Part("imageformats/qwebp", "what browsers save as evidence"),
    Part("imageformats/qico", "the window's icon on Windows", ("win32",)),
    Part("imageformats/qicns", "the app's icon on macOS", ("darwin",)),
)
QT_TRANSLATIONS = (Part("qtbase_de", "Qt's own menus and dialogs in German"),)

LATE_PACKAGES = {
    "app": "commands, formats and targets are imported by their names",
    "ui": "panels and sheets are imported by their names",
    "keyring.backends": "the system's keyring is found among them",
    "dateparser.data": "a language is loaded when a date is written in it",
    "reportlab.pdfbase": "metrics of fonts are imported by their names",
    "sqlalchemy.dialects.sqlite": "a dialect is imported by the address of its database",
    "sqlalchemy.dialects.postgresql": "(as above)",
    "alembic.ddl": "an implementation is registered when it is imported",
    "psycopg": "a shared library; its parts are chosen when it starts",
    "psycopg_binary": "(as above)",
    "pkcs11": "signing with a token",
}
"""Packages taken whole, because what of them is needed is decided by a name at run time."""

DATA_PACKAGES = {
    "hunspell": "the English dictionary",
    "dateparser": "its cache of languages and zones",
    "dateparser_data": "words of dates",
}
"""Packages whose data files are read."""

START_HOOKS = (
    Part(
        "pyi_rth_pyside6",
        "Qt finds its plug-ins; on Linux it does so by itself",
        ("darwin", "win32"),
    ),
    Part("pyi_rth_cryptography_openssl", "OpenSSL finds its own modules, not the system's"),
)
"""What PyInstaller runs before the program.

It has more: for the source of live objects, for listing packages and for multiprocessing, none of
which is used, and each import of which would be paid for at every start.
"""

METADATA = {"keyring": "finds its backends by entry points"}
"""Distributions that are asked for their metadata."""

LEFT_OUT = {
    "tkinter": "Qt draws the windows",
    "_tkinter": "(as above)",
    "curses": "nothing is drawn on a terminal",
    "readline": "nobody is asked on the command line",
    "test": "tests of Python itself",
    "lib2to3": "nothing is converted",
    "PySide6.QtDBus": "portals and screen readers are spoken to by Qt, the bus by jeepney",
    "PySide6.QtQml": "no QML",
    "PIL.ImageQt": "pictures are shown by Qt alone",
    "PIL.ImageTk": "(as above)",
    "lxml.objectify": "python-docx needs etree alone",
    "lxml.isoschematron": "(as above)",
}
"""Modules that are there and would be followed."""


def not_ours(project: Path) -> list[str]:
    """Return the modules of this environment that belong to no package the app runs with."""
    running = bill.running(project)
    owners = packages_distributions()
    return sorted(
        module
        for module, names in owners.items()
        if module != "packaging" and not running.intersection(map(licences.normal, names))
    )


def is_of_the_system(source: str, system: str = sys.platform) -> bool:
    """Tell whether a library lies where Linux keeps its own, and is asked for there instead."""
    return system == "linux" and source.startswith(("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/"))


def here(parts: Iterable[Part], system: str = sys.platform) -> dict[str, str]:
    """Return the names of the parts that this system has, with their reasons."""
    return {part.name: part.why for part in parts if system in part.systems}


def is_start_needed(script: str, system: str = sys.platform) -> bool:
    """Tell whether a script of the bundle's start is kept; those that aren't PyInstaller's are."""
    return not script.startswith("pyi_rth_") or script in here(START_HOOKS, system)


def plain_name(path: str) -> str:
    """Return a library's or a plug-in's name as the tables write it."""
    name = PurePath(path.replace("\\", "/")).name
    stem = name.split(".")[0]
    return stem.removeprefix("lib").removeprefix("Qt6").removeprefix("Qt")


def is_wanted(destination: str, system: str = sys.platform) -> bool:
    """Tell whether a file of the bundle is kept; what isn't Qt's always is."""
    parts = destination.replace("\\", "/").split("/")
    if parts[0] != "PySide6":
        # Links to the libraries of Qt stand beside the folder.
        return not parts[-1].startswith("libQt6") or plain_name(parts[-1]) in here(
            QT_LIBRARIES, system
        )
    if "plugins" in parts:
        return plugin_name(destination) in here(QT_PLUGINS, system)
    if "translations" in parts:
        return PurePath(parts[-1]).stem in here(QT_TRANSLATIONS, system)
    if parts[-1].startswith(("libQt6", "Qt6")) or any(
        each.endswith(".framework") for each in parts
    ):
        return plain_name(parts[-1]) in here(QT_LIBRARIES, system)
    return "qml" not in parts


def plugin_name(destination: str) -> str:
    """Return a plug-in's name with its folder, as the table writes it."""
    path = PurePath(destination.replace("\\", "/"))
    return f"{path.parent.name}/{path.name.split('.')[0].removeprefix('lib')}"


def missing_parts(destinations: Iterable[str], system: str = sys.platform) -> list[str]:
    """Return the parts that the tables name and the bundle has not."""
    paths = [each.replace("\\", "/") for each in destinations]
    found = {plugin_name(each) for each in paths if "/plugins/" in each}
    found |= {plain_name(each) for each in paths if each.startswith("PySide6/")}
    found |= {PurePath(each).stem for each in paths if "/translations/" in each}
    named = [*here(QT_LIBRARIES, system), *here(QT_PLUGINS, system), *here(QT_TRANSLATIONS, system)]
    return [name for name in named if name not in found]


def folders(root: Path) -> list[tuple[str, str]]:
    """Return the folders of the project that are read at run time, and where they go."""
    places = {
        "resources": "resources",
        "docs/guide": "guide",
        "app/store/migrations": "app/store/migrations",
    }
    return [(str(root / place), to) for place, to in places.items()]
