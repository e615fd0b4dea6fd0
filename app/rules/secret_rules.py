# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read the rules that know secrets by their form."""

from __future__ import annotations

import re

from app.insight.secret_rule import SecretRule
from app.rules.rule_file import RuleFile
from app.translation import tr

_KNOWN = ("id", "name", "starts", "pattern", "before", "anywhere", "source")


def secret_rules(file: RuleFile) -> tuple[SecretRule, ...]:
    """Return the rules in `file`. Raises BadRule."""
    if not isinstance(file.data, list):
        raise file.wrong((), tr("a list of rules is expected here"))
    return tuple(_rule(file, entry, place) for place, entry in enumerate(file.data))


def _rule(file: RuleFile, data: object, place: int) -> SecretRule:
    content = file.mapping(data, (place,), _KNOWN)
    starts = file.texts(content.get("starts"), (place, "starts"))
    if not starts or not all(starts):
        raise file.wrong((place, "starts"), tr("starts needs at least one word"))
    written = file.text(content, "pattern", (place,))
    try:
        pattern = re.compile(written)
    except re.error as error:
        raise file.wrong(
            (place, "pattern"), tr("the pattern is not one ({0})").format(error)
        ) from error
    if not set(pattern.groupindex) <= {"secret"}:
        raise file.wrong((place, "pattern"), tr("the only group with a name is “secret”"))
    return SecretRule(
        id=file.text(content, "id", (place,)),
        name=file.text(content, "name", (place,)),
        starts=starts,
        pattern=pattern,
        before=str(content.get("before", "")),
        anywhere=content.get("anywhere") == "yes",
    )
