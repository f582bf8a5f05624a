"""Who: the name somebody gives, and the people who need help."""

from __future__ import annotations

import re
from functools import cache

from nlp.extract.patterns import both, entity, without_overlaps
from nlp.normalise import Reading
from nlp.types import Entity

_SURNAMES = frozenset(
    {
        "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong",
        "ly", "dinh", "truong", "mai", "lam", "trinh", "dao", "doan", "luong", "ha", "thai", "ta", "cao", "la", "to",
        "chu", "quach", "mac", "kieu", "tang", "van", "tong", "cu", "thach", "kim", "y", "dieu",
    }
)  # fmt: skip
_GIVEN = (
    r"(?<!\w)(?:(?:tôi|tui|em|mình|con|cháu|bác|cô|chú|anh|chị|bà|ông) )?(?:họ và tên|họ tên|người khai|tên|là)"
    r"(?: là)?[ :]+(?:(?:ông|bà|cụ|anh|chị|cô|chú|bác|em|cháu|bé|má|mẹ|ba|bố) )?"
)
_CALL = (
    r"(?<!\w)(?:gọi|gặp|gọi cho|hỏi|liên hệ|lh|nhắn|đứng tên|của|cho|thân chủ tôi,)"
    r"(?: cho)? (?:ông|bà|cụ|anh|chị|cô|chú|bác|em|cháu|con|má|mẹ|ba|bố) (?=\w)"
)
_IN_ENGLISH = r"(?<!\w)(?:name is|name|mr\.?|mrs\.?|ms\.?) "
_TITLED = (  # kin or title, then surname and given name
    r"(?<!\w)(?<!nhà )(?:ông|bà|cụ|anh|chị|cô|chú|bác|em|cháu|con|bé|má|mẹ|ba|bố|tôi|tui|cháu bé|cán bộ|chồng|vợ)(?:,|:)? (?=\w)"
)
_OWNER = r"(?:tôi|tui|em|mình|con|cháu|e|mk|tao|nhà em|nhà tôi|nhà mình|nhà tui|nhà cháu|nhà bà|nó|họ)"
_KIN = (
    r"bà nội|bà ngoại|ông nội|ông ngoại|bà cố|ông cố|cố nội|cố ngoại|mẹ chồng|mẹ vợ|bố chồng|bố vợ|ba chồng|ba vợ|"
    r"má chồng|má vợ|con dâu|con rể|con gái|con trai|em trai|em gái|anh trai|chị gái|vợ chồng|cháu nội|cháu ngoại|"
    r"ba má|ba mẹ|bố mẹ|cha mẹ|tía má|ông bà|em họ|bạn|"
    r"bà cụ|ông cụ|cụ bà|cụ ông|cụ|mẹ|má|mạ|bố|ba|tía|cha|bà|ông|vợ|chồng|ck|vk|ngoại|nội|dì|cậu|mợ|bác|chú|cô|"
    r"thím|o|mệ|ôn|mụ|dượng|em bé|bé|cháu|con|thằng con|thằng nhỏ|đứa nhỏ|đứa con|hàng xóm|em"
)
_PERSON = (
    r"người|ng|ngừi|đứa(?: nhỏ| trẻ| bé| con| cháu)?|em(?: nhỏ| bé| học sinh| gái| trai)|bé|cháu(?: nhỏ| bé)?|"
    r"cụ(?: già| bà| ông)?|ông bà|ông(?: già| cụ| lão)?|bà(?: già| cụ| lão)?|anh em|chị em|mẹ con|cha con|bà cháu|"
    r"ông cháu|vợ chồng|học sinh|hs|sinh viên|công nhân|trẻ(?: em| nhỏ| con)?|bạn|thanh niên|nạn nhân|bệnh nhân|"
    r"phụ nữ|đàn ông|thợ|nhà dân|gia đình|"
    r"học trò|nhân viên|bảo vệ|khách|du khách|nhà|ca|thuyền viên|ngư dân|hộ|mẹ|con(?: nhỏ)?|chú|cô|bác|anh|chị|"
    r"thằng|miệng ăn|mạng|thai phụ"
)
_NUMBER = r"\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười \w+|hai mươi \w+|hai chục|chục|mấy|nhiều|vài|các|cả"
_SINGLE = (
    r"gia đình|học trò|nhân viên|bảo vệ|du khách|thợ xây|cô gái|chàng trai|thằng em|con em|bà xã|ông xã|"
    r"bà cụ|ông cụ|cụ bà|cụ ông|cụ già|ông già|bà già|bà lão|ông lão|em bé|đứa bé|đứa nhỏ|đứa trẻ|thằng nhỏ|thằng bé|"
    r"con bé|bé gái|bé trai|cháu bé|cháu gái|cháu trai|thằng cháu|con nhỏ|bà bầu|thai phụ|sản phụ|nạn nhân|bé|"
    r"bà con xóm|người già|người bệnh|người khuyết tật|người mù|bà hàng xóm|ông hàng xóm|chị hàng xóm|anh hàng xóm|"
    r"cô hàng xóm|chú hàng xóm|bạn cùng phòng|trẻ em|đàn ông|phụ nữ|ông nội|bà nội|ông ngoại|bà ngoại|thằng con|"
    r"mẹ già|cha già|má già|bà mẹ|con trai|con gái|mẹ con|vợ chồng|hai cụ"
)
_TAIL = r"(?: (?:già|mù|liệt|câm|điếc|neo đơn|đơn thân|mồ côi|khuyết tật|tàn tật|hàng xóm|nhà bên))?"
_CALLED = r"(?<!\w)(?<!nhà )(?:bà|ông|cụ|bác|cô|chú|anh|chị|em|cháu|bé|mệ|o|dì|thím|cậu) (?=\w)"
_ENGLISH = re.compile(
    r"(?<!\w)(?:(?:\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten|twenty|several|many) (?:\w+ )?(?:people|persons?|"
    r"kids|child(?:ren)?|tourists|builders|workers|women|men|man|woman|boys?|girls?|families|students|babies|baby|of us)"
    r"|(?:my|our|his|her) (?:\w+ )?(?:mother|father|mom|mum|dad|wife|husband|son|daughter|grandmother|grandfather|grandma|"
    r"grandpa|neighbou?r|parents|baby|child|children|brother|sister|uncle|aunt|friend|roommate))(?!\w)"
)
# đi, ở, cầu, mở, mũ, ồn, có, nổi, ngoài: typed without marks they are no kin
_OTHER_WORDS = frozenset({"di", "o", "cau", "mo", "mu", "on", "co", "noi", "ngoai"})
_NEED = frozenset({"emergency", "request_home_visit", "welfare_request"})


@cache
def _kin() -> re.Pattern[str]:
    owned = rf"(?:(?:hai|ba|mấy|cả) )?(?:{_KIN}){_TAIL} (?:của )?{_OWNER}(?!\w)"
    return both(rf"(?<!\w)(?:{owned})|(?<!\w)(?:bà cụ|ông cụ|cụ bà|cụ ông|hai cụ)(?! \w+ (?:tôi|em|tui))(?!\w)")


@cache
def _counted() -> re.Pattern[str]:
    return both(rf"(?<!\w)(?:{_NUMBER}) ?(?:{_PERSON}){_TAIL}(?!\w)|(?<!\w)(?:{_SINGLE}){_TAIL}(?!\w)")


@cache
def _kin_alone() -> re.Pattern[str]:
    return both(rf"(?<!\w)(?:{_KIN})(?!\w)")


def names(reading: Reading) -> list[Entity]:
    """A name after "tôi là", "tên", "gọi chị": capitalised words, or small ones that begin with a surname."""
    found: list[tuple[int, int]] = []
    for pattern in (_GIVEN, _CALL, _TITLED, _IN_ENGLISH):
        for match in both(pattern).finditer(reading.marked):
            told = pattern == _IN_ENGLISH or "tên" in match.group() or "ten" in match.group()
            end = _end_of_name(reading, match.end(), told)
            if end:
                found.append((match.end(), end))
    return without_overlaps(entity(reading, "name", start, end) for start, end in found)


def _end_of_name(reading: Reading, at: int, told: bool) -> int | None:
    """A name told as one may be short; elsewhere it is a surname and more, a capital on each."""
    end, count, surname, small = at, 0, False, False
    for word in re.finditer(r"[^\W\d_]+", reading.plain[at : at + 40]):
        start = at + word.start()
        if reading.plain[end:start].strip():
            break
        capital = reading.typed[reading.begins[start]].isupper()
        if count == 0:
            surname, small = word.group() in _SURNAMES, told and not capital
        if not capital and not (surname and small):
            break
        end, count = at + word.end(), count + 1
        if count == 4:
            break
    enough = 1 if told else 2
    return end if count >= enough and (surname or told) else None


def people(reading: Reading, intent: str) -> list[Entity]:
    """Kin and neighbours: "bà nội em", "ông Năm"; where help is asked for, also "hai đứa nhỏ", "5 người"."""
    patterns = [_kin(), _counted(), _ENGLISH] if intent in _NEED else [_kin()]
    spans = [match.span() for pattern in patterns for match in pattern.finditer(reading.marked)]
    if intent in _NEED and not spans:
        alone = (match for match in _kin_alone().finditer(reading.marked) if match.group() not in _OTHER_WORDS)
        spans = [match.span() for match in alone][:1]
    found = [one for one in spans if not _comes(reading, *one)]
    for match in both(_CALLED).finditer(reading.marked):
        end = _capitals(reading, match.end())
        if end:
            found.append((match.start(), end))
    return without_overlaps(entity(reading, "people_needing_help", start, end) for start, end in found)


def _comes(reading: Reading, start: int, end: int) -> bool:
    """ "Nho may chau toi nha": it is they who are to come (tới), nobody's kin (tôi)."""
    asked = both(r"(?:nhờ|cử|phái) $").search(reading.marked[:start])
    after = reading.plain[end - len(" toi") :] if reading.plain[:end].endswith(" toi") else reading.plain[end:]
    return bool(asked) and re.match(r" (?:toi|den|qua|xuong|ghe|giup|lam) ?", after) is not None


def _capitals(reading: Reading, at: int) -> int | None:
    """End of the capitalised words that begin at letter `at`; shouting tells no names."""
    end = None
    for word in re.finditer(r"[^\W\d_]+", reading.marked[at : at + 24]):
        typed = reading.typed[reading.begins[at + word.start()] : reading.ends[at + word.end() - 1]]
        if not typed[0].isupper() or (typed.isupper() and len(typed) > 1):
            break
        end = at + word.end()
    return end
