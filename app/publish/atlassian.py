# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What Jira and Confluence have in common: two editions, and how each is shown credentials."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from app.errors import UserFacingError
from app.publish.http import checked_base, host_of
from app.publish.target_config import TargetConfig
from app.translation import tr

CLOUD, DATA_CENTER = "cloud", "data_center"


def is_cloud(config: TargetConfig) -> bool:
    """Tell whether the edition is Cloud: by the host, unless `edition` says it."""
    said = config.text("edition").strip().lower().replace(" ", "_")
    if said and said not in (CLOUD, DATA_CENTER):
        raise UserFacingError(
            tr("{0}: “edition” is either cloud or data_center.").format(config.name)
        )
    host = host_of(checked_base(config.address)).lower()
    return said == CLOUD if said else host.endswith((".atlassian.net", ".jira-dev.com"))


def atlassian_headers(config: TargetConfig, secret: str) -> Mapping[str, str]:
    """Return the headers of every request.

    An account goes with its API token or password. Without one the secret is a personal access
    token, which Data Center knows and Cloud does not.
    """
    if config.account:
        pair = b64encode(f"{config.account}:{secret}".encode()).decode("ascii")
        return {"authorization": f"Basic {pair}", "accept": "application/json"}
    if is_cloud(config):
        raise UserFacingError(
            tr("{0}: enter the e-mail address that the API token belongs to.").format(config.name)
        )
    return {"authorization": f"Bearer {secret}", "accept": "application/json"}


def project_of(config: TargetConfig) -> str:
    """Return the key of the project or space. Raises UserFacingError where there is none."""
    project = config.project.strip()
    if not project:
        raise UserFacingError(
            tr("{0}: say which project or space it is to go to.").format(config.name)
        )
    return project
