# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A freeze: who fixed which facts when, as a text whose SHA-256 vouches for all of them.

The text is canonical ASCII JSON, so that anybody can hash it again in years. It names the SHA-256
of the freeze before it: the last hash vouches for every earlier one too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from app.review.evidence import Evidence
from app.review.item import Item, Kind
from app.review.values import Plain, encode, plain_without_defaults
from app.translation import tr

FORMAT = "hotwash-freeze"
VERSION = 1
_NOT_FROZEN = ("rank", "frozen_at")
"""A fact's place in the list may change; when it was frozen stands once for all of them."""


@dataclass(frozen=True, kw_only=True)
class Freeze(Item):
    """One freeze. It is in force until it is lifted, and stays in the review after that."""

    KIND: ClassVar[Kind] = Kind.FREEZE
    number: int = 0
    frozen_at: datetime | None = None
    frozen_by: str = ""
    manifest: str = ""
    sha256: str = ""
    lifted_at: datetime | None = None
    lifted_by: str = ""


@dataclass(frozen=True)
class Difference:
    """What no longer is as the freeze has it: the number of a fact (0 for the freeze), and how."""

    fact: int
    sentence: str


def manifest_text(facts: Iterable[Evidence], at: datetime, by: str, previous: str = "") -> str:
    """Return the manifest of `facts`: the same facts, instant and name always give the same text.

    `previous` is the SHA-256 of the freeze before this one.
    """
    content: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "frozen_at": encode(at),
        "frozen_by": by,
        "previous": previous,
        "facts": [_plain(fact) for fact in sorted(facts, key=lambda fact: (fact.number, fact.id))],
    }
    return json.dumps(content, indent=2) + "\n"


def digest_of(manifest: str) -> str:
    """Return the SHA-256 of a manifest, which is what the report prints."""
    return hashlib.sha256(manifest.encode()).hexdigest()


def differences(freeze: Freeze, facts: Mapping[str, Evidence]) -> tuple[Difference, ...]:
    """Return how `facts`, by their ids, differ from what `freeze` has of them."""
    if digest_of(freeze.manifest) != freeze.sha256:
        return (
            Difference(0, tr("its manifest does not have the SHA-256 that it is said to have")),
        )
    told = _read(freeze.manifest)
    if told is None:
        return (Difference(0, tr("its manifest can't be read")),)
    heading = {"frozen_at": freeze.frozen_at and encode(freeze.frozen_at)}
    heading["frozen_by"] = freeze.frozen_by
    if any(told.get(name) != value for name, value in heading.items()):
        return (Difference(0, tr("its manifest names another person or instant")),)
    return tuple(_compared(told["facts"], facts))


def _compared(told: list[dict[str, Plain]], facts: Mapping[str, Evidence]) -> Iterator[Difference]:
    known = {str(entry.get("id")): entry for entry in told}
    for fact_id, entry in known.items():
        fact = facts.get(fact_id)
        number = entry.get("number", 0)
        shown = number if isinstance(number, int) else 0
        if fact is None:
            yield Difference(shown, tr("was frozen and is no longer among the frozen facts"))
        elif fields := _changed(entry, _plain(fact)):
            yield Difference(
                shown, tr("has another {0} than when it was frozen").format(", ".join(fields))
            )
    for fact_id, fact in facts.items():
        if fact_id not in known:
            yield Difference(fact.number, tr("counts as frozen, and its freeze does not list it"))


def _changed(told: Mapping[str, Plain], now: Mapping[str, Plain]) -> list[str]:
    names = {**now, **told}
    return [name.replace("_", " ") for name in names if told.get(name) != now.get(name)]


def _plain(fact: Evidence) -> dict[str, Plain]:
    plain = plain_without_defaults(fact)
    return {name: value for name, value in plain.items() if name not in _NOT_FROZEN}


def _read(manifest: str) -> dict[str, Any] | None:
    """Return what a manifest says, or None where it is none."""
    try:
        told = json.loads(manifest)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        return None
    facts = told.get("facts")
    if not isinstance(facts, list) or not all(isinstance(entry, dict) for entry in facts):
        return None
    return told
