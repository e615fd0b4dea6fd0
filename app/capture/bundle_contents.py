# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read everything in a .hotwash file once and compare it with its own lists.

Nothing here raises for a file that differs: it is named among the faults, and whoever opens the
file refuses it for the first one, while `hotwash verify` tells them all.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.capture import first_manifest
from app.capture.bundle_names import shown_name
from app.capture.zip_reading import ZIP_TROUBLE, TooLarge, chunks, fault_of_entry
from app.publish import bag
from app.publish import bundle_format as layout
from app.translation import marked, tr

FOREIGN = marked("is not part of a review file")


@dataclass(frozen=True)
class Fault:
    """What is wrong with a file in a bundle, or with all of it where `name` is empty."""

    name: str
    because: str

    @property
    def words(self) -> str:
        """The fault as the end of a sentence."""
        return (
            tr("{0} in it {1}").format(shown_name(self.name), tr(self.because))
            if self.name
            else tr(self.because)
        )


@dataclass
class Contents:
    """What a bundle holds. Names are without the folder that a bag is in; `texts` are small files.

    `prefix` stands before the names of the review and its evidence: `data/` in a bag.
    """

    root: str
    prefix: str
    infos: dict[str, zipfile.ZipInfo]
    entries: dict[str, layout.Entry] = field(default_factory=dict)
    texts: dict[str, bytes] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    is_foreign: bool = False
    """True for a zip with nothing in it that a review file has."""

    @property
    def is_bag(self) -> bool:
        """False for files from before .hotwash files were bags."""
        return bool(self.prefix)

    @property
    def review(self) -> bytes | None:
        """The review's text, if it could be read."""
        return self.texts.get(self.prefix + layout.REVIEW_NAME)

    def attached(self) -> frozenset[str]:
        """Return the hashes of the attached files that are named by them."""
        folder = self.prefix + layout.EVIDENCE_FOLDER
        names = (name for name in self.entries if name.startswith(folder))
        return frozenset(name.removeprefix(folder) for name in names)


def contents_of(archive: zipfile.ZipFile) -> Contents:
    """Return what is in `archive`, every file read and compared."""
    contents = named_contents(archive)
    for name, info in contents.infos.items():
        _read(archive, contents, name, info)
    contents.faults += (_listed_in_bag if contents.is_bag else _listed_before_bags)(contents)
    told = {fault.name for fault in contents.faults}
    contents.faults += [fault for fault in _misnamed(contents) if fault.name not in told]
    if contents.is_bag and not any(name.startswith(layout.DATA) for name in told):
        contents.faults += _counted(contents)
    contents.faults = list(dict.fromkeys(contents.faults))
    return contents


def named_contents(archive: zipfile.ZipFile) -> Contents:
    """Return the files in `archive` by name, not read yet; those that don't belong are faults."""
    faults: list[Fault] = []
    found: dict[str, zipfile.ZipInfo] = {}
    for info in archive.infolist():
        fault = fault_of_entry(info)
        if not fault and info.filename in found:
            fault = tr("is there twice")
        if fault:
            faults.append(Fault(info.orig_filename or "?", fault))
        else:
            found[info.filename] = info
    root, prefix = _place(found)
    contents = Contents(root, prefix, {}, faults=faults)
    for name, info in found.items():
        inner = name.removeprefix(root)
        if name.startswith(root) and _belongs(inner, prefix):
            contents.infos[inner] = info
        elif not (prefix and _is_folder(name, info, root)):
            faults.append(Fault(name, FOREIGN))
    contents.is_foreign = not contents.infos and all(each.because == FOREIGN for each in faults)
    return contents


def _place(names: Mapping[str, object]) -> tuple[str, str]:
    """Return the folder a bag is in and its `data/`, or nothing for a file from before bags."""
    if first_manifest.NAME in names or layout.REVIEW_NAME in names:
        return "", ""
    for mark in (layout.DECLARATION_NAME, layout.DATA + layout.REVIEW_NAME):
        for name in names:
            if name.endswith(mark) and name.removesuffix(mark).count("/") <= 1:
                return name.removesuffix(mark), layout.DATA
    return "", ""


def _belongs(name: str, prefix: str) -> bool:
    if not prefix:
        return name == first_manifest.NAME or layout.is_payload(name)
    return name in layout.TAG_FILES or (
        name.startswith(prefix) and layout.is_payload(name.removeprefix(prefix))
    )


def _is_folder(name: str, info: zipfile.ZipInfo, root: str) -> bool:
    """Tell whether an entry is one of the bag's own folders, which other programs write."""
    folders = ("", layout.DATA, layout.DATA + layout.EVIDENCE_FOLDER, layout.DATA + "freezes/")
    return info.is_dir() and not info.file_size and name in {root + inner for inner in folders}


def _read(archive: zipfile.ZipFile, contents: Contents, name: str, info: zipfile.ZipInfo) -> None:
    inner = name.removeprefix(contents.prefix)
    is_evidence = inner.startswith(layout.EVIDENCE_FOLDER)
    limit = layout.MAX_FILE if is_evidence else layout.MAX_MANIFEST
    if inner == layout.REVIEW_NAME:
        limit = layout.MAX_REVIEW
    read = sum(entry.size for entry in contents.entries.values())
    digest, size, kept = hashlib.sha256(), 0, bytearray()
    try:
        for chunk in chunks(archive, info, min(limit, layout.MAX_TOTAL - read)):
            digest.update(chunk)
            size += len(chunk)
            if not is_evidence:
                kept += chunk
    except TooLarge:
        contents.faults.append(Fault(name, tr("is too large unpacked")))
        return
    except ZIP_TROUBLE:
        contents.faults.append(Fault(name, tr("is damaged: it can't be unpacked")))
        return
    contents.entries[name] = layout.Entry(digest.hexdigest(), size)
    if not is_evidence:
        contents.texts[name] = bytes(kept)


def _listed_before_bags(contents: Contents) -> Iterator[Fault]:
    data = contents.texts.get(first_manifest.NAME)
    if data is None:
        yield Fault("", tr("it has no manifest"))
        return
    try:
        listed = first_manifest.read_manifest(data)
    except first_manifest.BadManifest as error:
        yield Fault("", str(error))
        return
    there = {name for name in contents.infos if name != first_manifest.NAME}
    yield from _compared(contents, there, {layout.REVIEW_NAME: None, **listed}, tr("its manifest"))


def _listed_in_bag(contents: Contents) -> Iterator[Fault]:
    for check in (_declared, _payload_listed, _tags_listed):
        try:
            yield from check(contents)
        except bag.BadBag as error:
            yield Fault("", str(error))


def _declared(contents: Contents) -> Iterator[Fault]:
    data = contents.texts.get(layout.DECLARATION_NAME)
    if data is None:
        yield Fault(layout.DECLARATION_NAME, tr("is missing"))
    else:
        bag.check_declaration(data)


def _payload_listed(contents: Contents) -> Iterator[Fault]:
    there = {name for name in contents.infos if name.startswith(layout.DATA)}
    review = {layout.DATA + layout.REVIEW_NAME: None}
    yield from _listed(contents, layout.PAYLOAD_MANIFEST, there, review)


def _tags_listed(contents: Contents) -> Iterator[Fault]:
    there = {name for name in contents.infos if not name.startswith(layout.DATA)}
    tags = dict.fromkeys((layout.DECLARATION_NAME, layout.INFO_NAME, layout.PAYLOAD_MANIFEST))
    yield from _listed(contents, layout.TAG_MANIFEST, there - {layout.TAG_MANIFEST}, tags)


def _listed(
    contents: Contents, source: str, there: set[str], needed: Mapping[str, None]
) -> Iterator[Fault]:
    data = contents.texts.get(source)
    if data is None:
        yield Fault(source, tr("is missing"))
        return
    listed = {
        name: layout.Entry(sha256, -1) for name, sha256 in bag.read_manifest(data, source).items()
    }
    yield from _compared(contents, there, {**needed, **listed}, source)


def _compared(
    contents: Contents,
    there: set[str],
    listed: Mapping[str, layout.Entry | None],
    source: str,
) -> Iterator[Fault]:
    """Compare what is there with what `source` lists; a size of -1 is not known."""
    for name in sorted(there - listed.keys()):
        yield Fault(name, tr("is not listed in {0}").format(source))
    for name, entry in listed.items():
        real = contents.entries.get(name)
        if name not in there:
            yield Fault(name, tr("is missing"))
        elif entry is None:
            yield Fault(name, tr("is not listed in {0}").format(source))
        elif real is not None and (
            real.sha256 != entry.sha256 or entry.size not in (-1, real.size)
        ):
            yield Fault(name, tr("does not match {0}").format(source))


def _counted(contents: Contents) -> Iterator[Fault]:
    """Compare the bag's own count; where files of it are at fault already, that explains it."""
    try:
        told = bag.read_info(contents.texts.get(layout.INFO_NAME, b"")).get(layout.OXUM_LABEL)
    except bag.BadBag as error:
        yield Fault("", str(error))
        return
    if told is None:
        return
    payload = [entry for name, entry in contents.entries.items() if name.startswith(layout.DATA)]
    real = (sum(entry.size for entry in payload), len(payload))
    if bag.read_oxum(told) != real:
        yield Fault(
            layout.INFO_NAME, tr("counts {0}, and there are {1}.{2}").format(told, real[0], real[1])
        )


def _misnamed(contents: Contents) -> Iterator[Fault]:
    """Yield attached files that hold something else than their name, which is their hash, says."""
    for name, entry in contents.entries.items():
        is_evidence = layout.EVIDENCE_NAME.fullmatch(name.removeprefix(contents.prefix))
        if is_evidence and is_evidence[1] != entry.sha256:
            yield Fault(name, tr("does not hold what its name, a SHA-256, says"))
