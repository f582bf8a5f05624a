"""A need before the officers named for it: who lacks what, how to come quietly, which programmes may help; no group hears it."""

from __future__ import annotations

from handlers.officials import chain, ranking, welfare_visit
from handlers.officials.cards import post_card, tell_group
from handlers.rules.priority import is_faster
from handlers.rules.transitions import after
from handlers.rules.welfare import is_urgent
from handlers.turn import Turn
from handlers.types import Address, Button, Reply
from storage.models import Ticket, WelfareNeed

NAME = "welfare"  # what such a ticket is restricted as
URGENT = "K1"  # nothing to eat today, or ill with nobody there
MOST = 6  # programmes that are offered as buttons
LINK, VISIT = "p.", "v."  # before the id of a programme, and a half-day, in a choice


def heard(turn: Turn, ticket: Ticket) -> bool:
    """Whether somebody is there who reads it: nobody is told that they were heard who was not."""
    return bool(chain.entrusted(turn, ticket))


def joined(turn: Turn, ticket: Ticket, need: WelfareNeed) -> None:
    """Somebody else spoke of the same home."""
    tell_group(turn, ticket, "group-welfare-joined", purpose="reply", whom=need.whom)


def show(turn: Turn, ticket: Ticket, to: Address) -> None:
    """Under the details, in the officer's own chat: what was told, by how many, and what may help."""
    needs = turn.welfare.of_ticket(int(ticket.id or 0)) if ticket.restricted == NAME else []
    if not needs:
        return
    first, programmes, voice = needs[0], turn.house.programmes, voice_of(ticket, needs)
    if first.triaged_at is None:
        turn.welfare.change(first, now=turn.now, triaged_at=turn.now)
    likely = [one for one in programmes.for_kinds(list(first.kinds or ())) if one not in (first.programmes or ())][
        :MOST
    ]
    buttons = [
        Button(f"w:{ticket.code}:p.{one}", "label", (("text", programmes.programmes[one].label["vi"]),))
        for one in likely
    ]
    if turn.house.ward.teams and first.status == "open":
        buttons.insert(0, Button(f"w:{ticket.code}:visit", "button-welfare-visit"))
    linked = ", ".join(
        programmes.programmes[one].label["vi"] for one in first.programmes or () if one in programmes.programmes
    )
    turn.reply(Reply(
        "welfare-details",
        {
            "code": ticket.code, "whom": voice.whom, "urgent": "yes" if first.urgent else "no", "count": len(needs),
            "kinds": ", ".join(programmes.label(kind, "vi") for kind in first.kinds or ()), "linked": linked,
            "more": "\n".join(f"- {one.words}" for one in needs[1:] if one.words), "reach": voice.reach or "",
            "phone": turn.tickets.reporter_phone(ticket) or "",
        },
        buttons=tuple(buttons), to=to, about=ticket.code, purpose="reply", language="vi",
    ))  # fmt: skip


def hear_more(turn: Turn, ticket: Ticket, said: str) -> None:
    """What is written after the request: hunger that comes later makes it urgent then, and the card says so."""
    if ticket.restricted != NAME or not is_urgent(said, turn.house.programmes):
        return
    needs = turn.welfare.of_ticket(int(ticket.id or 0))
    if needs and not needs[0].urgent:
        turn.welfare.change(needs[0], now=turn.now, urgent=True)
    make_urgent(turn, ticket)


def make_urgent(turn: Turn, ticket: Ticket) -> None:
    """A faster promise from now on; the officers see it on their card."""
    if is_faster(URGENT, ticket.service_class) and after(ticket.status, "rank"):
        ranking.raise_by_itself(turn, ticket, URGENT)
        post_card(turn, ticket)


def voice_of(ticket: Ticket, needs: list[WelfareNeed]) -> WelfareNeed:
    """What they told with whom we speak now: once the home itself has written, no more the neighbour."""
    return next((one for one in needs if one.person_id == ticket.person_id), needs[0])


def take(turn: Turn) -> bool:
    """Whether a button of such a card was pressed; if so, it is done, by an officer who may hear of it."""
    if not turn.chosen.startswith("w:"):
        return False
    _, code, act = ([*turn.chosen.split(":", 2), "", ""])[:3]
    ticket = turn.tickets.by_code(code)
    needs = turn.welfare.of_ticket(int(ticket.id or 0)) if ticket else []
    if ticket is None or not needs or turn.official is None or not chain.may_hear(turn, ticket, turn.official):
        turn.toast("group-which-ticket")
    elif act.startswith(LINK):
        _link(turn, ticket, needs, act.removeprefix(LINK))
    elif act.startswith(VISIT):
        welfare_visit.plan(turn, ticket, needs[0], act.removeprefix(VISIT), quiet=is_quiet(ticket, needs))
    else:
        welfare_visit.ask(turn, ticket, needs[0])
    return True


def is_quiet(ticket: Ticket, needs: list[WelfareNeed]) -> bool:
    """Only a neighbour has spoken so far: nothing that concerns the home is told to them."""
    return voice_of(ticket, needs).whom == "neighbour"


def _link(turn: Turn, ticket: Ticket, needs: list[WelfareNeed], programme: str) -> None:
    """A programme may help: it is kept, and the home hears what it is, not the neighbour who spoke for it."""
    known = turn.house.programmes.programmes.get(programme)
    if known is None:
        turn.toast("group-which-ticket")
        return
    need, aloud = needs[0], not is_quiet(ticket, needs)
    before = list(need.programmes or ())
    if programme not in before:
        turn.welfare.change(need, now=turn.now, programmes=[*before, programme])
        number = turn.official.id if turn.official else None
        turn.tickets.note(
            ticket, "linked", actor="official", now=turn.now, official_id=number, data={"programme": programme}
        )  # fmt: skip
        if aloud:
            turn.notify(ticket, "welfare_linked", programme=programme)
    turn.say("welfare-linked-desk", code=ticket.code, label=known.label["vi"], told="yes" if aloud else "no")
