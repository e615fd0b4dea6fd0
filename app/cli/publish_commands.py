# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""`hotwash publish` and `hotwash sync`."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Sequence

from app.bootstrap import Services
from app.cli import exit_codes
from app.cli.review_argument import has_library, services
from app.cli.terminal import aligned, plain
from app.errors import UserFacingError
from app.publish.export import ExportOptions
from app.publish.publishing import (
    Arrival,
    Plan,
    Run,
    moved_to_published,
    plan,
    recorded,
    send,
)
from app.publish.syncing import Synced, Syncing, secret_or_refusal
from app.publish.target import Doing, Target
from app.publish.target_file import named_target, read_targets
from app.publish.targets import make_target
from app.session.session import Session
from app.store.open_review import OpenReview
from app.translation import tr


def publish(asked: Namespace) -> int:
    """Send a review of the library to a target, or with `--plan` say what that would do."""
    with services(asked.data) as built:
        config = named_target(read_targets(built.data_dir), asked.target)
        review_id = _review_id(built, asked.review)
        secret = built.credentials.secret_for(config) if asked.plan else None
        target = make_target(
            config, (secret or "") if asked.plan else secret_or_refusal(config, built.credentials)
        )
        with built.library_of(review_id).open(review_id, built.author) as opened:
            options = ExportOptions(
                files=built.attachments, now=built.clock.now(), rules=built.rules
            )
            planned = plan(target, opened.session.review, options)
            run = None if asked.plan else _sent(built, opened, target, planned, options)
    _tell(planned, run, as_json=asked.json)
    return exit_codes.OK if run is None or run.is_whole else exit_codes.FINDINGS


def sync(asked: Namespace) -> int:
    """Read the tickets of reviews back, of all that have any unless some are named."""
    with services(asked.data) as built:
        targets = read_targets(built.data_dir)
        ids = [_review_id(built, name) for name in asked.review]
        if not ids and has_library(built):
            ids = built.library.published_ids()
        syncing = Syncing(built.library, targets, built.credentials, built.clock, built.author)
        found = syncing.sync(ids) if ids else []
    if asked.json:
        print(json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=2))
    else:
        _tell_synced(found)
    return exit_codes.FINDINGS if any(one.troubles for one in found) else exit_codes.OK


def _review_id(built: Services, name: str) -> str:
    if not has_library(built):
        raise UserFacingError(
            tr("There is no review {0}: there is no library in {1} yet.").format(
                name, built.data_dir
            )
        )
    return built.library.find(name)


def _sent(
    built: Services, opened: OpenReview, target: Target, planned: Plan, options: ExportOptions
) -> Run:
    session = opened.session

    def keep(arrival: Arrival) -> None:
        session.apply(recorded(session.review, arrival, built.signature), "publish")

    run = send(target, session.review, planned.to_send, options, keep, built.clock.now)
    _move_on(built, session, run, target.name)
    if not opened.autosave.flush():
        raise UserFacingError(
            tr("It was sent, but the record can't be saved. Free some space and publish again.")
        )
    if not opened.settle():
        waits = tr("The record waits on this computer for the server; open the review to send it.")
        print(f"hotwash: {waits}", file=sys.stderr)
    return run


def _move_on(built: Services, session: Session, run: Run, name: str) -> None:
    if not run.is_whole or all(arrival.piece.item_id for arrival in run.arrivals):
        return
    move = moved_to_published(session.review, built.clock.now(), built.signature, name)
    if move is not None:
        session.apply(move, "publish")


def _tell(planned: Plan, run: Run | None, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(_plan_and_run(planned, run), ensure_ascii=False, indent=2))
        return
    if run is None:
        print(tr("Goes to {0}").format(plain(planned.host)))
        if planned.is_draft:
            print(tr("Nobody has approved this content yet: it goes out as a draft."))
        rows = [(_doing(piece.doing), piece.title, piece.why) for piece in planned.pieces]
        print(aligned((tr("What happens"), tr("What"), tr("Why")), rows))
        return
    for arrival in run.arrivals:
        print(tr("Sent: {0}").format(plain(f"{arrival.piece.title} → {arrival.sent.url}")))
    if not planned.to_send:
        print(tr("There is nothing to send."))
    for trouble in run.troubles:
        print(f"hotwash: {plain(trouble.piece.title)}: {plain(trouble.sentence)}", file=sys.stderr)
    for note in run.notes:
        print(f"hotwash: {plain(note)}", file=sys.stderr)


def _plan_and_run(planned: Plan, run: Run | None) -> dict[str, object]:
    told: dict[str, object] = {
        "target": planned.target,
        "host": planned.host,
        "draft": planned.is_draft,
        "pieces": [
            {"title": piece.title, "does": piece.doing.value, "item": piece.item_id or None}
            for piece in planned.pieces
        ],
    }
    if run is not None:
        told["sent"] = [
            {
                "item": arrival.piece.item_id or None,
                "key": arrival.sent.key,
                "url": arrival.sent.url,
            }
            for arrival in run.arrivals
        ]
        told["troubles"] = [trouble.sentence for trouble in run.troubles]
        told["waiting"] = len(run.waiting)
    return told


def _doing(doing: Doing) -> str:
    words = {Doing.CREATE: tr("make"), Doing.UPDATE: tr("update"), Doing.LEAVE: tr("leave")}
    return words[doing]


def _tell_synced(found: Sequence[Synced]) -> None:
    for one in found:
        if one.read:
            words = tr("{0}, {1}: {2} tickets read").format(one.review_id, one.target, one.read)
            news = ", ".join(f"A{each.action.number} → {each.status.value}" for each in one.taken)
            print(plain(f"{words}; {news}" if news else words))
        for trouble in one.troubles:
            where = ", ".join(part for part in (one.review_id, one.target) if part)
            print(f"hotwash: {where}: {plain(trouble)}", file=sys.stderr)
    if not found:
        print(tr("No review has tickets at a target that is set up."))


def _plain(one: Synced) -> dict[str, object]:
    return {
        "review": one.review_id,
        "target": one.target or None,
        "read": one.read,
        "changed": [
            {"action": each.action.number, "status": each.status.value} for each in one.taken
        ],
        "troubles": one.troubles,
    }
