"""phuongoi entitled: what the one who looks after the machine sees of a list, and that nothing is half done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.bot.town import KEY

Command = Callable[..., tuple[int, str]]
GOOD = "Họ tên;Năm sinh;Tổ;ĐT;Nhóm;Số CCCD\nLÊ THỊ MỘT;1/2/1940;5;901234567;NCC;001140000001\n"
WRONG = GOOD + "Trần Văn Hai;1/2/40;;0901234567;NCC;\n"


@pytest.fixture
def ward(tmp_path: Path, migrated: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "ward.db"
    path.write_bytes(migrated.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PHUONGOI_DATABASE_URL", f"sqlite:///{path}")
    monkeypatch.setenv("PHUONGOI_SECRET_KEY", KEY)
    (tmp_path / "good.csv").write_text(GOOD, encoding="utf-8")
    (tmp_path / "wrong.csv").write_text(WRONG, encoding="utf-8")
    return tmp_path


@pytest.fixture
def entitled(ward: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    def command(*words: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["phuongoi", "entitled", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out + said.err

    return command


def test_a_preview_changes_nothing_and_yes_does(entitled: Command) -> None:
    status, said = entitled("import", "good.csv", "--preview")
    assert (status, "thêm mới: 1" in said, "Chưa thay đổi gì" in said) == (0, True, True)
    assert "không lưu cột: Số CCCD" in said
    assert entitled("list") == (0, "")
    status, said = entitled("import", "good.csv", "--yes")
    assert (status, "Đã cập nhật" in said) == (0, True)
    assert entitled("list") == (0, "1\tLê Thị Một\t1940\ttổ 5\t0901234567\tngười có công và thân nhân\n")
    assert entitled("list", "--area", "Tổ 6") == (0, "")


def test_a_wrong_row_stops_all_unless_only_the_good_ones_are_asked_for(entitled: Command) -> None:
    status, said = entitled("import", "wrong.csv", "--yes")
    assert status == 1
    assert "Dòng 3, cột “Năm sinh”: Năm sinh chỉ có hai số" in said
    assert "Dòng 3, cột “Tổ”: Thiếu tổ dân phố. Ghi số tổ" in said
    assert "--good-rows" in said
    assert "Hai" not in said.replace("hai số", "")  # no names on the terminal
    assert entitled("list") == (0, "")
    assert entitled("import", "wrong.csv", "--yes", "--good-rows")[0] == 0
    assert "Lê Thị Một" in entitled("list")[1]


def test_whoever_was_reached_is_no_longer_waiting(entitled: Command) -> None:
    entitled("import", "good.csv", "--yes")
    assert "Lê Thị Một" in entitled("unreached")[1]
    assert entitled("unreached", "--done", "1") == (0, "1: đã liên hệ\n")
    assert entitled("unreached") == (0, "")
    assert entitled("unreached", "--done", "1")[0] == 2
    assert "Lê Thị Một" in entitled("list")[1]


def test_a_file_that_is_no_list_and_a_ward_that_is_none_end_in_one_sentence(entitled: Command, ward: Path) -> None:
    (ward / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0 old")
    status, said = entitled("import", "old.xls")
    assert (status, said.count("\n")) == (1, 1)
    assert "Excel đời cũ" in said
    assert entitled("import", "none.csv")[0] == 1
    assert entitled("list", "--ward", "khong-co")[0] == 2
    status, said = entitled("import", "good.csv", "--sheet", "Tháng 9")
    assert (status, "không có trang “Tháng 9”" in said) == (1, True)
