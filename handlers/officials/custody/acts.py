"""Biên nhận in the group: papers that were taken from a home are listed, passed on, received, filed, given back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from handlers.forms import Form
from handlers.officials import asking
from handlers.officials.custody import questions
from handlers.officials.custody.cards import BUTTON, details, list_out, post_card
from handlers.officials.custody.watch import DUE_JOB
from handlers.rules import custody
from handlers.rules.codes import find_receipt_code
from handlers.rules.custody import after, may_receive
from handlers.turn import Turn
from nlp.normalise import fold
from storage.models import HomeVisit, Receipt

_LIST = re.compile(
    r"^/?(?:xem )?(?:(?:giay|ho so) (?:dang giu|chua tra)|bien nhan|danh sach (?:giay|bien nhan)|/giay)$"
)
# The first words of an order about a receipt, folded; the longest first.
VERBS: tuple[tuple[str, str], ...] = (
    ("khong nhan", "recall"), ("lay lai", "recall"), ("thu lai", "recall"), ("chua giao", "recall"),
    ("co ket qua", "result"), ("ket qua", "result"), ("da tra", "give_back"), ("tra lai", "give_back"),
    ("tra", "give_back"), ("da nhan", "receive"), ("nhan", "receive"), ("da giao", "pass"), ("ban giao", "pass"),
    ("giao", "pass"), ("da nop", "file"), ("nop", "file"), ("da ky", "sign"), ("ky", "sign"), ("sua", "mend"),
    ("huy", "withdraw"), ("chi tiet", "details"), ("xem", "details"),
)  # fmt: skip


def take(turn: Turn) -> bool:
    """Whether the message is about a receipt; if so, it is done."""
    if turn.chosen.startswith(BUTTON):
        _, code, act = ([*turn.chosen.split(":", 2), "", ""])[:3]
        perform(turn, code, act, "")
        return True
    if turn.chosen or not turn.text:
        return False
    if _LIST.match(fold(turn.text)):
        list_out(turn)
        return True
    code = find_receipt_code(turn.text) or _replied(turn)
    if not code:
        return False
    perform(turn, code, *_order(turn.text))
    return True


def _replied(turn: Turn) -> str:
    """The receipt of our message that this one answers."""
    about = turn.mail.sent_about(turn.message.reply_to) if turn.message.reply_to else None
    return find_receipt_code(about.about) if about else ""


def _order(text: str) -> tuple[str, str]:
    """The act that the first words name, and what is left without the code."""
    said = [word for word in text.split() if not find_receipt_code(word)]
    folded = [fold(word).strip(" :,.-") for word in said]
    for verb, act in VERBS:
        parts = verb.split()
        if folded[: len(parts)] == parts:
            return act, " ".join(said[len(parts) :])
    return "", ""


def perform(turn: Turn, code: str, act: str, said: str) -> None:
    """Do it if the table of transitions allows; say why if not."""
    receipt = turn.custody.by_code(code)
    if receipt is None:
        turn.toast("receipt-unknown", code=code)
    elif act == "details":
        details(turn, receipt)
    elif act not in custody.BY_OFFICIAL:
        turn.toast("receipt-help", code=code)
    elif after(receipt.status, act) is None:
        turn.toast("receipt-cannot", code=code, status=receipt.status)
    else:
        _PERFORM.get(act, _step(act))(turn, receipt, said)


def move(turn: Turn, receipt: Receipt, act: str, *, data: dict[str, Any] | None = None, **facts: Any) -> bool:
    """One step by the official of this turn: the card changes, the resident hears of it."""
    to = after(receipt.status, act)
    if to is None or not turn.custody.move(
        receipt, act, to, actor="official", now=turn.now, by=_me(turn), data=data, **facts
    ):
        turn.toast("receipt-changed", code=receipt.code)
        return False
    post_card(turn, receipt)
    if act in TOLD and receipt.talk:
        turn.mail.notify(receipt.talk, f"receipt_{act}", {"receipt": receipt.id, "code": receipt.code})
    return True


TOLD = frozenset({"mend", "sign", "withdraw", "receive", "file", "result", "give_back"})  # the resident hears of these


def _step(act: str) -> Callable[[Turn, Receipt, str], None]:
    """An act that needs nothing more to be known."""

    def do(turn: Turn, receipt: Receipt, _: str) -> None:
        if move(turn, receipt, act):
            turn.toast("receipt-noted", code=receipt.code, act=act)

    return do


def _sign(turn: Turn, receipt: Receipt, _: str) -> None:
    """The other side signed on paper: nobody there has a chat, or they would rather sign."""
    taken = receipt.status == "listed"
    facts: dict[str, Any] = {"taken_at": turn.now} if taken else {"ended_at": turn.now}
    if move(turn, receipt, "sign", data={"how": "on_paper"}, **facts):
        turn.toast("receipt-noted", code=receipt.code, act="sign")


def _withdraw(turn: Turn, receipt: Receipt, _: str) -> None:
    """The papers stayed in the house after all."""
    if move(turn, receipt, "withdraw", ended_at=turn.now):
        turn.toast("receipt-noted", code=receipt.code, act="withdraw")


def _receive(turn: Turn, receipt: Receipt, _: str) -> None:
    """The second signature is another person's; from now on they have the papers."""
    if not may_receive(turn.custody.story(receipt), _me(turn)):
        turn.toast("receipt-two-people", code=receipt.code)
    elif move(turn, receipt, "receive", official_id=_me(turn)):
        turn.toast("receipt-noted", code=receipt.code, act="receive")


def _mend(turn: Turn, receipt: Receipt, said: str) -> None:
    """Another list of papers, which the resident agrees to anew."""
    known = questions.papers_in(said)
    slots = {"code": receipt.code, "procedure": receipt.procedure} | ({"papers": known} if known else {})
    asking.begin(turn, MEND, slots)


def _mended(turn: Turn) -> None:
    receipt, papers = _receipt(turn), turn.state.slots["papers"]
    turn.state.leave()
    if receipt is not None and after(receipt.status, "mend"):
        move(turn, receipt, "mend", data={"papers": papers}, papers=papers, count=_count(papers))
        turn.say("receipt-noted", code=receipt.code, act="mend")


def _file(turn: Turn, receipt: Receipt, said: str) -> None:
    """Nộp: at which office, under which code, and when the result was promised."""
    slots: dict[str, Any] = {"code": receipt.code, "procedure": receipt.procedure}
    if receipt.status == "filed":  # a new day for the same file
        slots |= {"office": receipt.office, "file_code": receipt.file_code or ""}
    asking.begin(turn, FILE, slots)


def _filed(turn: Turn) -> None:
    receipt, slots = _receipt(turn), dict(turn.state.slots)
    turn.state.leave()
    if receipt is None:
        return
    due = datetime.fromisoformat(slots["due"]) if slots["due"] else None
    facts = {"office": slots["office"], "file_code": slots["file_code"] or None, "due_at": due}
    if not move(turn, receipt, "file", data={"office": slots["office"], "due": slots["due"]}, **facts):
        return
    if receipt.person_id is not None:
        turn.custody.join_filings(receipt.person_id)
    if due is None:
        turn.jobs.cancel(DUE_JOB, receipt.code)
    else:
        turn.jobs.plan(DUE_JOB, due, receipt.code)
    turn.say("receipt-noted", code=receipt.code, act="file")


_PERFORM: dict[str, Callable[[Turn, Receipt, str], None]] = {
    "sign": _sign, "withdraw": _withdraw, "receive": _receive, "mend": _mend, "file": _file,
}  # fmt: skip


# --- a new receipt ----------------------------------------------------------------------------------------


def list_papers(turn: Turn, visit: HomeVisit, papers: list[list[Any]]) -> Receipt:
    """The official's side of a new receipt; the papers count as taken when the resident agrees."""
    receipt = turn.custody.open(Receipt(
        ward=turn.house.ward.id, code="", visit_id=visit.id, person_id=visit.person_id,
        talk=visit.talk, procedure=visit.procedure, papers=papers, count=_count(papers), area=visit.area,
        taken_by=_me(turn), official_id=_me(turn), made_at=turn.now, updated_at=turn.now,
    ))  # fmt: skip
    post_card(turn, receipt)
    if receipt.talk:
        turn.mail.notify(receipt.talk, "receipt_list", {"receipt": receipt.id, "code": receipt.code})
    return receipt


def _count(papers: list[list[Any]]) -> int:
    return sum(int(count) for _, count in papers)


# --- where there is more to ask ---------------------------------------------------------------------------


MEND = Form("official_receipt_mend", 1, (questions.PAPERS,), _mended)
FILE = Form(
    "official_receipt_file", 1,
(questions.OFFICE, questions.FILE_CODE, questions.DUE), _filed,
)  # fmt: skip
FORMS = (MEND, FILE)


def _receipt(turn: Turn) -> Receipt | None:
    return turn.custody.by_code(str(turn.state.slots["code"]))


def _me(turn: Turn) -> int | None:
    return turn.official.id if turn.official else None
