"""How people call themselves tells how to address them, until they choose."""

from __future__ import annotations

import re

from handlers.answers import one_by_one
from nlp.normalise import fold

# "bác muốn hỏi", "cô ở hẻm 5": a kinship word as the subject of the speaker's own sentence.
_SELF = re.compile(
    r"(?:^|[.,!?]\s*|\bdạ\s+)(bác|cô|chú|anh|chị)\s+"
    r"(?:muốn|cần|ở|hỏi|báo|xin|nhờ|đang|không|chưa|có|là|già|bị|thấy|gửi|nhắn)\b",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"(?:^|[.,!?]\s*|\bdạ\s+)(bà|ông|mệ|ôn|cụ|già)\s+(?:muốn|cần|ở|hỏi|báo|xin|nhờ|già|bị)\b", re.IGNORECASE
)
_YOUNG = re.compile(
    r"\b(cháu|con|em|mình|tụi em|tụi con)\s+(?:muốn|cần|ở|hỏi|báo|xin|nhờ|chào|bị|thấy|gửi)\b", re.IGNORECASE
)
# On folded text: who says "cháu" to us, or tells an age like theirs; and bare words that can hardly be others.
_ELDER = re.compile(
    r"\b(?:chao|cam on|nho) (?:may |cac )?chau\b|^(?:da |nay )?chau oi\b"
    r"|^(?:ba|ong|cu|bac) (?:nam nay |da |duoc |moi )?[6-9]\d tuoi roi\b"
    r"|^bac (?:muon|can|o|hoi|bao|xin|nho|dang|khong|chua|gia|bi|thay|gui|nhan)\b"
)
_BARE_YOUNG = re.compile(r"^(?:da )?(?:em|chau|con|minh) (?:muon|hoi|xin|nho|chao|gui)\b")
_ASKS = re.compile(r"\b(?:speak|write|use|in|noi|viet|bang|dung) (?P<to>english|vietnamese|tieng anh|tieng viet)\b")
LONGEST_WISH = 80  # signs; what is longer tells of something else as well
_FORMS = {"bác": "bac", "cô": "co", "chú": "chu", "anh": "anh", "chị": "chi"}
_ENGLISH = one_by_one(
    "the is are a an my in at on of to please street light garbage trash noise broken help hello hi i you and "
    "for not there near with how can need report"
)


def guess_form(text: str) -> str:
    """bac, co, chu, anh, chi or ban; empty when the text does not tell."""
    if found := _SELF.search(text):
        return _FORMS[found.group(1).lower()]
    plain = fold(text)
    if _OLD.search(text) or _ELDER.search(plain):
        return "bac"
    return "ban" if _YOUNG.search(text) or _BARE_YOUNG.search(plain) else ""


def asks_language(text: str) -> str:
    """ "Please speak English", "nói tiếng Việt giúp tôi": the language asked for, by the name of its command."""
    found = _ASKS.search(fold(text)) if len(text) <= LONGEST_WISH else None
    return ("english" if found["to"] in ("english", "tieng anh") else "vietnamese") if found else ""


def looks_english(text: str) -> bool:
    """Three or more words of plain ASCII, most of them everyday English."""
    words = re.findall(r"[a-z']+", text.lower())
    if len(words) < 3 or not text.isascii():
        return False
    return sum(word in _ENGLISH for word in words) >= max(2, len(words) * 0.4)
