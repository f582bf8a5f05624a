"""The fake's OAuth host: behaviours 1 to 5 of the reference's list."""

import asyncio
import json
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest

from .zalo import FakeZalo
from .zalo.callers import CHALLENGE, VERIFIER, Api, text
from .zalo.oauth import CODE_LIVES, REFRESH_LIVES, challenge_of


async def exchange(api: Api, code: str, verifier: str = VERIFIER) -> dict[str, object]:
    body = await api.token(grant_type="authorization_code", code=code, code_verifier=verifier)
    return dict(json.loads(body))


async def test_behaviour_01_the_token_endpoint_wants_the_secret_the_app_and_a_form(zalo: FakeZalo, api: Api) -> None:
    form = {"grant_type": "refresh_token", "refresh_token": zalo.oa.refresh_token}
    assert json.loads(await api.token("wrong", **form))["error"] == -14004
    unknown_app = json.loads(await api.token(**{**form, "app_id": "42"}))
    assert unknown_app["error"] == -14002
    assert {"error_name", "error_description", "error_reason", "ref_doc"} <= set(unknown_app)
    assert json.loads(await api.token(grant_type="password"))["error"] == -14018
    url, head = f"{zalo.oauth_base}/v4/oa/access_token", {"secret_key": zalo.app.secret}
    as_json = await api.call("POST", url, headers=head, json={"app_id": zalo.app.id, **form})
    assert (as_json["error"], api.status) == (-14018, 200)
    assert zalo.world.counts["refreshed"] == 0


async def test_behaviour_02_a_code_is_good_once_for_ten_minutes_and_for_its_verifier(zalo: FakeZalo, api: Api) -> None:
    assert challenge_of(VERIFIER) == CHALLENGE
    code = zalo.oauth.new_code(zalo.oa, CHALLENGE)
    assert (await exchange(api, code, "another verifier"))["error"] == -14005
    pair = await exchange(api, code)
    assert (pair["access_token"], pair["refresh_token"]) == (zalo.oa.access_token, zalo.oa.refresh_token)
    assert (await exchange(api, code))["error"] == -14005
    assert (await exchange(api, "no such code"))["error"] == -14005
    in_time, late = zalo.oauth.new_code(zalo.oa, CHALLENGE), zalo.oauth.new_code(zalo.oa, CHALLENGE)
    await zalo.advance(CODE_LIVES)
    assert (await exchange(api, in_time))["expires_in"] == "90000"
    await zalo.advance(1)
    assert (await exchange(api, late))["error"] == -14005


@pytest.mark.parametrize("echoed", [True, False])
async def test_the_consent_page_goes_back_to_the_callback_of_the_console(
    zalo: FakeZalo, api: Api, echoed: bool
) -> None:
    zalo.faults.state_echoed = echoed
    query = {"app_id": zalo.app.id, "redirect_uri": zalo.app.redirect_uri, "code_challenge": CHALLENGE, "state": "s1"}
    url = f"{zalo.oauth_base}/v4/oa/permission"
    async with api.session.get(url, params=query, allow_redirects=False) as answer:
        back = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert (answer.status, back["oa_id"]) == (302, [zalo.oa.id])
    assert back.get("state") == (["s1"] if echoed else None)
    assert "access_token" in await exchange(api, back["code"][0])
    wrong = await api.call("GET", url, headers={}, params={**query, "redirect_uri": "https://elsewhere.example"})
    assert wrong["error"] == -14003


async def test_behaviour_03_a_refresh_gives_a_new_pair_and_ends_the_old_one_at_once(zalo: FakeZalo, api: Api) -> None:
    lan = zalo.oa.user()
    await lan.follows()
    access, refresh = zalo.oa.access_token, zalo.oa.refresh_token
    pair = await api.refresh(refresh)
    assert pair["expires_in"] == "90000"
    assert {pair["access_token"], pair["refresh_token"]}.isdisjoint({access, refresh})
    body = {"recipient": {"user_id": lan.id}, "message": text("Dạ")}
    old = await api.post("/v3.0/oa/message/cs", body, headers={"access_token": access})
    assert old["error"] == -216
    assert await api.code(lan, text("Dạ")) == 0


async def test_behaviour_04_a_consumed_token_gets_nothing_an_unknown_or_old_one_a_body(
    zalo: FakeZalo, api: Api
) -> None:
    refresh = zalo.oa.refresh_token
    await api.refresh(refresh)
    assert await api.token(grant_type="refresh_token", refresh_token=refresh) == b""
    assert api.status == 200
    lost = {
        "error": -14014,
        "error_name": "Invalid refresh token.",
        "message": "",
        "access_token": "",
        "refresh_token": "",
    }
    assert await api.refresh("RT-never-seen") == lost
    await zalo.advance(REFRESH_LIVES + 1)
    assert await api.refresh(zalo.oa.refresh_token) == lost


async def test_two_refreshes_at_once_are_won_by_one(zalo: FakeZalo, api: Api) -> None:
    token = zalo.oa.refresh_token
    bodies = await asyncio.gather(*(api.token(grant_type="refresh_token", refresh_token=token) for _ in range(2)))
    assert sorted(map(bool, bodies)) == [False, True]
    assert zalo.world.counts["oauth consumed"] == 1


async def test_behaviour_05_a_refresh_may_hang_after_the_token_is_consumed(zalo: FakeZalo, api: Api) -> None:
    token = zalo.oa.refresh_token
    zalo.faults.refresh_hangs_after_consuming = True
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(api.refresh(token), 0.2)
    assert zalo.oa.refresh_token != token
    assert await api.token(grant_type="refresh_token", refresh_token=token) == b""


@pytest.mark.parametrize(("moment", "consumed"), [("before", False), ("after", True)])
async def test_behaviour_05_a_gateway_may_answer_in_html(zalo: FakeZalo, api: Api, moment: str, consumed: bool) -> None:
    token = zalo.oa.refresh_token
    zalo.faults.oauth_504 = moment
    page = await api.token(grant_type="refresh_token", refresh_token=token)
    assert (api.status, page.startswith(b"<html>")) == (504, True)
    assert (zalo.oa.refresh_token != token) is consumed


async def test_behaviour_05_errors_come_without_number_or_as_text_and_answers_without_a_refresh_token(
    zalo: FakeZalo, api: Api
) -> None:
    zalo.faults.oauth_error_as_string = True
    assert (await api.refresh("RT-never-seen"))["error"] == "-14014"
    zalo.faults.oauth_error_without_code = True
    assert "error" not in await api.refresh("RT-never-seen")
    zalo.faults.refresh_without_rotation = True
    token = zalo.oa.refresh_token
    answer = await api.refresh(token)
    assert (answer["access_token"], "refresh_token" in answer) == (zalo.oa.access_token, False)
    assert zalo.oa.refresh_token == token  # still good
    zalo.faults.refresh_without_rotation = False
    assert (await api.refresh(token))["refresh_token"] == zalo.oa.refresh_token


async def test_an_admin_may_withdraw_consent_and_give_it_again(zalo: FakeZalo, api: Api) -> None:
    access, refresh = zalo.oa.access_token, zalo.oa.refresh_token
    zalo.oa.withdraws_consent()
    url = f"{zalo.openapi_base}/v2.0/oa/getoa"
    assert (await api.call("GET", url, headers={"access_token": access}))["error"] == -216
    assert (await api.call("GET", url, headers={"access_token": ""}))["error"] == -216
    assert [(await api.refresh(token))["error"] for token in (refresh, "")] == [-14014, -14014]
    access, refresh = zalo.oa.consents()
    assert (await api.call("GET", url, headers={"access_token": access}))["error"] == 0
    assert (await api.refresh(refresh))["access_token"] == zalo.oa.access_token


async def test_when_zalo_is_down_a_gateway_answers_or_nobody_does(zalo: FakeZalo, api: Api) -> None:
    zalo.down()
    await api.token(grant_type="refresh_token", refresh_token=zalo.oa.refresh_token)
    assert api.status == 502
    zalo.down(refused=True)
    with pytest.raises(aiohttp.ClientError):
        await api.token(grant_type="refresh_token", refresh_token=zalo.oa.refresh_token)
    zalo.up()
    assert (await api.refresh(zalo.oa.refresh_token))["expires_in"] == "90000"
