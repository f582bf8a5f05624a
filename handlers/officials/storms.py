"""Bão: one switch makes a flood of alike reports one ticket with one card; the program proposes it, a leader puts it on."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from handlers.officials import joining, merging, sorting
from handlers.rules.storms import area_of
from handlers.rules.transitions import after
from handlers.turn import Turn
from handlers.types import Button, Reply
from nlp.normalise import fold
from storage.models import Storm, Ticket

CARD_JOB, STILL_JOB = "storm_card", "storm_still"
STILL = timedelta(hours=6)  # a switch that nobody puts off is asked about
LEADER = "leader"
_ON = re.compile(r"^/?(?:(?:bat|mo) (?:che do )?bao|bao (?:bat|mo))\b\s*(.*)$")
_OFF = re.compile(r"^/?(?:tat (?:che do )?bao|bao tat)\b\s*(.*)$")
_OTHER_WORDS = re.compile(r"b(?:áo|ao|ảo|bảo)", re.IGNORECASE)


# --- the switch -------------------------------------------------------------------------------------------


def take(turn: Turn) -> bool:
    """Whether the message is about a storm; if so, it is done."""
    if turn.chosen.startswith("storm:"):
        _, act, category = turn.chosen.split(":", 2)
        _do(turn, act, category)
        return True
    said = fold(turn.text)
    found = None if turn.chosen else _ON.match(said) or _OFF.match(said)
    if found is None or (_OTHER_WORDS.search(turn.text) and "bão" not in turn.text.lower() and not turn.text.isascii()):
        return False
    act = "on" if found.re is _ON else "off"
    on = sorted({storm.category for storm in turn.storms.on()})
    category = sorting.kind_in(turn, found[1]) if found[1] else (on[0] if act == "off" and len(on) == 1 else "")
    if category not in _possible(turn):
        turn.say("storm-which", act=act, on=", ".join(turn.category_label(name) for name in on))
        return True
    _do(turn, act, category)
    return True


def _possible(turn: Turn) -> list[str]:
    return [
        name
        for name, row in turn.house.taxonomy.categories.items()
        if row.kind == "report" and not row.restricted
    ]  # fmt: skip


def _do(turn: Turn, act: str, category: str) -> None:
    if turn.official is None or turn.official.role != LEADER:
        turn.toast("storm-leaders-only")
    elif category not in _possible(turn):
        turn.toast("storm-which", act=act, on="")
    elif act == "no":
        decline(turn, category)
    elif act == "off":
        end(turn, category)
    else:
        begin(turn, category)


def begin(turn: Turn, category: str) -> None:
    """From now on every report of this category is part of one ticket; what came just before is gathered."""
    kind = turn.category_label(category)
    if turn.storms.on(category):
        turn.toast("storm-on-already", kind=kind)
        return
    me = turn.official.id if turn.official else None
    proposed = turn.storms.proposal(category, turn.now - timedelta(hours=turn.house.ward.storm.quiet_hours))
    if proposed is not None and proposed.began_at is None and proposed.ended_at is None:
        turn.storms.change(proposed, began_at=turn.now, official_id=me)
        switch = proposed
    else:
        switch = turn.storms.add(Storm(
            ward=turn.house.ward.id, category=category, proposed_at=turn.now, began_at=turn.now, official_id=me,
        ))  # fmt: skip
    gathered = _gather(turn, switch)
    turn.jobs.plan(STILL_JOB, turn.now + STILL, category)
    turn.say(
        "storm-on", buttons=(Button(f"storm:off:{category}", "button-storm-off"),), kind=kind, count=gathered,
    )  # fmt: skip


def _gather(turn: Turn, switch: Storm) -> int:
    """The flood that is there already: the first becomes the ticket of its area, the others part of it."""
    since = turn.now - timedelta(hours=turn.house.ward.storm.gather_hours)
    count = 0
    for ticket in turn.storms.flood(switch.category, since):
        storm = row_for(turn, switch, ticket.place or "", ticket.street)
        into = standing(turn, storm)
        if into is None:
            turn.storms.change(storm, ticket_id=ticket.id)
            turn.co_reporters.join(merging.own_report(ticket))
        elif not merging.merge_into(turn, ticket, into):
            continue
        count += 1
    for storm in turn.storms.on(switch.category):
        if (into := standing(turn, storm)) is not None:
            joining.show(turn, into)
    return count


def end(turn: Turn, category: str) -> None:
    """What was gathered stays together and is closed as one; what comes from now on is a ticket of its own."""
    on, kind = turn.storms.on(category), turn.category_label(category)
    if not on:
        turn.toast("storm-off-already", kind=kind)
        return
    codes = []
    for storm in on:
        turn.storms.change(storm, ended_at=turn.now)
        if (ticket := standing(turn, storm)) is not None:
            codes.append(ticket.code)
            joining.show(turn, ticket)
    turn.say("storm-off", kind=kind, codes=", ".join(codes))


def still(turn: Turn, category: str) -> datetime | None:
    """The job: no report for hours, and the switch is on; the group is asked, nothing is put off by itself."""
    if not turn.storms.on(category):
        return None
    if not turn.co_reporters.joined_since(category, turn.now - STILL):
        facts = {"kind": turn.house.taxonomy.label(category, "vi"), "hours": STILL // timedelta(hours=1)}
        buttons = (Button(f"storm:off:{category}", "button-storm-off"),)
        for group in turn.house.groups:
            turn.reply(Reply("storm-still", facts, buttons=buttons, to=group, language="vi"))
    return turn.now + STILL


def decline(turn: Turn, category: str) -> None:
    """Not now: asked again only after a while."""
    proposed = turn.storms.proposal(category, turn.now - timedelta(hours=turn.house.ward.storm.quiet_hours))
    if proposed is not None and proposed.began_at is None:
        turn.storms.change(proposed, ended_at=turn.now)
    turn.say("storm-declined", kind=turn.category_label(category))


# --- proposing --------------------------------------------------------------------------------------------


def watch(turn: Turn, category: str) -> None:
    """So many alike reports in so few minutes: the group is asked, once in a while; a person decides."""
    rule = turn.house.ward.storm
    since = turn.now - timedelta(minutes=rule.minutes)
    count = turn.storms.opened_since(category, since)
    if category not in _possible(turn) or count + turn.co_reporters.joined_since(category, since) < rule.reports:
        return
    if turn.storms.on(category) or turn.storms.proposal(category, turn.now - timedelta(hours=rule.quiet_hours)):
        return
    turn.storms.add(Storm(ward=turn.house.ward.id, category=category, proposed_at=turn.now))
    buttons = (Button(f"storm:on:{category}", "button-storm-on"), Button(f"storm:no:{category}", "button-storm-no"))
    kind = turn.house.taxonomy.label(category, "vi")
    facts = {"kind": kind, "count": rule.reports, "minutes": rule.minutes}
    for group in turn.house.groups:
        turn.reply(Reply("storm-proposed", facts, buttons=buttons, to=group, language="vi"))


# --- the ticket of a storm --------------------------------------------------------------------------------


def row_for(turn: Turn, switch: Storm, place: str, street: str) -> Storm:
    """The row of an area, where the ward wants a ticket for each tổ; else the switch itself."""
    area = area_of(place, street) if turn.house.ward.storm.by_area else ""
    if not area:
        return switch
    for storm in turn.storms.on(switch.category):
        if fold(storm.area) == fold(area):
            return storm
    return turn.storms.add(Storm(
        ward=switch.ward, category=switch.category, area=area, proposed_at=switch.proposed_at, began_at=turn.now,
        official_id=switch.official_id,
    ))  # fmt: skip


def standing(turn: Turn, storm: Storm) -> Ticket | None:
    """The ticket that reports go into now; None when there is none yet, or the last one is done."""
    ticket = turn.tickets.by_id(storm.ticket_id) if storm.ticket_id else None
    while ticket is not None and ticket.status == "merged":
        ticket = turn.tickets.by_id(ticket.merged_into or 0)
    worked_on = ticket is not None and after(ticket.status, "merge") is not None
    return ticket if ticket is not None and worked_on and not ticket.restricted else None


def card_soon(turn: Turn, ticket: Ticket) -> None:
    """The card is brought up to date once in a few minutes, not with every report."""
    if turn.jobs.due_of(CARD_JOB, ticket.code) is None:
        turn.jobs.plan(CARD_JOB, turn.now + timedelta(minutes=turn.house.ward.storm.card_minutes), ticket.code)


def update_card(turn: Turn, code: str) -> datetime | None:
    """The job."""
    if (ticket := turn.tickets.by_code(code)) is not None:
        joining.show(turn, ticket)
    return None
