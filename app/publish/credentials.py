# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Credentials of targets: from a team's environment, else where secrets are kept."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import InitVar, dataclass, field

from app.publish.http import host_of
from app.publish.target_config import LOCAL_KINDS, TargetConfig
from app.secret_store import Keyring, Place, SecretStore

VARIABLE = "HOTWASH_SECRET_"
"""What the environment variable of a target's secret begins with."""


@dataclass
class Credentials:
    """Finds and keeps secrets. May be used from any thread; says none of them in its `repr`.

    A team's environment comes first, for jobs without a person; then what was typed since the
    start, then the keyring. Without a `keyring` that of the system is looked for on first use.
    """

    keyring: InitVar[Keyring | None] = None
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ, repr=False)
    secrets: SecretStore = field(init=False, repr=False)

    def __post_init__(self, keyring: Keyring | None) -> None:
        self.secrets = SecretStore(keyring)

    @property
    def can_remember(self) -> bool:
        """Whether there is a keyring to keep a secret beyond this session."""
        return self.secrets.can_remember

    def secret_for(self, config: TargetConfig) -> str | None:
        """Return the secret of a target; None where it has to be asked for."""
        if not needs_secret(config):
            return ""
        given = self.environment.get(variable_of(config.name), "")
        return given or self.secrets.get(_place(config))

    def keep(self, config: TargetConfig, secret: str, *, remember: bool) -> bool:
        """Keep a secret until the app ends and, if wanted, in the keyring; False if not there."""
        return self.secrets.keep(_place(config), secret, remember=remember)

    def forget(self, config: TargetConfig) -> None:
        """Forget a secret everywhere but in the environment."""
        self.secrets.forget(_place(config))


def needs_secret(config: TargetConfig) -> bool:
    """Tell whether a target asks for credentials of ours."""
    return config.kind not in LOCAL_KINDS


def variable_of(name: str) -> str:
    """Return the environment variable in which a job finds the secret of the target `name`."""
    return VARIABLE + re.sub(r"\W", "_", name, flags=re.ASCII).upper()


def _place(config: TargetConfig) -> Place:
    """Return host and account; two targets on one host share what opens both."""
    return host_of(config.address) or config.address, config.account or config.name
