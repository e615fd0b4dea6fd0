# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The .hotwash file: out and in again is the identity, and nothing hostile gets through."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import stat
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.capture.review_file import import_file
from app.errors import UserFacingError
from app.publish import bundle_format
from app.publish.bundle import write_bundle
from app.publish.bundle_format import Entry, manifest_bytes
from app.publish.yaml_file import yaml_text
from app.review.evidence import Evidence
from app.review.review import Review
from tests.builders import review_with
from tests.strategies import reviews

PICTURE = b"\x89PNG\r\n" + bytes(range(256)) * 20
PICTURE_HASH = hashlib.sha256(PICTURE).hexdigest()
REVIEW = review_with(Evidence(id="f1", number=1, filename="a.png", sha256=PICTURE_HASH))
REVIEW_YAML = yaml_text(REVIEW).encode()
PICTURE_NAME = f"evidence/{PICTURE_HASH}"


class Folder:
    """Attached files in a folder, by their hash."""

    def __init__(self, path: Path, *contents: bytes) -> None:
        self._path = path
        for content in contents:
            self.path(hashlib.sha256(content).hexdigest()).write_bytes(content)

    def path(self, sha256: str) -> Path:
        return self._path / sha256


def bundle_bytes(review: Review, folder: Folder | None) -> bytes:
    out = io.BytesIO()
    write_bundle(review, out, folder)
    return out.getvalue()


def write_zip(path: Path, contents: dict[str, bytes], **manifest: Any) -> Path:
    """Write a zip with `contents` and a manifest that fits them, or the parts given."""
    entries = {
        name: Entry(hashlib.sha256(content).hexdigest(), len(content))
        for name, content in contents.items()
    }
    content = json.loads(manifest_bytes(REVIEW.id, entries)) | manifest
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
        archive.writestr("manifest.json", json.dumps(content))
    return path


def refusal(path: Path) -> str:
    with pytest.raises(UserFacingError) as caught:
        import_file(path)
    assert caught.value.sentence.startswith(path.name)
    return caught.value.sentence


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(review=reviews())
def test_out_and_in_again_is_the_identity(review: Review, tmp_path: Path) -> None:
    path = tmp_path / "a.hotwash"
    path.write_bytes(bundle_bytes(review, None))
    assert import_file(path).review == review


def test_attached_files_travel_along(tmp_path: Path) -> None:
    path = tmp_path / "a.hotwash"
    path.write_bytes(bundle_bytes(REVIEW, Folder(tmp_path, PICTURE)))
    file = import_file(path)
    assert file.review == REVIEW
    assert file.attached == {PICTURE_HASH}
    assert file.evidence(PICTURE_HASH) == PICTURE


def test_the_same_review_gives_the_same_bytes_with_the_manifest_last(tmp_path: Path) -> None:
    folder = Folder(tmp_path, PICTURE)
    content = bundle_bytes(REVIEW, folder)
    assert content == bundle_bytes(REVIEW, folder)
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert names == ["review.yaml", PICTURE_NAME, "manifest.json"]


def test_a_missing_or_damaged_attachment_is_named_and_left_out(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    assert write_bundle(REVIEW, io.BytesIO(), folder) == REVIEW.evidence
    folder.path(PICTURE_HASH).write_bytes(b"damaged")
    assert write_bundle(REVIEW, io.BytesIO(), folder) == REVIEW.evidence


def test_a_log_of_equal_lines_comes_back_although_it_packs_like_a_bomb(tmp_path: Path) -> None:
    log = b"ERROR the same line\n" * 200_000
    digest = hashlib.sha256(log).hexdigest()
    review = review_with(Evidence(id="f1", sha256=digest))
    path = tmp_path / "a.hotwash"
    path.write_bytes(bundle_bytes(review, Folder(tmp_path, log)))
    assert import_file(path).evidence(digest) == log


def test_a_file_that_is_no_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.hotwash"
    for content in (b"", b"PK", b"hello" * 100, REVIEW_YAML):
        path.write_bytes(content)
        assert "not a zip file" in refusal(path)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../review.yaml", "leads out of the file"),
        ("evidence/../../x", "leads out of the file"),
        ("/etc/passwd", "is an absolute path"),
        ("C:/x", "is an absolute path"),
        ("evidence\\x", "has a backslash in its name"),
        ("evidence/CON.txt", "has a name reserved by Windows"),
        ("evidence/gnp\u202eexe", "has a name that reads backwards"),
        ("evidence/" + "x" * 300, "has a name that is too long"),
        ("evidence/ABC", "is not part of a review file"),
        ("evidence/", "is not part of a review file"),
        ("setup.exe", "is not part of a review file"),
    ],
)
def test_a_name_that_does_not_belong_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    path = write_zip(tmp_path / "a.hotwash", {"review.yaml": REVIEW_YAML, name: b""})
    sentence = refusal(path)
    assert reason in sentence
    assert sentence.isprintable()
    assert "\u202e" not in sentence


def test_a_name_with_nul_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.hotwash", {"review.yaml": REVIEW_YAML, "review.yamlX": b""})
    path.write_bytes(path.read_bytes().replace(b"review.yamlX", b"review.yaml\x00"))
    assert "NUL" in refusal(path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.hotwash", {"review.yaml": REVIEW_YAML})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("review.yaml", b"other")
    assert "“review.yaml” is in it twice" in refusal(path)


@pytest.mark.parametrize(
    ("mode", "reason"),
    [(stat.S_IFLNK | 0o777, "is a symbolic link"), (stat.S_IFIFO | 0o600, "not an ordinary file")],
)
def test_what_is_not_an_ordinary_file_is_refused(tmp_path: Path, mode: int, reason: str) -> None:
    path = tmp_path / "a.hotwash"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo(PICTURE_NAME)
        info.create_system = 3
        info.external_attr = mode << 16
        archive.writestr(info, "/etc/passwd")
    assert reason in refusal(path)


def test_an_encrypted_file_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.hotwash", {"review.yaml": REVIEW_YAML})
    content = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(signature) + offset] |= 1
    path.write_bytes(content)
    assert "is encrypted" in refusal(path)


def test_an_unusual_packing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.hotwash"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("review.yaml", REVIEW_YAML)
    assert "packed in a way" in refusal(path)


def test_two_hundred_megabytes_out_of_two_hundred_kilobytes_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.hotwash"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(PICTURE_NAME, "w") as out:
            for _ in range(200):
                out.write(bytes(2**20))
        archive.writestr("review.yaml", REVIEW_YAML)
        listed = {
            "review.yaml": Entry(hashlib.sha256(REVIEW_YAML).hexdigest(), len(REVIEW_YAML)),
            PICTURE_NAME: Entry(PICTURE_HASH, 200 * 2**20),
        }
        archive.writestr("manifest.json", manifest_bytes("r1", listed))
    assert path.stat().st_size < 300_000
    assert "is too large unpacked" in refusal(path)


def test_what_is_unpacked_is_counted_whatever_the_tables_say(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.hotwash", {"review.yaml": b"#" * 5000 + b"\n" + REVIEW_YAML})
    content = bytearray(path.read_bytes())
    struct.pack_into("<L", content, content.find(b"PK\x01\x02") + 24, 100)
    path.write_bytes(content)
    assert "can't be opened" in refusal(path)


def test_limits_hold_for_each_file_and_for_all_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.hotwash"
    path.write_bytes(bundle_bytes(REVIEW, Folder(tmp_path, PICTURE)))
    monkeypatch.setattr(bundle_format, "MAX_FILE", 1000)
    assert "is too large unpacked" in refusal(path)
    monkeypatch.setattr(bundle_format, "MAX_FILE", 10_000)
    monkeypatch.setattr(bundle_format, "MAX_TOTAL", path.stat().st_size)
    monkeypatch.setattr(bundle_format, "MAX_REVIEW", 10)
    assert "“review.yaml” in it is too large unpacked" in refusal(path)
    monkeypatch.setattr(bundle_format, "MAX_TOTAL", 100)
    assert "it is too large" in refusal(path)


def test_too_many_files_are_refused_before_their_table_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.hotwash"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(bundle_format.MAX_ENTRIES + 1):
            archive.writestr(f"evidence/{number:064x}", b"")
    assert "more than 2000 files" in refusal(path)
    content = bytearray(path.read_bytes())
    content[-22:-22] = b"PK\x06\x07" + bytes(16)
    path.write_bytes(content)
    assert "more than 2000 files" in refusal(path)


def test_what_the_manifest_does_not_list_is_refused(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.hotwash", {"review.yaml": REVIEW_YAML})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(PICTURE_NAME, PICTURE)
    assert "is not listed in its manifest" in refusal(path)


def test_what_the_review_does_not_mention_is_refused(tmp_path: Path) -> None:
    other = hashlib.sha256(b"other").hexdigest()
    files = {"review.yaml": REVIEW_YAML, f"evidence/{other}": b"other"}
    assert "the review does not mention" in refusal(write_zip(tmp_path / "a.hotwash", files))


def test_a_file_that_is_not_what_its_name_says_is_refused(tmp_path: Path) -> None:
    files = {"review.yaml": REVIEW_YAML, PICTURE_NAME: b"swapped"}
    assert "does not match its manifest" in refusal(write_zip(tmp_path / "a.hotwash", files))


@pytest.mark.parametrize(
    ("manifest", "reason"),
    [
        ({"files": []}, "is not listed"),
        ({"files": [{"name": "review.yaml", "size": 1, "sha256": "0" * 64}]}, "does not match"),
        ({"files": [{"name": "review.yaml"}]}, "does not list the files"),
        ({"files": "x"}, "does not list the files"),
        ({"version": 2}, "written by a newer Hotwash"),
        ({"version": "1"}, "of an unknown version"),
        ({"format": "x"}, "not that of a review"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(
    tmp_path: Path, manifest: dict[str, Any], reason: str
) -> None:
    path = write_zip(tmp_path / "a.hotwash", {"review.yaml": REVIEW_YAML}, **manifest)
    assert reason in refusal(path)


def test_a_manifest_that_lists_what_is_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.hotwash"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", manifest_bytes("r1", {}))
    assert "“review.yaml” is missing from it" in refusal(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("review.yaml", REVIEW_YAML)
    assert "it has no manifest" in refusal(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", b"\xff[")
    assert "can't be read" in refusal(path)


def test_a_bad_review_inside_is_refused_with_its_line(tmp_path: Path) -> None:
    text = REVIEW_YAML.replace(b"version: 1", b"version: 9")
    sentence = refusal(write_zip(tmp_path / "a.hotwash", {"review.yaml": text}))
    assert "review.yaml can't be opened: line 2" in sentence
    latin = write_zip(tmp_path / "b.hotwash", {"review.yaml": b"\xfc"})
    assert "not UTF-8 text" in refusal(latin)


def test_other_text_files_are_recognised(tmp_path: Path) -> None:
    path = tmp_path / "review.txt"
    path.write_bytes(b"\xef\xbb\xbf" + REVIEW_YAML)
    assert import_file(path).review == REVIEW
    (tmp_path / "x.yaml").write_bytes(b"\xff\xfe")
    assert "not UTF-8" in refusal(tmp_path / "x.yaml")
    for missing in (tmp_path / "none.yaml", tmp_path):
        with pytest.raises(UserFacingError):
            import_file(missing)


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_damaged_bytes_are_a_review_or_a_sentence(data: st.DataObject, tmp_path: Path) -> None:
    whole = bundle_bytes(REVIEW, None)
    content = bytearray(data.draw(st.just(whole) | st.binary(max_size=200)))
    for _ in range(data.draw(st.integers(0, 4))):
        if content:
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / data.draw(st.sampled_from(["a.hotwash", "a.yaml", "a.json", "a"]))
    path.write_bytes(content)
    with contextlib.suppress(UserFacingError):
        assert isinstance(import_file(path).review, Review)
