"""Residents on a Zalo Official Account, end to end over HTTP: what they do, what they see, what officials do."""

from __future__ import annotations

from tests.bot.zalo_town import ZaloTown


async def test_a_lamp_is_reported_and_the_resident_has_a_code(zalo_town: ZaloTown) -> None:
    lan = await zalo_town.meet(zalo_town.lan)
    code = await zalo_town.report(lan)
    assert code.startswith("PA-")
    await zalo_town.idle()
    assert [ticket.code for ticket in zalo_town.tickets()] == [code]
    assert zalo_town.alarms() == []
