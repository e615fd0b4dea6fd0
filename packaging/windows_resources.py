# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the program file of Windows says about itself, as PyInstaller reads it."""

from __future__ import annotations

import re

import identity

ENGLISH, UNICODE = 0x409, 1200
"""The language and the code page of the words below."""


def numeric(version: str) -> tuple[int, int, int, int]:
    """Return a version as Windows compares them: four numbers, whatever follows left out."""
    numbers = [int(each) for each in re.findall(r"\d+", version.partition("-")[0])]
    one, two, three, four = (*numbers[:4], *(0,) * (4 - len(numbers)))
    return one, two, three, four


def version_resource(version: str) -> str:
    """Return the version resource, in the notation that PyInstaller evaluates."""
    words = {
        "CompanyName": identity.PUBLISHER,
        "FileDescription": identity.NAME,
        "FileVersion": version,
        "InternalName": identity.COMMAND,
        "LegalCopyright": identity.COPYRIGHT,
        "OriginalFilename": f"{identity.COMMAND}.exe",
        "ProductName": identity.NAME,
        "ProductVersion": version,
    }
    told = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in words.items())
    numbers = numeric(version)
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, "
        "flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)), "
        f"kids=[StringFileInfo([StringTable('{ENGLISH:04X}{UNICODE:04X}', [{told}])]), "
        f"VarFileInfo([VarStruct('Translation', [{ENGLISH}, {UNICODE}])])])\n"
    )
