# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash rules`: whether the files of a team are understood, as the CI of their folder asks."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence

from app.cli import exit_codes
from app.cli.review_argument import services
from app.cli.terminal import aligned, plain
from app.errors import UserFacingError
from app.paths import typed_path
from app.rules.rules_check import CheckedFile, FileState, FolderCheck, check_folder
from app.rules.team_rules import check_folders
from app.translation import tr


def rules(asked: Namespace) -> int:
    """Print what each file is; with `check`, the exit code tells whether all are understood."""
    if asked.folder:
        folder = typed_path(asked.folder)
        if not folder.is_dir():
            raise UserFacingError(tr("There is no folder {0}.").format(folder))
        found: Sequence[FolderCheck] = (check_folder(folder),)
    else:
        with services(asked.data) as built:
            found = check_folders(built.rules_folder, built.data_dir)
    if asked.json:
        print(json.dumps([_plain(check) for check in found], ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(_told(check) for check in found))
    is_fine = all(check.is_fine for check in found)
    return exit_codes.FINDINGS if asked.check and not is_fine else exit_codes.OK


def _told(check: FolderCheck) -> str:
    if check.sentence:
        return plain(check.sentence)
    folder = plain(str(check.folder))
    if not check.files:
        return tr("There is no rule file in {0}.").format(folder)
    heads = (tr("File"), tr("What it is"), tr("Found"))
    return f"{folder}\n{aligned(heads, [_row(one) for one in check.files])}"


def _row(file: CheckedFile) -> tuple[str, str, str]:
    what = tr(file.kind.title) if file.kind is not None else ""
    fine = tr("understood") if file.state is FileState.UNDERSTOOD else ""
    return file.name, what, file.sentence or fine


def _plain(check: FolderCheck) -> dict[str, object]:
    return {
        "folder": str(check.folder),
        "fine": check.is_fine,
        "sentence": check.sentence,
        "files": [
            {
                "file": file.name,
                "kind": file.kind.name if file.kind is not None else "",
                "state": file.state.value,
                "line": file.line or None,
                "sentence": file.sentence,
                "meant": file.meant,
            }
            for file in check.files
        ],
    }
