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
from app.publish.yaml_file import yaml_text
from app.review.evidence import Evidence
from app.review.freezing import freezing
from app.review.review import Review
from tests.builders import applied, review_with
from tests.fakes import START
from tests.strategies import reviews

PICTURE = b"\x89PNG\r\n" + bytes(range(256)) * 20
PICTURE_HASH = hashlib.sha256(PICTURE).hexdigest()
REVIEW = review_with(Evidence(id="f1", number=1, filename="a.png", sha256=PICTURE_HASH))
FROZEN = applied(REVIEW, freezing(REVIEW, START, "Ada"))
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
    """Write a zip as it was before bags: a manifest that fits `contents`, or the parts given."""
    entries = [
        {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in contents.items()
    ]
    content = {"format": "hotwash-bundle", "version": 1, "files": entries} | manifest
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
    assert b"".join(file.evidence(PICTURE_HASH)) == PICTURE


def test_the_same_review_gives_the_same_bytes_with_the_manifest_last(tmp_path: Path) -> None:
    folder = Folder(tmp_path, PICTURE)
    content = bundle_bytes(REVIEW, folder)
    assert content == bundle_bytes(REVIEW, folder)
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert names == [
        f"review-{REVIEW.id}/{name}"
        for name in (
            "data/review.yaml",
            f"data/{PICTURE_NAME}",
            "bagit.txt",
            "bag-info.txt",
            "manifest-sha256.txt",
            "tagmanifest-sha256.txt",
        )
    ]


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
    assert b"".join(import_file(path).evidence(digest)) == log


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
    assert "“review.yaml” in it is there twice" in refusal(path)


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
    assert "“data/review.yaml” in it is too large unpacked" in refusal(path)
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
    assert "does not hold what its name, a SHA-256, says" in refusal(
        write_zip(tmp_path / "a.hotwash", files)
    )


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
        archive.writestr(
            "manifest.json", b'{"format": "hotwash-bundle", "version": 1, "files": []}'
        )
    assert "“review.yaml” in it is missing" in refusal(path)
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


def test_a_bag_keeps_to_what_rfc_8493_asks_for(tmp_path: Path) -> None:
    archive = zipfile.ZipFile(io.BytesIO(bundle_bytes(FROZEN, Folder(tmp_path, PICTURE))))
    root = f"review-{REVIEW.id}/"
    assert all(name.startswith(root) for name in archive.namelist())
    files = {name.removeprefix(root): archive.read(name) for name in archive.namelist()}
    assert files["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    payload = {name: data for name, data in files.items() if name.startswith("data/")}
    assert listed_in(files["manifest-sha256.txt"]) == hashes(payload)
    tags = {name: files[name] for name in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")}
    assert listed_in(files["tagmanifest-sha256.txt"]) == hashes(tags)
    size = sum(len(data) for data in payload.values())
    assert f"Payload-Oxum: {size}.{len(payload)}\n" in files["bag-info.txt"].decode()


def test_the_manifest_of_a_freeze_is_a_file_that_anybody_can_hash(tmp_path: Path) -> None:
    archive = zipfile.ZipFile(io.BytesIO(bundle_bytes(FROZEN, Folder(tmp_path, PICTURE))))
    manifest = archive.read(f"review-{REVIEW.id}/data/freezes/1.json")
    assert hashlib.sha256(manifest).hexdigest() == FROZEN.freezes[0].sha256


def test_a_file_from_before_bags_still_opens(tmp_path: Path) -> None:
    files = {"review.yaml": REVIEW_YAML, PICTURE_NAME: PICTURE}
    file = import_file(write_zip(tmp_path / "a.hotwash", files))
    assert (file.review, b"".join(file.evidence(PICTURE_HASH))) == (REVIEW, PICTURE)


def test_a_bag_packed_again_by_another_program_opens(tmp_path: Path) -> None:
    source = zipfile.ZipFile(io.BytesIO(bundle_bytes(REVIEW, Folder(tmp_path, PICTURE))))
    path = tmp_path / "again.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for folder in ("Überprüfung/", "Überprüfung/data/", "Überprüfung/data/evidence/"):
            archive.mkdir(folder)
        for name in source.namelist():
            inner = name.partition("/")[2]
            archive.writestr(f"Überprüfung/{inner}", source.read(name))
    file = import_file(path)
    assert (file.review, b"".join(file.evidence(PICTURE_HASH))) == (REVIEW, PICTURE)


def hashes(files: dict[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def listed_in(manifest: bytes) -> dict[str, str]:
    pairs = (line.split("  ", 1) for line in manifest.decode().splitlines())
    return {name: sha256 for sha256, name in pairs}


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
