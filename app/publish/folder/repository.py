# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A git repository, through the installed git: our files are committed, nothing else is touched.

The repository's own hooks run, as they do for everybody who commits there; what they say is
reported. Nothing is ever forced, and nobody is asked anything on a terminal.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from app.errors import UserFacingError
from app.translation import marked, tr

_SECONDS = 120
_PUSH_SECONDS = 300
_MOST_WORDS = 400
_UNDER_WAY = (
    ("MERGE_HEAD", marked("a merge")),
    ("rebase-merge", marked("a rebase")),
    ("rebase-apply", marked("a rebase")),
    ("CHERRY_PICK_HEAD", marked("a cherry-pick")),
    ("REVERT_HEAD", marked("a revert")),
    ("BISECT_LOG", marked("a bisect")),
)
_CREDENTIALS = re.compile(r"(?<=://)[^/\s@]+@")


class Repository:
    """The repository that `folder` is in; git is asked for it when first needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def check(self) -> None:
        """Raise UserFacingError, with the way out, where nothing can be committed now."""
        if not self.folder.is_dir():
            raise UserFacingError(tr("There is no folder {0}.").format(self.folder))
        found = self._try("rev-parse", "--is-inside-work-tree")
        if found.returncode or found.stdout.strip() != "true":
            if "dubious ownership" in found.stderr:
                raise UserFacingError(_refused(found.stderr))
            raise UserFacingError(
                tr("{0} is in no git repository; begin one there with “git init”.").format(
                    self.folder
                )
            )
        for name, words in _UNDER_WAY:
            place = self._do("rev-parse", "--git-path", name).strip()
            if (self.folder / place).exists():
                raise UserFacingError(
                    tr("{0} is under way in {1}; finish it there, then publish.").format(
                        tr(words), self.folder
                    )
                )
        if self._try("symbolic-ref", "--quiet", "HEAD").returncode:
            raise UserFacingError(
                tr("{0} is on no branch (detached HEAD); switch to one, then publish.").format(
                    self.folder
                )
            )

    def is_clean(self, paths: Sequence[str]) -> bool:
        """Tell whether git has `paths` as they are on the disk, none of them missing."""
        changed = self._do("status", "--porcelain", "-z", "--ignored", "--", *paths)
        known = self._do("ls-files", "-z", "--", *paths)
        return not changed and len([name for name in known.split("\0") if name]) == len(paths)

    def committed_text(self, path: str) -> str | None:
        """Return a file as it was committed last; None where it never was."""
        found = self._try("show", f"HEAD:./{path}")
        return None if found.returncode else found.stdout

    def commit(self, paths: Sequence[str], message: str) -> None:
        """Commit `paths` as they are; what else is staged stays staged. Nothing new is no commit.

        Raises UserFacingError with what git or a hook says; the files stay where they are then.
        """
        if self.is_clean(paths):
            return
        self._do("add", "--", *paths)
        if not self._do("status", "--porcelain", "-z", "--", *paths):
            return
        try:
            self._do("commit", "--quiet", "--only", "-m", message, "--", *paths)
        except UserFacingError:
            self._try("reset", "--quiet", "--", *paths)
            raise

    def last_commit(self, path: str) -> str:
        """Return the short name of the commit that changed a file last; empty for none."""
        found = self._try("log", "-1", "--format=%h", "--", path)
        return "" if found.returncode else found.stdout.strip()

    def remote(self) -> str:
        """Return where the branch is pushed to, without credentials; empty for nowhere."""
        branch = self._try("symbolic-ref", "--quiet", "--short", "HEAD").stdout.strip()
        name = self._try("config", "--get", f"branch.{branch}.remote").stdout.strip()
        address = self._try("remote", "get-url", "--push", name or "origin")
        return "" if address.returncode else without_credentials(address.stdout.strip())

    def is_ahead(self) -> bool:
        """Tell whether the branch has commits that its upstream, as last seen, has not."""
        found = self._try("rev-list", "--count", "@{upstream}..HEAD")
        return found.returncode != 0 or found.stdout.strip() != "0"

    def push(self) -> None:
        """Push the branch to its upstream; never by force. Raises UserFacingError."""
        try:
            has_upstream = not self._try("rev-parse", "--verify", "-q", "@{upstream}").returncode
            if has_upstream:
                self._do("push", "--quiet", seconds=_PUSH_SECONDS)
            else:
                self._do("push", "--quiet", "-u", "origin", "HEAD", seconds=_PUSH_SECONDS)
        except UserFacingError as error:
            raise UserFacingError(
                tr("It is committed here, but not pushed. {0}").format(error.sentence)
            ) from None

    def _do(self, *words: str, seconds: float = _SECONDS) -> str:
        found = self._try(*words, seconds=seconds)
        if found.returncode:
            raise UserFacingError(_refused(found.stderr or found.stdout))
        return found.stdout

    def _try(self, *words: str, seconds: float = _SECONDS) -> subprocess.CompletedProcess[str]:
        git = shutil.which("git")
        if git is None:
            raise UserFacingError(
                tr("git is not installed; install it, or publish to a plain folder instead.")
            )
        command = [git, "-c", "core.quotePath=false", "-c", "core.fsmonitor=false", *words]
        try:
            return subprocess.run(
                command,
                cwd=self.folder,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=seconds,
                check=False,
                encoding="utf-8",
                errors="replace",
                start_new_session=True,  # without a terminal nothing can wait for an answer there
            )
        except subprocess.TimeoutExpired as error:
            raise UserFacingError(
                tr("git did not end within {0} s; see what it waits for in {1}.").format(
                    round(seconds), self.folder
                )
            ) from error
        except OSError as error:
            raise UserFacingError(tr("git can't be run: {0}.").format(error.strerror)) from error


def without_credentials(text: str) -> str:
    """Return a text in which no address says by whom and with which password."""
    return _CREDENTIALS.sub("", text)


def _environment() -> dict[str, str]:
    """Return the environment without what would point git at another repository, as hooks set."""
    own = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
    return {**own, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8", "GIT_LITERAL_PATHSPECS": "1"}


_MISLEADING = frozenset(
    {
        *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"),
        *("GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE"),
    }
)


def _refused(said: str) -> str:
    words = " ".join(without_credentials(said).split())
    if "tell me who you are" in words:
        return tr("git does not know you yet: set user.name and user.email there, then publish.")
    return tr("git says: {0}").format(words[-_MOST_WORDS:] or tr("nothing"))
