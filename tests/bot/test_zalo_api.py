"""Zalo's envelope, its error numbers and what each means for a letter, against the fake's hosts."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.channels import zalo_errors
from bot.channels.base import Deferred, Refused, Reroute, TryLater, Unknown
from bot.channels.zalo_api import ZaloApi, ZaloError, proof_of, read_envelope
from bot.channels.zalo_errors import BUSINESS, OA, rule_of, seconds_until
from tests.providers.zalo import FakeZalo

CS = "/v3.0/oa/message/cs"
NOW = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)  # 22:30 in Vietnam
MENDED = re.compile(r": .*(OA Manager|developers\.zalo\.me|account\.zalo\.cloud|ZBS|PHUONGOI_|phuongoi)")  # where


class Bench:
    """An API with a token of the fake's, and what rang."""

    def __init__(self, fake: FakeZalo, *, proof: bool = False) -> None:
        self.fake, self.rung, self.calmed, self.renewed = fake, list[str](), list[str](), 0
        self.api = ZaloApi(
            openapi=fake.openapi_base, business=fake.business_base, keys=self, app_secret=fake.app.secret, proof=proof,
            alarms=self, clock=lambda: NOW,
        )  # fmt: skip

    async def token(self) -> str:
        return "AT-stale" if self.renewed == 0 else self.fake.oa.access_token

    async def renew(self, refused: str) -> str:
        self.renewed += 1
        return await self.token()

    async def ring(self, kind: str, ref: str, detail: str) -> None:
        self.rung.append(f"{kind} {ref}")

    async def calm(self, kind: str, ref: str) -> None:
        self.calmed.append(f"{kind} {ref}")

    async def says(self, text: str = "chào") -> object:
        return await self.api.post(CS, {"recipient": {"user_id": "5"}, "message": {"text": text}})


@pytest.fixture
async def fake() -> AsyncIterator[FakeZalo]:
    async with FakeZalo() as zalo:
        zalo.oa.user("5").last_spoke(60)
        yield zalo


@pytest.fixture
async def bench(fake: FakeZalo) -> AsyncIterator[Bench]:
    made = Bench(fake)
    await made.api.open()
    yield made
    await made.api.close()


def test_the_proof_is_that_of_the_reference() -> None:
    proof = proof_of("APP_SECRET_TEST", "ACCESS_TOKEN_TEST")
    assert proof == "13c84e1f6f52f01132698172e32412a2192e615166b0e8702095f21ca36c1ff1"


@pytest.mark.parametrize("raw", [b'{"error":-216}', b'{"error":"-216"}'])
def test_the_number_of_an_error_may_be_a_string(raw: bytes) -> None:
    with pytest.raises(ZaloError) as error:
        read_envelope(200, raw, CS, business=False)
    assert (error.value.code, error.value.rule.kind) == (-216, "refresh")


@pytest.mark.parametrize(("status", "raw"), [(502, b"<html>"), (200, b"<html>"), (200, b"[]"), (200, b'{"error":"x"}')])
def test_what_is_no_envelope_leaves_in_doubt_whether_it_was_sent(status: int, raw: bytes) -> None:
    with pytest.raises(Unknown):
        read_envelope(status, raw, CS, business=False)


def test_every_error_has_a_class_and_the_business_host_has_its_own_numbers() -> None:
    kinds = {"retry", "refresh", "permanent", "human", "deferred", "reroute", "unsupported"}
    rules = [*OA.values(), *BUSINESS.values()]
    assert {rule.kind for rule in rules} == kinds
    assert all(rule.until for rule in rules if rule.kind == "deferred")
    assert [rule.why for rule in rules if rule.kind == "human" and not MENDED.search(rule.why)] == []
    assert {OA[code].kind for code in (216, -216, 401, -401, -220)} == {"refresh"}
    assert (rule_of(-124, business=True).kind, rule_of(-124).kind) == ("refresh", "retry")
    assert rule_of(-230).kind == rule_of(-232).kind == "reroute"
    assert rule_of(-31337) is zalo_errors.UNKNOWN


def test_every_number_of_the_table_has_one_rule_in_the_code() -> None:
    """A number written twice in a dict would silently lose its first meaning."""
    text = Path(zalo_errors.__file__).read_text(encoding="utf-8")
    for table in text.split("Mapping[int, Rule] = ")[1:]:
        written = re.findall(r"^    (-?\d+):", table.partition("\n}\n")[0], re.MULTILINE)
        spread = [number for group in re.findall(r"fromkeys\(\(([^)]*)\)", table) for number in group.split(", ")]
        assert len(set(written + spread)) == len(written + spread)


@pytest.mark.parametrize(("what", "hours"), [("morning", 7 + 35 / 60), ("tomorrow", 1 + 35 / 60)])
def test_deferred_letters_wait_for_an_hour_of_vietnam(what: str, hours: float) -> None:
    assert seconds_until(what, NOW) == pytest.approx(hours * 3600)


async def test_a_token_that_is_not_accepted_is_renewed_once_and_the_call_made_again(bench: Bench) -> None:
    assert await bench.says()
    assert bench.renewed == 1
    assert len(bench.fake.sent) == 1


async def test_a_fresh_token_that_is_not_accepted_stops_the_path_and_rings(bench: Bench) -> None:
    bench.fake.refuse_next(-216, 9)
    bench.renewed = 1
    with pytest.raises(Deferred):
        await bench.says()
    calls = bench.fake.world.counts[CS]
    with pytest.raises(Deferred, match="for now"):
        await bench.says()
    assert (bench.rung, bench.fake.world.counts[CS], calls) == (["zalo_token -216"], 2, 2)


async def test_the_proof_is_sent_where_the_console_wants_it(fake: FakeZalo) -> None:
    fake.app.wants_proof = True
    for proof, right in ((False, False), (True, True)):
        bench = Bench(fake, proof=proof)
        bench.renewed = 1
        await bench.api.open()
        if right:
            assert await bench.says()
        else:
            with pytest.raises(ZaloError, match="-242"):
                await bench.says()
        await bench.api.close()


@pytest.mark.parametrize(
    ("code", "outcome", "at_most", "rung"),
    [
        (-32, TryLater, 0, ""), (-200, TryLater, 3, ""), (-99999, TryLater, 3, ""), (-217, Refused, 0, ""),
        (-230, Reroute, 0, ""), (-232, Reroute, 0, ""), (-211, Deferred, 0, "zalo_quota -211"),
        (-234, Deferred, 0, ""), (-221, Deferred, 0, "zalo_refused -221"), (-320, Deferred, 0, "zalo_refused -320"),
        (-240, Refused, 0, ""),
    ],
)  # fmt: skip
async def test_a_refusal_becomes_an_outcome(
    bench: Bench, code: int, outcome: type[Exception], at_most: int, rung: str
) -> None:
    bench.renewed = 1
    bench.fake.refuse_next(code)
    with pytest.raises(ZaloError) as error:
        await bench.says()
    verdict = await bench.api.verdict(error.value, "1")
    assert (type(verdict), verdict.at_most) == (outcome, at_most)
    assert bench.rung == ([rung] if rung else [])


async def test_a_fault_of_the_wards_own_stops_the_path_until_it_is_mended(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.renewed = 1
    bench.fake.oa.verified = False
    with pytest.raises(ZaloError) as error:
        await bench.says()
    assert "Xác thực" in str(await bench.api.verdict(error.value, "1"))
    with pytest.raises(Deferred):
        await bench.says()
    bench.fake.oa.verified = True
    bench.api._held.clear()  # a minute later
    assert await bench.says()
    assert (bench.rung, bench.calmed) == (["zalo_refused -221"], ["zalo_refused -221"])


async def test_a_line_that_is_cut_is_in_doubt_and_one_that_was_never_there_is_not(bench: Bench) -> None:
    bench.renewed = 1
    bench.fake.accept_then_drop(1, CS)
    with pytest.raises(Unknown):
        await bench.says()
    assert len(bench.fake.sent) == 1
    bench.api._openapi = "http://127.0.0.1:9"
    with pytest.raises(TryLater) as error:
        await bench.says()
    assert not isinstance(error.value, Unknown)


async def test_reading_calls_carry_one_parameter_and_uploads_a_file(bench: Bench) -> None:
    bench.renewed = 1
    detail = await bench.api.get("/v3.0/oa/user/detail", {"user_id": "5"})
    assert detail["display_name"] == "Lan"
    assert (await bench.api.get("/v2.0/oa/getoa"))["oaid"] == bench.fake.oa.id
    bench.renewed = 0  # the form is built anew for the second try
    given = await bench.api.upload("/v2.0/oa/upload/file", "đơn.pdf", b"%PDF-1.4", "application/pdf")
    assert given["token"]
    assert bench.api.rate["X-RateLimit-Limit"] == "100"
