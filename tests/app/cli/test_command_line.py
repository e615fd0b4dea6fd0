# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The command line, as a script sees it: output, sentences and exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import build
from app.capture.review_file import import_file
from app.cli import main
from app.cli.terminal import aligned, plain
from app.publish.export import WRITERS
from app.publish.yaml_file import yaml_text
from app.review.action import Action, ActionStatus
from app.review.edits import set_field
from app.review.event import Event
from app.review.evidence import Evidence
from app.review.freezing import freezing
from app.review.incident import Severity
from app.review.review import Review
from tests.builders import applied, review_with
from tests.fakes import START

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "resources" / "examples" / "gitlab-2017-01-31.yaml"


def made_review() -> Review:
    review = review_with(
        Event(id="e1", at=START, text="Page"),
        Action(id="a1", number=1, text="Alert", due=date(2026, 3, 20)),
        Action(id="a2", number=2, status=ActionStatus.DROPPED, due=date(2026, 3, 20)),
    )
    return applied(
        review,
        set_field(review.incident, "severity", Severity.SEV1),
        set_field(review.meeting, "scheduled_at", START),
    )


@pytest.fixture
def review_path(tmp_path: Path) -> Path:
    path = tmp_path / "review.yaml"
    path.write_text(yaml_text(made_review()), encoding="utf-8")
    return path


@pytest.fixture
def library(tmp_path: Path, review_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return the data folder of a library with one review."""
    folder = str(tmp_path / "data")
    assert main(["--data", folder, "import", str(review_path)]) == 0
    capsys.readouterr()
    return folder


def complaint(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one sentence on standard error."""
    out, err = capsys.readouterr()
    assert not out
    assert err.startswith("hotwash: ")
    assert err.count("\n") == 1
    return err


def test_the_list_as_json_has_exactly_its_six_fields(
    library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", "--json", "--data", library]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "id": made_review().id,
            "title": "Checkout slow",
            "date": "2026-03-02",
            "severity": "SEV-1",
            "state": "draft",
            "open_actions": 1,
        }
    ]


def test_the_list_is_readable(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", library, "list"]) == 0
    assert "2026-03-02  SEV-1     draft  1             Checkout slow" in capsys.readouterr().out


def test_listing_makes_no_library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "none"
    assert main(["--data", str(folder), "list"]) == 0
    assert "hotwash import FILE" in capsys.readouterr().out
    assert main(["--data", str(folder), "export", "abc", "-o", "-", "--format", "md"]) == 2
    assert "there is no library" in complaint(capsys)
    assert not folder.exists()


def test_a_second_import_of_the_same_file_changes_nothing(
    library: str, review_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", library, "import", str(review_path)]) == 0
    assert "nothing was changed" in capsys.readouterr().out


def test_a_bad_file_among_good_ones_changes_nothing(
    tmp_path: Path, review_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.hotwash"
    bad.write_bytes(b"not a zip")
    folder = tmp_path / "data"
    assert main(["--data", str(folder), "import", str(review_path), str(bad)]) == 2
    assert "bad.hotwash can't be opened: it is not a zip file" in complaint(capsys)
    assert not folder.exists()


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_a_review_is_exported_in_each_format(library: str, tmp_path: Path, name: str) -> None:
    target = tmp_path / f"out.{name}"
    assert main(["--data", library, "export", "review0", "-o", str(target)]) == 0
    assert target.stat().st_size > 20
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".part"]
    if name in ("yaml", "json", "hotwash"):
        assert import_file(target).review == made_review()


def test_a_format_may_be_named(
    review_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", str(review_path), "-o", "-", "--format", "json"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["id"] == made_review().id


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["frobnicate"], "invalid choice: 'frobnicate'"),
        (["export"], "the following arguments are required"),
        (["import", "nowhere.yaml"], "There is no file nowhere.yaml"),
        (["export", "nowhere.yaml", "-o", "x.md"], "There is no file nowhere.yaml"),
        (
            ["export", "x", "-o", "x.png", "--lens", "tea"],
            "“tea” can't be drawn; choose one of whys",
        ),
        (["export", "x", "-o", "x.doc"], "“doc” is not a format"),
        (["export", "x", "-o", "x"], "The format is not known"),
        (
            ["export", "x", "-o", "x.csv", "--transcript"],
            "A transcript is part of these only",
        ),
        (["export", "x", "-o", "x.pdf", "--paper", "a3"], "--paper takes one of a4, letter"),
        (["export", "x", "-o", "x.pdf", "--redact", "me"], "--redact takes one of nobody, people"),
        (["export", "x", "-o", "x.md", "--redact"], "choices of a PDF only"),
        (["list", "--frobnicate"], "unrecognized arguments"),
    ],
)
def test_bad_input_is_answered_with_one_sentence(
    arguments: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path / "data"), *arguments]) == 2
    assert sentence in complaint(capsys)


def test_the_transcript_is_exported_when_asked_for(library: str, tmp_path: Path) -> None:
    plain, told = tmp_path / "plain.pdf", tmp_path / "told.pdf"
    assert main(["--data", library, "export", "review0", "-o", str(plain)]) == 0
    assert main(["--data", library, "export", "review0", "-o", str(told), "--transcript"]) == 0
    assert told.stat().st_size > plain.stat().st_size


def test_an_unknown_review_is_said(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", library, "export", "zzz", "-o", "-", "--format", "md"]) == 2
    assert "There is no review zzz" in complaint(capsys)


def test_a_folder_that_can_not_be_written_is_said(
    review_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "no" / "such" / "x.md"
    assert main(["export", str(review_path), "-o", str(target)]) == 2
    assert "can't be written: No such file or directory" in complaint(capsys)


def test_without_a_display_the_window_is_explained_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 2
    assert "There is no display" in complaint(capsys)


def test_a_mistake_of_our_own_is_owned_and_not_shown_as_a_traceback(
    monkeypatch: pytest.MonkeyPatch, review_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("oops")

    monkeypatch.setattr("app.cli.export_command.export_review", fail)
    assert main(["export", str(review_path), "-o", "x.md"]) == 3
    assert (
        "this is a mistake in Hotwash (RuntimeError: tests/app/cli/test_command_line.py:"
        in complaint(capsys)
    )
    monkeypatch.setenv("HOTWASH_DEBUG", "1")
    with pytest.raises(RuntimeError):
        main(["export", str(review_path), "-o", "x.md"])


def test_the_schema_is_printed_and_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert main(["schema", "-o", str(tmp_path / "schema.json")]) == 0
    assert json.loads((tmp_path / "schema.json").read_text(encoding="utf-8")) == printed


def test_a_title_can_not_steer_the_terminal() -> None:
    assert plain("a\x1b[31m\nb\u202e") == "a\\x1b[31m b\\u202e"
    assert aligned(("H",), [("x\x1b",)]) == "H\nx\\x1b"


def test_the_command_starts_without_anything_heavy() -> None:
    heavy = ["PySide6", "sqlalchemy", "pydantic", "reportlab", "yaml", "icalendar", "dateparser"]
    code = (
        "import sys, app.cli; from app.cli import main; main(['--data', '/nowhere', 'list']); "
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_module_runs_like_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "--version"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert done.stdout.startswith("Hotwash ")


def test_a_review_moves_to_another_library_with_its_files(tmp_path: Path) -> None:
    built = build(tmp_path / "one")
    stored = built.attachments.put_bytes(b"2026-03-02 disk full\n" * 50)
    fact = Evidence(id="f1", number=1, filename="disk.log", sha256=stored.sha256, size=stored.size)
    built.library.add(review_with(fact))
    built.close()
    first, second = tmp_path / "a.hotwash", tmp_path / "b.hotwash"
    assert main(["--data", str(tmp_path / "one"), "export", "review", "-o", str(first)]) == 0
    assert main(["--data", str(tmp_path / "two"), "import", str(first)]) == 0
    assert main(["--data", str(tmp_path / "two"), "export", "review", "-o", str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()
    assert build(tmp_path / "two").attachments.verify(stored.sha256)


def test_verify_says_in_one_line_that_a_file_is_whole_and_else_what_differs(
    tmp_path: Path, library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.hotwash"
    assert main(["--data", library, "export", made_review().id, "-o", str(path)]) == 0
    capsys.readouterr()
    assert main(["verify", str(path)]) == 0
    [line] = capsys.readouterr().out.splitlines()
    assert "is whole: 5 files, 0 freezes, fingerprint" in line
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("review-x/extra.txt", b"x")
    assert main(["verify", str(path), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["whole"], told["review"]) == (False, made_review().id)
    assert [each["part"] for each in told["differences"]] == ["review-x/extra.txt"]
    path.write_bytes(b"no zip")
    assert main(["verify", str(path)]) == 2
    assert "a.hotwash" in complaint(capsys)


def test_verify_looks_at_the_attached_files_of_a_review_in_the_library(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    services = build(tmp_path / "data")
    kept = services.attachments.put_bytes(b"log")
    fact = Evidence(id="e", number=1, filename="a.log", sha256=kept.sha256, size=kept.size)
    services.library.add(review_with(fact))
    services.close()
    command = ["--data", str(tmp_path / "data"), "verify", review_with(fact).id]
    assert main(command) == 0
    services.attachments.path(kept.sha256).write_bytes(b"LOG")
    capsys.readouterr()
    assert main(command) == 1
    assert capsys.readouterr().out == "E1 a.log: its file is not the one that was attached\n"


def test_an_evidence_bundle_is_a_zip_that_verify_takes_and_prints_the_freeze_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loose = review_with(Evidence(id="a", number=1, title="Board", link="https://example.test"))
    frozen = applied(loose, freezing(loose, START, "Ada"))
    source, bundle = tmp_path / "a.yaml", tmp_path / "evidence.zip"
    source.write_text(yaml_text(frozen), encoding="utf-8")
    assert main(["export", str(source), "-o", str(bundle)]) == 0
    capsys.readouterr()
    assert main(["verify", str(bundle)]) == 0
    told = capsys.readouterr().out
    assert "is whole" in told
    assert frozen.freezes[0].sha256 in told
