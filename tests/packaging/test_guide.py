# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The site of the guide: made without a warning, whole without a network, in both themes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.source_tree import ROOT

_BUILD = """
import sys
from pathlib import Path
from guide import build_site
sys.exit(build_site(*map(Path, sys.argv[1:])))
"""


def build(target: Path, source: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _BUILD, str(target), str(source)],
        cwd=ROOT / "packaging",
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site that the guide makes."""
    target = tmp_path_factory.mktemp("guide") / "site"
    done = build(target, ROOT / "docs" / "guide")
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return target


def test_every_page_is_in_the_site(site: Path) -> None:
    source = ROOT / "docs" / "guide"
    pages = {path.relative_to(source).with_suffix(".html") for path in source.rglob("*.md")}
    assert pages <= {path.relative_to(site) for path in site.rglob("*.html")}


def test_a_page_fetches_nothing_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        fetched = re.findall(r"<(?:script|img|iframe)[^>]+src=\"(https?:[^\"]+)", text)
        sheets = re.findall(r"<link[^>]+href=\"(https?:[^\"]+)", text)
        assert not fetched + sheets, page.name


def test_the_search_works_from_files(site: Path) -> None:
    assert (site / "searchindex.js").is_file()
    assert (site / "search.html").is_file()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[there](nowhere.md)", "nowhere.md"),
        ("[there](#nowhere)", "nowhere"),
        ("![gone](pictures/light/gone.png)", "gone.png"),
    ],
)
def test_what_leads_nowhere_is_an_error(tmp_path: Path, text: str, complaint: str) -> None:
    source = tmp_path / "docs" / "guide"
    source.mkdir(parents=True)
    conf = (ROOT / "docs" / "guide" / "conf.py").read_text(encoding="utf-8")
    place = "sys.path.insert(0, str(HERE.parents[1]))"
    assert place in conf
    conf = conf.replace(place, f"sys.path.insert(0, {str(ROOT)!r})")
    (source / "conf.py").write_text(conf, encoding="utf-8")
    (source / "index.md").write_text(f"# Guide\n\n{text}\n", encoding="utf-8")
    done = build(tmp_path / "site", source)
    assert done.returncode != 0
    assert complaint in done.stderr


def test_each_picture_has_its_dark_twin_beside_it(tmp_path: Path) -> None:
    source = tmp_path / "docs" / "guide"
    for theme in ("light", "dark"):
        (source / "pictures" / theme).mkdir(parents=True)
        (source / "pictures" / theme / "one.png").write_bytes(
            (ROOT / "docs" / "guide" / "pictures" / "light" / "fact.png").read_bytes()
        )
    conf = (ROOT / "docs" / "guide" / "conf.py").read_text(encoding="utf-8")
    conf = conf.replace("str(HERE.parents[1])", repr(str(ROOT)))
    (source / "conf.py").write_text(conf, encoding="utf-8")
    (source / "index.md").write_text(
        "# Guide\n\n![One](pictures/light/one.png)\n", encoding="utf-8"
    )
    assert build(tmp_path / "site", source).returncode == 0
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert page.count("only-light") == 1
    assert page.count("only-dark") == 1
