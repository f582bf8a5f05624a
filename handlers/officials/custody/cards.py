"""The card of a receipt in the group: how many papers, who has them, until when; which papers they are stays out of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handlers.rules import custody
from handlers.turn import Turn
from handlers.types import Address, Button, Reply
from handlers.wording import say_day
from storage.models import Receipt

BUTTON = "bn:"  # bn:BN-7K3M2Q:pass
MOST_LINES = 30


def post_card(turn: Turn, receipt: Receipt) -> None:
    """The card of a receipt: how many papers, who has them, until when; what papers they are stays out of the group."""
    for group in turn.house.groups:
        turn.reply(Reply(
            "receipt-card", card_values(turn, receipt), buttons=card_buttons(receipt), to=group, about=receipt.code,
            purpose="receipt", replaces=f"receipt:{receipt.code}", language="vi",
        ))  # fmt: skip


def card_values(turn: Turn, receipt: Receipt) -> dict[str, Any]:
    holder = turn.officials.by_id(receipt.official_id) if receipt.official_id else None
    return {
        "code": receipt.code, "count": receipt.count, "area": receipt.area, "status": receipt.status,
        "holder": holder.name if holder else "", "office": receipt.office,
        "due": say_day(receipt.due_at) if receipt.due_at else "",
    }  # fmt: skip


def card_buttons(receipt: Receipt) -> tuple[Button, ...]:
    buttons = [Button(f"bn:{receipt.code}:{act}", f"button-receipt-{act}") for act in custody.acts(receipt.status)]
    return (*buttons, Button(f"bn:{receipt.code}:details", "button-details"))


def say_papers(papers: list[Any] | None) -> str:
    """One line a kind: "2 giấy khai sinh"."""
    return "\n".join(f"– {count} {kind}" for kind, count in papers or ())


def details(turn: Turn, receipt: Receipt) -> None:
    """Which papers, to the official's own chat: never to the group."""
    mine = turn.message.address.alone(turn.message.member or turn.message.address.chat)
    values = card_values(turn, receipt) | {
        "papers": say_papers(receipt.papers),
        "file_code": receipt.file_code or "—",
        "since": receipt.taken_at or receipt.made_at,
    }
    buttons = card_buttons(receipt)[:-1]
    turn.reply(Reply(
        "receipt-details", values, buttons=buttons, to=mine, about=receipt.code, purpose="receipt", language="vi"
    ))  # fmt: skip
    if turn.message.in_group:
        turn.toast("receipt-details-sent", code=receipt.code)


def list_out(turn: Turn) -> None:
    """Every receipt whose papers are not back."""
    found = turn.custody.open_ones(("listed", "disputed", *custody.OUT))
    if found:
        turn.say("receipt-list", count=len(found), lines=lines(turn, found))
    else:
        turn.say("receipt-list-none")


def lines(turn: Turn, receipts: Sequence[Receipt]) -> str:
    shown = receipts[:MOST_LINES]
    return "\n".join(turn.house.wording.say("receipt-card", "vi", **card_values(turn, one)) for one in shown)


def tell(turn: Turn, key: str, to: Sequence[Address], receipt: Receipt, said: str = "") -> None:
    """`said`: the resident's own words, for one official alone; a group never reads them."""
    for chat in to:
        values = card_values(turn, receipt) | {"said": "" if chat in turn.house.groups else said}
        turn.reply(Reply(
            key, values, buttons=card_buttons(receipt), to=chat, about=receipt.code, purpose="receipt", language="vi"
        ))  # fmt: skip
