# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from app.review.item import Kind
from app.review.prose import prose_fields
from app.review.review import ITEM_TYPES
from app.review.values import field_types

WHOLE = {
    Kind.LIFECYCLE: "language",
    Kind.INCIDENT: "reference service time_zone",
    Kind.MEETING: "agenda channel document_link categories clock_keeper",
    Kind.IMPACT: "currency slo_name",
    Kind.PERSON: "name email team",
    Kind.EVIDENCE: "link filename media_type sha256 original_sha256",
    Kind.FREEZE: "frozen_by manifest sha256 lifted_by",
    Kind.EVENT: "actor handover_to source",
    Kind.CAUSE: "category",
    Kind.LINK: "effect_id cause_id",
    Kind.ACTION: "owner tracker_key",
    Kind.FOLLOW_UP: "action_id by from_owner to_owner",
    Kind.APPROVAL: "approver role fingerprint",
    Kind.APPROVED_CONTENT: "fingerprint content",
    Kind.COMMENT: "author place_kind place_id settled_by",
    Kind.TRANSITION: "by",
    Kind.PUBLICATION: "target host item_id key url by fingerprint remote_status",
    Kind.TRANSCRIPT_LINE: "item_id",
    Kind.ALTERNATIVE: "place_kind place_id field author",
}
"""The texts that are one value: names, keys, hashes, and what a machine wrote."""


def test_every_text_is_either_prose_or_one_value() -> None:
    """A new field belongs into one of the two, as a merge treats them differently."""
    for kind, item_type in ITEM_TYPES.items():
        texts = {name for name, expected in field_types(item_type).items() if expected is str}
        whole = {"id", "rank", *WHOLE.get(kind, "").split()}
        assert texts == whole | prose_fields(item_type), kind
        assert not whole & prose_fields(item_type), kind
