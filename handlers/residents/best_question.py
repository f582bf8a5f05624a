"""The one best question of a kind of report: asked once its ticket is open, so that nobody who says no more is lost."""

from __future__ import annotations

from handlers.officials.ranking import raise_to
from handlers.residents import tickets
from handlers.rules.owners import body_name, body_number
from handlers.rules.priority import is_faster
from handlers.turn import Turn
from handlers.types import Button
from storage.models import Ticket

MOST_QUESTIONS = 3  # of a report, this one included
UNKNOWN = "unknown"


def missing(turn: Turn, ticket: Ticket, asked: int) -> str:
    """The kind whose best question is open: what it asks for was not said, and enough was not asked yet."""
    row = turn.house.taxonomy.subcategories.get(ticket.subcategory or "")
    said = f"{ticket.description or ''} {ticket.place or ''}"
    if row is None or ticket.restricted or ticket.kind != "report" or asked >= MOST_QUESTIONS or row.says(said):
        return ""
    return str(ticket.subcategory) if turn.house.wording.has(f"ask-{ticket.subcategory}") else ""


def buttons_of(turn: Turn, ticket: Ticket, code: str) -> tuple[Button, ...]:
    """Its choices, to stand under the code, and those of the opening; "hủy" can be said where there are many."""
    mend = Button(f"t:{ticket.code}:fix", "button-fix"), Button(f"t:{ticket.code}:cancel", "button-cancel")
    if not code:
        return mend
    row = turn.house.taxonomy.subcategories[code]
    buttons = [Button(f"t:{ticket.code}:tell.{name}", f"choice-{name}") for name in row.choices]
    unknown = Button(f"t:{ticket.code}:tell.{UNKNOWN}", "button-unknown")
    return (*buttons, unknown, *(mend[:1] if buttons else mend))


def owner_told(turn: Turn, ticket: Ticket) -> str:
    """Whose it is, where that is not the ward, and the number to call."""
    row = turn.house.taxonomy.subcategories.get(ticket.subcategory or "")
    number = body_number(turn.house, ticket.owner)
    if row is None or not ticket.owner or ticket.restricted or not (number or row.asset):
        return ""
    return turn.word("report-owner", owner=body_name(turn.house, ticket.owner, turn.language), number=number)


def told(turn: Turn, ticket: Ticket, name: str) -> None:
    """A button under the question."""
    code = str(turn.state.recent.pop("need", "") or ticket.subcategory or "")
    row = turn.house.taxonomy.subcategories.get(code)
    if name == UNKNOWN or row is None or name not in row.choices:
        turn.say("told-unknown")
        return
    keep(turn, ticket, code, turn.house.wording.say(f"choice-{name}", "vi"), thanked=name != "bitten")
    if name == "bitten":
        turn.say("told-bitten", code=ticket.code, number=turn.house.hotlines["ambulance"].number)


def keep(turn: Turn, ticket: Ticket, code: str, words: str, *, thanked: bool = True) -> None:
    """With the ticket and its card; words that name a hazard make it more urgent."""
    need = turn.house.taxonomy.subcategories[code].needs[0]
    tickets.add_detail(turn, ticket, f"{need}: {words}", thanked=thanked)
    to = turn.house.taxonomy.service_class(ticket.category, ticket.subcategory, f"{ticket.description or ''}\n{words}")
    if is_faster(to, ticket.service_class):
        raise_to(turn, ticket, to, why=f"{need}: {words}")
