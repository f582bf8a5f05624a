"""Which ways a letter may go to a person: free, paid, by template, by another channel; at last an official calls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from handlers.rules.deadlines import LOCAL
from handlers.types import Message

# Zalo lets an Official Account write to somebody only for some time after that person did (zalo.md §1.6).
FREE_FOR = timedelta(hours=48)
PAID_FOR = timedelta(days=7)
# Outside them nobody is disturbed by what can wait. Reminders are planned until 21:00 (handlers/rules/reminders.py);
# what was planned for then still goes, and at 22:00 Zalo's own night begins (zalo.md §1.6).
DAY_BEGINS, DAY_ENDS = time(7), time(21, 30)

FREE, PAID, TEMPLATE_UID, TEMPLATE_PHONE = "free", "paid", "template_uid", "template_phone"
OTHER_CHANNEL, CALL_LIST = "other_channel", "call_list"
LIVE, MASS = 0, 1  # priorities in the inbox and the outbox


@dataclass(frozen=True, slots=True)
class Errand:
    """What a letter is for decides how far the ward goes to have it arrive."""

    worth_money: bool = True  # paid messages and templates
    worth_a_call: bool = True  # an official calls when nothing else reaches the person
    at_night: bool = True
    priority: int = LIVE  # mass: comes in floods, and gives way to those who are talking with us


ERRANDS: dict[str, Errand] = {
    "talk": Errand(worth_a_call=False),  # answers what somebody just wrote
    "reply": Errand(),  # and is about a ticket of theirs
    "relay": Errand(),  # words of an officer
    "notice": Errand(),  # what became of a ticket
    "reminder": Errand(at_night=False, priority=MASS),
    "receipt": Errand(worth_money=False, worth_a_call=False),  # nice to know, nothing more
    "mass": Errand(worth_money=False, worth_a_call=False, at_night=False, priority=MASS),  # the same to many
}
RELAYED = ("replied", "asked")  # events that carry an officer's words


@dataclass(frozen=True, slots=True)
class Reach:
    """How a person can be reached, as it is known when a letter is about to go."""

    heard_at: datetime | None = None  # their last interaction with this account
    paid: bool = False  # the ward pays for messages after the free window
    template_uid: bool = False  # there is an approved template for this errand, to be sent by user id
    template_phone: bool = False  # and one by phone
    phone: bool = False  # a number is known, and its owner agreed to be written to there
    elsewhere: bool = False  # they also write to us where no window closes


def is_free(heard_at: datetime | None, now: datetime) -> bool:
    """Whether the window is open in which Zalo asks for nothing."""
    return heard_at is not None and now - heard_at <= FREE_FOR


def routes(errand: str, reach: Reach, now: datetime) -> tuple[str, ...]:
    """The ways a letter can go now, the best first. Asked when it is sent, not when it was written."""
    rule, ways = ERRANDS[errand], []
    if is_free(reach.heard_at, now):
        ways.append(FREE)
    elif reach.paid and rule.worth_money and reach.heard_at is not None and now - reach.heard_at <= PAID_FOR:
        ways.append(PAID)
    if rule.worth_money and reach.template_uid:
        ways.append(TEMPLATE_UID)
    if rule.worth_money and reach.template_phone and reach.phone:
        ways.append(TEMPLATE_PHONE)
    if reach.elsewhere:
        ways.append(OTHER_CHANNEL)
    if rule.worth_a_call:
        ways.append(CALL_LIST)
    return tuple(ways)


def waits_until(errand: str, now: datetime) -> datetime | None:
    """The morning, when this errand should not disturb somebody now."""
    if ERRANDS[errand].at_night:
        return None
    local = now.astimezone(LOCAL)
    if DAY_BEGINS <= local.time() < DAY_ENDS:
        return None
    day = local.date() if local.time() < DAY_BEGINS else local.date() + timedelta(days=1)
    return datetime.combine(day, DAY_BEGINS, tzinfo=LOCAL)


def errand_of(message: Message, about: str) -> str:
    """What the letters of a turn are for, by the message that it answers and the ticket that they are about."""
    if message.kind != "notice":
        return "reply" if about else "talk"
    event = str(message.data.get("event", ""))
    if event.startswith("queue_"):  # whoever waits in the hall hears their number called there, too
        return "receipt"
    return "reminder" if event == "reminder" else "relay" if event in RELAYED else "notice"
