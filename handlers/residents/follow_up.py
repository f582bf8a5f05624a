"""What follows on a ticket: more about the one just opened, or a word on the one just closed."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from handlers.answers import is_no, is_unknown, is_yes
from handlers.officials import joining
from handlers.residents import best_question, co_reporters, menu, tickets
from handlers.residents.bare import SURE
from handlers.residents.mending import correction, mend
from handlers.residents.report import RECENT_MINUTES
from handlers.rules.codes import find_code
from handlers.rules.transitions import REOPEN_DAYS, after
from handlers.turn import Turn
from storage.models import Ticket

LONGEST_ANSWER = 25  # words; more is a story of its own
LAST_WORD_MINUTES = REOPEN_DAYS * 24 * 60
# The learners know "bao giờ sửa xong", but neither anger ("sao lâu vậy, làm ăn kiểu gì") nor English enough to go by.
_WHEN = re.compile(
    r"(?:\w+ )?(?:sao|gi ma|lam gi) (?:ma )?(?:lau|cham|chua ai|chua thay)\b|(?:lau|cham) (?:vay|the|qua|du)\b"
    r"|(?:may gio|bao gio|chung nao|khi nao) (?:moi )?(?:co (?:nguoi|ai)|(?:toi|xuong|den) (?:xu|sua|lam|coi|xem))\b"
    r"|(?:and |so |ok )?(?:when (?:will|is|are|can)|how (?:long|soon)|is it (?:fixed|done|repaired)|is this done)\b"
)
NOTHING_MORE = ("out_of_scope", "greeting_or_thanks")  # "đây ạ", "ảnh nè em" under a photo


def recent_ticket(turn: Turn, minutes: int = RECENT_MINUTES) -> Ticket | None:
    """The person's ticket that was just opened, while it still is what they are talking about."""
    recent = turn.state.recent
    if not recent.get("code") or not recent.get("at"):
        return None
    if turn.now - datetime.fromisoformat(recent["at"]) > timedelta(minutes=minutes):
        return None
    ticket = turn.tickets.by_code(recent["code"])
    if ticket is not None and ticket.status == "merged":
        ticket = co_reporters.standing(turn, ticket)
    mine = ticket is not None and joining.is_part_of(turn, ticket)
    return ticket if ticket and mine and after(ticket.status, "add") else None


def belongs_to(turn: Turn, ticket: Ticket) -> bool:
    """Whether the message is a detail of this ticket rather than something new."""
    best = turn.meant.best
    if turn.message.files and (not turn.text or best.intent in NOTHING_MORE):
        return True
    if turn.need not in ("", "report_issue"):
        return False
    if turn.message.pin:
        return not ticket.pin or ticket.person_id != turn.person.id  # a co-reporter's position is their own
    if best.intent != "report_issue":
        return best.confidence < SURE
    place = turn.meant.first("location")
    other_place = (
        place is not None and ticket.place is not None and place.text.casefold() not in ticket.place.casefold()
    )
    if best.category == ticket.category:
        return not other_place
    return best.confidence < SURE and not other_place


def about_recent(turn: Turn) -> bool:
    """A detail of the ticket just opened, or a word on the one just closed."""
    resolved = turn.state.recent.get("resolved")
    ticket = recent_ticket(turn, LAST_WORD_MINUTES if resolved else RECENT_MINUTES)
    if ticket is None or turn.message.kind not in ("text", "photo", "location"):
        return False
    if resolved:
        return _last_word(turn, ticket.code)
    if is_yes(turn.text):  # "đồng ý", "ok em" after the opening: the code once more
        menu.acknowledge(turn)
        return True
    if mend(turn, ticket):
        return True
    if _WHEN.match(turn.meant.folded):
        tickets.show(turn, ticket)
        return True
    thanks = turn.text and not turn.message.files and turn.meant.best.intent == "greeting_or_thanks"
    if thanks or find_code(turn.text) or not belongs_to(turn, ticket):
        return False
    if turn.text and not turn.message.files and len(turn.meant.folded.split()) < 2:
        return False
    tickets.add_detail(turn, ticket, turn.text, tickets.photos_of(turn))
    return True


def answers_best_question(turn: Turn) -> bool:
    """Whether typed words answer the best question (best_question.py); it is asked only once, whatever comes."""
    code, ticket = str(turn.state.recent.get("need") or ""), recent_ticket(turn)
    if not code or turn.chosen or turn.message.kind != "text":
        return False
    del turn.state.recent["need"]
    if ticket is None or code not in turn.house.taxonomy.subcategories:
        return False
    if is_unknown(turn.text):
        turn.say("told-unknown")
        return True
    if not _is_answer(turn, ticket):
        return False
    best_question.keep(turn, ticket, code, turn.text)
    return True


def _is_answer(turn: Turn, ticket: Ticket) -> bool:
    if turn.need not in ("", "report_issue") or find_code(turn.text) or len(turn.text.split()) > LONGEST_ANSWER:
        return False
    if is_yes(turn.text) or is_no(turn.text) or _WHEN.match(turn.meant.folded) or correction(turn, ticket):
        return False
    if turn.text.strip().isdigit():
        return True
    best = turn.meant.best
    if best.intent in ("greeting_or_thanks", "out_of_scope") and turn.meant.sure:
        return False
    return belongs_to(turn, ticket)


def _last_word(turn: Turn, code: str) -> bool:
    """ "Vẫn tối thui em ơi" after a closing is a reopening in the resident's own words."""
    ticket = turn.tickets.by_code(code)
    if ticket is None or ticket.status != "resolved" or not turn.text:
        return False
    words, best = set(turn.meant.folded.split()), turn.meant.best
    if is_no(turn.text) or {"van", "chua"} & words or (best.intent, best.category) == ("report_issue", ticket.category):
        tickets.reopen(turn, ticket, turn.text)
    elif is_yes(turn.text) or ("roi" in words and best.intent in ("greeting_or_thanks", "give_feedback")):
        tickets.confirm(turn, ticket)  # "sáng lại rồi, cảm ơn em"
    else:
        return False
    return True
