# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Release notes are what CHANGELOG.md says, for pages of releases and for software centres."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import suppress
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.version import VERSION
from changelog import (
    UNRELEASED,
    Release,
    appstream,
    appstream_text,
    insist_on_release,
    markdown,
    read,
    release_of,
    releases,
)
from failure import Failure

TODAY = date(2027, 3, 1)
TEXT = """\
# What changed

Words before the first version are nobody's.

## 1.1.0, not released yet

Prose of two
lines.

- **First.** A point that
  goes on.
- Second, with `code` and [a link](docs/x.md).

Known limits: none.

## 1.0.0, 2027-02-01

- Everything.
"""

words = st.text(alphabet="abcÄß €→.,(1", min_size=1).map(lambda text: " ".join(text.split()))
plain = words.filter(lambda text: text and not text.startswith(("- ", "#")))
parts = st.lists(
    st.one_of(plain, st.lists(plain, min_size=1, max_size=4).map(tuple)), max_size=5
).filter(
    lambda found: all(
        not (isinstance(a, tuple) and isinstance(b, tuple)) for a, b in pairwise(found)
    )
)
made = st.builds(
    Release,
    st.from_regex(r"[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}", fullmatch=True),
    st.one_of(st.none(), st.dates()),
    parts.map(tuple),
)


def written(release: Release) -> str:
    when = release.date.isoformat() if release.date else UNRELEASED
    return f"## {release.version}, {when}\n\n{markdown(release)}\n"


def test_a_version_has_its_date_its_prose_and_its_points() -> None:
    newest, first = releases(TEXT)
    assert (newest.version, newest.date) == ("1.1.0", None)
    assert newest.paragraphs == ("Prose of two lines.", "Known limits: none.")
    assert newest.points == (
        "**First.** A point that goes on.",
        "Second, with `code` and [a link](docs/x.md).",
    )
    assert first == Release("1.0.0", date(2027, 2, 1), (("Everything.",),))


@given(st.lists(made, max_size=4))
def test_what_is_written_is_read_back(versions: list[Release]) -> None:
    text = "# What changed\n\n" + "".join(written(each) for each in versions)
    assert releases(text) == versions


@given(made)
def test_software_centres_get_every_word(release: Release) -> None:
    element = appstream(release, TODAY)
    assert element.get("date") == (release.date or TODAY).isoformat()
    told = ["".join(each.itertext()) for each in element.iter() if each.tag in {"p", "li"}]
    texts = [each for part in release.parts for each in ([part] if isinstance(part, str) else part)]
    assert told == texts


@given(st.text(alphabet="#- 01.,\n*`[]()a"))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(Failure):
        assert all(release.version for release in releases(text))


def test_marks_become_those_of_software_centres() -> None:
    text = appstream_text(releases(TEXT)[0], TODAY)
    assert "<li><em>First.</em> A point that goes on.</li>" in text
    assert "<li>Second, with <code>code</code> and a link.</li>" in text


@pytest.mark.parametrize(
    "heading", ["## 1.0", "## , 2027-02-01", "## 1.0.0, soon", "## 1.0.0, 2027-13-01"]
)
def test_a_heading_that_says_no_day_is_named_by_its_line(heading: str) -> None:
    with pytest.raises(Failure, match=r"line 3: a heading has to look like"):
        releases(f"# What changed\n\n{heading}\n")


def test_a_version_nothing_is_said_of_is_refused() -> None:
    with pytest.raises(Failure, match=r"says nothing of 9\.9\.9"):
        release_of("9.9.9", releases(TEXT))


def test_only_a_version_of_the_source_that_has_a_day_is_released() -> None:
    newest, first = releases(TEXT)
    insist_on_release(first, "1.0.0")
    with pytest.raises(Failure, match=r"calls 1\.1\.0 “not released yet”"):
        insist_on_release(newest, "1.1.0")
    with pytest.raises(Failure, match=r"This source is 1\.1\.0, not 1\.0\.0"):
        insist_on_release(first, "1.1.0")


def test_the_version_of_the_app_is_the_newest_that_is_told_of() -> None:
    newest = read()[0]
    assert newest.version == VERSION
    assert newest.paragraphs
    assert newest.points


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="appstreamcli is not installed")
def test_a_software_centre_can_read_the_notes(tmp_path: Path) -> None:
    notes = "".join(appstream_text(each, TODAY) for each in read())
    file = tmp_path / "org.example.Notes.metainfo.xml"
    file.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<component type="console-application">\n'
        "<id>org.example.Notes</id><name>Notes</name><summary>Only notes</summary>"
        "<metadata_license>CC0-1.0</metadata_license><project_license>Apache-2.0</project_license>"
        "<description><p>A component that is there for its release notes alone.</p></description>"
        "<provides><binary>notes</binary></provides>"
        '<url type="homepage">https://example.org</url>'
        f"<releases>{notes}</releases></component>\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", "--pedantic", str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "E:" not in done.stdout
    assert "W:" not in done.stdout
