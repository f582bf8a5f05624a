"""Papers that are out: whoever has them is told when a result is due, the leaders when the ward keeps them too long."""

from __future__ import annotations

from datetime import datetime

from handlers.officials import chain
from handlers.officials.custody.cards import lines, tell
from handlers.officials.times import next_time
from handlers.rules.custody import OUT, owed_at
from handlers.turn import House, Turn
from handlers.types import Reply
from storage.models import Receipt

DUE_JOB, OUT_JOB = "receipt_due", "papers_out"
MORNING = "07:30"  # where the ward wants no digest, its leaders hear of this all the same


def due(turn: Turn, code: str) -> datetime | None:
    """The job on the promised day: whoever has the papers is reminded to fetch the result; nobody to tell: the group."""
    receipt = turn.custody.by_code(code)
    if receipt is None or receipt.status != "filed":
        return None
    holder = turn.officials.by_id(receipt.official_id) if receipt.official_id else None
    own = chain.chats(turn, holder) if holder is not None and chain.at_work(turn, holder) else []
    tell(turn, "receipt-due", own or turn.house.groups, receipt)
    return None


def late(turn: Turn) -> list[Receipt]:
    """Receipts whose papers should be back by now, the oldest first."""
    days = turn.house.ward.visits.paper_days
    owed = [(owed_at(receipt, days), receipt) for receipt in turn.custody.open_ones(OUT)]
    return [receipt for at, receipt in owed if at is not None and at < turn.now]


def out(turn: Turn, _: str) -> datetime | None:
    """The job of every working morning: the leaders hear of papers that are out too long; with none to tell, that
    itself is an alarm."""
    found = late(turn)
    chats = chain.leading_chats(turn) if found else []
    for chat in chats:
        values = {"count": len(found), "days": turn.house.ward.visits.paper_days, "lines": lines(turn, found)}
        turn.reply(Reply("receipts-late", values, to=chat, language="vi"))
    if found and not chats:
        turn.tickets.alarm("nobody_to_escalate", ref=found[0].code, detail="papers", now=turn.now)
    return first_out(turn.house, turn.now)


def first_out(house: House, now: datetime) -> datetime | None:
    return next_time(house, house.ward.digest_morning or MORNING, now)
