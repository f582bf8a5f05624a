"""The acts of officials: by button or by words, in the group, in reply to a card or with a code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.answers import pick, plain
from handlers.officials import (
    acts,
    asking,
    calls,
    entitled_month,
    leave,
    questions,
    reviewing,
    schedule,
    storms,
    undo,
    visit_report,
    visits,
    waiting,
    welfare_desk,
)  # fmt: skip
from handlers.officials.custody import acts as custody
from handlers.officials.custody.cards import BUTTON as RECEIPT
from handlers.officials.how_long import asks_for_more
from handlers.officials.sessions import words as sessions
from handlers.officials.visit_meant import PREFIX as VISIT
from handlers.rules.codes import find_code, find_codes, find_receipt_code
from handlers.turn import Turn
from nlp.normalise import fold
from nlp.syllables import unmark
from storage.mail import SentAbout
from storage.models import Ticket

# The first words of an order, folded; the longest first. "xong đã thay bóng" is resolve with its answer.
VERBS: tuple[tuple[str, str], ...] = (
    ("nhan dan", "reply"),
    ("nhan viec", "claim"), ("em nhan", "claim"), ("toi nhan", "claim"), ("/nhan", "claim"), ("nhan", "claim"),
    ("hoi them", "ask"), ("hoi dan", "ask"), ("/hoi", "ask"), ("hoi", "ask"),
    ("chuyen cho", "pass"), ("chuyen sang", "pass"), ("/chuyen", "pass"), ("chuyen", "pass"),
    ("da xong", "resolve"), ("xong roi", "resolve"), ("/xong", "resolve"), ("xong", "resolve"),
    ("tu choi", "refuse"), ("/tuchoi", "refuse"),
    ("doi loai", "sort"), ("doi sang loai", "sort"), ("/loai", "sort"), ("loai", "sort"),
    ("tra loi", "reply"), ("/traloi", "reply"),
    ("xin gia han", "extend"), ("gia han", "extend"), ("/giahan", "extend"),
    ("cho don vi khac", "wait"),  # what the button says: for whom and why is asked
    ("cho don vi", "wait"), ("cho cong ty", "wait"), ("cho ke hoach", "wait"), ("cho kinh phi", "wait"),
    ("/cho", "wait"),
    ("tra lai", "release"), ("bo nhan", "release"), ("/tralai", "release"),
    ("tam dung", "wait"), ("tiep tuc", "go_on"), ("lam tiep", "go_on"), ("/tiep", "go_on"),
    ("uu tien", "rank"), ("nang muc", "rank"), ("ha muc", "rank"), ("/uutien", "rank"),
    ("gop phieu", "merge"), ("gop", "merge"), ("/gop", "merge"), ("tach phieu", "split"), ("tach", "split"), ("/tach", "split"),
    ("hoan tac", "undo"), ("/hoantac", "undo"), ("undo", "undo"),
    ("ghi chu", "note"), ("/ghichu", "note"),
    ("chi tiet", "details"), ("/chitiet", "details"), ("xem du", "details"),
    ("danh sach", "list"), ("phieu mo", "list"), ("/ds", "list"),
)  # fmt: skip
WAITS_FOR = ("cho don vi", "cho cong ty", "cho ke hoach", "cho kinh phi")  # what is waited for belongs to the reason
FORMS = {
    form.name: form for form in (*questions.FORMS, *custody.FORMS, visits.REFUSE, visit_report.REPORT)
}  # what officials are asked, by name
# Who takes a message of the group before it is read as an order about a ticket, in this order.
TAKERS = (
    reviewing.take, calls.take, visits.take, schedule.take, storms.take, custody.take, entitled_month.take, welfare_desk.take,
)  # fmt: skip
OWN_BUTTONS = ("call:", "bs:", "w:", RECEIPT, reviewing.BUTTON)  # that work in an official's own chat too
NOT_YET = ("chưa", "chua", "hay chưa", "hay chua")
_CODE_FIRST = re.compile(r"^\s*PA[-\s]?[0-9A-Za-z]{4,8}\b[\s:,.-]*", re.IGNORECASE)
_MENTION = re.compile(r"@\w+\s*")


@dataclass(frozen=True, slots=True)
class Order:
    """What an official wants: the act, on which ticket, with which words."""

    act: str
    ticket: Ticket | None
    words: str


def concerns(turn: Turn) -> bool:
    """In a private chat with the bot: an access code; an official's card button or answer to a question of ours."""
    if _link_words(turn.message.text):
        return True
    if turn.official is None:
        return False
    if turn.message.choice.startswith(OWN_BUTTONS) or find_receipt_code(turn.message.text):
        return True
    if turn.message.choice.startswith("t:"):
        return _acts_on(turn.message.choice)
    if _own_number(turn):
        return True
    return turn.state.dialogue in FORMS or visits.concerns(turn) or _answers_details(turn) or _numbers_an_act(turn)


def _own_number(turn: Turn) -> str:
    """The number of a choice that we have just offered this official alone."""
    text = turn.message.text.strip()
    picked = pick(text, turn.state.offered) if text.isdigit() and not turn.message.in_group else ""
    return picked if picked.startswith(OWN_BUTTONS) else ""


def _numbers_an_act(turn: Turn) -> bool:
    """The number of an act under a card that was shown to this official alone: where there are no buttons."""
    about = _shown(turn) if turn.message.text.strip().isdigit() else None
    choice = pick(turn.message.text, about.offered) if about is not None else ""
    return bool(choice) and (choice.startswith((reviewing.BUTTON, VISIT)) or _acts_on(choice))


def _answers_details(turn: Turn) -> bool:
    """A reply to the details of a ticket that we sent to this official alone."""
    if not turn.message.reply_to:
        return False
    about = turn.mail.sent_about(turn.message.reply_to)
    ticket = turn.tickets.by_code(about.about) if about and about.purpose in ("reply", "card") else None
    return ticket is not None and ticket.person_id != turn.person.id


def _acts_on(choice: str) -> bool:
    return choice.rpartition(":")[2].partition(".")[0] in acts.ACTS and not choice.endswith((":show", ":add"))


def take(turn: Turn) -> None:
    """An event of the officials' group. Talk among colleagues is none of ours and gets no answer."""
    turn.text = _MENTION.sub("", turn.message.text).strip()
    turn.chosen = turn.message.choice or _numbered(turn) or _own_number(turn)
    if link(turn):
        return
    if turn.official is not None and leave.take(turn):
        return
    if turn.official is None:
        if turn.message.kind == "choice" or _replied(turn):
            turn.toast("group-not-registered")
        return
    if turn.message.kind == "edit" or sessions.take(turn):  # what was ordered stays ordered
        return
    if turn.state.dialogue in FORMS and not _new_order(turn):
        turn.chosen = turn.chosen or (pick(turn.text, turn.state.offered) if turn.text.isdigit() else "")
        turn.text = next((label for choice, label in turn.state.offered if choice == turn.chosen), "") or turn.text
        asking.resume(turn, FORMS[turn.state.dialogue])
        return
    taken = any(take(turn) for take in TAKERS)
    order = None if taken else read(turn)
    if order is not None:
        _carry_out(turn, order)


def _carry_out(turn: Turn, order: Order) -> None:
    if turn.state.dialogue in FORMS and order.ticket and order.ticket.code == turn.state.slots.get("code"):
        turn.state.leave()  # what was asked about it is no longer open
    acts.perform(turn, order.act, order.ticket, order.words)


def _replied(turn: Turn) -> SentAbout | None:
    """The message of ours that this one answers; a reply to a colleague is none of ours."""
    return turn.mail.sent_about(turn.message.reply_to) if turn.message.reply_to else None


def _shown(turn: Turn) -> SentAbout | None:
    """The message whose choices a bare number means: the one replied to; in an official's own chat also the card that
    was said last, unless we are asking something else there."""
    if turn.message.reply_to or turn.message.in_group or turn.state.dialogue:
        return _replied(turn)
    last = turn.mail.last_said()
    return last if last and last.purpose in ("card", "visit") else None


def _numbered(turn: Turn) -> str:
    """The choice that a bare number names in reply to a message of ours: where there are no buttons to press."""
    about = _shown(turn) if turn.text.isdigit() else None
    return pick(turn.text, about.offered) if about else ""


def link(turn: Turn) -> bool:
    """ "/canbo MÃ" joins a channel account to the official with this access code."""
    words = _link_words(turn.text)
    if not words:
        return False
    official = turn.officials.by_code(words[1])
    if official is None:
        turn.say("group-link-wrong")
    else:
        turn.officials.link(turn.identity_id, official)
        turn.official = official
        turn.say("group-linked", name=official.name)
    return True


def _link_words(text: str) -> list[str]:
    words = text.split()
    return words if len(words) == 2 and words[0].split("@")[0].lower() in ("/canbo", "/dangky") else []


def _new_order(turn: Turn) -> bool:
    """A button of a card, or words that plainly order something, while a question of ours is open."""
    if turn.chosen:
        return turn.chosen.startswith(("t:", "call:", "tn:", RECEIPT))
    verb, words = _verb(turn.text)
    code, about = turn.state.slots.get("code"), _about(turn)
    again = bool(words) and about == code and turn.state.dialogue == f"{asking.PREFIX}{verb}"  # said anew, and in full
    return bool(verb) and (find_code(turn.text) is not None or about not in ("", code) or again)


def read(turn: Turn) -> Order | None:
    """The order in a message, or None when it is talk."""
    if turn.chosen:
        kind, code, act = ([*turn.chosen.split(":", 2), "", ""])[:3]
        return Order(act, turn.tickets.by_code(code), "") if kind == "t" else None
    about = _replied(turn)
    verb, words = _verb(turn.text)
    if not verb and (reason := waiting.for_a_body(turn)):
        verb, words = "wait", reason
    if verb == "merge":
        return _merge(turn, about)
    found = find_code(turn.text)
    if verb == "list" or (verb == "undo" and not found and not (about and about.about)):
        return Order(verb, undo.just_done(turn) if verb == "undo" else None, "")
    ticket, words = _meant(turn, verb, words)
    if verb and (ticket or found):
        return Order(verb, ticket, words)
    if about and ticket:
        return Order(_by_purpose(about.purpose, bool(turn.message.files)), ticket, turn.text)
    if verb and about:  # under a message of ours that is about no ticket
        return Order(verb, only_one(turn, verb), words)
    short = verb in ("claim", "resolve") and len(turn.text.split()) <= 12
    return Order(verb, only_one(turn, verb), words) if short else None


def _merge(turn: Turn, about: SentAbout | None) -> Order | None:
    """ "gộp PA-A vào PA-B", or "gộp vào PA-B" in reply to the card of A; "gộp" alone is talk among colleagues."""
    codes = find_codes(turn.text)
    if about and about.about:
        codes = [about.about, *(code for code in codes if code != about.about)] if len(codes) == 1 else codes
    if not codes:
        return None
    return Order("merge", turn.tickets.by_code(codes[0]), codes[1] if len(codes) > 1 else "")


def _meant(turn: Turn, verb: str, words: str) -> tuple[Ticket | None, str]:
    """The ticket that is named, else that of the card replied to, and the words without its code. Refusing a card as
    the like of another ticket names that other one."""
    about, found = _replied(turn), find_code(turn.text)
    replied = about.about if about else ""
    if found and not (verb == "refuse" and replied.startswith("PA-")):
        return turn.tickets.by_code(found[0]), _without_code(words)
    return (turn.tickets.by_code(replied) if replied else None), words


def _by_purpose(purpose: str, has_photo: bool) -> str:
    """What words in reply to a message of ours mean, when they begin with no verb."""
    if purpose in ("resolve", "ask", "pass", "refuse", "reply", "sort", "wait", "extend"):
        return purpose
    return "resolve" if has_photo else "note"


def only_one(turn: Turn, verb: str) -> Ticket | None:
    """Without code or reply: the one ticket that can be meant, if there is exactly one."""
    if verb == "claim":
        fitting = turn.tickets.unclaimed(2)
    else:
        fitting = turn.tickets.held_by(turn.official.id, 2) if turn.official and turn.official.id else []
    return fitting[0] if len(fitting) == 1 else None


def _about(turn: Turn) -> str:
    about = _replied(turn)
    return about.about if about else ""


def _verb(text: str) -> tuple[str, str]:
    """The act that the first words name, also after a code, and the words after them as typed. "Xong chưa em?" is a
    question among colleagues."""
    words = (_CODE_FIRST.sub("", text) or text).split()
    folded = [plain(word) or fold(word) for word in words]
    for verb, act in VERBS:
        parts = verb.split()
        if folded[: len(parts)] == parts and not (act == "wait" and _gives(words)):
            if act == "claim" and "nhắn" in [word.lower() for word in words[: len(parts)]]:
                act = "reply"
            rest = words[len(parts) :]
            if act in ("claim", "resolve") and " ".join(rest).lower().startswith(NOT_YET):
                break
            return act, " ".join(words[1:] if rest and verb in WAITS_FOR else rest).lstrip(" :,-.")
    return ("extend", text) if asks_for_more(text) else ("", text)


def _gives(words: list[str]) -> bool:
    """ "cho" (for, to) is no "chờ" (wait), unless all is typed without marks."""
    return words[0].lower() == "cho" and any(word != unmark(word) for word in words)


def _without_code(words: str) -> str:
    return re.sub(r"\bPA[-\s]?[0-9A-Za-z]{4,8}\b[\s:,.-]*", "", words, count=1, flags=re.IGNORECASE).strip()
