"""Biên nhận: papers that the ward took, as their owner sees them: agree to the list, hear where they are, have them back."""

from __future__ import annotations

from typing import Any

from handlers.officials.chain import chats
from handlers.officials.custody.cards import post_card, say_papers, tell
from handlers.residents.menu import HUMAN
from handlers.rules.codes import find_receipt_code
from handlers.rules.custody import BY_RESIDENT, after
from handlers.turn import Turn
from handlers.types import AtOnce, Button
from handlers.wording import say_day
from storage.models import Receipt

ASKED = ("listed", "returning")  # the ward waits for the resident's word
MOST = 3  # shown at once, the newest last
EVENTS = ("list", "mend", "sign", "withdraw", "receive", "file", "result", "give_back")


def facts(turn: Turn, receipt: Receipt) -> dict[str, Any]:
    """What the sentences about a receipt need."""
    procedure = turn.house.book.procedures.get(receipt.procedure)
    title = (procedure.title if turn.language == "vi" else procedure.title_en) if procedure else ""
    return {
        "code": receipt.code, "papers": say_papers(receipt.papers), "status": receipt.status, "office": receipt.office,
        "what": title, "due": say_day(receipt.due_at, turn.language) if receipt.due_at else "",
        "by": _official(turn, receipt.taken_by), "file_code": receipt.file_code or "",
    }  # fmt: skip


def _official(turn: Turn, official_id: int | None) -> str:
    official = turn.officials.by_id(official_id) if official_id else None
    return official.name if official else ""


def buttons_of(receipt: Receipt) -> tuple[Button, ...]:
    if receipt.status not in ASKED:
        return ()
    return (
        Button(f"c:{receipt.id}:agree", "button-receipt-right"),
        Button(f"c:{receipt.id}:object", "button-receipt-wrong"),
    )


def tell_step(turn: Turn) -> None:
    """A notice: something happened to the person's papers; said if it is still so."""
    event = str(turn.message.data["event"]).removeprefix("receipt_")
    receipt = turn.custody.by_id(int(turn.message.data.get("receipt") or 0))
    if receipt is None or receipt.person_id != turn.person.id or event not in EVENTS:
        return
    if event in ("list", "mend", "give_back"):
        if receipt.status in ASKED:
            ask(turn, receipt, again=event == "mend")
        return
    turn.say("receipt-step", event=event, **facts(turn, receipt))


def ask(turn: Turn, receipt: Receipt, *, again: bool = False) -> None:
    """Read the list back; without a "đúng rồi" no paper counts as taken, or as returned."""
    key = "receipt-ask-taken" if receipt.status == "listed" else "receipt-ask-returned"
    turn.say(key, buttons=buttons_of(receipt), again="yes" if again else "no", **facts(turn, receipt))


def act(turn: Turn, number: str, what: str) -> None:
    """A button of a receipt: agree, object, show."""
    receipt = turn.custody.by_id(int(number)) if number.isdigit() else None
    if receipt is None or receipt.person_id != turn.person.id:
        turn.say("receipt-none", buttons=(HUMAN,))
        return
    to = after(receipt.status, what) if what in BY_RESIDENT else None
    if to is None:
        show(turn, receipt)
        return
    before = receipt.status
    facts_now: dict[str, Any] = {"held": {"taken_at": turn.now}, "returned": {"ended_at": turn.now}}.get(to, {})
    said = turn.message.text.strip() if what == "object" and turn.message.kind == "text" else ""
    data = {"text": said} if said else None
    if not turn.custody.move(receipt, what, to, actor="resident", now=turn.now, data=data, **facts_now):
        show(turn, receipt)
        return
    turn.say("receipt-agreed" if what == "agree" else "receipt-objected", was=before, **facts(turn, receipt))
    post_card(turn, receipt)
    if what == "object":
        _tell_holder(turn, receipt, said)


def _tell_holder(turn: Turn, receipt: Receipt, said: str) -> None:
    """The list is not right, or nothing came back: whoever had the papers hears it at once."""
    holder = turn.officials.by_id(receipt.official_id) if receipt.official_id else None
    own = chats(turn, holder) if holder else []
    tell(turn, "receipt-objected-card", own or turn.house.groups, receipt, said)


def show(turn: Turn, receipt: Receipt) -> None:
    """Where the papers are."""
    turn.say("receipt-show", buttons=(*buttons_of(receipt), HUMAN), **facts(turn, receipt))


class ReceiptList(AtOnce):
    """ "Giấy của tôi đâu rồi", or the code of a receipt."""

    name = "receipts"
    version = 1

    def start(self, turn: Turn) -> None:
        turn.state.leave()
        code = find_receipt_code(turn.text)
        mine = turn.custody.of_person(turn.person_id)
        if code:
            named = turn.custody.by_code(code)
            mine = [named] if named is not None and named.person_id == turn.person.id else []
        if not mine:
            turn.say("receipt-none", buttons=(HUMAN,))
        for receipt in mine[-MOST:]:
            show(turn, receipt)
