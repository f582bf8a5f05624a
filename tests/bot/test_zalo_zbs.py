"""Templates are filled as their list says before Zalo sees them; what Zalo then refuses leads on."""

from __future__ import annotations

from typing import Any

import pytest

from bot.app import DATA, _rows
from bot.channels.base import Deferred, Reroute, SendFailed
from bot.channels.zalo_api import ZaloError
from bot.channels.zalo_zbs import DoesNotFit, TemplateLetter, Zbs, as_known, fill, phone_of
from handlers.rules.routes import ERRANDS
from handlers.ward import Parameter, Template


def template(*parameters: Parameter, **facts: Any) -> Template:
    return Template(id="345678", parameters=parameters or (Parameter(name="ten", fact="name", type="name"),), **facts)


class Api:
    """Zalo as it answers once."""

    def __init__(self, answer: dict[str, Any] | int) -> None:
        self.answer, self.asked = answer, []  # type: ignore[var-annotated]

    async def post(self, path: str, body: dict[str, Any], *, business: bool = False) -> Any:
        self.asked.append((path, body, business))
        if isinstance(self.answer, int):
            raise ZaloError(self.answer, "no", path, business=business)
        return self.answer

    async def verdict(self, error: ZaloError, letter: str) -> SendFailed:
        return Deferred(error.rule.why)


async def send(api: Api, route: str = "template_phone", to: str = "0901 234 567", **facts: Any) -> str:
    letter = TemplateLetter(88, to, route, template(), {"name": "Bác Tư", **facts})
    return await Zbs(api).send(letter)


async def test_by_phone_it_goes_to_the_business_host_with_the_outbox_id_as_tracking_id() -> None:
    api = Api({"msg_id": "zz01"})
    assert await send(api) == "zz01"
    assert api.asked == [
        (
            "/message/template",
            {
                "phone": "84901234567", "tracking_id": "88", "template_id": "345678",
                "template_data": {"ten": "Bác Tư"},
            },
            True,
        )
    ]  # fmt: skip


async def test_by_user_id_it_goes_to_the_oa_host() -> None:
    api = Api({"message_id": "m7"})
    assert await send(api, "template_uid", "5000") == "m7"
    assert api.asked[0][:2] == (
        "/v3.0/oa/message/template",
        {"user_id": "5000", "template_id": "345678", "template_data": {"ten": "Bác Tư"}},
    )


@pytest.mark.parametrize("code", [-108, -118, -114, -131, -146, -1122, -1121, -140])
async def test_a_way_that_is_shut_leads_to_the_next(code: int) -> None:
    with pytest.raises(Reroute):
        await send(Api(code))


@pytest.mark.parametrize("code", [-144, -133])
async def test_what_opens_again_is_waited_for(code: int) -> None:
    with pytest.raises(Deferred):
        await send(Api(code))


def test_the_numbers_of_templates_are_known_on_both_hosts() -> None:
    here = ZaloError(-131, "", "/v3.0/oa/message/template")
    assert here.rule.most  # nobody has described it in the OA host's table
    assert as_known(here).rule.kind == "human"
    assert as_known(ZaloError(-249, "", "/x")).rule.kind == "reroute"
    assert as_known(ZaloError(-987654, "", "/x")).business is False


async def test_zalo_is_not_asked_when_something_is_missing() -> None:
    api = Api({})
    with pytest.raises(Reroute, match="nothing is known for its parameter ten"):
        await Zbs(api).send(TemplateLetter(1, "5000", "template_uid", template(), {"name": " "}))
    with pytest.raises(Reroute, match="none of Vietnam"):
        await send(api, to="+1 212 555 0100")
    assert api.asked == []


def test_words_are_cut_and_codes_are_not() -> None:
    words = template(Parameter(name="viec", type="status"))
    said = fill(words, {"viec": "đã thay bóng đèn đường trước số nhà mười hai"})["viec"]
    assert len(said) <= 30
    assert said.endswith("…")
    with pytest.raises(DoesNotFit):
        fill(template(Parameter(name="ma", type="code", most=5)), {"ma": "PA-7K3M2Q"})


def test_times_are_said_in_vietnams_clock() -> None:
    when = template(Parameter(name="luc", fact="when", type="time"))
    assert fill(when, {"when": "2026-11-30T02:00:00+00:00"}) == {"luc": "09:00 30/11/2026"}
    assert fill(when, {"when": "sáng thứ Hai"}) == {"luc": "sáng thứ Hai"}


def test_what_is_not_required_may_be_missing() -> None:
    both = template(Parameter(name="a"), Parameter(name="b", required=False))
    assert fill(both, {"a": "x"}) == {"a": "x"}


@pytest.mark.parametrize("number", ["0901234567", "+84 901 234 567", "84901234567", "0084901234567", "0901.234.567"])
def test_phone_numbers_begin_with_84(number: str) -> None:
    assert phone_of(number) == "84901234567"


@pytest.mark.parametrize("number", ["", "12345", "115", "+12125550100"])
def test_other_numbers_are_refused(number: str) -> None:
    with pytest.raises(DoesNotFit):
        phone_of(number)


def test_our_own_templates_are_for_errands_that_there_are() -> None:
    ours = _rows(DATA / "zalo_templates.toml", "template", Template)
    assert ours
    assert {errand for one in ours for errand in one.errands} <= set(ERRANDS)
