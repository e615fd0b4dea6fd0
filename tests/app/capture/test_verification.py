# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Verifying a bundle: whole is whole, and whatever byte differs, its file is named."""

from __future__ import annotations

import contextlib
import hashlib
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.capture.verification import Verification, verify_bundle
from app.errors import UserFacingError
from app.publish.bundle import write_bundle
from app.publish.sign_off import decision
from app.review.approval import Approval, Verdict
from app.review.edits import Edit, set_field
from app.review.evidence import Evidence
from app.review.freezing import freezing, lifting
from app.review.review import Review
from tests.builders import applied, review_with, with_fields
from tests.fakes import START

LOG = b"14:00 pool exhausted\n" * 40
LOG_HASH = hashlib.sha256(LOG).hexdigest()
FACT = Evidence(id="log", number=1, filename="app.log", size=len(LOG), sha256=LOG_HASH)
LOOSE = review_with(FACT, Approval(id="v", approver="Lead"))
REVIEW = applied(LOOSE, freezing(LOOSE, START, "Ada"))
ROOT = f"review-{REVIEW.id}/"
LOG_NAME = f"data/evidence/{LOG_HASH}"


class OneFile:
    """The log, wherever it is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.write_bytes(LOG)

    def path(self, sha256: str) -> Path:
        return self._path if sha256 == LOG_HASH else self._path.with_name("none")


def contents(review: Review, folder: Path) -> dict[str, bytes]:
    out = io.BytesIO()
    write_bundle(review, out, OneFile(folder / "log"))
    archive = zipfile.ZipFile(out)
    return {name.removeprefix(ROOT): archive.read(name) for name in archive.namelist()}


def packed(folder: Path, files: dict[str, bytes]) -> Path:
    path = folder / "a.hotwash"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(ROOT + name, data)
    return path


def relisted(files: dict[str, bytes], oxum: str = "") -> dict[str, bytes]:
    """Return `files` with lists that fit them: a forger who knows BagIt."""
    files = {name: data for name, data in files.items() if name != "tagmanifest-sha256.txt"}
    payload = {name: data for name, data in files.items() if name.startswith("data/")}
    files["manifest-sha256.txt"] = lines_of(payload)
    oxum = oxum or f"{sum(map(len, payload.values()))}.{len(payload)}"
    told = [
        line if not line.startswith("Payload-Oxum") else f"Payload-Oxum: {oxum}"
        for line in files["bag-info.txt"].decode().splitlines()
    ]
    files["bag-info.txt"] = "\n".join(told).encode()
    tags = {name: data for name, data in files.items() if not name.startswith("data/")}
    return {**files, "tagmanifest-sha256.txt": lines_of(tags)}


def lines_of(files: dict[str, bytes]) -> bytes:
    hashes = ((hashlib.sha256(data).hexdigest(), name) for name, data in files.items())
    return "".join(f"{sha256}  {name}\n" for sha256, name in hashes).encode()


def parts(path: Path) -> set[str]:
    return {finding.part for finding in verify_bundle(path).findings}


def test_what_was_exported_is_whole(tmp_path: Path) -> None:
    found = verify_bundle(packed(tmp_path, contents(REVIEW, tmp_path)))
    assert found.is_whole
    assert (found.review, found.files) == (REVIEW, 7)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_whatever_byte_is_flipped_its_file_is_named(data: st.DataObject, tmp_path: Path) -> None:
    files = contents(REVIEW, tmp_path)
    # The last list vouches for all others and is not listed itself: a letter of it may change case.
    name = data.draw(st.sampled_from(sorted(files.keys() - {"tagmanifest-sha256.txt"})))
    content = bytearray(files[name])
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    found = verify_bundle(packed(tmp_path, {**files, name: bytes(content)}))
    assert any(name in str(finding) for finding in found.findings), found.findings


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_damage_on_the_disk_names_the_attached_file(data: st.DataObject, tmp_path: Path) -> None:
    path = packed(tmp_path, contents(REVIEW, tmp_path))
    raw = bytearray(path.read_bytes())
    start = raw.index(LOG)
    raw[start + data.draw(st.integers(0, len(LOG) - 1))] ^= 0xFF
    path.write_bytes(raw)
    [finding] = [each for each in verify_bundle(path).findings if LOG_HASH in each.part]
    assert finding.part.startswith("E1 app.log")


def test_a_missing_and_an_added_file_are_named(tmp_path: Path) -> None:
    files = contents(REVIEW, tmp_path)
    del files[LOG_NAME]
    found = parts(packed(tmp_path, {**files, "data/evidence/notes.txt": b"x"}))
    assert f"E1 app.log, {LOG_NAME}" in found
    assert any("notes.txt" in part for part in found)


def test_an_attachment_replaced_with_new_lists_is_still_named(tmp_path: Path) -> None:
    files = contents(REVIEW, tmp_path)
    forged = relisted({**files, LOG_NAME: b"nothing happened\n"})
    assert f"E1 app.log, {LOG_NAME}" in parts(packed(tmp_path, forged))


def test_a_review_rewritten_with_new_lists_differs_from_its_freeze_and_fingerprint(
    tmp_path: Path,
) -> None:
    changed = with_fields(REVIEW, REVIEW.evidence[0], note="Nothing to see")
    files = contents(REVIEW, tmp_path)
    rewritten = contents(changed, tmp_path)["data/review.yaml"]
    found = parts(packed(tmp_path, relisted({**files, "data/review.yaml": rewritten})))
    assert found == {"E1", "bag-info.txt"}


def test_a_manifest_of_a_freeze_that_was_exchanged_is_named(tmp_path: Path) -> None:
    files = contents(REVIEW, tmp_path)
    forged = files["data/freezes/1.json"].replace(b"Ada", b"Bob")
    found = parts(packed(tmp_path, relisted({**files, "data/freezes/1.json": forged})))
    assert found == {"data/freezes/1.json"}


def test_a_lifted_freeze_is_no_difference_and_an_outdated_approval_is(tmp_path: Path) -> None:
    lifted = applied(REVIEW, lifting(REVIEW, START, "Ada"))
    assert verify_bundle(packed(tmp_path, contents(lifted, tmp_path))).is_whole
    signed = applied(lifted, decision(lifted, lifted.approvals[0], Verdict.APPROVED, START))
    later: Edit = set_field(signed.evidence[0], "note", "more")
    assert parts(packed(tmp_path, contents(applied(signed, later), tmp_path))) == {"approval"}


def test_what_was_approved_and_altered_behind_its_fingerprint_is_a_difference(
    tmp_path: Path,
) -> None:
    signed = applied(REVIEW, decision(REVIEW, REVIEW.approvals[0], Verdict.APPROVED, START))
    assert verify_bundle(packed(tmp_path, contents(signed, tmp_path))).is_whole
    (kept,) = signed.approved_contents
    altered = applied(signed, set_field(kept, "content", "{}"))
    assert parts(packed(tmp_path, contents(altered, tmp_path))) == {"approval"}


@pytest.mark.parametrize("lost", ["bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"])
def test_a_bag_without_one_of_its_own_files_is_not_whole(tmp_path: Path, lost: str) -> None:
    files = contents(REVIEW, tmp_path)
    del files[lost]
    assert lost in parts(packed(tmp_path, files))


CUT = "a" * 64


def forged(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return a bag whose review and freeze name another person, with lists that fit."""
    names = ("data/review.yaml", "data/freezes/1.json")
    return relisted({**files, **{name: files[name].replace(b"Ada", b"Bob") for name in names}})


TAMPERED: dict[str, tuple[Callable[[dict[str, bytes]], dict[str, bytes]], str, str]] = {
    "a file beside the review": (
        lambda files: {**files, "data/notes.txt": b"x"}, "notes.txt", "not part of"),
    "a file that BagIt would fetch": (
        lambda files: {**files, "fetch.txt": b"http://x 1 data/y"}, "fetch.txt", "not part of"),
    "a way out of the file": (
        lambda files: {**files, "../../evil": b"x"}, "evil", "leads out"),
    "an attached file under another name": (
        lambda files: {**files, f"data/evidence/{CUT}": files[LOG_NAME]}, CUT, "not listed"),
    "a review in another encoding": (
        lambda files: relisted(
            {**files, "data/review.yaml": files["data/review.yaml"].decode().encode("utf-16")}),
        "data/review.yaml", "not UTF-8"),
    "a review that refers to itself": (
        lambda files: relisted({**files, "data/review.yaml": b"a: &a [1]\nb: [*a, *a]\n"}),
        "data/review.yaml", "references"),
    "a list in another encoding": (
        lambda files: {**files, "manifest-sha256.txt": b"\xfc" + files["manifest-sha256.txt"]},
        "the file", "not UTF-8"),
    "a line added to what the bag tells of itself": (
        lambda files: {**files, "bag-info.txt": files["bag-info.txt"] + b"Contact-Name: Eve\n"},
        "bag-info.txt", "does not match"),
    "a wrong count with lists that fit": (
        lambda files: relisted(files, oxum="1.1"), "bag-info.txt", "counts"),
    "no fingerprint any more": (
        lambda files: relisted({**files, "bag-info.txt": b"\n".join(
            line for line in files["bag-info.txt"].splitlines() if b"Fingerprint" not in line)}),
        "bag-info.txt", "fingerprint"),
    "another version of BagIt": (
        lambda files: relisted({**files, "bagit.txt": b"BagIt-Version: 9.9\n"
                                b"Tag-File-Character-Encoding: UTF-8\n"}),
        "the file", "unknown version"),
    "a freeze by somebody else, in both places": (forged, "freeze 1", "SHA-256"),
}  # fmt: skip


@pytest.mark.parametrize("how", TAMPERED)
def test_each_way_to_tamper_is_named(tmp_path: Path, how: str) -> None:
    tamper, part, words = TAMPERED[how]
    found = verify_bundle(packed(tmp_path, tamper(contents(REVIEW, tmp_path)))).findings
    assert any(part in each.part and words in each.sentence for each in found), found


def test_one_difference_is_told_once(tmp_path: Path) -> None:
    files = contents(REVIEW, tmp_path)
    lost = {name: data for name, data in files.items() if name != LOG_NAME}
    for changed in ({**files, LOG_NAME: b"x"}, lost):
        assert len(verify_bundle(packed(tmp_path, changed)).findings) == 1


def test_a_zip_of_something_else_and_a_cut_off_one_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(UserFacingError, match="it holds no review"):
        verify_bundle(path)
    whole = packed(tmp_path, contents(REVIEW, tmp_path)).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UserFacingError, match="its end is missing"):
        verify_bundle(path)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_the_bag_is_checked_by_the_system_s_own_tool(tmp_path: Path) -> None:
    with zipfile.ZipFile(packed(tmp_path, contents(REVIEW, tmp_path))) as archive:
        archive.extractall(tmp_path)
    for source in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        command = ["sha256sum", "--check", "--strict", source]
        done = subprocess.run(command, cwd=tmp_path / ROOT, check=False, capture_output=True)
        assert done.returncode == 0, done.stderr


def test_whoever_reads_the_bag_without_hotwash_sees_which_file_is_which(tmp_path: Path) -> None:
    told = contents(REVIEW, tmp_path)["bag-info.txt"].decode().splitlines()
    assert f"Hotwash-Evidence: E1 app.log is {LOG_NAME}" in told


def test_what_is_no_zip_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.hotwash"
    for content in (b"", b"hello", b"PK\x05\x06"):
        path.write_bytes(content)
        with pytest.raises(UserFacingError):
            verify_bundle(path)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_damage_is_findings_or_a_sentence(data: st.DataObject, tmp_path: Path) -> None:
    path = packed(tmp_path, contents(REVIEW, tmp_path))
    raw = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(raw)
    with contextlib.suppress(UserFacingError):
        assert isinstance(verify_bundle(path), Verification)
