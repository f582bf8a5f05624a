"""Procedure files: faults name file, line and reason; conditions, dates and the ward decide what a case holds."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.app import DATA, EXAMPLE_WARD
from handlers.procedures.check import check_ward
from handlers.procedures.links import Book
from handlers.procedures.load import load_book, read_page, read_procedure
from handlers.procedures.resolve import Case, for_case, next_question
from handlers.ward import DataError, Ward, load_ward

TODAY = date(2026, 11, 22)
Edit = Callable[[str, str], Path]


@pytest.fixture(scope="module")
def book() -> Book:
    return load_book(DATA / "procedures", DATA / "procedures_shared")


@pytest.fixture
def edited(tmp_path: Path) -> Edit:
    """The folder with one procedure in which one text is replaced."""

    def edit(old: str, new: str) -> Path:
        text = (DATA / "procedures" / "khai-sinh.toml").read_text(encoding="utf-8")
        assert old in text
        (tmp_path / "khai-sinh.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
        return tmp_path

    return edit


def line_of(path: Path, text: str) -> int:
    return next(number for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if text in line)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('bring = "original"', 'bring = "gốc"', "bring: Input should be"),
        ('ask = "Bé sinh ở đâu ạ?"', 'aks = "Bé sinh ở đâu ạ?"', "aks: Extra inputs"),
        ('when = { noi-sinh = "bo-roi" }', 'when = { noi-sinh = "lac" }', "noi-sinh = lac: there is no such question"),
        ('host = "tu-phap"', 'host = "tu-phap-2"', "'tu-phap-2' is not in hosts.toml"),
        ('use = ["quay-nop", "quay-giay-hen"]', 'use = ["quay-nop-2"]', "'quay-nop-2' is not in steps.toml"),
        ('to = "khai-sinh-lien-thong"', 'to = "khai-sinh-2"', "'khai-sinh-2' is no procedure"),
        ('source = ["luat-ho-tich-2026"]', 'source = ["x"]', "'x' is not in sources.toml"),
        ('stuck = ["upload-failed"]', 'stuck = ["x"]', "'x' is not in rescues.toml"),
        ('waivers = ["ho-tich"]', 'waivers = ["x"]', "'x' is not in waivers.toml"),
        ("remind = [20, 7, 2]", 'says = "{ten}"', "Cannot overwrite a value"),
        ('says = "Trong ngày làm việc;', 'says = "{ten} Trong ngày làm việc;', "{ten} is nothing that is filled in"),
        (
            'says = "Trong ngày làm việc;',
            'says = "{search} Trong ngày làm việc;',
            "{search} is filled in for shared steps only",
        ),
        ("online = 0", 'online = "không"', "fees.dung-han.online: Input should be a valid integer"),
    ],
)
def test_a_fault_names_file_line_and_reason(edited: Edit, old: str, new: str, reason: str) -> None:
    folder = edited(old, new)
    path = folder / "khai-sinh.toml"
    with pytest.raises(DataError) as caught:
        load_book(folder, DATA / "procedures_shared")
    assert str(path) in str(caught.value)
    assert reason in str(caught.value)
    if "Cannot overwrite" not in reason:
        assert f", line {line_of(path, new.split(' Trong')[0])}:" in str(caught.value)
    else:
        assert "at line" in str(caught.value)


def test_a_missing_part_is_named(edited: Edit) -> None:
    with pytest.raises(DataError, match=r"line \d+: papers\.to-khai\.bring: Field required"):
        load_book(edited('bring = "fill"\n', ""), DATA / "procedures_shared")


def test_a_file_is_called_as_its_procedure(tmp_path: Path) -> None:
    shutil.copy(DATA / "procedures" / "khai-sinh.toml", tmp_path / "khai-tu.toml")
    with pytest.raises(DataError, match=r"line 1: id: the file is called khai-tu\.toml"):
        load_book(tmp_path, DATA / "procedures_shared")


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no procedure"):
        load_book(tmp_path, DATA / "procedures_shared")


def test_the_skeleton_passes_the_schema(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "ma-thu-tuc.toml"
    shutil.copy(DATA / "procedure.skeleton.toml", path)
    assert read_procedure(read_page(path), book.shared).id == path.stem


def names(case: Case, section: str, *, sure: bool = True) -> set[str]:
    return {listed.fact.id for listed in getattr(case, section) if listed.sure is sure}


def case_of(book: Book, procedure: str, ward: Ward | None = None, day: date = TODAY, **answers: str) -> Case:
    given = {question.replace("_", "-"): answer for question, answer in answers.items()}
    return for_case(book.procedures[procedure], given, day, ward)


BORN = {
    "lien_thong": "khong", "noi_sinh": "noi-khac", "ket_hon": "ghi-cha", "nuoc_ngoai": "khong", "qua_han": "chua",
    "nguoi_nop": "cha-me",
}  # fmt: skip


def test_a_newborn_of_unmarried_parents(book: Book) -> None:
    case = case_of(book, "khai-sinh", **BORN)
    assert case.number == "1.000689"
    assert names(case, "papers") == {"to-khai", "lam-chung", "chung-cu-cha-con"}
    assert "nhan-con" in names(case, "times") and "thuong" not in names(case, "times")
    assert [(listed.fact.online, listed.fact.counter) for listed in case.fees if listed.fact.id == "dung-han"] == [
        (0, 0)
    ]
    assert case.open == ()
    assert case.eligibility.verdict == "yes"


def test_not_known_lists_both(book: Book) -> None:
    case = case_of(book, "khai-sinh", **(BORN | {"noi_sinh": "unknown"}))
    assert {"chung-sinh", "lam-chung", "bo-roi"} <= names(case, "papers", sure=False)
    open_paper = next(listed for listed in case.papers if listed.fact.id == "chung-sinh")
    assert open_paper.if_ == (("Bé sinh ở đâu ạ?", ("Bệnh viện, trạm y tế",)),)
    assert [question.id for question in case.open] == ["noi-sinh"]


def test_a_bundle_ends_the_way_at_once(book: Book) -> None:
    case = case_of(book, "khai-sinh", lien_thong="co")
    assert case.end is not None and case.end.to == "khai-sinh-lien-thong"
    assert next_question(case.procedure, {"lien-thong": "co"}, TODAY) is None


def test_a_question_that_does_not_arise_is_not_asked(book: Book) -> None:
    answers = {"lien-thong": "khong", "noi-sinh": "bo-roi"}
    asked = next_question(book.procedures["khai-sinh"], answers, TODAY)
    assert asked is not None and asked.id == "nuoc-ngoai"
    assert "ket-hon" not in names(for_case(book.procedures["khai-sinh"], answers, TODAY), "papers", sure=False)


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ({"viec": "xin", "tuoi": "tu-75", "luong_huu": "khong", "dang_huong": "khong"}, "yes"),
        ({"viec": "xin", "tuoi": "tu-75", "luong_huu": "co"}, "no"),
        ({"viec": "xin", "tuoi": "tu-75", "luong_huu": "unknown", "dang_huong": "khong"}, "perhaps"),
        ({"viec": "xin", "tuoi": "tu-70", "ho_ngheo": "khong"}, "no"),
        ({"viec": "xin", "tuoi": "tu-70", "ho_ngheo": "co", "luong_huu": "khong", "dang_huong": "co"}, "perhaps"),
    ],
)
def test_who_gets_a_social_pension(book: Book, answers: dict[str, str], verdict: str) -> None:
    case = case_of(book, "tro-cap-huu-tri-xa-hoi", **answers)
    assert case.eligibility.verdict == verdict
    assert case.eligibility.why and all(rule.why for rule in case.eligibility.why)
    if verdict == "no":
        given = {question.replace("_", "-"): answer for question, answer in answers.items()}
        assert next_question(case.procedure, given, TODAY) is None


def test_a_house_without_permit(book: Book) -> None:
    case = case_of(book, "giay-phep-xay-dung-nha-o", loai="xay-moi", mien_phep="dung")
    assert case.end is not None and case.end.kind == "not-needed"
    unsure = case_of(book, "giay-phep-xay-dung-nha-o", loai="xay-moi", mien_phep="unknown")
    assert unsure.end is None
    assert "chua-ro" in names(unsure, "redirects")  # "không biết" leads to a person


def test_rules_change_by_themselves_and_a_file_begun_before_keeps_them(book: Book) -> None:
    before = case_of(book, "khai-sinh", day=date(2027, 2, 28), **BORN)
    after = case_of(book, "khai-sinh", day=date(2027, 3, 1), **BORN)
    assert names(before, "agencies") == {"noi-cu-tru"}
    assert names(after, "agencies") == {"moi-noi"}


def test_a_fee_that_nobody_told_is_not_free(book: Book) -> None:
    case = case_of(book, "khai-sinh", **(BORN | {"qua_han": "roi"}))
    late = next(listed.fact for listed in case.fees if listed.fact.id == "qua-han")
    assert (late.online, late.counter, late.set_by) == (None, None, "province")


def test_the_ward_says_fees_amounts_and_offices(book: Book, tmp_path: Path) -> None:
    own = """
[procedures]
resolution = "Nghị quyết 01/2026/NQ-HĐND"
[procedures.fees.khai-sinh.qua-han]
online = 0
counter = 8000
source = "phường niêm yết"
checked_on = 2026-11-20
[procedures.benefits.tro-cap-huu-tri-xa-hoi.muc]
amount = 650000
source = "nghị quyết tỉnh"
checked_on = 2026-11-20
[procedures.offices.ward]
says = "Một cửa phường Ví Dụ, 1 Lê Lợi."
"""
    path = tmp_path / "ward.toml"
    path.write_text(EXAMPLE_WARD.read_text(encoding="utf-8") + own, encoding="utf-8")
    ward = load_ward(path)
    case = case_of(book, "khai-sinh", ward, **(BORN | {"qua_han": "roi"}))
    late = next(listed.fact for listed in case.fees if listed.fact.id == "qua-han")
    assert (late.online, late.counter, late.set_by, late.law) == (0, 8000, "ward", ("Nghị quyết 01/2026/NQ-HĐND",))
    assert late.checked_on == date(2026, 11, 20)
    assert "1 Lê Lợi" in case.agencies[0].fact.note
    pension = case_of(book, "tro-cap-huu-tri-xa-hoi", ward, viec="xin", tuoi="tu-75")
    assert pension.benefits[0].fact.amount == 650000
    assert list(check_ward(book, ward)) == []


def test_an_amount_of_the_ward_that_belongs_nowhere_is_found(book: Book, tmp_path: Path) -> None:
    own = '[procedures.fees.khai-sinh.x]\nsource = "a"\nchecked_on = 2026-11-20\n'
    path = tmp_path / "ward.toml"
    path.write_text(EXAMPLE_WARD.read_text(encoding="utf-8") + "\n" + own, encoding="utf-8")
    assert [finding.where for finding in check_ward(book, load_ward(path))] == [
        "ward vi-du: procedures.fees.khai-sinh.x"
    ]


def test_every_case_says_sources_and_the_oldest_check(book: Book) -> None:
    case = case_of(book, "khai-sinh", **BORN)
    assert "crawl-2026" in case.sources
    assert case.checked_on == date(2026, 11, 21)
    assert [fact.id for fact in case.unsure] == []
    foreign = case_of(book, "khai-sinh", **(BORN | {"nuoc_ngoai": "co"}))
    assert [fact.id for fact in foreign.unsure] == ["nuoc-ngoai"]
