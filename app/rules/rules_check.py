# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Look through a folder of rules: what each file is, whether it is understood, and if not, where.

A folder of a team is often a checkout that holds much else: a file elsewhere than where rules stand
is named only where it looks like a rule file that went astray.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path, PurePosixPath

from app.errors import UserFacingError
from app.rules.rule_kinds import KINDS, RuleKind, kind_of
from app.rules.rules import Rules
from app.translation import tr

_SUFFIXES = (".yaml", ".yml")
_PLACES = tuple(dict.fromkeys(kind.name.partition("/")[0] for kind in KINDS if "/" in kind.name))
"""The folders in a folder of rules; what stands there is meant to be one."""

_OTHERS = ("targets.yaml",)
"""Files of YAML that stand beside rules in a person's own folder, and are read by others."""

_ALIKE = 0.75
_DEEPEST = 3
MOST_FILES = 500
"""Of one folder; more of them are no rules."""


class FileState(StrEnum):
    """What came of a look at a file."""

    UNDERSTOOD = "understood"
    WRONG = "wrong"
    """It stands where it is read, and can't be understood."""
    UNREAD = "unread"
    """Nothing reads it."""


@dataclass(frozen=True)
class CheckedFile:
    """One file, by its path in the folder; `line` and `sentence` tell where and what is wrong.

    `meant` is the path it would have to have, where it seems to have been meant as a rule.
    """

    name: str
    path: Path
    state: FileState
    kind: RuleKind | None = None
    sentence: str = ""
    line: int = 0
    meant: str = ""


@dataclass(frozen=True)
class FolderCheck:
    """What was found in a folder; `sentence` tells where it could not be looked through.

    `stamp` is another one once a file in it is another one.
    """

    folder: Path
    files: tuple[CheckedFile, ...] = ()
    sentence: str = ""
    stamp: tuple[tuple[str, int, int], ...] = ()

    @property
    def wrong(self) -> tuple[CheckedFile, ...]:
        """The files that can't be understood."""
        return tuple(one for one in self.files if one.state is FileState.WRONG)

    @property
    def is_fine(self) -> bool:
        """Whether every file is understood, and none went astray."""
        return not self.sentence and all(one.state is FileState.UNDERSTOOD for one in self.files)


def check_folder(
    folder: Path, below: Sequence[Path] = (), left_out: Collection[Path] = ()
) -> FolderCheck:
    """Look through `folder`, whose rules are laid over those of the folders `below`.

    Files there that are `left_out` count as not there.
    """
    try:
        names = sorted(_names(folder))
        stamp = tuple(_stamp(folder, name) for name in names)
    except OSError as error:
        words = tr("The folder {0} can't be looked through ({1}).")
        return FolderCheck(folder, sentence=words.format(folder, error.strerror))
    if len(names) > MOST_FILES:
        words = tr("The folder {0} holds more than {1} files of YAML; choose the one of the rules.")
        return FolderCheck(folder, sentence=words.format(folder, MOST_FILES))
    rules = Rules((*below, folder), left_out)
    found = (_checked(rules, folder, name) for name in names)
    return FolderCheck(folder, tuple(one for one in found if one is not None), "", stamp)


def _checked(rules: Rules, folder: Path, name: str) -> CheckedFile | None:
    kind, path = kind_of(name), folder / name
    if kind is None:
        return _unread(folder, name)
    try:
        kind.read(rules, path.stem)
    except UserFacingError as error:
        line = getattr(error, "line", 0)
        return CheckedFile(name, path, FileState.WRONG, kind, error.sentence, line)
    return CheckedFile(name, path, FileState.UNDERSTOOD, kind)


def _unread(folder: Path, name: str) -> CheckedFile | None:
    """Return a file that nothing reads; None for one that was hardly meant as a rule."""
    if name in _OTHERS:
        return None
    meant = _meant(name)
    if not meant and name.partition("/")[0] not in _PLACES:
        return None
    words = (
        tr("Nothing reads this file; is {0} meant?") if meant else tr("Nothing reads this file.")
    )
    sentence = words.format(meant)
    return CheckedFile(name, folder / name, FileState.UNREAD, None, sentence, 0, meant)


def _meant(name: str) -> str:
    """Return the path of the rule file whose name is most like this one; empty where none is."""
    path = PurePosixPath(name)
    last = f"{path.stem}.yaml"
    several = {str(PurePosixPath(kind.name).parent): kind for kind in KINDS if "*" in kind.name}
    place = get_close_matches(str(path.parent).casefold(), several, 1, _ALIKE)
    if place:
        return f"{place[0]}/{last}"
    single = {PurePosixPath(kind.name).name: kind.name for kind in KINDS if "*" not in kind.name}
    alike = get_close_matches(last.casefold(), single, 1, _ALIKE)
    return single[alike[0]] if alike else ""


def _names(folder: Path) -> Iterator[str]:
    """Yield the paths of the files of YAML in a folder. Raises OSError where it can't be read."""
    found = 0
    for here, folders, files in os.walk(folder, onerror=_raise, followlinks=False):
        place = Path(here).relative_to(folder)
        depth = len(place.parts)
        folders[:] = [one for one in folders if depth < _DEEPEST and not one.startswith(".")]
        if depth == 0:
            folders[:] = [one for one in folders if _may_hold_rules(one)]
        for name in files:
            # A pipe that is called so would be waited for without end.
            is_file = name.endswith(_SUFFIXES) and (folder / place / name).is_file()
            if is_file and not name.startswith("."):
                found += 1
                yield (place / name).as_posix()
        if found > MOST_FILES:
            return


def _may_hold_rules(folder: str) -> bool:
    """Tell whether a folder is one of those that hold rules, or is called nearly so."""
    return bool(get_close_matches(folder.casefold(), _PLACES, 1, _ALIKE))


def _raise(error: OSError) -> None:
    raise error


def _stamp(folder: Path, name: str) -> tuple[str, int, int]:
    about = (folder / name).stat()
    return name, about.st_mtime_ns, about.st_size
