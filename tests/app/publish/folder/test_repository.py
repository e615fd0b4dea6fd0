# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A git repository of post-mortems, with the real git: our files are committed and no others."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from app.errors import UserFacingError
from app.publish.folder.repository import without_credentials
from app.publish.publishing import plan
from app.publish.target import Doing
from app.publish.target_config import TargetKind
from tests.app.publish.folder.test_folder import OPTIONS, Desk
from tests.builders import REVIEW_ID, empty_review

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
STEM = "undated-checkout-slow"
OURS = sorted(["README.md", f"{STEM}.md", f"{STEM}.pdf", f"{STEM}.yaml"])


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture(autouse=True)
def _own_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    config = tmp_path / "gitconfig"
    config.write_text("[user]\nname = Ana\nemail = ana@example.org\n[init]\ndefaultBranch = main\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "post-mortems"
    folder.mkdir()
    git(folder, "init", "-q")
    return Desk(folder, empty_review("Checkout slow"), TargetKind.GIT)


def log(desk: Desk) -> list[str]:
    return git(desk.folder, "log", "--format=%s").splitlines()


def refused(desk: Desk) -> str:
    with pytest.raises(UserFacingError) as caught:
        plan(desk.target, desk.review, OPTIONS)
    return caught.value.sentence


def test_the_files_are_committed_on_the_first_branch(desk: Desk) -> None:
    assert desk.publish() == []
    assert log(desk) == ["Publish “Checkout slow”"]
    assert sorted(git(desk.folder, "ls-files").splitlines()) == OURS
    assert f"Hotwash-Review: {REVIEW_ID}" in git(desk.folder, "log", "--format=%b")
    short = git(desk.folder, "log", "-1", "--format=%h").strip()
    assert desk.review.publications[-1].remote_status == short


def test_publishing_what_is_there_makes_no_commit(desk: Desk) -> None:
    desk.publish()
    assert desk.piece.doing is Doing.LEAVE
    desk.retitle("Another")
    desk.publish()
    desk.publish()
    assert log(desk) == ["Update “Another”", "Publish “Checkout slow”"]


def test_what_others_have_staged_or_changed_stays_theirs(desk: Desk) -> None:
    (desk.folder / "notes.txt").write_text("one")
    (desk.folder / "todo.txt").write_text("one")
    git(desk.folder, "add", "notes.txt", "todo.txt")
    git(desk.folder, "commit", "-qm", "Begin")
    (desk.folder / "notes.txt").write_text("two")
    git(desk.folder, "add", "notes.txt")
    (desk.folder / "todo.txt").write_text("two")
    assert desk.publish() == []
    assert git(desk.folder, "status", "--porcelain") == "M  notes.txt\n M todo.txt\n"


def test_words_around_the_index_that_nobody_committed_are_not_committed_for_them(
    desk: Desk,
) -> None:
    desk.publish()
    page = desk.folder / "README.md"
    page.write_text(page.read_text() + "\nA thought of mine.\n")
    desk.retitle("Another")
    (sentence,) = desk.publish()
    assert sentence == "README.md has changes that nobody committed; commit or undo them first."
    git(desk.folder, "commit", "-qam", "A thought")
    assert desk.publish() == []
    assert "A thought of mine." in page.read_text()


@pytest.mark.parametrize(
    ("name", "words"),
    [("MERGE_HEAD", "a merge"), ("REVERT_HEAD", "a revert"), ("rebase-merge", "a rebase")],
)
def test_in_the_middle_of_something_else_nothing_is_written(
    desk: Desk, name: str, words: str
) -> None:
    desk.publish()
    place = desk.folder / ".git" / name
    place.write_text("0" * 40)
    assert f"{words} is under way" in refused(desk)
    place.unlink()
    assert desk.piece.doing is Doing.LEAVE


def test_a_real_merge_with_a_conflict_is_waited_for(desk: Desk) -> None:
    file = desk.folder / "x"
    for branch, words in (("main", "a"), ("side", "b"), ("main", "c")):
        known = branch in git(desk.folder, "branch", "--format=%(refname:short)").split()
        if branch != git(desk.folder, "symbolic-ref", "--short", "HEAD").strip():
            git(desk.folder, "switch", "-q", *([] if known else ["-c"]), branch)
        file.write_text(words)
        git(desk.folder, "add", "x")
        git(desk.folder, "commit", "-qm", words)
    subprocess.run(["git", "merge", "side"], cwd=desk.folder, check=False, capture_output=True)
    assert "a merge is under way" in refused(desk)


def test_on_no_branch_nothing_is_written(desk: Desk) -> None:
    desk.publish()
    git(desk.folder, "switch", "-q", "--detach")
    assert "detached HEAD" in refused(desk)


def test_a_folder_without_a_repository_is_said(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    assert "begin one there with “git init”" in refused(
        Desk(tmp_path / "plain", empty_review(), TargetKind.GIT)
    )
    assert "There is no folder" in refused(
        Desk(tmp_path / "nowhere", empty_review(), TargetKind.GIT)
    )


def test_what_a_hook_says_is_reported_and_nothing_stays_staged(desk: Desk) -> None:
    hook = desk.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'no PDFs here, please' >&2\nexit 1\n")
    hook.chmod(0o755)
    assert desk.publish() == ["git says: no PDFs here, please"]
    assert "A " not in git(desk.folder, "status", "--porcelain")
    assert desk.review.publications == ()
    hook.unlink()
    assert desk.publish() == []
    assert log(desk) == ["Publish “Checkout slow”"]


def test_a_git_that_knows_nobody_says_what_to_set(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    config = tmp_path / "nobody"
    config.write_text("[user]\nuseConfigOnly = true\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "EMAIL"):
        monkeypatch.delenv(name, raising=False)
    (sentence,) = desk.publish()
    assert "set user.name and user.email" in sentence


def test_a_machine_without_git_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert "git is not installed" in refused(desk)


def test_it_is_pushed_only_by_choice_and_a_push_that_fails_is_gone_on_with(
    desk: Desk, tmp_path: Path
) -> None:
    remote = tmp_path / "remote.git"
    git(desk.folder, "init", "-q", "--bare", str(remote))
    git(desk.folder, "remote", "add", "origin", str(remote))
    desk.publish()
    assert git(remote, "branch") == ""
    desk.fields = {"push": "yes"}
    assert desk.target.host == f"{desk.folder} → {remote}"
    assert desk.piece.doing is Doing.UPDATE
    remote.rename(tmp_path / "away.git")
    (sentence,) = desk.publish()
    assert sentence.startswith("It is committed here, but not pushed. git says:")
    (tmp_path / "away.git").rename(remote)
    assert desk.publish() == []
    assert git(remote, "log", "--format=%s", "main").splitlines() == log(desk)
    assert desk.piece.doing is Doing.LEAVE


def test_credentials_in_an_address_are_not_said(desk: Desk) -> None:
    git(desk.folder, "remote", "add", "origin", "https://ana:hunter2@git.example.org/x.git")
    desk.fields = {"push": "yes"}
    assert desk.target.host == f"{desk.folder} → https://git.example.org/x.git"
    said = "fatal: unable to access 'https://ana:hunter2@git.example.org/x.git/'"
    assert "hunter2" not in without_credentials(said)


def test_the_environment_of_a_hook_does_not_lead_to_another_repository(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert desk.publish() == []
    monkeypatch.delenv("GIT_DIR")
    assert log(desk) == ["Publish “Checkout slow”"]


_KILLED = """
    import os, signal, sys
    from pathlib import Path
    from app.publish.folder import target as module
    from app.publish.target_config import TargetKind
    from tests.app.publish.folder.test_folder import Desk
    from tests.builders import empty_review

    folder, left, kind, title = sys.argv[1:]
    left = int(left)
    written = module.write_bytes

    def write(path, data):
        global left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1
        written(path, data)

    module.write_bytes = write
    if left == 5:
        module.Repository.commit = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
    Desk(Path(folder), empty_review(title), TargetKind(kind)).publish()
"""


def kill(desk: Desk, writes: int, title: str) -> None:
    """Publish in a process that is killed after some files were written."""
    program = textwrap.dedent(_KILLED)
    words = [str(desk.folder), str(writes), desk.kind.value, title]
    command = [sys.executable, "-c", program, *words]
    done = subprocess.run(command, check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.parametrize("writes", range(6))
def test_killed_at_any_point_the_next_try_ends_it(desk: Desk, writes: int) -> None:
    if writes % 2:
        (desk.folder / "README.md").write_text("# Ours\n\nRead me.\n")
        git(desk.folder, "add", "README.md")
        git(desk.folder, "commit", "-qm", "Begin")
    kill(desk, writes, "Checkout slow")
    assert desk.publish() == []
    assert git(desk.folder, "status", "--porcelain") == ""
    assert sorted(git(desk.folder, "ls-files").splitlines()) == OURS
    assert log(desk)[0].endswith("“Checkout slow”")
    assert desk.text("README.md").startswith("# Ours" if writes % 2 else "# Post-mortems")


@pytest.mark.parametrize("writes", range(5))
def test_killed_while_bringing_up_to_date_no_file_stays_behind(tmp_path: Path, writes: int) -> None:
    desk = Desk(tmp_path / "plain", empty_review("Checkout slow"))
    desk.publish()
    desk.retitle("Checkout stopped")
    kill(desk, writes, "Checkout stopped")
    assert desk.piece.doing is Doing.UPDATE
    assert desk.publish() == []
    for name in (f"{STEM}.md", f"{STEM}.yaml", "README.md"):
        assert "Checkout stopped" in desk.text(name)
    assert desk.piece.doing is Doing.LEAVE
