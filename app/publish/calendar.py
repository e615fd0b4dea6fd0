# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The invite to the meeting, as calendars read it (.ics).

Times are UTC and there is no VTIMEZONE: some calendars ignore those a library writes, and shift
the hour. Every line is made by the calendar library, which escapes what people typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from app.errors import UserFacingError
from app.publish.words import words
from app.review.edits import Edit, set_field
from app.review.meeting import Meeting
from app.review.people import Person, Role
from app.review.review import Review
from app.translation import tr

if TYPE_CHECKING:
    from icalendar import Event, vCalAddress

DEFAULT_MINUTES = 75
REMINDER = timedelta(minutes=-15)
PRODUCT = "-//Hotwash//Hotwash//EN"
ADDRESS = re.compile(r"[^\s@<>\"(),:;\\]+@[^\s@<>\"(),:;\\]+")
_LARGEST_SEQUENCE = 2**31 - 1
ORGANIZERS = (Role.FACILITATOR, Role.SCRIBE, Role.INCIDENT_COMMANDER)
"""Who sends the invite: the first of these with an address, else the first person with one."""


def invite(review: Review, now: datetime) -> bytes:
    """Return the invite. Raises UserFacingError while the meeting has no date."""
    import icalendar  # slow to import, and rarely needed

    event = icalendar.Event()
    _add_facts(event, review, now)
    reachable = [person for person in review.people if person.invited and has_address(person)]
    if reachable:
        _add_people(event, reachable)
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", REMINDER)
    alarm.add("description", _title(review))
    event.add_component(alarm)
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    # A request without anybody to ask is not valid; then it is only an entry to keep.
    calendar.add("method", "REQUEST" if reachable else "PUBLISH")
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def next_invite(review: Review) -> Edit:
    """Return the edit to apply before another invite is written: it then replaces the last one."""
    return set_field(review.meeting, "invite_sequence", review.meeting.invite_sequence + 1)


def sequence_of(count: int) -> int:
    """Return a counter as calendars can hold it, whatever a file said it was."""
    return min(max(count, 0), _LARGEST_SEQUENCE)


def planned_minutes(meeting: Meeting) -> int:
    """Return how long the meeting is planned to last, in minutes."""
    total = sum(meeting.budgets)
    if total > 0:
        return total
    return int(meeting.agenda) if meeting.agenda.isdecimal() else DEFAULT_MINUTES


def _add_facts(event: Event, review: Review, now: datetime) -> None:
    meeting = review.meeting
    if meeting.scheduled_at is None:
        raise UserFacingError(
            tr("The meeting has no date yet. Set it in step 1, then write the invite.")
        )
    start = meeting.scheduled_at.astimezone(UTC).replace(microsecond=0)
    event.add("uid", f"{review.id}@hotwash")
    event.add("sequence", sequence_of(meeting.invite_sequence))
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=planned_minutes(meeting)))
    event.add("summary", _title(review))
    event.add("description", _description(review))
    event.add("status", "CONFIRMED")
    if meeting.channel:
        event.add("location", one_line(meeting.channel))
    if meeting.document_link.startswith(("https://", "http://")):
        event.add("url", one_line(meeting.document_link).replace(" ", "%20"))


def _add_people(event: Event, reachable: Sequence[Person]) -> None:
    from icalendar import vText

    organizer = organizer_of(reachable)
    event.add("organizer", address_of(organizer), encode=False)
    for person in reachable:
        attendee = address_of(person)
        attendee.params["role"] = vText("CHAIR" if person is organizer else "REQ-PARTICIPANT")
        attendee.params["partstat"] = vText("ACCEPTED" if person is organizer else "NEEDS-ACTION")
        attendee.params["rsvp"] = vText("FALSE" if person is organizer else "TRUE")
        event.add("attendee", attendee, encode=False)


def address_of(person: Person) -> vCalAddress:
    """Return a person as calendars address one."""
    from icalendar import vCalAddress, vText

    address = vCalAddress(f"mailto:{person.email.strip()}")
    if person.name:
        address.params["cn"] = vText(_parameter(person.name))
    return address


def organizer_of(reachable: Sequence[Person]) -> Person:
    """Return who sends an entry; there is somebody in `reachable`."""
    for role in ORGANIZERS:
        for person in reachable:
            if person.role is role:
                return person
    return reachable[0]


def has_address(person: Person) -> bool:
    """Tell whether a person can be written to."""
    return ADDRESS.fullmatch(person.email.strip()) is not None and person.email.isprintable()


def _title(review: Review) -> str:
    return tr("Incident review: {0}").format(one_line(review.incident.title) or tr("untitled"))


def _description(review: Review) -> str:
    incident, meeting = review.incident, review.meeting
    roles = [
        f"{words(person.role)}: {one_line(person.name)}"
        for person in review.people
        if person.invited and person.role is not Role.ATTENDEE and person.name
    ]
    lines = [
        tr("A blameless review: what happened, why, and what we change."),
        tr("Incident: {0}").format(incident.reference) if incident.reference else "",
        tr("Severity: {0}").format(words(incident.severity)) if incident.severity else "",
        tr("Document: {0}").format(meeting.document_link) if meeting.document_link else "",
        tr("Channel: {0}").format(meeting.channel) if meeting.channel else "",
        *roles,
        tr("Planned for {0} minutes.").format(planned_minutes(meeting)),
    ]
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def _parameter(name: str) -> str:
    """Return a name as a parameter may hold it: no control characters, no double quotes."""
    plain = "".join(each if each.isprintable() else " " for each in name).replace('"', "'")
    return one_line(plain)
