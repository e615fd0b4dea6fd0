# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The installer of Windows says what the table of names says, and never touches reviews.

Inno Setup runs on Windows only; here its script is read as it reads it, by sections and lines.
"""

from __future__ import annotations

import ast
import re
import sys
import xml.etree.ElementTree as ET
from collections import defaultdict
from pathlib import Path

import pytest

import identity
from app.version import VERSION
from environment import ROOT, Environment
from failure import Failure
from package_windows import DATA_FOLDER, SCRIPT, build, definitions
from windows_resources import numeric, version_resource

VALUES = definitions(ROOT, Path("bundle"), Path("hotwash.ico"), Path("dist"))
FIELD = re.compile(r'(\w+): ("(?:[^"]|"")*"|[^;]+)(?:; |$)')
PROGRAM = r'"{app}\hotwash.exe" "%1"'


def script_text() -> str:
    """Return the script with every {#Name} filled in, as the preprocessor does."""
    text = SCRIPT.read_text("utf-8-sig")
    return re.sub(r"\{#(\w+)\}", lambda found: VALUES[found[1]], text)


def sections() -> dict[str, list[str]]:
    """Return the lines of each section, without comments."""
    found: dict[str, list[str]] = defaultdict(list)
    name = ""
    for line in script_text().splitlines():
        if re.fullmatch(r"\[\w+\]", line):
            name = line[1:-1]
        elif name and line.strip() and not line.startswith(";"):
            found[name].append(line)
    return found


def entries(section: str) -> list[dict[str, str]]:
    """Return the entries of a section by their fields."""
    found = []
    for line in sections()[section]:
        fields = dict(FIELD.findall(line))
        found.append({name: unquoted(value) for name, value in fields.items()})
    return found


def unquoted(value: str) -> str:
    quoted = value.startswith('"')
    return value[1:-1].replace('""', '"') if quoted else value.strip()


def setup() -> dict[str, str]:
    return dict(line.split("=", 1) for line in sections()["Setup"])


def registry(key: str, value: str = "") -> str:
    """Return what is written to a place in the registry."""
    found = [
        each["ValueData"]
        for each in entries("Registry")
        if each["Subkey"] == key and each["ValueName"] == value
    ]
    assert len(found) == 1, key
    return found[0]


def test_every_name_in_the_script_is_given_to_it_and_none_besides() -> None:
    used = set(re.findall(r"\{#(\w+)\}", SCRIPT.read_text("utf-8-sig")))
    assert used == set(VALUES)


def test_the_installer_is_of_this_version() -> None:
    assert setup()["AppVersion"] == VERSION
    assert setup()["VersionInfoVersion"] == ".".join(map(str, numeric(VERSION)))
    assert setup()["OutputBaseFilename"] == f"hotwash-{VERSION}-windows-x86_64"


def test_an_update_finds_the_installation_before_it() -> None:
    # Two braces at the start are one brace for Inno Setup.
    assert setup()["AppId"] == f"{{{{{identity.WINDOWS_GUID}}}"


def test_it_needs_no_administrator() -> None:
    assert setup()["PrivilegesRequired"] == "lowest"
    assert setup()["DefaultDirName"] == r"{autopf}\Hotwash"
    assert {each["Root"] for each in entries("Registry")} == {"HKA"}


def test_reviews_open_with_a_double_click() -> None:
    classes, file_class = r"Software\Classes", identity.WINDOWS_FILE_CLASS
    assert registry(rf"{classes}\.{identity.EXTENSION}") == file_class
    assert registry(rf"{classes}\.{identity.EXTENSION}", "Content Type") == identity.MIME_TYPE
    assert registry(rf"{classes}\{file_class}\shell\open\command") == PROGRAM


def test_links_open_the_app() -> None:
    key = rf"Software\Classes\{identity.SCHEME}"
    assert registry(key).startswith("URL:")
    assert registry(key, "URL Protocol") == ""
    assert registry(rf"{key}\shell\open\command") == PROGRAM


def test_it_is_in_the_start_menu() -> None:
    names = {each["Name"]: each for each in entries("Icons")}
    entry = names[r"{autoprograms}\Hotwash"]
    assert entry["Filename"] == r"{app}\hotwash.exe"
    assert entry["AppUserModelID"] == identity.APP_ID


def test_the_parts_of_an_earlier_version_go_and_nothing_else() -> None:
    assert [each["Name"] for each in entries("InstallDelete")] == [r"{app}\_internal"]
    assert "UninstallDelete" not in sections()


def test_the_folder_of_reviews_is_named_and_only_told() -> None:
    places = (ROOT / "app" / "paths.py").read_text("utf-8")
    assert f'user_data_path("{DATA_FOLDER}", appauthor=False)' in places
    code = "\n".join(sections()["Code"])
    assert rf"{{localappdata}}\{DATA_FOLDER}" in code
    assert "DelTree" not in code
    assert "DeleteFile" not in code


def test_both_languages_say_the_same_things() -> None:
    said: dict[str, set[str]] = defaultdict(set)
    for line in sections()["CustomMessages"]:
        language, _, rest = line.partition(".")
        said[language].add(rest.partition("=")[0])
    assert set(said) == {each["Name"] for each in entries("Languages")}
    assert said["english"] == said["german"]


def test_inno_setup_reads_the_umlauts() -> None:
    assert SCRIPT.read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_program_says_what_it_is() -> None:
    text = version_resource("1.2.3-beta.4")
    tree = ast.parse(text, mode="eval")
    strings = {
        node.args[0].value: node.args[1].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "StringStruct"
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[1], ast.Constant)
    }
    assert strings["ProductName"] == identity.NAME
    assert strings["ProductVersion"] == "1.2.3-beta.4"
    assert strings["OriginalFilename"] == "hotwash.exe"
    assert "filevers=(1, 2, 3, 0)" in text
    assert "StringTable('040904B0'" in text


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("1.2.3", (1, 2, 3, 0)), ("1.2.3-rc.1", (1, 2, 3, 0)), ("1.2.3.4.5", (1, 2, 3, 4))],
)
def test_windows_compares_four_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert numeric(version) == numbers


def test_the_program_is_sharp_on_every_screen_and_never_an_administrator() -> None:
    root = ET.parse(SCRIPT.with_suffix(".manifest")).getroot()
    said = {each.tag.rpartition("}")[2]: each for each in root.iter()}
    assert said["dpiAwareness"].text == "PerMonitorV2"
    assert said["longPathAware"].text == "true"
    assert said["requestedExecutionLevel"].get("level") == "asInvoker"


@pytest.mark.skipif(sys.platform == "win32", reason="builds the installer there")
def test_elsewhere_it_is_said_where_it_is_built(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="is built on Windows"):
        build(Environment(), tmp_path)
