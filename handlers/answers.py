"""Readers of answers: choices by number or words, yes and no, commands; all on folded text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nlp.normalise import fold

_NUMBER = re.compile(r"^(?:(?:so|cau|muc|chon|y|phuong an|lua chon)\s+)?(?:thu\s+)?([1-9])\s*[.)]?$")
_NUMBER_WORDS = {"mot": 1, "nhat": 1, "hai": 2, "nhi": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6}


def one_by_one(words: str) -> frozenset[str]:
    """The words of a list written as one text."""
    return frozenset(words.split())


MORE_WORDS = 3
TURNING = frozenset({"nhung", "ma", "van", "chua", "khong", "ko", "but", "not"})
_COMES = re.compile(
    r"(?:(?:bac|co|chu|anh|chi|toi|tui|con|em|chau|minh|ba|ong) )?(?:se )?(?:den|toi|ra|len|di)(?: duoc)?(?: nhe| nha| em)*"
)
_AS_IT_IS = re.compile(
    r"(?:ma )?(?:thoi )?(?:cu|van) (?:de |giu )?(?:den|toi|qua|nhu cu|nguyen|vay|the|hen)\b|giu nguyen"
)
_NOT_SO = re.compile(r"(?:da )?(?:con |van |bi |hinh nhu )?(?:thieu|sai|thua|chua|khong (?:dung|du|co))\b")
_SO = re.compile(r"(?:dung|du|nhan du|ok)(?: (?:ca|het|roi|va|du|dung|em|oi|nhe|cam on))*")
_THUMBS = re.compile(r"[👍👌✅🏻🏼🏽🏾🏿]+")
_LEAD = re.compile(r"^(?:da|vang|u|uh|um|ok|oke|okay)\s+")
_TAIL = re.compile(r"\s+(?:a|nha|nhe|nhe em|nha em|em|em oi|con|chau|con oi|nghen|ne|di|luon|giup|roi em|do|dum)$")

_NOT = r"(?:không|khong|ko|hông|hong|hổng) (?:phải|phai)"
# "không phải rác, là đèn": what is right comes last; "đèn chứ không phải rác": it comes first
_LAST = re.compile(
    rf"^(?:(?:dạ|da|à|ủa|uả|xin lỗi|em|cháu|con|tôi|sorry),?\s+)*"
    rf"(?:{_NOT}|nhầm|nham|lộn|sai|ghi sai|not\b|wrong).*?"
    r"(?:\b(?:mà là|ma la|là|la|it is|it's|but)\b|[,.:])\s*(?P<right>.+)$",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"^(?P<right>.+?),?\s+(?:(?:chứ|chu)\s+{_NOT}\b.*|(?:mới|moi) (?:đúng|dung).*)$", re.IGNORECASE)

YES = one_by_one(
    "da vang u uh um ok oke okay okie dung phai chuan duoc dong y xac nhan nhat tri co roi xong yes y yep "
    "chinh xac"
) | {
    "dong y", "dung roi", "dung vay", "chuan roi", "phai roi", "duoc roi", "xac nhan", "chinh xac", "dung the",
    "ok roi", "gui di", "gui luon", "duoc", "da dung", "da vang", "da duoc", "vang a", "dung a", "co a", "da dong y",
    "toi dong y", "dong y gui", "nhat tri", "sang roi", "het roi", "xong roi", "da xong", "roi",
    "du roi", "dung du roi", "nhan du roi", "du ca",
    "gui", "gui cho phuong", "gui giup", "send", "send it", "sure", "agree", "i agree", "correct", "yes please",
}  # fmt: skip
NO = frozenset({
    "khong", "ko", "chua", "sai", "sai roi", "khong phai", "khong dung", "chua duoc", "chua dung", "no", "khong dong y",
    "thoi", "khong can", "chua dau", "van chua", "chua xong", "chua sang", "khong a", "chua a", "not yet",
    "nope", "no thanks", "not really", "khong gui", "dung gui", "khong gui nua", "toi khong dong y",
    "chua du", "con thieu", "thieu", "van thieu",
})  # fmt: skip

COMMANDS = {
    "cancel": {
        "huy", "huy bo", "huy di", "thoi khong bao nua", "thoi khoi", "bo di", "dung lai", "cancel", "stop",
        "khong lam nua",
        "huy bao", "thoi bo", "thoi huy", "thoi huy di", "huy phieu", "huy phieu di", "huy luon",
    },
    "back": {"quay lai", "lui lai", "tro lai", "back", "cau truoc", "ve cau truoc"},
    "repeat": {"noi lai", "nhac lai", "lap lai", "repeat", "hoi lai", "doc lai", "noi lai di"},
    "human": {
        "gap can bo", "gap nguoi", "can bo", "noi chuyen voi can bo", "cho gap can bo", "gap nguoi that", "human",
        "talk to a person", "gap nhan vien", "cho toi gap can bo", "toi muon gap can bo", "goi can bo", "/canbo",
        "gap can bo phuong", "cho gap nguoi that",
    },
    "menu": {"menu", "/menu", "tro giup", "help", "/help", "huong dan", "bat dau lai"},
    "start": {"/start", "start"},
    "later": {"de sau", "lat nua", "luc khac", "later", "hom khac"},
    "resume": {"lam tiep", "tiep tuc", "tiep", "continue"},
    "tickets": {"phieu cua toi", "phieu cua em", "xem phieu", "phieu", "my tickets", "/phieu", "phan anh cua toi"},
    "link": {"lien ket", "lien ket kenh", "noi kenh", "lien ket tai khoan", "link", "link my accounts", "/lienket"},
    "bookings": {
        "lich hen", "lich hen cua toi", "xem lich hen", "toi co hen khi nao", "toi hen khi nao", "toi hen hom nao",
        "toi co lich hen khi nao", "toi co hen hom nao", "bao gio toi co hen", "my appointments", "/lichhen",
        "when is my appointment", "lich cua toi",
    },
    "receipts": {
        "bien nhan", "bien nhan cua toi", "giay to cua toi dau", "giay to cua toi dau roi", "giay to cua toi o dau",
        "giay cua toi dau", "giay cua toi dau roi", "phuong giu giay gi cua toi", "giay to phuong dang giu", "/biennhan",
        "where are my papers", "my papers",
    },
    "erase": {"xoa du lieu", "xoa du lieu cua toi", "xoa thong tin", "delete my data", "/xoa"},
    "my_data": {"du lieu cua toi", "thong tin cua toi", "my data", "/dulieu"},
    "address": {"doi xung ho", "doi cach xung ho", "xung ho", "/xungho"},
    "english": {"english", "tieng anh", "/en", "in english"},
    "vietnamese": {"tieng viet", "vietnamese", "/vi"},
}  # fmt: skip
UNKNOWN = frozenset({
    "khong biet", "khong ro", "ko biet", "ko ro", "hong biet", "khong nho", "chiu", "chua ro", "i don t know",
    "i do not know", "don t know", "dont know", "not sure", "no idea",
})  # fmt: skip
SKIPS = frozenset({"bo qua", "skip"})
LEANS_TO_YES = one_by_one("co roi da vang u dong duoc")
_COMMAND_OF = {words: name for name, all_words in COMMANDS.items() for words in all_words}

# What people answer to a list that was read back ("thiếu một giấy em ơi"), or to "what would you like now".
_IN_OWN_WORDS: tuple[tuple[str, Callable[[str], object]], ...] = (
    (":object", _NOT_SO.match), (":keep", _AS_IT_IS.match),
    (":agree", _SO.fullmatch), (":stop", (NO | COMMANDS["cancel"]).__contains__),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from an answer. `sure` is False when the text could as well be something else."""

    value: Any
    sure: bool = True


HANDLED = Reading(None)  # the reader has said all there is to say; nothing is filled
GO_ON = Reading(None)  # the reader has changed the slots itself; ask for what is missing now


@lru_cache(maxsize=4096)  # the same labels and commands are compared at every turn
def plain(text: str) -> str:
    """Folded, without the courtesies around it: "Dạ đúng rồi ạ" is "dung roi"."""
    folded = re.sub(r"[^\w/\s]", " ", fold(text))
    folded = " ".join(folded.split())
    if folded in YES or folded in NO or folded in _COMMAND_OF:
        return folded
    return _TAIL.sub("", _LEAD.sub("", folded)).strip() or folded


def command(text: str) -> str:
    """The name of the command that the whole text is, or nothing."""
    if len(text) > 60:
        return ""
    return _COMMAND_OF.get(plain(text), "") or _COMMAND_OF.get(text.strip().lower().split("@")[0], "")


def is_yes(text: str) -> bool:
    return len(text) <= 40 and (plain(text) in YES or bool(_THUMBS.fullmatch(text.strip())))


def is_no(text: str) -> bool:
    return len(text) <= 40 and plain(text) in NO


def leaning(text: str) -> str:
    """yes or no, also where more words follow: "có, bà đồng ý rồi", "chưa anh ơi"; empty when it is neither."""
    if is_yes(text):
        return "yes"
    said = plain(text).split()
    if is_no(text) or {"chua", "khong", "ko"} & set(said[:2]):
        return "no"
    return "yes" if said and (said[0] in LEANS_TO_YES or "dong y" in " ".join(said)) else ""


def is_unknown(text: str) -> bool:
    """ "Không biết", in place of an answer."""
    return len(text) <= 40 and plain(text).removesuffix(" nua") in UNKNOWN


def is_skip(text: str) -> bool:
    """ "Bỏ qua": of the question that is open, and never an answer to it."""
    return len(text) <= 40 and plain(text) in SKIPS


def pick(text: str, offered: list[list[str]]) -> str:
    """The offered choice that a text names: by number, by its words, or by a yes or no."""
    if not offered or len(text) > 80:
        return ""
    said = plain(text)
    number = _number(said)
    if number and number <= len(offered):
        return offered[number - 1][0]
    said = _without_number(said, offered)
    labels = [(choice, plain(label)) for choice, label in offered]
    for choice, label in labels:
        if said == label:
            return choice
    if len(said) >= 4:
        close = [choice for choice, label in labels if label.startswith(said) or _says_more(said, choice, label)]
        if len(close) == 1:
            return close[0]
    return _yes_or_no(said, offered)


def _without_number(said: str, offered: list[list[str]]) -> str:
    """ "1 đến": a number followed by (the beginning of) its own label is that label."""
    number, _, words = said.partition(" ")
    if not words or not number.isdigit() or not 1 <= int(number) <= len(offered):
        return said
    label = plain(offered[int(number) - 1][1])
    return label if label.startswith(words) else said


def _says_more(said: str, choice: str, label: str) -> bool:
    """The label and a few words that change nothing; "rồi mà vẫn tối" is not the label "Rồi"."""
    if not said.startswith(label + " "):
        return False
    if choice.endswith(":reopen") or ":rate." in choice:  # their reason may follow in the same breath
        return True
    more = said[len(label) :].split()
    return len(more) <= MORE_WORDS and not TURNING.intersection(more)


def _yes_or_no(said: str, offered: list[list[str]]) -> str:
    come = next((choice for choice, _ in offered if choice.endswith(":come")), "")
    if come and (said in YES or _COMES.fullmatch(said)):
        return come
    for ending, says in _IN_OWN_WORDS:
        choice = next((choice for choice, _ in offered if choice.endswith(ending)), "")
        if choice and says(said):
            return choice
    for words, endings in (
        (YES, ("=yes", ":confirm", ":agree")),
        (NO, ("=no", ":reopen", ":object")),
        (SKIPS, ("=skip", "=unknown")),
    ):
        if said in words:
            return next((choice for choice, _ in offered if choice.endswith(endings)), "")
    return ""


def _number(said: str) -> int:
    if found := _NUMBER.match(said):
        return int(found.group(1))
    return _NUMBER_WORDS.get(said.removeprefix("so ").removeprefix("thu "), 0)


def right_words(text: str) -> str:
    """What a correcting sentence says instead; empty when it corrects nothing."""
    right = ""
    for pattern in (_FIRST, _LAST):  # "nhầm, hẻm 56 mới đúng" is of both kinds
        if found := pattern.match(right or text):
            right = found.group("right").strip()
    return right
