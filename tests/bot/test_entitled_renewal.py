"""The list of entitled people is renewed month by month, in both databases: all of it or nothing, and each file once."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.entitled import Overtaken, Preview, preview, renew
from handlers.entitled import load_lexicon
from handlers.rules.entitled import Found, Sheet, read_list
from handlers.rules.entitled_cells import Cell
from storage.db import Database
from storage.entitled import IMPORT, Entitled
from storage.models import EntitledPerson

NOVEMBER, DECEMBER = datetime(2026, 11, 5, 2, 0, tzinfo=UTC), datetime(2026, 12, 5, 2, 0, tzinfo=UTC)
HEAD: tuple[Cell, ...] = ("Họ và tên", "Năm sinh", "Tổ", "Điện thoại", "Nhóm", "Người chăm sóc", "ĐT người chăm sóc")
MOT = ("Lê Thị Một", "1/2/1940", 5, "0901234567", "NCC", "", "")
HAI = ("Trần Văn Hai", 1938, 5, "0901234567", "cao tuổi; khuyết tật", "", "")  # her husband: one phone
BA = ("Phạm Thị Ba", 1945, 7, "", "hộ nghèo", "Phạm Văn Con", "0912345678")


def found_in(*rows: tuple[Cell, ...], now: datetime = NOVEMBER) -> Found:
    return read_list([Sheet("DS", [HEAD, *rows])], load_lexicon(), now.date())


def bring(
    db: Database, *rows: tuple[Cell, ...], now: datetime = NOVEMBER, whole: bool = True, ward: str = "w"
) -> Preview:
    """A file is read, shown and done."""
    with db.now() as tx:
        draft = Entitled(tx, ward).keep_draft(found_in(*rows, now=now).as_json(), official_id=None, now=now)
    with db.now() as tx:
        return renew(tx, ward, draft, now, whole=whole)


def names(db: Database, day: date, **options: bool) -> list[str]:
    with db.now(reading=True) as tx:
        return sorted(str(one.name) for one in Entitled(tx, "w").listed(day, **options))


def one_of(db: Database, name: str) -> EntitledPerson:
    with db.now(reading=True) as tx:
        return next(one for one in Entitled(tx, "w").all() if one.name == name)


def test_a_first_list_is_found_by_phone_of_person_couple_and_carer(db: Database) -> None:
    assert bring(db, MOT, HAI, BA).counts == {"added": 3, "changed": 0, "gone": 0, "same": 0, "faults": 0}
    with db.now(reading=True) as tx:
        entitled, day = Entitled(tx, "w"), NOVEMBER.date()
        assert [one.name for one in entitled.by_phone("+84 901 234 567", day)] == ["Lê Thị Một", "Trần Văn Hai"]
        (ba,) = entitled.by_phone("0912.345.678", day)
        assert (ba.name, ba.groups, ba.area, ba.carer) == ("Phạm Thị Ba", ["poor"], "tổ 7", "Phạm Văn Con")
        assert [one.groups for one in entitled.by_name("tran van hai", day)] == [["elder", "disabled"]]
        assert [one.born for one in entitled.by_name("LÊ THỊ MỘT", day, year="1940", area="Tổ 5")] == ["1940-02-01"]
        assert entitled.by_name("Lê Thị Một", day, year="1941") == []
        assert entitled.by_phone("0901234567", date(2026, 10, 31)) == []  # not yet
        assert Entitled(tx, "other").by_phone("0901234567", day) == []
        assert entitled.counts(day) == (3, 3)


def test_nothing_of_a_person_can_be_read_in_the_database_file(db: Database) -> None:
    bring(db, BA)
    with db.now(reading=True) as tx:
        kept = " ".join(
            str(bytes(cell) if isinstance(cell, memoryview) else cell)
            for name in ("entitled_person", "entitled_import")
            for row in tx.execute(text(f"SELECT * FROM {name}"))  # noqa: S608 - two names of ours
            for cell in row
        )
    assert "tổ 7" in kept
    for secret in ("Phạm", "0912345678", "1945", "poor"):
        assert secret not in kept
        assert str(secret.encode())[2:-1] not in kept


def test_the_next_month_changes_what_changed_and_takes_off_who_is_gone(db: Database) -> None:
    bring(db, MOT, HAI, BA)
    with db.now() as tx:
        (known,) = Entitled(tx, "w").by_name("Lê Thị Một", NOVEMBER.date())
        assert Entitled(tx, "w").reached(known.id or 0, NOVEMBER)
    done = bring(db, ("LÊ THỊ MỘT", "1/2/1940", 6, "", "NCC", "", ""), BA, now=DECEMBER)
    assert done.counts == {"added": 0, "changed": 1, "gone": 1, "same": 1, "faults": 0}
    mot = one_of(db, "Lê Thị Một")
    assert (mot.area, mot.phone, mot.reached_at) == ("tổ 6", "0901234567", NOVEMBER)  # an empty cell forgets nothing
    assert names(db, date(2026, 11, 30)) == ["Lê Thị Một", "Phạm Thị Ba", "Trần Văn Hai"]
    assert names(db, date(2026, 12, 1)) == ["Lê Thị Một", "Phạm Thị Ba"]
    assert names(db, date(2026, 12, 1), unreached=True) == ["Phạm Thị Ba"]


def test_who_comes_back_is_the_same_person(db: Database) -> None:
    bring(db, MOT, HAI)
    bring(db, MOT, now=DECEMBER)
    done = bring(db, MOT, HAI, now=datetime(2027, 1, 5, 2, 0, tzinfo=UTC))
    assert [change.back for change in done.changes.changed] == [True]
    hai = one_of(db, "Trần Văn Hai")
    assert (hai.first_month, hai.last_month) == (date(2027, 1, 1), None)
    assert names(db, date(2026, 12, 1)) == ["Lê Thị Một"]


def test_a_phone_that_is_no_more_is_said_so(db: Database) -> None:
    bring(db, MOT)
    bring(db, ("Lê Thị Một", "1/2/1940", 5, "không có", "NCC", "", ""), now=DECEMBER)
    with db.now(reading=True) as tx:
        assert Entitled(tx, "w").by_phone("0901234567", DECEMBER.date()) == []
    assert one_of(db, "Lê Thị Một").phone is None


def test_a_namesake_of_the_same_age_in_another_group_is_another_person(db: Database) -> None:
    bring(db, MOT)
    done = bring(db, ("Lê Thị Một", 1940, 9, "0999999999", "NCC", "", ""), now=DECEMBER)
    assert (len(done.changes.added), len(done.changes.gone)) == (1, 1)


def test_somebody_whose_row_is_wrong_stays_as_they_were(db: Database) -> None:
    bring(db, MOT, HAI, BA)
    done = bring(db, MOT, ("TRẦN VĂN HAI", 1938, 5, "123", "NCC", "", ""), now=DECEMBER)
    assert [one.name for one in done.changes.gone] == ["Phạm Thị Ba"]
    assert (done.changes.held, done.counts["faults"]) == (1, 1)
    assert one_of(db, "Trần Văn Hai").groups == ["elder", "disabled"]


def test_a_row_without_a_name_takes_nobody_off(db: Database) -> None:
    bring(db, MOT, HAI)
    assert bring(db, MOT, ("", 1938, 5, "", "NCC", "", ""), now=DECEMBER).changes.gone == ()


def test_a_file_of_one_group_alone_takes_nobody_off(db: Database) -> None:
    bring(db, MOT, HAI, BA)
    done = bring(db, ("Võ Văn Bốn", 1950, 8, "", "NCC", "", ""), whole=False)
    assert (len(done.changes.added), done.changes.gone) == (1, ())
    assert len(names(db, NOVEMBER.date())) == 4


def test_a_file_is_done_once_and_not_over_another_one(db: Database) -> None:
    with db.now() as tx:
        first, second = (
            Entitled(tx, "w").keep_draft(found_in(row).as_json(), official_id=None, now=NOVEMBER) for row in (MOT, BA)
        )
    with db.now() as tx:
        renew(tx, "w", first, NOVEMBER, whole=True)
    for again in (first, second):  # pressed twice; shown before the other one was done
        with pytest.raises(Overtaken), db.now() as tx:
            renew(tx, "w", again, NOVEMBER, whole=True)
    assert names(db, NOVEMBER.date()) == ["Lê Thị Một"]
    with db.now(reading=True) as tx:
        assert Entitled(tx, "w").draft(first).found is None  # type: ignore[union-attr]
        assert preview(tx, "w", first, NOVEMBER, whole=True) is None


def test_two_processes_cannot_both_make_the_next_version(db: Database) -> None:
    with db.now() as tx:
        first, second = (
            Entitled(tx, "w").keep_draft(found_in(row).as_json(), official_id=None, now=NOVEMBER) for row in (MOT, BA)
        )
    with db.now() as tx:
        tx.execute(IMPORT.update().where(IMPORT.c.id == first).values(version=1))
    with pytest.raises(IntegrityError), db.now() as tx:
        tx.execute(IMPORT.update().where(IMPORT.c.id == second).values(version=1))


def test_a_draft_that_nobody_confirmed_is_forgotten_after_a_day(db: Database) -> None:
    with db.now() as tx:
        old = Entitled(tx, "w").keep_draft(found_in(MOT).as_json(), official_id=None, now=NOVEMBER)
        Entitled(tx, "w").keep_draft(found_in(BA).as_json(), official_id=None, now=DECEMBER)
        assert Entitled(tx, "w").draft(old).found is None  # type: ignore[union-attr]
    with pytest.raises(Overtaken), db.now() as tx:
        renew(tx, "w", old, DECEMBER, whole=True)


@pytest.mark.slow
def test_three_thousand_people_are_compared_and_renewed_in_seconds(db: Database) -> None:
    rows = [
        (f"Nguyễn Thị {chr(65 + number % 26)}{chr(97 + number // 26 % 26)}", 1930 + number % 40, number % 40,
         f"09{number:08d}", "cao tuổi", "", "")
        for number in range(3000)
    ]  # fmt: skip
    bring(db, *rows)
    begin = time.perf_counter()
    done = bring(db, *((*row[:4], "NCC", "", "") for row in rows[100:]), now=DECEMBER)
    assert time.perf_counter() - begin < 8
    assert (len(done.changes.changed), len(done.changes.gone), len(done.changes.added)) == (2900, 100, 0)
