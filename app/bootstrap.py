# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Put the services together: the only wiring. Heavy libraries are imported on first use."""

from __future__ import annotations

import getpass
import threading
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.clock import Clock, CorrectedClock, SystemClock
from app.errors import UserFacingError
from app.paths import data_dir as default_data_dir
from app.paths import typed_path
from app.settings import Settings, changed, find_settings, load_settings
from app.store.carrying_over import Tell, tell_nobody
from app.translation import tr, use_language

if TYPE_CHECKING:
    from app.publish.credentials import Credentials
    from app.review.meeting import Meeting
    from app.review.review import Review
    from app.rules.rules import Rules
    from app.rules.team_rules import TeamRules
    from app.spelling.dictionaries import Dictionaries
    from app.store.address import ServerAddress
    from app.store.attachments import AttachmentStore
    from app.store.backups import Backup
    from app.store.library import Library
    from app.store.open_review import OpenReview
    from app.store.servers import Servers
    from app.store.shared_marks import Listing
    from app.store.summary import ReviewSummary

DATABASE_FILE = "hotwash.db"


@dataclass
class Services:
    """What a window or a command works with. `library` is opened when first asked for."""

    data_dir: Path
    settings: Settings
    database_url: str
    clock: Clock
    author: str
    settings_trouble: str = ""
    tell_carrying: Tell = tell_nobody
    """Hears of a library that is carried over to newer tables, on the thread that opens it."""
    forgiving: bool = False
    """Whether to go on without what can't be understood, as a window does."""
    _library: Library | None = field(default=None, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _rules: TeamRules | None = field(default=None, repr=False)
    _rules_lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def database_file(self) -> Path:
        """Where the library is when it is a file."""
        return self.data_dir / DATABASE_FILE

    @property
    def signature(self) -> str:
        """The name that stands under a freeze: the one set, else that of this computer's account.

        Somebody must be named there.
        """
        if self.author:
            return self.author
        try:
            return getpass.getuser()
        except (OSError, KeyError, ImportError):
            return ""

    @property
    def rules(self) -> Rules:
        """The rules: what the app brings along, a team's over it, and a person's own over those.

        May raise UserFacingError, unless these services are forgiving.
        """
        return self.team_rules.rules

    @property
    def rules_folder(self) -> Path | None:
        """The folder of the team's rules, where there is one."""
        chosen = self.settings.rules_folder
        return typed_path(chosen).absolute() if chosen else None

    @property
    def team_rules(self) -> TeamRules:
        """The rules, and what was found in the folders they came from; from any thread."""
        from app.rules.team_rules import forgiving_rules, strict_rules

        with self._rules_lock:
            if self._rules is None:
                read = forgiving_rules if self.forgiving else strict_rules
                self._rules = read(self.rules_folder, self.data_dir)
            return self._rules

    @property
    def rules_stamp(self) -> tuple[object, ...] | None:
        """What tells the rules in use from later ones; None while none were asked for."""
        with self._rules_lock:
            read = self._rules
            return read.stamp if read is not None and read.checks else None

    def forget_rules(self) -> None:
        """Read the rules anew when they are next asked for."""
        with self._rules_lock:
            self._rules = None

    @cached_property
    def dictionaries(self) -> Dictionaries:
        """The dictionaries to spell by: a person's own in the data folder, then the system's."""
        from app.spelling.dictionaries import Dictionaries
        from app.spelling.dictionary_files import FOLDER

        return Dictionaries((self.data_dir / FOLDER,), lambda: self.rules.spelling_terms)

    @cached_property
    def attachments(self) -> AttachmentStore:
        """Where attached files are kept."""
        from app.store.attachments import FOLDER, AttachmentStore

        return AttachmentStore(self.data_dir / FOLDER)

    @cached_property
    def credentials(self) -> Credentials:
        """The secrets of targets: in the keyring of the system, else until the app ends."""
        from app.publish.credentials import Credentials

        return Credentials()

    @cached_property
    def servers(self) -> Servers:
        """The servers reviews are shared on; none is asked before somebody opens something there.

        Passwords are where the secrets of targets are.
        """
        from app.store.servers import Servers

        return Servers(self.data_dir, self.credentials.secrets, self.clock)

    def shared_library(self, address: ServerAddress) -> Library:
        """Return the library on a server; opened once. Raises PasswordWanted, UserFacingError."""
        return self.servers.library(address)

    def library_of(self, review_id: str) -> Library:
        """Return the library that keeps a review: the one here, or the one on its server.

        Raises PasswordWanted, UserFacingError.
        """
        address = self.address_of(review_id)
        return self.library if address is None else self.servers.library(address)

    def address_of(self, review_id: str) -> ServerAddress | None:
        """Return where a review is that is on a server; None for one that is kept here."""
        shared = self.library.where_shared(review_id)
        if shared is None:
            return None
        from app.store.address import parse_address

        return self.servers.reached(parse_address(shared.address)[0])

    def open_review(self, review_id: str, address: ServerAddress | None = None) -> OpenReview:
        """Return a review to work on, from where it is kept, or from `address`.

        Raises PasswordWanted, UserFacingError.
        """
        address = address or self.address_of(review_id)
        if address is None:
            return self.library.open(review_id, self.signature)
        return self.servers.open_review(address, review_id, self.signature)

    @property
    def library(self) -> Library:
        """The library; from any thread, opened once. Raises UserFacingError where it can't be."""
        with self._lock:
            if self._library is None:
                # SQLAlchemy takes longer to import than the window to appear.
                from app.store.library import open_library

                place = self.database_url or self.database_file
                self._library = open_library(
                    place, self.clock, self.data_dir, tell=self.tell_carrying
                )
            return self._library

    def change_setting(self, name: str, value: str) -> None:
        """Work with another value of a setting from now on; a library that is open stays."""
        self.settings = changed(self.settings, name, value)
        if name == "author":
            self.author = value
        elif name == "rules_folder":
            self.forget_rules()

    def begin_review(self) -> Review:
        """Return a new review, with the agenda of the settings where there is one of that name."""
        from app.review.ids import new_id
        from app.review.review import new_review

        return new_review(new_id(), self.clock.now(), meeting=self._first_meeting())

    def quick_summaries(self) -> list[ReviewSummary]:
        """Return the first lines without opening the library; none for one on a server."""
        from app.store.listing import quick_summaries

        return [] if self.database_url else quick_summaries(self.database_file)

    def restore(self, backup: Backup) -> Path:
        """Put a backup in the place of the library; return where that is kept now.

        Raises UserFacingError; then the library is as it was.
        """
        from app.store.recovery import restore

        self.close_library()
        return restore(self.database_file, backup, self.clock.now())

    def restore_newest(self) -> Path:
        """Put the newest good backup in place, with all that was written since and can be read.

        Returns where what stood there is kept. Raises UserFacingError.
        """
        from app.store.keeping import checked_backups
        from app.store.recovery import restore

        good = [one for one in checked_backups(self.database_file) if one.is_good]
        if not good:
            raise UserFacingError(tr("There is no backup that can be used; export your work."))
        self.close_library()
        return restore(self.database_file, good[0], self.clock.now(), self._completed)

    def _completed(self, copy: Path) -> None:
        """Bring into the copy of a backup what the library in place still tells."""
        from app.store.library import open_library

        library = open_library(copy, self.clock)
        try:
            library.keeping.bring_in(library.keeping.salvageable(self.database_file))
        finally:
            library.close()

    def begin_anew(self) -> Path:
        """Put the library aside and begin with an empty one; return where the old one is kept."""
        from app.store.library import open_library
        from app.store.recovery import put_aside

        self.close_library()
        kept = put_aside(self.database_file, self.clock.now())
        with self._lock:
            self._library = open_library(self.database_file, self.clock, self.data_dir, anew=True)
        return kept

    def quick_listing(self) -> Listing:
        """Return the first lines with the reviews on servers, without opening the library."""
        from app.store.listing import quick_shared
        from app.store.shared_marks import listing

        shared = [] if self.database_url else quick_shared(self.database_file)
        return listing(self.quick_summaries(), shared)

    def listing(self) -> Listing:
        """Return all lines of the library, those of reviews on servers among them.

        Asks the servers that this run is connected to, and no other.
        """
        from app.store.shared_marks import listing, refreshed

        shared = self.library.shared()
        waiting = self.servers.waiting() if shared else {}
        found = listing(self.library.summaries(), shared, waiting)
        return refreshed(found, shared, self.servers) if shared else found

    def _first_meeting(self) -> Meeting | None:
        from app.review.meeting import Meeting

        if not self.settings.agenda:
            return None
        try:
            plan = self.rules.agendas.get(self.settings.agenda)
        except UserFacingError:
            return None  # said in step 1, where an agenda is chosen; a review begins without one
        return Meeting(agenda=plan.name, budgets=plan.budgets) if plan is not None else None

    def close(self) -> None:
        """Let go of the library, and of every server."""
        if "servers" in vars(self):
            self.servers.close()
        self.close_library()

    def close_library(self) -> None:
        """Let go of the library alone; it is opened again when it is asked for."""
        with self._lock:
            if self._library is not None:
                self._library.close()
                self._library = None


def build(
    data_dir: Path | str | None = None,
    database_url: str | None = None,
    clock: Clock | None = None,
    author: str = "",
    *,
    forgiving: bool = False,
) -> Services:
    """Return the services over `data_dir`; what is not given comes from the settings kept there.

    Touches no database. Raises UserFacingError where the settings can't be read; a `forgiving` one
    begins without them and says so in `settings_trouble`.
    """
    folder = typed_path(data_dir).absolute() if data_dir else default_data_dir()
    found = find_settings(folder)
    settings = found.settings if forgiving else load_settings(folder)
    if settings.language:
        # Without one, scripts get the same words on every machine; the window asks the system.
        use_language(settings.language)
    return Services(
        data_dir=folder,
        settings=settings,
        database_url=settings.database_url if database_url is None else database_url,
        clock=clock or CorrectedClock(SystemClock()),
        author=author or settings.author,
        settings_trouble=found.trouble,
        forgiving=forgiving,
    )
