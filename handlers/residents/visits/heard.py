"""What messages say of a visit: for whom, why they cannot travel, what for, where, by which phone, and when."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from handlers.redact import street_of
from handlers.residents.appointments.wish import wish_in
from handlers.residents.guide.mandate import SAID
from handlers.rules.booking import Wish
from handlers.rules.deadlines import LOCAL
from handlers.rules.visits import area_in
from handlers.turn import Turn
from nlp.normalise import fold
from nlp.types import Entity

PROCEDURE_SURE, PROCEDURE_ANSWERED = 0.6, 0.5
LONGEST_WHOM, SHORT = 30, 6
SMALL = frozenset({
    "be", "em be", "chau be", "be gai", "be trai", "be so sinh", "con nho", "chau nho", "dua nho", "dua be", "my baby", "baby",
})  # fmt: skip
_NO_PHONE = re.compile(r"\b(?:khong|ko|hong|chua) (?:co |xai |dung )+(?:so )?(?:dien thoai|dt|sdt)\b|\bno phone\b")
_NEWBORN = re.compile(r"\b(?:so sinh|newborn|(?:con|chau) (?:toi |em |minh )?moi (?:sinh|de))\b")
SELVES = frozenset({"", "toi", "tui", "minh", "em", "con", "chau", "bac", "co", "chu", "anh", "chi", "myself"})
ELDERS = frozenset({"ba", "ong", "cu", "gia"})  # how an elder speaks of themselves
# Said of themselves; "cho tôi" and "tôi già yếu" are, "mẹ tôi" is not.
_SELF = re.compile(
    r"\bcho (?:chinh )?(?:toi|tui|minh|bac|em|chau|co|chu)\b(?! (?:hoi|biet|xin|gap|nho|di))|\bgiup (?:toi|tui|minh|bac|co|chu)\b"
    r"|^(?:toi|tui|bac|co|chu|em) (?:gia|yeu|bi|nam|moi|om|dau|bi|khong|\d{2,3} tuoi)\b|\bfor (?:me|myself)\b"
    r"|^(?:ba|ong|cu) (?:nam nay |da )?[6-9]\d tuoi roi\b"
)
_THIS_ONE = re.compile(r"\b(?:ba|ong|bac|co|chu)(?: gia)? nay\b")  # "giúp bà già này": it is who writes
_KIN = re.compile(rf"(?:da )?(?:cho |giup |dum )?({'|'.join(sorted(SAID, key=len, reverse=True))})\b")
_NEIGHBOUR = re.compile(r"\b(?:hang xom|canh nha|ben canh nha|gan nha|doi dien nha|neighbou?r)\b")
_HEAD = re.compile(r"\bto truong\b|\btruong (?:khu pho|thon|ap)\b")
WHY = (
    ("bed", re.compile(r"\b(?:liet|nam (?:mot|1) cho|nam lien|tai bien|khong ngoi day|bedridden|in bed)\b")),
    (
        "helped",
        re.compile(
            r"\b(?:xe lan|chong gay|yeu chan|dau chan|di lai kho|kho di|di dung kho|gia yeu|mat kem|mu|wheelchair"
            r"|cannot (?:walk|come)"
            r"|khong (?:the )?(?:di|ra|len|toi|den)(?: \w+){0,2} (?:duoc|noi)|(?:di|ra) khong (?:duoc|noi))\b"
        ),
    ),
    (
        "ill",
        re.compile(
            r"\b(?:benh nang|om nang|moi mo|vua mo|moi sinh|sau sinh|gay (?:chan|tay|xuong)|ung thu|chay than|dang om|bi om)\b"
        ),
    ),
)
NEED = (
    ("phone", re.compile(r"\b(?:dien thoai|smartphone|zalo|wifi|4g|cai (?:dat )?(?:app|ung dung)|ung dung)\b")),
    ("care", re.compile(r"\b(?:cham soc|tham kham|kham benh|do huyet ap|thay bang|tham hoi|tham nom|y te|tiem)\b")),
    (
        "papers",
        re.compile(
            r"\b(?:giay|giay to|ho so|thu tuc|chung thuc|cong chung|chu ky|ky ten|lan tay|diem chi|sao y|dang ky|tro cap)\b"
        ),
    ),
)
_YEAR = re.compile(r"\b(?:sinh nam|sn|ns)\s*(19[1-9]\d|20[0-2]\d)\b|\b(\d{2,3}) tuoi\b")
_OLDEST = 120


def remember(turn: Turn) -> None:
    """Keep everything that the message says, where nothing was kept before: nobody is asked again what they said."""
    if not turn.text or turn.chosen:
        return
    slots, said = turn.state.slots, turn.meant.folded
    for name, value in _told(turn, said).items():
        if value:
            slots.setdefault(name, value)
    if slots.get("whom") and (fold(str(slots["whom"])) in SMALL or _NEWBORN.search(said)):
        slots.setdefault("agreed", "yes")  # who speaks for a small child is the one who decides
    if _NO_PHONE.search(said):
        slots.setdefault("phone", "")
    remember_wish(turn)
    if "where" not in slots and (place := turn.meant.first("location")) and (home := _with_house(turn, place)):
        slots["where"] = home
        slots["street"] = street_in(turn, place)


def _with_house(turn: Turn, place: Entity) -> str:
    """The place with its house number, also where that stands just before it; empty when none was said."""
    if place.parts.get("house"):
        return place.text
    before = re.search(r"(\d+\w?(?:/\d+\w?)*)\s*$", turn.text[: place.start])
    return f"{before[1]} {place.text}" if before and place.parts.get("street") else ""


def street_in(turn: Turn, place: Entity) -> str:
    """The place as a group may see it; a street of the ward that the words name is not lost between lane and tổ."""
    parts = dict(place.parts)
    said = f" {fold(turn.text)} "
    if named := next((one.name for one in turn.house.ward.streets if f" {fold(one.name)} " in said), ""):
        parts["street"] = named
    order = ("lane", "street", "group", "landmark", "pole")
    return street_of(place.text, {name: parts[name] for name in order if name in parts})


def _told(turn: Turn, said: str) -> dict[str, Any]:
    phone, name = turn.meant.first("phone"), turn.meant.first("name")
    whom = whom_in(turn)
    return {
        "who": "self" if not whom and (_SELF.search(said) or turn.meant.first("people_needing_help")) else "",
        "whom": whom,
        "relation": relation_in(said, whom),
        "why": why_in(said),
        "procedure": (procedure := procedure_in(turn, PROCEDURE_SURE)),
        "need": "papers" if procedure else need_in(said),
        "area": area_in(turn.text),
        "phone": str(phone.value) if phone else "",
        "name": name.text if name else "",
        "born": born_in(said, turn.now.astimezone(LOCAL).year),
        "words": turn.text,
    }


def whom_in(turn: Turn) -> str:
    """For whom, as they call them: "bà nội con"; the possessive is left out, it would be ours to say."""
    found = turn.meant.first("people_needing_help")
    if found is None or _THIS_ONE.search(turn.meant.folded):
        return "" if found else whom_answered(turn)
    words = re.sub(r"\s+(?:của\s+)?(?:tôi|tui|em|con|cháu|mình|toi|chau|minh|nha em|nhà em)$", "", found.text.strip())
    if fold(words) in SELVES or (turn.form == "bac" and fold(words) in ELDERS):
        return ""
    return SAID.get(fold(words), words)[:LONGEST_WHOM]


def whom_answered(turn: Turn) -> str:
    """ "Cho mẹ", "bà nội em": hardly more than a word for somebody of the family."""
    said = turn.meant.folded
    found = _KIN.match(said) if len(said.split()) <= SHORT else None
    return SAID[found.group(1)] if found else ""


def relation_in(said: str, whom: str) -> str:
    """Who speaks for them: family, a neighbour, the head of the neighbourhood."""
    if _HEAD.search(said):
        return "group_head"
    if _NEIGHBOUR.search(said):
        return "neighbour"
    return "family" if whom else ""


def why_in(said: str) -> str:
    return next((name for name, words in WHY if words.search(said)), "")


def need_in(said: str) -> str:
    return next((name for name, words in NEED if words.search(said)), "")


def procedure_in(turn: Turn, least: float) -> str:
    """A procedure that the words name themselves; what merely sounds likely ("80 tuổi") is none."""
    for one in turn.meant.all("procedure"):
        named = bool(one.text) and not re.search(r"\d", one.text)
        if named and one.confidence >= least and one.value in turn.house.book.procedures:
            return str(one.value)
    return ""


def born_in(said: str, this_year: int) -> str:
    """The year of birth, from a year or an age."""
    found = _YEAR.search(said)
    if found is None:
        return ""
    if found[1]:
        return found[1]
    return str(this_year - int(found[2])) if int(found[2]) <= _OLDEST else ""


def remember_wish(turn: Turn) -> bool:
    """Keep the time that a message wishes for."""
    if not turn.text or turn.chosen:
        return False
    wish = wish_in(turn.text, turn.now, wished(turn))
    if wish is None:
        return False
    turn.state.slots["wish"] = [wish.begin.isoformat(), wish.end.isoformat()]
    return True


def wished(turn: Turn) -> Wish | None:
    kept = turn.state.slots.get("wish")
    return Wish(*(datetime.fromisoformat(one) for one in kept)) if kept else None
