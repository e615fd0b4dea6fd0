# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Open a review from a file of any kind that Hotwash writes and reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.capture.ishikawa_file import review_from_ishikawa
from app.capture.open_psa import is_part, looks_like_xml, read_fault_tree, review_of
from app.causal.ishikawa import is_ishikawa
from app.errors import UserFacingError
from app.review.review import Review
from app.translation import tr

ZIP_START = b"PK"
MAX_TEXT_FILE = 32 * 1024 * 1024
SUFFIXES = (".hotwash", ".yaml", ".yml", ".json", ".xml", ".mmd")
_START = 64


@dataclass(frozen=True)
class ReviewFile:
    """A checked review from `path`, and the hashes of the attached files that came with it.

    `notes` are sentences about what the file could not say.
    """

    path: Path
    review: Review
    attached: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()

    def evidence(self, sha256: str) -> Iterator[bytes]:
        """Yield one attached file in pieces. Raises UserFacingError where it is not what it was."""
        from app.capture.bundle_reader import evidence_from_bundle

        return evidence_from_bundle(self.path, sha256)


def import_files(paths: Sequence[Path]) -> list[ReviewFile]:
    """Read and check several files. Raises UserFacingError, and changes nothing.

    Where one of several Open-PSA files is only a part of a model, together they are that model.
    """
    models = [path for path in paths if _is_model(path)]
    if len(models) < 2 or not any(map(is_part, models)):
        return [import_file(path) for path in paths]
    whole = _model_file(models)
    return [whole, *(import_file(path) for path in paths if path not in models)]


def import_file(path: Path) -> ReviewFile:
    """Read and check the file at `path`. Raises UserFacingError, and changes nothing."""
    path = Path(path)
    if is_bundle(path):
        from app.capture.bundle_reader import read_bundle

        review, attached = read_bundle(path)
        return ReviewFile(path, review, attached)
    if _is_model(path):
        return _model_file([path])
    return ReviewFile(path, _review_from_text(path))


def _is_model(path: Path) -> bool:
    return looks_like_xml(_first_bytes(path)) or path.suffix.lower() == ".xml"


def _model_file(paths: Sequence[Path]) -> ReviewFile:
    tree = read_fault_tree(paths)
    return ReviewFile(paths[0], review_of(tree), notes=tree.notes)


def is_bundle(path: Path) -> bool:
    """Tell whether the file is a .hotwash file by name or content. Raises UserFacingError."""
    start = _first_bytes(path)
    return start.startswith(ZIP_START) or path.suffix.lower() == ".hotwash"


def _review_from_text(path: Path) -> Review:
    text = _text(path)
    if path.suffix.lower() == ".json" or (
        path.suffix.lower() not in SUFFIXES and text.lstrip().startswith("{")
    ):
        from app.publish.json_file import review_from_json

        return review_from_json(text, path.name)
    if path.suffix.lower() == ".mmd" or is_ishikawa(text):
        return review_from_ishikawa(text, path.name)
    from app.publish.yaml_file import review_from_yaml

    return review_from_yaml(text, path.name)


def _first_bytes(path: Path) -> bytes:
    try:
        if not path.exists():
            raise UserFacingError(tr("There is no file {0}.").format(path))
        if not path.is_file():
            raise UserFacingError(tr("{0} is not a file.").format(path))
        with path.open("rb") as file:
            return file.read(_START)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_TEXT_FILE:
            raise UserFacingError(
                tr("{0} can't be opened: it is too large for a review.").format(path.name)
            )
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserFacingError(
            tr("{0} can't be opened: it is not UTF-8 text.").format(path.name)
        ) from None
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: Exception) -> UserFacingError:
    reason = getattr(error, "strerror", None) or str(error)
    return UserFacingError(tr("{0} can't be read: {1}.").format(path, reason))
