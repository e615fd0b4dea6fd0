# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Publish into a folder of post-mortems: PDF, Markdown and data of a review, and an index page.

A review's files stay at their first path, whatever its title becomes, and follow it where people
move them: the stamp in the Markdown file finds them (see `stamp`). In a git repository the files
are committed, too.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from app.errors import UserFacingError
from app.paths import typed_path
from app.publish.export import WRITERS, ExportOptions, write_review
from app.publish.folder.index_page import around_index, with_index
from app.publish.folder.naming import DEFAULT_RULE, checked_rule, file_stem
from app.publish.folder.repository import Repository
from app.publish.folder.stamp import (
    Stamp,
    Stamped,
    above_stamp,
    stamped_files,
    stamped_text,
    text_hash,
)
from app.publish.json_file import json_text
from app.publish.target import Doing, Piece, Sent, published
from app.publish.target_config import TargetConfig, TargetKind
from app.publish.words import source_words
from app.publish.written_file import write_bytes
from app.review.item import Kind
from app.review.publication import Publication
from app.review.review import Review
from app.store.summary import summarise
from app.translation import tr

_TEXT = "md"
_FORMATS = ("pdf", "yaml")
"""What stands beside the Markdown file, which is always there."""
_POSSIBLE = ("pdf", "yaml", "json", "hotwash", "html", "docx", "csv", "ics")
_INDEX = "README.md"
_MOST_LETTERS = 200
"""Of a title in the index."""
_NO_INDEX = "none"
_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""A summary wants to know when it was made; nothing that is used of it depends on that."""
_YES = frozenset({"yes", "true", "on"})


@dataclass(frozen=True)
class _Place:
    """Where the files of a review are, or are to be; `found` is what is there already."""

    stem: str
    found: Stamped | None


def target(config: TargetConfig, _secret: str) -> FolderTarget:
    """Return the folder, or the git repository, that is set up as `config`."""
    return FolderTarget(config)


class FolderTarget:
    """A folder, which may be in a git repository."""

    def __init__(self, config: TargetConfig) -> None:
        self.name = config.name
        self._folder = typed_path(config.address).absolute()
        self._rule = checked_rule(config.text("naming", DEFAULT_RULE))
        self._formats = _checked_formats(config)
        self._index = _checked_index(config)
        is_git = config.kind is TargetKind.GIT
        self._repository = Repository(self._folder) if is_git else None
        self._pushes = is_git and config.text("push").casefold() in _YES

    @property
    def host(self) -> str:
        """The folder and, where it is pushed, the address it goes to."""
        remote = self._repository.remote() if self._repository and self._pushes else ""
        return f"{self._folder} → {remote}" if remote else str(self._folder)

    def check(self) -> None:
        """Look whether files could be written there now. Raises UserFacingError."""
        self._refuse_closed()
        if self._repository is not None:
            self._repository.check()
        elif self._folder.exists() and not self._folder.is_dir():
            raise UserFacingError(tr("{0} is a file, not a folder.").format(self._folder))

    def plan(self, review: Review, options: ExportOptions) -> tuple[Piece, ...]:
        """Return the one piece there is: the files of the review."""
        self.check()
        place = self._place(review)
        self._refuse_changed_by_hand(place)
        names = ", ".join(self._paths(place.stem))
        text = _exported(review, _TEXT, options).decode()
        doing = Doing.UPDATE if place.found else Doing.CREATE
        why = ""
        if self._is_as_it_was(review, place):
            doing, why = Doing.LEAVE, tr("It is there as the review is now.")
        return (Piece(place.stem, doing, f"{names}\n\n{text}", why=why),)

    def send(self, review: Review, piece: Piece, options: ExportOptions) -> Sent:
        """Write files and index; then commit, and push where that is wished."""
        del piece
        self.check()
        place = self._place(review)
        self._refuse_changed_by_hand(place)
        self._refuse_open_index()
        self._write_files(review, place, options)
        if self._repository is not None:
            is_new = self._repository.committed_text(f"{place.stem}.{_TEXT}") is None
            self._repository.commit(self._paths(place.stem), _message(review, is_new=is_new))
            if self._pushes and self._repository.is_ahead():
                options.progress(0.9, tr("Pushing"))
                self._repository.push()
        return self._sent(place.stem)

    def read_back(self, publication: Publication) -> Sent:
        """Return where the files are now. Raises UserFacingError where they are gone."""
        for entry in stamped_files(self._folder):
            if entry.stem == publication.key:
                return self._sent(entry.stem)
        raise UserFacingError(
            tr("{0} is not in {1} any more; publish again to write it anew.").format(
                publication.key, self._folder
            )
        )

    def _place(self, review: Review) -> _Place:
        """Find the files of a review by their stamp, else a name that is free."""
        everything = list(stamped_files(self._folder))
        own = [entry for entry in everything if entry.stamp.id == review.id]
        if own:
            known = published(review, self.name)
            key = known.key if known is not None else ""
            found = next((entry for entry in own if entry.stem == key), own[0])
            return _Place(found.stem, found)
        wanted = file_stem(review, summarise(review, _ANY_TIME).date, self._rule)
        stem, count = wanted, 1
        while self._is_taken(stem):
            count += 1
            stem = f"{wanted}-{count}"
        return _Place(stem, None)

    def _is_taken(self, stem: str) -> bool:
        suffixes = (_TEXT, *_POSSIBLE)
        names = {f"{stem}.{suffix}" for suffix in suffixes}
        return self._index in names or any(os.path.lexists(self._inside(name)) for name in names)

    def _inside(self, path: str) -> Path:
        """Return the file of a path in the folder; one that a link leads out of it is refused."""
        file = self._folder / path
        if not file.parent.resolve().is_relative_to(self._folder.resolve()):
            raise UserFacingError(
                tr("{0} leads out of the folder {1}; choose another naming rule.").format(
                    path, self._folder
                )
            )
        return file

    def _paths(self, stem: str) -> list[str]:
        files = [f"{stem}.{_TEXT}", *(f"{stem}.{suffix}" for suffix in self._formats)]
        return files + ([self._index] if self._index else [])

    def _is_as_it_was(self, review: Review, place: _Place) -> bool:
        """Tell whether nothing would change, and that is on record here."""
        if place.found is None or place.found.stamp.data != self._data_hash(review):
            return False
        paths = self._paths(place.stem)
        if not all((self._folder / path).is_file() for path in paths):
            return False
        if published(review, self.name) is None:
            return False
        if self._repository is None:
            return True
        is_pushed = not (self._pushes and self._repository.is_ahead())
        return self._repository.is_clean(paths) and is_pushed

    def _data_hash(self, review: Review) -> str:
        """Return the hash of all that is written, but for the record of where it was written."""
        tables = {**review.tables, Kind.PUBLICATION: {}}
        told = json_text(Review(review.id, tables)) + "\n".join(self._formats)
        return hashlib.sha256(told.encode()).hexdigest()

    def _refuse_closed(self) -> None:
        try:
            rights = os.R_OK | os.W_OK | os.X_OK
            is_open = not self._folder.is_dir() or os.access(self._folder, rights)
        except OSError:  # a folder above it is closed
            is_open = False
        if not is_open:
            raise UserFacingError(
                tr("{0} can't be written to. Ask for the right to, or choose another.").format(
                    self._folder
                )
            )

    def _refuse_changed_by_hand(self, place: _Place) -> None:
        if place.found is None:
            return
        try:
            text = (self._folder / place.found.path).read_text(encoding="utf-8", errors="replace")
        except OSError as error:
            raise UserFacingError(
                tr("{0} can't be read: {1}.").format(place.found.path, error.strerror)
            ) from error
        if text_hash(above_stamp(text)) != place.found.stamp.text:
            raise UserFacingError(
                tr(
                    "{0} was changed by hand since it was published. Take the change over into the "
                    "review and delete that file, then publish again."
                ).format(place.found.path)
            )

    def _refuse_open_index(self) -> None:
        """Refuse to commit what people have written around the index and not committed yet."""
        if self._repository is None or not self._index:
            return
        committed = self._repository.committed_text(self._index)
        page = self._page()
        if committed is not None and around_index(_unix(committed)) != around_index(_unix(page)):
            raise UserFacingError(
                tr("{0} has changes that nobody committed; commit or undo them first.").format(
                    self._index
                )
            )

    def _write_files(self, review: Review, place: _Place, options: ExportOptions) -> None:
        """Write the Markdown file first: with its stamp in place the rest can be gone on with.

        The hash that says that nothing is left to do goes into the stamp last, after the index.
        """
        text = _exported(review, _TEXT, options).decode()
        unfinished = _stamp(review, "", text_hash(text))
        path = f"{place.stem}.{_TEXT}"
        self._put(path, stamped_text(text, unfinished).encode())
        for suffix in self._formats:
            options.progress(0.2, f"{place.stem}.{suffix}")
            self._put(f"{place.stem}.{suffix}", _exported(review, suffix, options))
        self._write_index()
        finished = replace(unfinished, data=self._data_hash(review))
        self._put(path, stamped_text(text, finished).encode())

    def _put(self, path: str, data: bytes) -> None:
        file = self._inside(path)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserFacingError(
                tr("{0} can't be made: {1}.").format(file.parent, error.strerror)
            ) from error
        write_bytes(file, data)

    def _page(self) -> str:
        try:
            with (self._folder / self._index).open(encoding="utf-8", newline="") as page:
                return page.read()
        except FileNotFoundError:
            return ""
        except (OSError, UnicodeDecodeError) as error:
            raise UserFacingError(
                tr("{0} can't be read: {1}.").format(self._index, error)
            ) from error

    def _write_index(self) -> None:
        if not self._index:
            return
        page = self._page()
        indexed = with_index(page, _one_each(stamped_files(self._folder)))
        if indexed != page:
            self._put(self._index, indexed.encode())

    def _sent(self, stem: str) -> Sent:
        url = (self._folder / f"{stem}.{_TEXT}").as_uri()
        if self._repository is None:
            return Sent(stem, url)
        return Sent(stem, url, remote_status=self._repository.last_commit(f"{stem}.{_TEXT}"))


def _checked_formats(config: TargetConfig) -> tuple[str, ...]:
    chosen = [name.strip().casefold().lstrip(".") for name in config.texts("formats", _FORMATS)]
    known = [name for name in _POSSIBLE if name in WRITERS]
    for name in chosen:
        if name not in (*known, _TEXT):
            raise UserFacingError(
                tr("“{0}” is not a format for a folder; choose of {1}.").format(
                    name, ", ".join(known)
                )
            )
    return tuple(dict.fromkeys(name for name in chosen if name != _TEXT))


def _checked_index(config: TargetConfig) -> str:
    name = config.text("index", _INDEX).strip()
    if name.casefold() in ("", _NO_INDEX, "no"):
        return ""
    if "/" in name or "\\" in name or name.startswith(".") or not name.endswith(".md"):
        raise UserFacingError(
            tr("“{0}” can't be the index; take a name such as README.md or index.md.").format(name)
        )
    return name


def _exported(review: Review, suffix: str, options: ExportOptions) -> bytes:
    out = io.BytesIO()
    write_review(review, out, suffix, replace(options, progress=lambda _share, _words: None))
    return out.getvalue()


def _stamp(review: Review, data: str, text: str) -> Stamp:
    summary = summarise(review, _ANY_TIME)
    return Stamp(
        id=review.id,
        title=review.incident.title[:_MOST_LETTERS],
        date=summary.date.isoformat() if summary.date else "",
        severity=source_words(summary.severity),
        service=review.incident.service[:_MOST_LETTERS],
        state=summary.state.value,
        actions=summary.total_actions,
        done=summary.done_actions,
        data=data,
        text=text,
    )


def _one_each(entries: Iterable[Stamped]) -> list[Stamped]:
    """Leave out copies that people made of a file."""
    return list({entry.stamp.id: entry for entry in reversed(list(entries))}.values())


def _message(review: Review, *, is_new: bool) -> str:
    title = " ".join(review.incident.title.split()) or tr("Review without a title")
    words = tr("Publish “{0}”") if is_new else tr("Update “{0}”")
    return f"{words.format(title)}\n\nHotwash-Review: {review.id}"


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n")
