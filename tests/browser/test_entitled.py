"""A leader renews the list of those served at home: wrong rows are named, changes seen first, who is gone is confirmed."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import xlsxwriter
from playwright.async_api import expect

from tests.browser.conftest import DESK, PHONE, Visit
from tests.browser.test_reach import FAINT, NAMELESS
from tests.browser.visitor import Visitor
from tests.browser.ward import RunningWard

pytestmark = pytest.mark.asyncio(loop_scope="session")  # one browser for all

PATH = "/desk/entitled"
HEAD = (
    "STT",
    "Họ và tên",
    "Năm sinh",
    "Số CCCD",
    "Tổ",
    "Điện thoại",
    "Đối tượng",
    "Người chăm sóc",
    "ĐT người chăm sóc",
)
PEOPLE = [
    ("LÊ THỊ MỘT", "1/2/1940", "001140000001", 5, 901234567, "NCC", "", ""),
    ("Trần Văn Hai", 1938, "001138000002", "Tổ 05", "090.123.4567", "cao tuổi; khuyết tật", "", ""),
    ("Phạm Thị Ba", 1945, "", 7, "", "hộ nghèo", "Phạm Văn Con", "0912 345 678"),
    ("Võ Văn Bốn", 1950, "", 7, "", "bệnh nặng", "", ""),
]
WRONG = [
    ("", 1940, "", 5, "", "NCC", "", ""),
    ("Đỗ Thị Sáu", "13/13/1940", "", 5, "123", "đẹp trai", "", ""),
    ("Hồ Văn Bảy", 1944, "", "", "001144000007", "", "", ""),
]
SignIn = Callable[..., Awaitable[Visitor]]


def sheet(*rows: tuple[Any, ...]) -> bytes:
    """A file as a ward sends it."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet("Danh sách 11")
        page.write_string(0, 1, "DANH SÁCH PHỤC VỤ TẠI NHÀ")
        page.write_row(2, 0, HEAD)
        for number, row in enumerate(rows, start=1):
            page.write_row(2 + number, 0, (number, *row))
    return out.getvalue()


@pytest.fixture
def leader(visit: Visit, ward: RunningWard) -> SignIn:
    """A leader before the list."""

    async def at_the_list(like: dict[str, Any] = DESK, **more: Any) -> Visitor:
        code = ward.official("Bình", "--leader")
        visitor = await visit("/desk/login", like, **more)
        await visitor.page.get_by_test_id("login-code").fill(code)
        await visitor.page.get_by_test_id("login-submit").click()
        await visitor.page.wait_for_url("**/desk/group")
        await visitor.page.goto(PATH)
        return visitor

    return at_the_list


async def bring(visitor: Visitor, body: bytes, name: str = "danh-sach.xlsx") -> None:
    await visitor.page.goto(PATH)
    file: Any = {"name": name, "mimeType": "application/octet-stream", "buffer": body}
    await visitor.page.get_by_test_id("file").set_input_files(file)
    await visitor.page.get_by_test_id("upload").click()


async def counts(visitor: Visitor) -> dict[str, str]:
    names = ("added", "changed", "gone", "same", "faults")
    return {name: await visitor.page.get_by_test_id(f"count-{name}").inner_text() for name in names}


async def test_only_leaders_see_the_list(visit: Visit, sign_in: SignIn, leader: SignIn) -> None:
    stranger = await visit(PATH)
    assert stranger.page.url.endswith("/desk/login")
    officer = await sign_in("Lan")
    await expect(officer.page.get_by_role("link", name="Danh sách phục vụ tại nhà")).to_have_count(0)
    await officer.page.goto(PATH)
    await expect(officer.page.get_by_role("heading", level=1)).to_have_text("Trang này dành cho lãnh đạo")
    await officer.page.goto("/desk/group")  # by now the console has said that the page was refused
    officer.forgive()
    chief = await leader()
    await chief.page.goto("/desk/group")
    await chief.page.get_by_role("link", name="Danh sách phục vụ tại nhà").click()
    await expect(chief.page.get_by_test_id("total")).to_have_text("0")
    await chief.shoot("entitled-empty", whole=True)


async def test_a_list_with_wrong_rows_is_shown_before_anything_is_kept(leader: SignIn, ward: RunningWard) -> None:
    chief = await leader()
    await bring(chief, sheet(*PEOPLE, *WRONG))
    assert await counts(chief) == {"added": "4", "changed": "0", "gone": "0", "same": "0", "faults": "3"}
    faults = chief.page.get_by_test_id("faults").locator("tbody tr")
    assert await faults.locator("th").all_inner_texts() == ["8", "9", "9", "9", "10", "10", "10"]
    await expect(faults.nth(0)).to_contain_text("Thiếu họ và tên. Ghi đủ họ và tên")
    await expect(faults.nth(3)).to_contain_text("Không có nhóm “đẹp trai”. Ghi một hoặc nhiều nhóm sau")
    content = await chief.page.content()
    assert "Số CCCD" in content
    assert "001140000001" not in content
    await chief.shoot("entitled-preview", whole=True)
    await chief.page.get_by_test_id("do").click()
    await expect(chief.page.get_by_test_id("done")).to_be_visible()
    await expect(chief.page.get_by_test_id("total")).to_have_text("4")
    await chief.shoot("entitled-done", whole=True)
    assert b"001140000001" not in b"".join(file.read_bytes() for file in ward.folder.glob("ward.db*"))


async def test_who_is_gone_must_be_looked_at_and_a_preview_is_good_once(leader: SignIn) -> None:
    chief = await leader()
    await bring(chief, sheet(("Lê Thị Một", "1/2/1940", "", 6, "", "NCC", "", "")))
    assert await counts(chief) == {"added": "0", "changed": "1", "gone": "3", "same": "0", "faults": "0"}
    shown = chief.page.url
    await chief.page.get_by_test_id("do").click()
    await expect(chief.page.get_by_test_id("sure-error")).to_contain_text("Rất nhiều người sẽ bị đưa ra")
    await chief.shoot("entitled-many-gone", whole=True)
    await chief.page.get_by_test_id("sure").check()
    await chief.page.get_by_test_id("do").click()
    await expect(chief.page.get_by_test_id("total")).to_have_text("1")
    await chief.page.goto(shown)
    await expect(chief.page.get_by_role("heading", level=1)).to_have_text("Bản xem trước này không còn dùng được")
    await chief.page.get_by_test_id("again").click()
    await expect(chief.page.get_by_test_id("total")).to_have_text("1")
    chief.forgive()


async def test_a_part_of_the_list_takes_nobody_off_and_who_was_reached_leaves_the_list_of_those_to_reach(
    leader: SignIn,
) -> None:
    chief = await leader()
    file: Any = {"name": "to7.csv", "mimeType": "text/csv", "buffer": "Họ tên;Tổ;Nhóm\nVõ Văn Bốn;7;bệnh nặng".encode()}
    await chief.page.get_by_test_id("file").set_input_files(file)
    await chief.page.get_by_test_id("part").check()
    await chief.page.get_by_test_id("upload").click()
    assert (await counts(chief))["gone"] == "0"
    await chief.page.get_by_test_id("do").click()
    await chief.page.get_by_test_id("never").click()
    people = chief.page.get_by_test_id("people").locator("tbody tr")
    await expect(people).to_have_count(2)
    await chief.page.get_by_role("button", name="Đã liên hệ: Võ Văn Bốn").click()
    await expect(people).to_have_count(1)
    await expect(chief.page.get_by_test_id("unreached")).to_have_text("1")
    await chief.page.get_by_test_id("all").click()
    await expect(people).to_have_count(2)
    await chief.page.get_by_test_id("area").select_option("tổ 7")
    await chief.page.get_by_role("button", name="Xem", exact=True).click()
    await expect(people).to_have_count(1)


async def test_why_somebody_left_is_noted_and_only_then_is_anybody_told(leader: SignIn) -> None:
    chief = await leader()
    gone = chief.page.get_by_test_id("unsaid").locator("li")
    await expect(gone).to_have_count(2)
    first = gone.filter(has_text="Trần Văn Hai")
    await first.get_by_role("combobox", name="Vì sao ra khỏi danh sách").select_option("died")
    await first.get_by_role("button", name="Ghi").click()
    await expect(gone).to_have_count(1)
    await expect(gone).to_contain_text("Phạm Thị Ba")
    await chief.page.get_by_test_id("all").click()
    await expect(chief.page.get_by_role("combobox", name="Vì sao ra khỏi danh sách: Võ Văn Bốn")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        ("a.xlsx", b"PK\x03\x04 broken", "Tệp bị hỏng"), ("a.xls", b"\xd0\xcf\x11\xe0" + b"0" * 99, "Excel đời cũ"),
        ("a.pdf", b"%PDF-1.7", "không phải bảng tính"), ("a.csv", "Họ tên,Tổ".encode("cp1258", "replace") + b"\xff", "CSV UTF-8"),
        ("a.csv", "Tháng;Doanh thu\n1;2".encode(), "Không thấy dòng tiêu đề"), ("a.csv", b"", "Tệp trống"),
    ],
)  # fmt: skip
async def test_a_file_that_is_no_list_says_what_to_do(leader: SignIn, name: str, body: bytes, says: str) -> None:
    chief = await leader()
    await bring(chief, body, name)
    await expect(chief.page.get_by_test_id("file-error")).to_contain_text(says)
    await chief.page.goto("/desk/group")  # by now the console has said that it was refused
    chief.forgive()


@pytest.mark.parametrize("colours", ["light", "dark"])
async def test_it_is_read_by_everybody_also_on_a_phone(leader: SignIn, colours: str) -> None:
    chief = await leader(PHONE, color_scheme=colours)
    await bring(chief, sheet(*PEOPLE, *WRONG))
    pages = [chief.page.url, PATH + "?all", PATH + "?never&lang=en"]
    for number, address in enumerate(pages):
        await chief.page.goto(address)
        assert await chief.overflow() == 0
        assert await chief.page.evaluate(NAMELESS) == []
        assert await chief.page.evaluate(FAINT) == []
        await chief.shoot(f"entitled-phone-{colours}-{number}", whole=True)


async def test_the_sample_file_is_a_list(leader: SignIn) -> None:
    chief = await leader()
    async with chief.page.expect_download() as waiting:
        await chief.page.get_by_test_id("sample").click()
    body = (await (await waiting.value).path()).read_bytes()
    await bring(chief, body)
    assert (await counts(chief))["added"] == "2"
    await chief.page.get_by_test_id("drop").click()
    await expect(chief.page.get_by_test_id("total")).to_have_text("2")
