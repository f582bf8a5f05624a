"""Phiếu của tôi: everything of the person that is under way, tickets, files and appointments."""

from __future__ import annotations

from handlers.residents.menu import MENU
from handlers.residents.tickets import facts, show, show_code
from handlers.rules.codes import find_code
from handlers.turn import Turn
from handlers.types import AtOnce, Button
from storage.models import Filing, Ticket


class TicketList(AtOnce):
    """Where are my tickets: by code, or all that are open."""

    name = "tickets"
    version = 1

    def start(self, turn: Turn) -> None:
        found = find_code(turn.text)
        turn.state.leave()
        if found:
            show_code(turn, found[0])
            return
        tickets = turn.tickets.of_person(turn.person_id, limit=5)
        tickets += turn.co_reporters.tickets_of(turn.person_id, limit=5)
        tickets = sorted(tickets, key=lambda ticket: -(ticket.id or 0))[:5]
        if _bookings_too(turn, any(tickets)):
            return
        if filings := turn.filings.of_person(turn.person_id, limit=5):
            _show_all(turn, tickets, filings)
        elif not tickets:
            turn.say("tickets-none", buttons=MENU)
        elif len(tickets) == 1:
            show(turn, tickets[0])
        else:
            lines, buttons = ticket_lines(turn, tickets)
            turn.say("tickets-list", lines=lines, buttons=buttons)


def _bookings_too(turn: Turn, more: bool) -> bool:
    """What they have an appointment for comes first; True when there is nothing else to tell."""
    from handlers.residents.appointments.listing import BookingList, booking_lines, expected
    from handlers.residents.visits.changing import VisitList, lines
    from handlers.residents.visits.changing import expected as visits_of

    bookings = expected(turn)
    if visits := visits_of(turn):
        if not (bookings or more or turn.filings.of_person(turn.person_id, limit=1)):
            VisitList().start(turn)
            return True
        turn.say("visits-list", lines=lines(turn, visits))
    if not bookings:
        return False
    if more or turn.filings.of_person(turn.person_id, limit=1):
        turn.say("bookings-list", lines=booking_lines(turn, bookings)[0])
        return False
    BookingList().start(turn)
    return True


def ticket_lines(turn: Turn, tickets: list[Ticket]) -> tuple[str, list[Button]]:
    """Where each ticket stands, and a button to see it."""
    lines = "\n".join(turn.word("ticket-line", **facts(turn, ticket)) for ticket in tickets)
    return lines, [Button(f"t:{t.code}:show", "label", (("text", t.code),)) for t in tickets]


def _show_all(turn: Turn, tickets: list[Ticket], filings: list[Filing]) -> None:
    """ "Tôi đang làm đến đâu rồi": files first, then tickets."""
    from handlers.residents.guide.dialogue import filing_lines

    files, file_buttons = filing_lines(turn, filings)
    lines, buttons = ticket_lines(turn, tickets)
    turn.say("where-i-am", files=files, tickets=lines, buttons=[*file_buttons, *buttons])
