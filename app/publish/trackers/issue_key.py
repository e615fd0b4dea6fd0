# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How an issue is called where it has a number only: "acme/shop#7", in Redmine "ops#7"."""

from __future__ import annotations

import re

from app.errors import UserFacingError
from app.publish.target_config import TargetConfig
from app.translation import tr

_PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)+")


def repository_of(config: TargetConfig, *, parts: int | None = None) -> str:
    """Return the path of the repository, of so many parts. Raises UserFacingError."""
    path = config.project.strip().strip("/")
    fits = _PATH.fullmatch(path) and not {".", ".."} & set(path.split("/"))
    if not fits or (parts is not None and len(path.split("/")) != parts):
        raise UserFacingError(
            tr("{0}: name the repository by its path, such as acme/shop.").format(config.name)
        )
    return path


def issue_key(repository: str, number: int) -> str:
    """Return what an issue is called."""
    return f"{repository}#{number}"


def number_in(text: str, repository: str, pages: tuple[str, ...] = ()) -> int | None:
    """Return the number in an issue's key or in the address of its page; None where it is none.

    `pages` are the addresses of the repository's issues, without the number.
    """
    for start in (f"{repository}#", *pages):
        rest = text.strip().removeprefix(start)
        if rest != text.strip() and rest.isdecimal():
            return int(rest)
    return None
