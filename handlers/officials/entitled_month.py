"""The month of the list of those served at home: every tổ looks at its part, the list is locked, the group is told."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from datetime import datetime, timedelta

from handlers.entitled import plain
from handlers.officials import entitled_letters
from handlers.rules.deadlines import LOCAL
from handlers.rules.entitled_month import Due, count_changes, difference, due_of, morning, next_month
from handlers.rules.small_cells import without_small
from handlers.turn import House, Turn
from handlers.types import Button, Reply
from storage.models import EntitledMonth, EntitledReview

MONTHLY, WEEKLY = "entitled_month", "entitled_week"
A_CARD = 10  # tổ on one card: nobody scrolls, and every phone shows the buttons
MOST_MONTHS = 3  # looked at in one go: after a long standstill the old one is closed and this one begun
_REVIEWED = re.compile(r"^(?:da )?ra soat(?: xong| roi)? ((?:to|khu pho|kp|thon|ap|tdp|ban|buon)\b.{1,40})$")
_STATE = re.compile(r"^(?:tinh hinh |xem )?ra soat danh sach$")


def first_look(house: House, now: datetime) -> datetime | None:
    """When the next month's round begins; None where the ward only keeps the list."""
    rules, month = house.ward.entitled, now.astimezone(LOCAL).date().replace(day=1)
    if not rules.rhythm:
        return None
    ask = due_of(month, rules, house.calendar).ask
    return ask if ask > now else due_of(next_month(month), rules, house.calendar).ask


def look(turn: Turn, _: str) -> datetime | None:
    """Do what is due in this month's round, each once and never before its time; when to look again."""
    for _month in range(MOST_MONTHS):
        month = _present(turn)
        if month is None:
            break
        again = _step(turn, month)
        if again is not None:
            return again
    return first_look(turn.house, turn.now)


def _present(turn: Turn) -> EntitledMonth | None:
    """The month that is not finished; else this one, begun now; None when it is finished, or nobody is on the list."""
    last, today = turn.entitled_months.last(), turn.now.astimezone(LOCAL).date()
    if last is not None and last.counted_at is None:
        return last
    month = today.replace(day=1)
    if not turn.house.ward.entitled.rhythm or (last is not None and last.month >= month):
        return None
    if turn.now < due_of(month, turn.house.ward.entitled, turn.house.calendar).ask or not turn.entitled.areas(today):
        return None
    fresh = turn.entitled_months.begin(month, turn.now)
    _post_cards(turn, fresh)
    return fresh


def _step(turn: Turn, month: EntitledMonth) -> datetime | None:
    """What is due now; when the next is, or None when the month is finished."""
    due = _due(turn, month)
    if month.locked_at is None:
        if turn.now < due.lock:
            return _nudge(turn, month, due)
        _lock(turn, month)
        due = _due(turn, month)
    if turn.now < due.count:
        return due.count
    _count(turn, month)
    return None


def _due(turn: Turn, month: EntitledMonth) -> Due:
    return due_of(month.month, turn.house.ward.entitled, turn.house.calendar, month)


# --- the review ------------------------------------------------------------------------------------------


def _post_cards(turn: Turn, month: EntitledMonth, only: str = "") -> None:
    """Ten tổ a card: how many are on the list in each, who has looked, and a button for each that has not."""
    counts = turn.entitled.areas(turn.now.astimezone(LOCAL).date())
    areas, reviews = list(counts), turn.entitled_months.reviews(month)
    names = {one.id: one.name for one in turn.officials.all() if one.active}
    for begin in range(0, len(areas), A_CARD):
        part = areas[begin : begin + A_CARD]
        if only and only not in part:
            continue
        lines = "\n".join(_line(turn, area, counts[area], reviews.get(area), names) for area in part)
        buttons = tuple(_button(month, area) for area in part if area not in reviews and month.locked_at is None)
        _tell(
            turn, "entitled-review", month, replaces=f"entitled:{month.month:%y%m}:{begin}", buttons=buttons, lines=lines,
            total=sum(counts.values()), due=_due(turn, month).lock, locked="yes" if month.locked_at else "no",
        )  # fmt: skip


def _button(month: EntitledMonth, area: str) -> Button:
    return Button(f"ds:{month.month:%y%m}:{mark_of(area)}", "entitled-review-button", (("area", _head(area)[:24]),))


def mark_of(area: str) -> str:
    """A tổ as a button carries it; its name may be longer than a button can."""
    return f"{zlib.crc32(area.encode()):08x}"


def _line(
    turn: Turn, area: str, count: int, review: EntitledReview | None, names: Mapping[int | None, str]
) -> str:  # fmt: skip
    return turn.house.wording.say(
        "entitled-review-line", "vi", area=_head(area), count=count, few="yes" if count < 3 else "no",
        done="yes" if review else "no", name=names.get(review.official_id, "") if review else "",
        at=review.reviewed_at if review else "",
    )  # fmt: skip


def _nudge(turn: Turn, month: EntitledMonth, due: Due) -> datetime:
    """On the third: which tổ have not looked yet. When to come back."""
    if month.nudged_at is not None or due.nudge is None:
        return due.lock
    if turn.now < due.nudge:
        return due.nudge
    turn.entitled_months.change(month, nudged_at=turn.now)
    left = _unreviewed(turn, month)
    if left:
        buttons = tuple(_button(month, area) for area in left[:A_CARD])
        _tell(turn, "entitled-nudge", month, buttons=buttons, count=len(left), areas=_listed(left), due=due.lock)
    return due.lock


def _unreviewed(turn: Turn, month: EntitledMonth) -> list[str]:
    reviews = turn.entitled_months.reviews(month)
    return [area for area in turn.entitled.areas(turn.now.astimezone(LOCAL).date()) if area not in reviews]


def take(turn: Turn) -> bool:
    """Whether a message of the group is about the review; if so, it is done."""
    if turn.chosen.startswith("ds:"):
        _pressed(turn, *([*turn.chosen.split(":"), "", ""])[1:3])
        return True
    said = plain(turn.text) if turn.text and not turn.chosen else ""
    if _STATE.match(said) and (month := turn.entitled_months.last()):
        _post_cards(turn, month)
        return True
    if found := _REVIEWED.match(said):
        areas = turn.entitled.areas(turn.now.astimezone(LOCAL).date())
        _reviewed(turn, next((area for area in areas if plain(area) == found[1]), ""), list(areas))
        return True
    return False


def _pressed(turn: Turn, of: str, mark: str) -> None:
    month, areas = turn.entitled_months.last(), list(turn.entitled.areas(turn.now.astimezone(LOCAL).date()))
    if month is None or f"{month.month:%y%m}" != of:
        turn.toast("entitled-review-over")
        return
    _reviewed(turn, next((area for area in areas if mark_of(area) == mark), ""), areas)


def _reviewed(turn: Turn, area: str, areas: list[str]) -> None:
    """Who looked at a tổ and when is kept; a second one hears who was first."""
    month = turn.entitled_months.last()
    if month is None or month.locked_at is not None:
        turn.toast("entitled-review-over")
    elif not area:
        turn.toast("entitled-review-which", areas=_listed(areas))
    elif turn.official is None or turn.official.id is None:
        turn.toast("group-not-registered")
    elif not turn.entitled_months.review(month, area, turn.official.id, turn.now):
        turn.toast("entitled-reviewed-already", area=_head(area), name=_by(turn, month, area))
    else:
        turn.toast("entitled-reviewed", area=_head(area), name=turn.official.name)
        _post_cards(turn, month, only=area)


def _by(turn: Turn, month: EntitledMonth, area: str) -> str:
    official = turn.officials.by_id(turn.entitled_months.reviews(month)[area].official_id)
    return official.name if official else ""


# --- locked and counted ----------------------------------------------------------------------------------


def _lock(turn: Turn, month: EntitledMonth) -> None:
    """The list of the month is what it is now; how it differs from the last one is kept, and who it concerns is told."""
    months, day = turn.entitled_months, max(turn.now.astimezone(LOCAL).date(), month.month)
    people = turn.entitled.listed(min(day, next_month(month.month) - timedelta(days=1)))
    before = next((months.lines(one.month) for one in months.locked(1)), [])
    left = turn.entitled.by_ids(line.person_id for line in before)
    lines = difference(month.month, before, people, months.prints(people), left)
    months.keep(lines)
    months.change(month, locked_at=turn.now, **count_changes(lines))
    calls = entitled_letters.send(turn, month, lines)
    unsaid = turn.entitled.left_without_why(turn.now.astimezone(LOCAL).date())
    _post_cards(turn, month)
    _tell(
        turn, "entitled-locked", month, total=month.total, areas=_listed(_unreviewed(turn, month)), calls=calls,
        unsaid=len(unsaid),
    )  # fmt: skip


def _count(turn: Turn, month: EntitledMonth) -> None:
    """The sixth: how many, by group and tổ; where there are fewer than three, no number."""
    turn.entitled_months.change(month, counted_at=turn.now)
    locked = [line for line in turn.entitled_months.lines(month.month) if line.change not in line.GONE]
    people = turn.entitled.by_ids(line.person_id for line in locked)
    lexicon, groups, areas = turn.house.lexicon, dict[str, int](), dict[str, int]()
    for line in locked:
        areas[line.area] = areas.get(line.area, 0) + 1
        for group in people[line.person_id].groups or ():
            groups[group] = groups.get(group, 0) + 1
    by_size = sorted(groups, key=lambda group: -groups[group])
    by_name = sorted(areas, key=lambda name: (len(name), name))
    _tell(
        turn, "entitled-counts", month, total=len(locked),
        groups=_cells(turn, {lexicon.label(one, "vi"): groups[one] for one in by_size}, add_up=False),
        areas=_cells(turn, {_head(one): areas[one] for one in by_name}, add_up=True),
    )  # fmt: skip


def _cells(turn: Turn, counts: Mapping[str, int], *, add_up: bool) -> str:
    few = turn.house.wording.say("entitled-few", "vi")
    told = without_small(counts, add_up=add_up)
    return "; ".join(f"{name}: {few if count is None else count}" for name, count in told.items())


# --- every week ------------------------------------------------------------------------------------------


def first_week(house: House, now: datetime) -> datetime | None:
    """The first working morning of the next week."""
    if not house.ward.entitled.rhythm:
        return None
    today = now.astimezone(LOCAL).date()
    return morning(today + timedelta(days=7 - today.weekday()), house.ward.entitled.hour, house.calendar)


def week(turn: Turn, _: str) -> datetime | None:
    """With how many of them nobody has spoken yet: a number that shrinks."""
    today = turn.now.astimezone(LOCAL).date()
    total, unreached = turn.entitled.counts(today)
    if unreached:
        met = turn.entitled.reached_since(today, turn.now - timedelta(days=7))
        for group in turn.house.groups:
            values = {"left": unreached, "total": total, "met": met}
            turn.reply(Reply("entitled-week", values, to=group, replaces=f"entitled-week:{today}", language="vi"))
    return first_week(turn.house, turn.now)


# --- saying ----------------------------------------------------------------------------------------------


def _tell(
    turn: Turn, key: str, month: EntitledMonth, *, replaces: str = "", buttons: tuple[Button, ...] = (), **values: object
) -> None:  # fmt: skip
    said = {"month": month.month.month, "year": str(month.month.year), **values}
    for group in turn.house.groups:
        turn.reply(Reply(key, said, buttons, to=group, replaces=replaces, language="vi"))


def _head(area: str) -> str:
    return area[:1].upper() + area[1:]


def _listed(areas: list[str]) -> str:
    return ", ".join(areas)
