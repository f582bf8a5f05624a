"""Which day is meant: today, next Thursday, the 20th, mùng 5 âm, rằm tháng 7; past or to come."""

from __future__ import annotations

import re
from datetime import date, timedelta

from nlp.extract import lunar
from nlp.extract.patterns import number
from nlp.syllables import unmark

NUMBERS = r"một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
WEEK = (
    r"(?: (?:của )?(?P<week>tuần (?:này|ni|sau|tới|trước|rồi|qua|vừa rồi|kế)|này|ni|tới|sau|trước|rồi|"
    r"vừa rồi|vừa qua|qua))?"
)
DAY = (
    r"(?:(?P<near>hôm nay|bữa nay|bữa ni|hôm ni|hôm qua|bữa qua|hôm kia|hôm kìa|hôm tê|bữa kia|bữa"
    r" kìa|bữa tê|ngày mai|bữa mai|hôm sau|ngày mốt|ngày kia"
    r"|bữa mốt|hôm trước|bữa trước|hôm bữa|hôm nọ|bữa hổm|hổm|hôm rồi|bữa rồi|hôm vừa rồi)"
    rf"|(?:thứ (?P<weekday>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(?P<weekshort>t[2-7])|(?P<sunday>chủ nhật|"
    rf"chúa nhật))(?!\d|[/:]\d){WEEK}"
    r"|(?:ngày |hôm |bữa |đêm )?(?P<date>\d{1,2}[/\-.]\d{1,2}(?:[/\-.]20\d\d)?)(?![\d/])(?P<moon> âm(?: lịch)?)?"
    r"|(?:mùng|mồng) (?P<early>\d{1,2}|"
    + NUMBERS
    + r")(?: tháng (?P<earlymonth>giêng|chạp|\d{1,2}|"
    + NUMBERS
    + r"))?(?P<earlymoon> âm(?: lịch)?| ta| tết| dương(?: lịch)?)?"
    r"|(?P<full>rằm)(?: tháng (?P<fullmonth>giêng|chạp|\d{1,2}|" + NUMBERS + r"))?(?: này| tới| sau)?"
    r"|(?:ngày|hôm) (?P<dom>\d{1,2})(?![\d:/hg])(?: (?:tháng|th) ?(?P<month>\d{1,2}|này|sau|trước|"
    r"giêng|chạp))?(?: năm (?P<year>20\d\d))?(?P<dommoon> âm(?: lịch)?)?(?! (?:âm|tuổi))"
    r"|(?P<edge>đầu|giữa|cuối) (?P<edgeunit>tuần|tháng)(?: (?P<edgeweek>này|ni|sau|tới|trước|rồi|qua|\d{1,2}))?"
    r"|(?P<span>tuần|tháng) (?P<spanweek>này|ni|sau|tới|trước|rồi|qua|vừa rồi|vừa qua)"
    r"|(?:hồi )?tháng (?P<onlymonth>\d{1,2}|giêng|chạp)(?! (?:nay|liền|rồi))"
    r"|(?P<yearago>năm ngoái|năm trước|năm nay|năm sau|năm tới))"
)
_NEAR = {
    "hom nay": 0, "bua nay": 0, "bua ni": 0, "hom ni": 0, "hom qua": -1, "bua qua": -1, "hom kia": -2, "hom te": -2,
    "bua kia": -2, "bua te": -2, "ngay mai": 1, "bua mai": 1, "hom sau": 1, "ngay mot": 2, "ngay kia": 2, "bua mot": 2,
    "hom truoc": -2, "bua truoc": -2, "hom bua": -3, "hom no": -4, "bua hom": -3, "hom": -3, "hom roi": -3,
    "bua roi": -3, "hom vua roi": -3, "nay": 0, "ni": 0, "qua": -1, "mai": 1, "mot": 2, "kia": -2, "hom mai": 1,
}  # fmt: skip
_LUNAR_MONTHS = {"gieng": 1, "chap": 12}
_BACK = frozenset({"truoc", "roi", "qua", "vua roi", "vua qua"})

Days = tuple[date, timedelta]
_ONE = timedelta(days=1)


def resolve(match: re.Match[str], today: date, lean: int) -> Days | None:
    """First day and length; `lean` is -1 when what happened is told, 1 when something is planned."""
    parts = {name: unmark(value).strip() for name, value in match.groupdict().items() if value}
    for names, settle in _KINDS:
        if any(name in parts for name in names):
            return settle(parts, today, lean)
    return None


def _near(parts: dict[str, str], today: date, _lean: int) -> Days | None:
    return today + _ONE * _NEAR.get(parts["near"], 0), _ONE


def near(word: str, today: date) -> Days:
    """nay, qua, mai, mốt after a part of the day."""
    return today + _ONE * _NEAR.get(unmark(word), 0), _ONE


def _weekday(parts: dict[str, str], today: date, lean: int) -> Days | None:
    wanted = 6 if "sunday" in parts else _weekday_number(parts.get("weekday") or parts["weekshort"][1:])
    week = parts.get("week", "")
    monday = today - _ONE * today.weekday()
    if week.startswith("tuan"):
        word = week.removeprefix("tuan ")
        shift = -1 if word in _BACK else 1 if word in ("sau", "toi", "ke") else 0
        return monday + timedelta(weeks=shift) + _ONE * wanted, _ONE
    ahead = (wanted - today.weekday()) % 7
    if week in _BACK or (lean < 0 and week not in ("nay", "ni", "toi", "sau")):
        return today - _ONE * ((-ahead) % 7 or (7 if week in _BACK else 0)), _ONE
    return today + _ONE * (ahead or (7 if week in ("toi", "sau") else 0)), _ONE


def _weekday_number(word: str) -> int:
    value = number(word)
    return (value or 2) - 2


def _nearest(candidates: list[date], today: date, lean: int) -> date | None:
    """The last one gone by or the first to come."""
    sided = [one for one in candidates if (one >= today if lean > 0 else one <= today)]
    sided = [one for one in sided if abs((one - today).days) <= 180]  # 20/11 said on 21/11 is not next year's
    return min(sided or candidates, key=lambda one: abs((one - today).days), default=None)


def _date(parts: dict[str, str], today: date, lean: int) -> Days | None:
    pieces = [int(piece) for piece in re.split(r"[/\-.]", parts["date"])]
    day, month, years = pieces[0], pieces[1], pieces[2:] or range(today.year - 1, today.year + 2)
    return _one(_dates(day, month, years, "moon" in parts), today, lean)


def _dates(day: int, month: int, years: object, moon: bool) -> list[date]:
    found = []
    for year in years:  # type: ignore[attr-defined]
        one = lunar.solar(day, month, year) if moon and 1 <= month <= 12 else _safe(year, month, day)
        if one:
            found.append(one)
    return found


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _one(candidates: list[date], today: date, lean: int) -> Days | None:
    chosen = _nearest(candidates, today, lean)
    return (chosen, _ONE) if chosen else None


def _month_number(word: str, today: date) -> int:
    if word in _LUNAR_MONTHS:
        return _LUNAR_MONTHS[word]
    shift = {"nay": 0, "sau": 1, "truoc": -1}.get(word)
    if shift is not None:
        return (today.month - 1 + shift) % 12 + 1
    return number(word) or today.month


def _early(parts: dict[str, str], today: date, lean: int) -> Days | None:
    day = number(parts["early"]) or 1
    word = parts.get("earlymonth")
    kind = parts.get("earlymoon", "")
    if word is None and kind == "tet":
        word = "gieng"
    if word is None and not kind.startswith("duong"):
        return _lunar_day(day, today, lean)
    solar_meant = kind.startswith("duong") or (word not in _LUNAR_MONTHS and not kind)
    month = _month_number(word or "", today)
    return _one(_dates(day, month, range(today.year - 1, today.year + 2), not solar_meant), today, lean)


def _lunar_day(day: int, today: date, lean: int) -> Days | None:
    near_days = [today + _ONE * shift for shift in range(-31, 32)]
    return _one([one for one in near_days if lunar.lunar_day(one) == day], today, lean)


def _full(parts: dict[str, str], today: date, lean: int) -> Days | None:
    if "fullmonth" not in parts:
        return _lunar_day(15, today, lean)
    month = _month_number(parts["fullmonth"], today)
    return _one(_dates(15, month, range(today.year - 1, today.year + 2), True), today, lean)


def _dom(parts: dict[str, str], today: date, lean: int) -> Days | None:
    day, moon = int(parts["dom"]), "dommoon" in parts
    if "month" not in parts:
        if moon:
            return _lunar_day(day, today, lean)
        return _one(_this_or_next(day, today), today, lean)
    month = _month_number(parts["month"], today)
    moon = moon or parts["month"] in _LUNAR_MONTHS
    years = [int(parts["year"])] if "year" in parts else range(today.year - 1, today.year + 2)
    return _one(_dates(day, month, years, moon), today, lean)


def _this_or_next(day: int, today: date) -> list[date]:
    found = []
    for shift in (-1, 0, 1):
        month = today.month - 1 + shift
        one = _safe(today.year + month // 12, month % 12 + 1, day)
        if one:
            found.append(one)
    return found


def _edge(parts: dict[str, str], today: date, _lean: int) -> Days | None:
    first, length = _period(parts["edgeunit"], parts.get("edgeweek", ""), today)
    third = length // 3
    place = {"dau": 0, "giua": 1, "cuoi": 2}[parts["edge"]]
    start = first + timedelta(days=(third * place).days)
    return start, timedelta(days=max(third.days, 1)) if place < 2 else first + length - start


def _span(parts: dict[str, str], today: date, _lean: int) -> Days | None:
    return _period(parts["span"], parts["spanweek"], today)


def _period(unit: str, word: str, today: date) -> Days:
    shift = -1 if word in _BACK else 1 if word in ("sau", "toi") else 0
    if unit == "tuan":
        return today - _ONE * today.weekday() + timedelta(weeks=shift), timedelta(weeks=1)
    month = int(word) - 1 if word.isdigit() and 1 <= int(word) <= 12 else today.month - 1 + shift
    first = date(today.year + month // 12, month % 12 + 1, 1)
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, after - first


def _only_month(parts: dict[str, str], today: date, lean: int) -> Days | None:
    month = _month_number(parts["onlymonth"], today)
    if not 1 <= month <= 12:
        return None
    year = today.year - (lean < 0 and month > today.month) + (lean > 0 and month < today.month)
    return _period("thang", str(month), date(year, today.month, 1))


def _year(parts: dict[str, str], today: date, _lean: int) -> Days | None:
    shift = {"nam ngoai": -1, "nam truoc": -1, "nam sau": 1, "nam toi": 1}.get(parts["yearago"], 0)
    first = date(today.year + shift, 1, 1)
    return first, date(first.year + 1, 1, 1) - first


_KINDS = (
    (("near",), _near),
    (("weekday", "weekshort", "sunday"), _weekday),
    (("date",), _date),
    (("early",), _early),
    (("full",), _full),
    (("dom",), _dom),
    (("edge",), _edge),
    (("span",), _span),
    (("onlymonth",), _only_month),
    (("yearago",), _year),
)
