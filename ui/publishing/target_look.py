# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What looking at a target gives: what would be sent, or what is missing for that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.errors import UserFacingError
from app.publish.credentials import Credentials, needs_secret
from app.publish.export import ExportOptions
from app.publish.publishing import Plan, plan
from app.publish.target import Target
from app.publish.target_config import TargetConfig
from app.review.review import Review

TargetMaker = Callable[[TargetConfig, str], Target]


@dataclass(frozen=True)
class Seen:
    """`target` is there once something could be sent; `trouble` says what is in the way."""

    target: Target | None = None
    plan: Plan | None = None
    asks_secret: bool = False
    can_remember: bool = False
    trouble: str = ""


@dataclass(frozen=True)
class TargetLook:
    """Looks at targets, off the window's thread: a keyring may be locked, a disk slow."""

    credentials: Credentials
    make: TargetMaker

    def __call__(
        self, config: TargetConfig, former: Target | None, review: Review, options: ExportOptions
    ) -> Seen:
        """Work out the plan; a target that is there is used again, for it may remember a doubt."""
        secret = self.credentials.secret_for(config)
        asks = secret is None
        can_remember = needs_secret(config) and self.credentials.can_remember
        try:
            target = former or self.make(config, secret or "")
            found = plan(target, review, options)
        except UserFacingError as error:
            return Seen(None, None, asks, can_remember, "" if asks else error.sentence)
        # Without its secret a target can say what it would send, and not more.
        return Seen(None if asks else target, found, asks, can_remember)
