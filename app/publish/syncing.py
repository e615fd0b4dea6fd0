# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read the tickets of many reviews back: for a job that runs by itself, and at the app's start.

A review that can't be read, a target that does not answer or whose credentials are missing holds
up no other; each is told in a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from app.clock import Clock
from app.errors import UserFacingError
from app.publish.credentials import Credentials, variable_of
from app.publish.remote_status import Taken, looked_at, read_back, taken_over, tickets
from app.publish.target import Target
from app.publish.target_config import TICKET_KINDS, TargetConfig
from app.publish.targets import make_target
from app.session.session import EditRefused, Session
from app.store.library import Library
from app.translation import tr


@dataclass
class Synced:
    """What came of one review at one target."""

    review_id: str
    target: str
    read: int = 0
    taken: tuple[Taken, ...] = ()
    troubles: list[str] = field(default_factory=list)


@dataclass
class Syncing:
    """Reads what was published at `targets` back into the reviews of a library."""

    library: Library
    targets: Sequence[TargetConfig]
    credentials: Credentials
    clock: Clock
    author: str = ""
    cancelled: Callable[[], bool] = lambda: False
    make: Callable[[TargetConfig, str], Target] = make_target
    _made: dict[str, Target] = field(default_factory=dict)

    def sync(self, review_ids: Iterable[str]) -> list[Synced]:
        """Read the tickets of `review_ids`, one review after the other."""
        done: list[Synced] = []
        for review_id in review_ids:
            if self.cancelled():
                break
            try:
                done += self._sync_review(review_id)
            except (UserFacingError, EditRefused) as error:
                done.append(Synced(review_id, "", troubles=[error.sentence]))
        return done

    def _sync_review(self, review_id: str) -> list[Synced]:
        with self.library.open(review_id, self.author) as opened:
            found = [
                self._sync_at(opened.session, config)
                for config in self.targets
                if config.kind in TICKET_KINDS and tickets(opened.session.review, config.name)
            ]
            if not opened.autosave.flush():
                raise UserFacingError(tr("What was read of {0} can't be saved.").format(review_id))
            if not opened.settle():
                raise UserFacingError(
                    tr(
                        "What was read of {0} waits on this computer for the server; open the "
                        "review to send it."
                    ).format(review_id)
                )
        return found

    def _sync_at(self, session: Session, config: TargetConfig) -> Synced:
        review = session.review
        synced = Synced(review.id, config.name)
        try:
            target = self._target(config)
        except UserFacingError as error:
            synced.troubles.append(error.sentence)
            return synced
        found = tickets(review, config.name)
        readings, troubles = read_back(target, found, self.clock.now, cancelled=self.cancelled)
        synced.read = len(readings)
        synced.taken = taken_over(review, config, readings)
        synced.troubles += [f"{each.piece.title}: {each.sentence}" for each in troubles]
        edit = looked_at(review, config, readings, self.clock.now().astimezone().date())
        if edit is not None:
            session.apply(edit, "sync", label=tr("read tickets"))
        return synced

    def _target(self, config: TargetConfig) -> Target:
        """Return the target, made once; it is used by this thread alone."""
        if config.name not in self._made:
            self._made[config.name] = self.make(config, secret_or_refusal(config, self.credentials))
        return self._made[config.name]


def secret_or_refusal(config: TargetConfig, credentials: Credentials) -> str:
    """Return a target's secret where nobody can be asked. Raises UserFacingError."""
    secret = credentials.secret_for(config)
    if secret is None:
        raise UserFacingError(
            tr(
                "The credentials of {0} are missing: publish from the window once and keep them in "
                "the keyring, or set {1}."
            ).format(config.name, variable_of(config.name))
        )
    return secret
