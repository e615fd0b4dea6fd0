# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The bundle for a report of a bug tells of an installation, and nothing of what is in it."""

from __future__ import annotations

import getpass
import json
import platform
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from app.bootstrap import Services, build
from app.cli import exit_codes
from app.cli.program import main
from app.diagnostics import diagnostics
from app.kept_faults import MOST, keep_fault, kept_faults
from app.key_file import save_keys
from app.publish.target_config import TargetConfig, TargetKind
from app.publish.target_file import save_target
from app.settings import Settings, about_settings, save_settings
from app.store.address import parse_address
from app.store.backups import make_backup
from app.store.known_servers import KnownServer
from app.version import VERSION
from tests.app.rules.test_rules_check import put
from tests.fakes import FakeClock
from tests.marked_session import PASSWORD, WORD

ROOT = Path(__file__).resolve().parents[2]
MARKS = (WORD, PASSWORD, "Ann", "Brandt", "reviews.example", "Team wiki")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a person's folder in which every part holds words that must not be told."""
    folder = tmp_path_factory.mktemp("filled")
    subprocess.run(
        [sys.executable, "-m", "tests.marked_session", str(folder)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    data = folder / "data"
    team = put(folder, f"{WORD} rules/rules/readiness.yaml", f"questions: [{WORD}]").parents[1]
    put(team, f"agendas/{WORD}.yaml", f"title: {WORD}")
    put(team, f"rules/{WORD}.yaml", WORD)
    put(data, "report.yaml", f"organisation: {WORD}\npaper: {WORD}")
    settings = Settings(
        author="Ann Brandt",
        database_url="",
        timestamp_server=f"https://{WORD}.reviews.example",
        rules_folder=str(team),
        agenda=WORD,
        theme="dark",
    )
    save_settings(data, settings)
    save_keys(data, {"guide": ("F9",)})
    wiki = TargetConfig("wiki", TargetKind.CONFLUENCE, "https://reviews.example", WORD, "Ann")
    save_target(data, wiki)
    services = build(data)
    address = parse_address("postgresql://ann@reviews.example/reviews")[0]
    services.servers.keep(KnownServer("Team wiki", address))
    make_backup(services.database_file)
    home = Path.home()
    keep_fault(data, f"ValueError\n  {home}/x.py:1 in f", FakeClock().now())
    services.close()
    return data


@pytest.fixture
def services(filled: Path) -> Services:
    return build(filled, forgiving=True)


def test_nothing_of_a_review_no_name_no_address_and_no_secret_is_told(services: Services) -> None:
    told = "\n".join(f"{name}\n{text}" for name, text in diagnostics(services).items())
    for mark in MARKS:
        assert mark.casefold() not in told.casefold(), mark
    for name in (str(services.data_dir), str(Path.home()), platform.node()):
        assert name not in told
    assert f'"{getpass.getuser()}"' not in told
    assert "~/x.py:1 in f" in told


def test_what_helps_is_told(services: Services) -> None:
    files = diagnostics(services, {"platform": "offscreen"})
    told = {name: json.loads(text) for name, text in files.items() if name.endswith(".json")}
    assert told["versions.json"]["hotwash"] == VERSION
    assert told["window.json"] == {"platform": "offscreen"}
    settings = told["settings.json"]["settings"]
    assert set(settings) == {one.name for one in about_settings()}
    assert (settings["theme"], settings["author"], settings["agenda"]) == ("dark", True, True)
    assert settings["database_url"] is False
    assert told["settings.json"]["keys changed"] == 1
    library = told["library.json"]
    assert (library["integrity"], library["rows"]["review"]) == ("whole", 1)
    assert library["version of the tables"] == library["version of this Hotwash"]
    assert library["backups"] == [{"version": library["version of the tables"], "good": True}]
    assert told["data.json"]["places"]["attachments"]["files"] == 1
    assert told["connections.json"] == {"servers": 1, "targets": {"confluence": 1}}
    [team, own] = told["rules.json"]["folders"]
    assert {"kind": "rules/readiness.yaml", "state": "wrong", "line": 1} in team["files"]
    assert {"kind": "agendas/*.yaml", "state": "wrong", "line": 1} in team["files"]
    assert team["read by nothing"] == 1
    assert own["files"] == [{"kind": "report.yaml", "state": "wrong", "line": 2}]
    assert [name for name in files if name.startswith("bugs/")]


def test_looking_makes_and_mends_nothing(tmp_path: Path) -> None:
    services = build(tmp_path / "new", forgiving=True)
    told = json.loads(diagnostics(services)["library.json"])
    assert told["integrity"] == "missing"
    assert not (tmp_path / "new").exists()
    broken = put(tmp_path, "broken/hotwash.db", "no database" * 1000)
    told = json.loads(diagnostics(build(broken.parent, forgiving=True))["library.json"])
    assert told["integrity"] == "unreadable"
    assert broken.read_text(encoding="utf-8") == "no database" * 1000


def test_the_command_writes_an_archive_or_prints_it(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "told.zip"
    assert main(["diagnostics", "--data", str(filled), "-o", str(path)]) == exit_codes.OK
    assert str(path) in capsys.readouterr().out
    with zipfile.ZipFile(path) as bundle:
        names = bundle.namelist()
        assert json.loads(bundle.read("versions.json"))["hotwash"] == VERSION
    assert main(["diagnostics", "--data", str(filled)]) == exit_codes.OK
    printed = capsys.readouterr().out
    assert all(f"--- {name}\n" in printed for name in names)
    assert main(["diagnostics", "-o", str(tmp_path / "gone" / "x.zip")]) == exit_codes.BAD_INPUT
    assert "choose another place" in capsys.readouterr().err
    assert not list(tmp_path.glob(".*.unfinished"))


def test_of_the_reports_of_bugs_the_last_ones_are_kept(tmp_path: Path) -> None:
    clock = FakeClock()
    for number in range(MOST + 3):
        clock.advance(minutes=1)
        keep_fault(tmp_path, f"report {number}", clock.now())
    kept = list(kept_faults(tmp_path).values())
    assert len(kept) == MOST
    assert kept[-1].strip() == f"report {MOST + 2}"
    assert kept_faults(tmp_path / "gone") == {}
