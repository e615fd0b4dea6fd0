# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Check a review and its files against everything that vouches for them, and name what differs.

Looks only: nothing is mended, nothing is taken into the library.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.capture.bundle_contents import Contents, Fault
from app.capture.bundle_reader import contents_at, review_in
from app.errors import UserFacingError
from app.insight.file_state import STATE_SENTENCES, FileState
from app.insight.freeze_check import Finding, fact_name, freeze_findings
from app.publish import bag
from app.publish import bundle_format as layout
from app.publish.fingerprint import fingerprint, short
from app.publish.sign_off import altered_contents, outdated
from app.review.review import Review
from app.translation import tr


@dataclass(frozen=True)
class Verification:
    """What came of it: the review where it could be read, the files looked at, what differs."""

    review: Review | None
    files: int
    findings: tuple[Finding, ...]

    @property
    def is_whole(self) -> bool:
        """True where nothing differs."""
        return not self.findings


def verify_bundle(path: Path) -> Verification:
    """Check the .hotwash or .zip file at `path`. Raises UserFacingError where it is none."""
    contents = contents_at(path)
    review, findings = _review_of(contents, path.name)
    findings += [_named(fault, contents, review) for fault in contents.faults]
    if review is not None:
        told = {fault.name for fault in contents.faults}
        findings += _against(review, contents, told)
        findings += review_findings(review)
    return Verification(review, len(contents.entries), tuple(findings))


def verify_review(review: Review, states: Mapping[str, FileState]) -> Verification:
    """Check a review whose files were found in `states`, by the id of their fact."""
    findings = [
        Finding(fact_name(fact), tr(STATE_SENTENCES[state]))
        for fact in review.evidence
        if (state := states.get(fact.id)) is not None and state in STATE_SENTENCES
    ]
    return Verification(review, len(states), (*findings, *review_findings(review)))


def review_findings(review: Review) -> list[Finding]:
    """Return what differs within a review: from its freezes, and from what was approved."""
    names = ", ".join(approval.approver or "somebody" for approval in outdated(review))
    old = (
        [Finding("approval", tr("was given on other content ({0})").format(names))] if names else []
    )
    altered = [
        Finding("approval", tr("what was approved ({0}) was altered since").format(short(each)))
        for each in (kept.fingerprint for kept in altered_contents(review))
    ]
    return [*freeze_findings(review), *old, *altered]


def _review_of(contents: Contents, source: str) -> tuple[Review | None, list[Finding]]:
    try:
        return review_in(contents, source), []
    except UserFacingError as error:
        return None, [Finding(contents.prefix + layout.REVIEW_NAME, error.sentence)]


def _named(fault: Fault, contents: Contents, review: Review | None) -> Finding:
    """Return a fault under the name people know the file by."""
    found = layout.EVIDENCE_NAME.fullmatch(fault.name.removeprefix(contents.prefix))
    facts = review.evidence if review is not None and found else ()
    names = [fact_name(fact) for fact in facts if found and fact.sha256 == found[1]]
    name = ", ".join([*names, fault.name]) or tr("the file")
    return Finding(name, fault.because)


def _against(review: Review, contents: Contents, told: Collection[str]) -> Iterator[Finding]:
    """Yield where the review and what lies beside it in the bundle say different things.

    Files in `told` have been named already.
    """
    attached = contents.attached()
    folder = contents.prefix + layout.EVIDENCE_FOLDER
    for fact in review.evidence:
        is_new = folder + fact.sha256 not in told
        if fact.sha256 and fact.sha256 not in attached and is_new:
            yield Finding(fact_name(fact), tr(STATE_SENTENCES[FileState.MISSING]))
    for sha256 in sorted(attached - {fact.sha256 for fact in review.evidence}):
        if folder + sha256 not in told:
            yield Finding(folder + sha256, tr("belongs to no fact of the review"))
    if contents.is_bag:
        yield from _freezes(review, contents)
        yield from _told(review, contents)


def _freezes(review: Review, contents: Contents) -> Iterator[Finding]:
    for place, freeze in enumerate(review.freezes, start=1):
        name = layout.DATA + layout.freeze_name(place)
        if contents.texts.get(name) != freeze.manifest.encode():
            yield Finding(
                name, tr("is not the manifest of freeze {0} in the review").format(freeze.number)
            )
    known = {layout.DATA + layout.freeze_name(place + 1) for place in range(len(review.freezes))}
    for name in contents.entries:
        if layout.FREEZE_NAME.fullmatch(name.removeprefix(layout.DATA)) and name not in known:
            yield Finding(name, tr("belongs to no freeze of the review"))


def _told(review: Review, contents: Contents) -> Iterator[Finding]:
    """Yield where the bag says of itself what the review does not bear out."""
    try:
        told = bag.read_info(contents.texts.get(layout.INFO_NAME, b""))
    except bag.BadBag:
        return
    if layout.FINGERPRINT_LABEL not in told:
        yield Finding(layout.INFO_NAME, tr("does not name the fingerprint of the content"))
    elif told[layout.FINGERPRINT_LABEL] != fingerprint(review):
        yield Finding(layout.INFO_NAME, tr("names another fingerprint than the content has"))
    last = review.freezes[-1].sha256 if review.freezes else ""
    if told.get(layout.FREEZE_LABEL, "") != last:
        yield Finding(layout.INFO_NAME, tr("names another freeze than the last one of the review"))
