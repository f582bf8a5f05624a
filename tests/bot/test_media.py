"""Photos: fetched outside the turn, cleaned, kept once, and shown to those alone who may see them."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import pytest
from PIL import Image

from bot import media
from bot.media import NoPhoto, PhotoStore
from storage import attachments
from tests.bot.conftest import MakeTown
from tests.bot.town import LAMP, LAN, OTHER_LAMP, TU, Town, code_in
from tests.providers.telegram_world import new_picture

GPS, LATITUDE, MODEL, ORIENTATION = 0x8825, 2, 0x0110, 0x0112


def with_exif(width: int = 640, height: int = 480) -> bytes:
    """A photo as a phone makes it: where it was taken, by which phone, lying on its side."""
    picture = Image.effect_noise((width, height), 60).convert("RGB")
    exif = Image.Exif()
    exif[MODEL] = "Điện thoại của Lan"
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[LATITUDE] = (10.0, 46.0, 33.6)
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=b"nha ba Tu")
    return out.getvalue()


@pytest.fixture
def store(tmp_path: Path) -> PhotoStore:
    return PhotoStore(tmp_path / "photos", "secret", 2_000_000)


# --- what is kept ---------------------------------------------------------------------------------------------


async def test_a_photo_of_a_resident_is_kept_without_its_place_and_upright(town: Town) -> None:
    lan = await town.resident()
    await lan.sends_photo(LAMP, with_exif())
    await town.until(lambda: [photo.status for photo in town.photos()] == ["stored"])
    (path,) = town.stored()
    assert b"Exif" not in path.read_bytes()
    assert b"nha ba Tu" not in path.read_bytes()
    with Image.open(path) as picture:
        assert (dict(picture.getexif()), picture.size) == ({}, (480, 640))
    (kept,) = town.photos()
    assert (kept.sha256, kept.mime, kept.size) == (path.stem, "image/jpeg", path.stat().st_size)


async def test_the_same_photo_from_two_people_is_one_file(town: Town) -> None:
    data = with_exif()
    for person, words in ((await town.resident(LAN), LAMP), (await town.resident(TU, "Tư"), OTHER_LAMP)):
        await person.sends_photo(words, data)
    await town.until(lambda: [photo.status for photo in town.photos()] == ["stored"] * 2)
    assert len(town.stored()) == 1
    assert len({photo.sha256 for photo in town.photos()}) == 1


async def test_a_photo_that_another_ticket_holds_is_a_hint_on_the_card_and_not_told_to_its_sender(town: Town) -> None:
    lan, tu = await town.resident(), await town.resident(1002, "Tư")
    picture = with_exif()
    await lan.sends_photo(LAMP, picture)
    first = code_in((await town.hears(lan, "Mã phiếu")).text)
    await town.until(lambda: [photo.status for photo in town.photos()] == ["stored"])
    await tu.sends_photo("đèn đường hẻm 7 Lê Lợi tắt", picture)
    second = code_in((await town.hears(tu, "Mã phiếu")).text)
    await town.hears(town.group, second, f"ảnh trùng với ảnh ở phiếu {first}", timeout=10.0)
    assert [ticket.hints for ticket in town.tickets()] == ["", f"photo={first}"]
    assert not [sent for sent in town.fake.sent if sent.chat_id == tu.id and "trùng" in sent.text]


@pytest.mark.parametrize(
    "content",
    [b"", b"not a picture", b"\xff\xd8\xff\xe0 cut short", b"GIF89a" + b"\xff" * 40, with_exif()[:3000], b"%PDF-1.4"],
    ids=["empty", "words", "broken", "gif", "half", "pdf"],
)
def test_what_is_no_photo_is_refused(store: PhotoStore, content: bytes) -> None:
    with pytest.raises(NoPhoto):
        store.keep(content)


def test_a_photo_too_large_or_of_too_many_pixels_is_refused(store: PhotoStore, monkeypatch: pytest.MonkeyPatch) -> None:
    small = PhotoStore(store.path("x").parent, "secret", 1000)
    with pytest.raises(NoPhoto, match="larger than 1000 bytes"):
        small.keep(with_exif())
    monkeypatch.setattr(media, "MOST_PIXELS", 640 * 480 - 1)
    with pytest.raises(NoPhoto, match="640 x 480 pixels"):
        store.keep(with_exif())


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "CMYK", "1"])
def test_pictures_of_every_kind_become_jpeg(store: PhotoStore, mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (3000, 40)).save(out, "TIFF" if mode == "CMYK" else "PNG")
    with Image.open(store.path(store.keep(out.getvalue()).sha256)) as picture:
        assert (picture.format, picture.mode, picture.width) == ("JPEG", "RGB", media.LONGEST_SIDE)


async def test_the_same_photo_kept_at_the_same_moment_leaves_one_file_and_no_rest(store: PhotoStore) -> None:
    data = with_exif()
    kept = await asyncio.gather(*(asyncio.to_thread(store.keep, data) for _ in range(6)))
    path = store.path(kept[0].sha256)
    assert {one.sha256 for one in kept} == {path.stem}
    assert list(path.parent.iterdir()) == [path]


def test_the_address_of_a_photo_cannot_be_guessed(store: PhotoStore, tmp_path: Path) -> None:
    other = PhotoStore(tmp_path, "another secret", 1)
    assert store.sign("ab" * 32) != other.sign("ab" * 32)
    assert store.url("ab" * 32).endswith(store.sign("ab" * 32))


# --- fetching -------------------------------------------------------------------------------------------------


async def test_what_is_no_photo_is_refused_and_the_report_goes_on(town: Town) -> None:
    lan = await town.resident()
    await lan.sends_photo(LAMP, b"not a picture")
    await town.hears(lan, "Mã phiếu")
    await town.until(lambda: [photo.status for photo in town.photos()] == ["refused"])
    assert town.stored() == []


async def test_a_photo_that_is_too_large_is_refused_without_being_fetched(make_town: MakeTown, sqlite_url: str) -> None:
    town = await make_town(sqlite_url, max_photo_bytes=5000)
    lan = await town.resident()
    await lan.sends_photo(LAMP, with_exif())
    await town.until(lambda: [photo.status for photo in town.photos()] == ["refused"])
    assert "5000 bytes" in town.photos()[0].error
    assert town.fake.counts["getFile"] == 0


async def test_one_slow_file_holds_up_no_answer_and_no_other_photo(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    lan, tu = await town.resident(LAN), await town.resident(TU, "Tư")
    channel = town.process.telegram
    assert channel is not None
    really, gate = channel.fetch, asyncio.Event()

    async def slow_for_the_first(ref: str) -> bytes:
        if ref == first:
            await gate.wait()
        return await really(ref)

    monkeypatch.setattr(channel, "fetch", slow_for_the_first)
    sent = await lan.sends_photo(LAMP)
    first = sent["message"]["photo"][-1]["file_id"]
    await town.hears(lan, "Mã phiếu")
    await tu.sends_photo(OTHER_LAMP, with_exif())
    await town.until(lambda: [photo.status for photo in town.photos()] == ["waiting", "stored"])
    gate.set()
    await town.until(lambda: [photo.status for photo in town.photos()] == ["stored", "stored"])


async def test_a_photo_is_fetched_again_until_telegram_gives_it(town: Town) -> None:
    lan = await town.resident()
    town.fake.fail_next(1, 500, "getFile")
    await lan.sends_photo(LAMP)
    await town.hears(lan, "Mã phiếu")
    await town.until(lambda: [photo.status for photo in town.photos()] == ["stored"])
    assert town.fake.counts["getFile"] == 2


async def test_a_full_disk_loses_no_photo(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    lan = await town.resident()
    full = True
    really = Path.write_bytes

    def write(path: Path, data: bytes) -> int:
        if full and path.suffix == ".part":
            raise OSError(28, "No space left on device")
        return really(path, data)

    monkeypatch.setattr(Path, "write_bytes", write)
    await lan.sends_photo(LAMP)
    await town.until(lambda: [photo.tries for photo in town.photos()] == [1])
    full = False
    await town.until(lambda: [photo.status for photo in town.photos()] == ["stored"])
    assert len(town.stored()) == 1


async def test_a_decoder_with_a_bug_stops_nothing(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    lan = await town.resident()
    monkeypatch.setattr(media, "_clean", lambda _: 1 / 0)
    await lan.sends_photo(LAMP)
    await town.until(lambda: [photo.tries for photo in town.photos()] == [1])
    assert town.running


# --- who sees it ----------------------------------------------------------------------------------------------


async def test_the_photo_of_a_resident_is_shown_only_to_the_official_who_asks(town: Town) -> None:
    await town.official(town.hoa, "Hoà")
    lan = await town.resident()
    await lan.sends_photo(LAMP, new_picture(7))
    card = await town.hears(town.group, "trả lời trước")
    await town.hoa.presses(card, "Xem đủ", town.group)
    await town.until(lambda: bool([sent for sent in town.fake.sent if sent.photo]))
    await town.hears(town.hoa, "hẻm 45")
    assert {sent.chat_id for sent in town.fake.sent if sent.photo} == {town.hoa.id}
    await town.nam.presses(card, "Xem đủ", town.group)  # is no official
    await town.toast(town.nam, "chưa được đăng ký")
    await town.idle()
    assert {sent.chat_id for sent in town.fake.sent if sent.photo} == {town.hoa.id}


async def test_a_photo_that_telegram_does_not_take_does_not_keep_the_words_back(town: Town) -> None:
    await town.official(town.hoa, "Hoà")
    lan = await town.resident()
    wide = io.BytesIO()
    Image.new("RGB", (1900, 60)).save(wide, "JPEG")  # a panorama: sides of more than 20 to 1 are refused
    await lan.sends_photo(LAMP, wide.getvalue())
    card = await town.hears(town.group, "trả lời trước")
    await town.hoa.presses(card, "Xem đủ", town.group)
    await town.hears(town.hoa, "hẻm 45")
    assert town.fake.counts["400"] == 1
    assert town.alarms() == []


async def test_an_erased_photo_leaves_the_disk_unless_somebody_else_sent_the_same(town: Town) -> None:
    data = with_exif()
    for person, words in ((await town.resident(LAN), LAMP), (await town.resident(TU, "Tư"), OTHER_LAMP)):
        await person.sends_photo(words, data)
    await town.until(lambda: [photo.status for photo in town.photos()] == ["stored"] * 2)
    first, second = town.photos()
    for photo, files in ((first, 1), (second, 0)):
        with town.process.db.now() as tx:
            attachments.settle(tx, int(photo.id or 0), status="erased")
        await town.until(lambda number=photo.id: [one.status for one in town.photos() if one.id == number] == ["gone"])
        assert len(town.stored()) == files
