# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Three published incidents, entered by hand through the app's own edits and in our own words.

They are the rehearsal for real input: each is typed in as a scribe would, one edit after the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from app.review.action import Action, ActionKind, Aim
from app.review.cause import EFFECT_ID, Cause, CauseState, Gate, Link, StopReason
from app.review.edits import Set, addition, next_number
from app.review.event import Event, Moment, Precision
from app.review.incident import Severity
from app.review.item import Kind
from app.review.observation import Observation, ObservationKind
from app.review.people import Person, Role
from app.review.review import Review, new_review
from app.session.session import Session
from tests.fakes import FakeClock

Row = tuple[str, str, str, Moment | None]
Branch = tuple[int, str, str, bool]


@dataclass
class Scribe:
    """Type one review in, edit by edit."""

    session: Session
    day: date

    def head(self, **fields: Any) -> None:
        """Fill fields of the incident."""
        for field, value in fields.items():
            self.session.apply(Set(Kind.INCIDENT, "incident", field, value))

    def impact(self, **fields: Any) -> None:
        """Fill fields of the impact."""
        for field, value in fields.items():
            self.session.apply(Set(Kind.IMPACT, "impact", field, value))

    def crew(self, *people: tuple[str, Role]) -> None:
        """Name people by role."""
        for name, role in people:
            self._add(Person(id="", name=name, role=role, acted=True))

    def timeline(self, *rows: Row) -> None:
        """Enter events; "~" before a time means approximate."""
        for stamp, text, actor, moment in rows:
            clock = datetime.strptime(stamp.lstrip("~"), "%H:%M").time()  # noqa: DTZ007 - a time of day
            precision = Precision.APPROXIMATE if stamp.startswith("~") else Precision.MINUTE
            at = datetime.combine(self.day, clock, UTC)
            event = Event(id="", at=at, text=text, actor=actor, moment=moment, precision=precision)
            self._add(event)

    def causes(self, effect: str, *branches: Branch) -> None:
        """Enter a tree: depth from 1, text, category, confirmed."""
        self.session.apply(Set(Kind.CAUSE, EFFECT_ID, "text", effect))
        self.session.apply(Set(Kind.CAUSE, EFFECT_ID, "gate", Gate.AND))
        above = [EFFECT_ID]
        depths = [depth for depth, *_ in branches] + [0]
        for place, (depth, text, category, confirmed) in enumerate(branches):
            is_leaf = depths[place + 1] <= depth
            cause = Cause(
                id=f"cause{place}",
                number=next_number(self.session.review, Kind.CAUSE),
                text=text,
                category=category,
                state=CauseState.CONFIRMED if confirmed else CauseState.SUSPECTED,
                stop_reason=StopReason.ROOT_FACTOR if is_leaf else None,
            )
            del above[depth:]
            self._add(cause)
            self._add(Link(id="", effect_id=above[-1], cause_id=cause.id))
            above.append(cause.id)

    def observed(self, kind: ObservationKind, texts: Iterable[str]) -> None:
        """Enter bullets of step 7."""
        for text in texts:
            self._add(Observation(id="", kind=kind, text=text))

    def action(self, text: str, cause: int, kind: ActionKind, aim: Aim, **fields: Any) -> None:
        """Enter an action that answers the cause at index `cause`."""
        number = next_number(self.session.review, Kind.ACTION)
        causes = (f"cause{cause}",)
        self._add(
            Action(id="", number=number, text=text, kind=kind, aim=aim, cause_ids=causes, **fields)
        )

    def _add(self, item: Any) -> None:
        self.session.apply(addition(self.session.review, item), "scribe")


def _scribe(review_id: str, day: date) -> Scribe:
    return Scribe(Session(new_review(review_id), FakeClock()), day)


def expired_certificates() -> Review:
    """Return the sign-in outage of 31 March 2021 (published detection 5 min, recovery 84 min)."""
    scribe = _scribe("real-expired-certificates", date(2021, 3, 31))
    scribe.head(
        title="Sign-in to the cloud console fails: certificates expired",
        reference="PM2021-004",
        severity=Severity.SEV2,
        summary="The certificates for signing and decrypting tokens expired at noon. Platform "
        "users could not sign in to the cloud console until they were rolled over.",
    )
    scribe.crew(("Facilitator", Role.FACILITATOR), ("Datacenter engineer", Role.SUBJECT_EXPERT))
    scribe.timeline(
        ("12:06", "Token certificates expire", "Sign-in service", Moment.IMPACT_START),
        ("12:11", "First reports of failing sign-in", "Platform users", Moment.DETECTED),
        ("12:21", "Trouble confirmed by trying it", "Platform engineer", None),
        ("12:25", "Datacenter team told", "Platform engineer", Moment.ALERTED),
        ("12:49", "Datacenter engineer joins", "Datacenter engineer", Moment.ACKNOWLEDGED),
        ("13:02", "Expired certificates found", "Datacenter engineer", None),
        ("13:18", "Certificate renewed; one account mended by hand, a script started", "", None),
        ("13:30", "All accounts mended, sign-in works", "Platform engineer", Moment.MITIGATED),
        ("13:30", "Closed", "Platform engineer", Moment.RESOLVED),
    )
    scribe.impact(description="Nobody could sign in to the console through single sign-on.")
    scribe.causes(
        "Nobody can sign in for 84 minutes",
        (1, "Token certificates ran out", "Configuration", True),
        (2, "Automatic renewal was not switched on", "Configuration", True),
        (2, "No list and no alarm for expiry dates", "Detection", True),
        (1, "Every account depends on one sign-in service", "Dependency", True),
        (1, "The service is run by a team that nobody here could page", "Ownership", False),
    )
    scribe.observed(ObservationKind.DID_NOT, ["Nobody watches the sign-in service"])
    scribe.action(
        "Alert 30 days before a certificate ends", 2, ActionKind.ALERT, Aim.DETECT,
        owner="Platform engineer", due=date(2021, 4, 16), done_when="A test alert arrives",
    )  # fmt: skip
    scribe.action("Write down a way off the sign-in service", 3, ActionKind.DOCUMENT, Aim.PREVENT)
    return scribe.session.review


def full_disk() -> Review:
    """Return the global time-outs of 13 December 2022 (published "7 minutes"; its rows say 14)."""
    scribe = _scribe("real-full-disk", date(2022, 12, 13))
    scribe.head(
        title="Global outage: 504 time-outs",
        severity=Severity.SEV1,
        summary="The root file system of the primary database server was full. The cache could no "
        "longer write to disk, and the edge answered with errors world-wide. No data was lost.",
    )
    scribe.crew(("Facilitator", Role.FACILITATOR), ("Scribe", Role.SCRIBE))
    scribe.timeline(
        ("~18:52", "Requests begin to hang", "", Moment.IMPACT_START),
        ("18:53", "First report of slow answers in the chat", "User", Moment.DETECTED),
        ("18:55", "5XX answers seen world-wide", "Responder", Moment.ACKNOWLEDGED),
        ("18:56", "Web services look healthy", "Responder", None),
        ("18:56", "Proxies look healthy", "Second responder", None),
        ("18:57", "First 504", "Second responder", None),
        ("18:58", "Status page updated", "Responder", None),
        ("18:59", "Cache reports: unable to persist to disk", "Second responder", None),
        ("19:01", "First alert: streaming health is down, 502", "Monitoring", Moment.ALERTED),
        ("19:02", "Full file system found on the database server", "Second responder", None),
        ("19:04", "Archive of the database holds more than 400 GB", "Second responder", None),
        ("19:06", "Archive removed, 187 GB free", "Third responder", Moment.MITIGATED),
        ("19:16", "Announcement posted", "Second responder", Moment.RESOLVED),
    )
    scribe.impact(description="All users, all regions: 504 answers.", affected_share=1.0)
    scribe.causes(
        "Every request fails for about 14 minutes",
        (1, "Cache refuses writes when it can't save", "Configuration", True),
        (2, "Root file system of the database server is full", "Capacity & load", True),
        (3, "Archive grows and nothing removes old parts", "Process", True),
        (3, "No alarm on disk space", "Detection", True),
        (1, "Few people knew where the cache runs", "Ownership & support", False),
    )
    scribe.observed(ObservationKind.WENT_WELL, ["One place to meet, and people standing by"])
    scribe.observed(ObservationKind.DID_NOT, ["Unclear who may change the status page"])
    scribe.action(
        "Remove archive parts older than five days", 2, ActionKind.CODE_FIX, Aim.PREVENT,
        owner="Third responder", due=date(2022, 12, 20), done_when="Archive stays under 50 GB",
    )  # fmt: skip
    scribe.action(
        "Alert at 90 % disk use on database servers", 3, ActionKind.ALERT, Aim.DETECT,
        owner="Responder", due=date(2022, 12, 20), done_when="A test alert arrives",
    )  # fmt: skip
    return scribe.session.review


def retry_storm() -> Review:
    """Return the feature-flag outage of 29 September 2025 (published 1 h 48, 78 % failed)."""
    scribe = _scribe("real-retry-storm", date(2025, 9, 29))
    scribe.head(
        title="Feature flags answer with time-outs",
        severity=Severity.SEV1,
        summary="A shorter connection time-out met a busy writer database. Retries without a brake "
        "multiplied the load until most flag requests in one region failed.",
    )
    scribe.crew(("Incident lead", Role.INCIDENT_COMMANDER), ("Facilitator", Role.FACILITATOR))
    scribe.timeline(
        ("16:58", "Writer database runs out of connections", "", Moment.IMPACT_START),
        ("17:02", "Deployment shortens the time-out from 1 s to 300 ms", "Deploy pipeline", None),
        ("17:05", "Pods fail to connect and restart in a loop", "", None),
        ("17:12", "Retries begin to drown the writer database", "", None),
        ("17:25", "Incident declared, rollback tried", "Incident lead", Moment.DETECTED),
        ("17:40", "Rollback fails: permissions of the deploy tool", "Responder", None),
        ("18:15", "Configuration changed by hand", "Responder", None),
        ("18:46", "Service restored", "Incident lead", Moment.MITIGATED),
        ("18:46", "Confirmed", "Incident lead", Moment.RESOLVED),
    )
    scribe.impact(
        description="78 % of flag requests in the US region failed with 504.",
        affected_share=0.78,
        slo_target=0.999,
        slo_window_days=30,
    )
    scribe.causes(
        "78 % of flag requests fail for 1 h 48",
        (1, "Pods could not get a connection within 300 ms", "Configuration", True),
        (2, "Time-out shortened while the database was busy", "Change & deploy", True),
        (2, "Readers depend on the writer database", "Dependency", True),
        (1, "Retries multiplied the load", "Capacity & load", True),
        (2, "No circuit breaker, no back-off", "Tooling", True),
        (1, "Traffic still reached pods that were restarting", "Detection", True),
        (1, "The way back took 81 minutes", "Process", True),
        (2, "Time-outs were fixed in code", "Configuration", True),
        (2, "Rollback lacked a permission and had not been tried", "Process", True),
    )
    scribe.action("Move time-outs to run-time configuration", 7, ActionKind.CODE_FIX, Aim.MITIGATE)
    scribe.action("Add circuit breakers with back-off", 4, ActionKind.CODE_FIX, Aim.PREVENT)
    scribe.action("Give reads a pool of their own", 2, ActionKind.CODE_FIX, Aim.PREVENT)
    scribe.action("Rehearse a rollback every quarter", 8, ActionKind.TEST, Aim.MITIGATE)
    return scribe.session.review


REAL_REVIEWS = (expired_certificates, full_disk, retry_storm)
