# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The due dates of actions as calendar entries (.ics), and the withdrawal of those no longer due.

An entry lasts the whole day, which is the same day in every zone, and reminds at nine on the day
before. Its UID never changes, so that a later file replaces it; what is done, dropped or no longer
promised is withdrawn by a file of its own, since a calendar file has one method.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from app.errors import UserFacingError
from app.publish.calendar import (
    PRODUCT,
    address_of,
    has_address,
    one_line,
    organizer_of,
    sequence_of,
)
from app.review.action import Action
from app.review.edits import Edit, set_field
from app.review.people import Person
from app.review.review import Review
from app.translation import tr

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_NINE_THE_DAY_BEFORE = timedelta(hours=-15)
_LONGEST_SUMMARY = 200


def due_dates(review: Review, now: datetime) -> bytes:
    """Return an entry for each promised action that is still to be done by a day.

    Raises UserFacingError where there is none.
    """
    due = [action for action in review.actions if action.due and _is_promised(action)]
    if not due:
        raise UserFacingError(tr("No action has a due date yet. Give one in step 8."))
    return _written(review, due, now, withdrawn=False)


def withdrawn_due_dates(review: Review, now: datetime) -> bytes:
    """Return what takes the entries of actions away that are not to be done any more.

    Raises UserFacingError where there is none.
    """
    gone = [action for action in review.actions if action.due and not _is_promised(action)]
    if not gone:
        raise UserFacingError(tr("Nothing is to be withdrawn: all due dates still hold."))
    return _written(review, gone, now, withdrawn=True)


def next_due_dates(review: Review) -> Edit:
    """Return the edit to apply before entries are written again: they then replace the last."""
    return set_field(review.meeting, "reminder_sequence", review.meeting.reminder_sequence + 1)


def _is_promised(action: Action) -> bool:
    return action.committed and action.is_open


def _written(review: Review, actions: Sequence[Action], now: datetime, *, withdrawn: bool) -> bytes:
    import icalendar  # slow to import, and rarely needed

    reachable = [person for person in review.people if has_address(person)]
    calendar: Calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    # A request without anybody to ask is not valid; then these are only entries to keep.
    method = "CANCEL" if withdrawn else "REQUEST" if reachable else "PUBLISH"
    calendar.add("method", method)
    for action in actions:
        event = icalendar.Event()
        _add_facts(event, review, action, now)
        event.add("status", "CANCELLED" if withdrawn else "CONFIRMED")
        if reachable:
            _add_people(event, reachable, action)
        if not withdrawn:
            _add_alarm(event, _summary(action))
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _add_facts(event: Event, review: Review, action: Action, now: datetime) -> None:
    assert action.due is not None
    event.add("uid", f"{review.id}-{action.id}@hotwash")
    event.add("sequence", sequence_of(review.meeting.reminder_sequence))
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", action.due)
    if action.due < date.max:  # without an end an entry is of one day, too
        event.add("dtend", action.due + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", _summary(action))
    event.add("description", _description(review, action))


def _add_people(event: Event, reachable: Sequence[Person], action: Action) -> None:
    """Ask the owner, as far as there is an address; else whoever sends it keeps it."""
    from icalendar import vText

    organizer = organizer_of(reachable)
    owner = one_line(action.owner).casefold()
    named = (one for one in reachable if owner and one_line(one.name).casefold() == owner)
    attendee = address_of(next(named, organizer))
    attendee.params["role"] = vText("REQ-PARTICIPANT")
    attendee.params["partstat"] = vText("NEEDS-ACTION")
    attendee.params["rsvp"] = vText("FALSE")
    event.add("organizer", address_of(organizer), encode=False)
    event.add("attendee", attendee, encode=False)


def _add_alarm(event: Event, words: str) -> None:
    import icalendar

    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", _NINE_THE_DAY_BEFORE)
    alarm.add("description", words)
    event.add_component(alarm)


def _summary(action: Action) -> str:
    text = one_line(action.text) or tr("untitled")
    return tr("Due: A{0} {1}").format(action.number, text[:_LONGEST_SUMMARY])


def _description(review: Review, action: Action) -> str:
    incident, meeting = review.incident, review.meeting
    lines = [
        action.text,
        tr("Owner: {0}").format(action.owner or tr("no owner yet")),
        tr("Done when: {0}").format(action.done_when) if action.done_when else "",
        tr("Ticket: {0}").format(action.tracker_key) if action.tracker_key else "",
        tr("From the review of: {0}").format(one_line(incident.title) or tr("untitled")),
        tr("Document: {0}").format(meeting.document_link) if meeting.document_link else "",
    ]
    return "\n".join(line for line in lines if line)
