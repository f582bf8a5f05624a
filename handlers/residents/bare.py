"""Texts that say too little to be a report: that something is broken, a word or two, a place or a number and nothing else."""

from __future__ import annotations

import re

from handlers.answers import one_by_one
from nlp.types import Understanding

SURE = 0.75  # of the category: opens without reading back (calibrated on held-out lines)
BESIDE_A_PLACE = 1  # "ở", "số": more words beside a place say something of it
BESIDE_A_PHONE = 30  # letters: "số điện thoại của tôi là"
BARE_WORDS = 3  # "hư rồi em" says that something is wrong, not what
NAMES_NOTHING = one_by_one(
    "hu hong bi roi em oi a nha nhe cai nay kia gi het tron luon ca no da dang lai nua the vay broken it is not "
    "working bac co chu anh chi ban phuong u ghe qua"
)


def is_bare(meant: Understanding) -> bool:
    """A text that names nothing: only words like "hư rồi", or too few and no category that is near sure."""
    words = meant.folded.split()
    return says_broken(meant) or (len(words) <= BARE_WORDS and meant.best.confidence < SURE)


def only_place(meant: Understanding) -> bool:
    """Whether the text names a place and nothing that is wrong there: "12 hẻm 45 Nguyễn Trãi"."""
    place, best = meant.first("location"), meant.best
    if place is None or (best.intent == "report_issue" and best.confidence >= SURE):
        return False
    return len(meant.text.split()) - len(place.text.split()) <= BESIDE_A_PLACE


def only_phone(meant: Understanding) -> str:
    """The number, when the text is hardly more than that."""
    phone = meant.first("phone")
    if phone is None or len(re.sub(r"[\d\s.+-]", "", meant.folded)) > BESIDE_A_PHONE:
        return ""
    return str(phone.value)


def says_broken(meant: Understanding) -> bool:
    """ "Hư rồi em ơi": something is wrong, and nothing else is said."""
    words = set(meant.folded.split())
    return bool(words & {"hu", "hong", "broken"}) and words <= NAMES_NOTHING
