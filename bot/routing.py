"""Which way a letter goes next, read when it is about to go; and the officials' call list for whom no way is left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.channels.base import Channel
from bot.channels.zalo_zbs import TemplateLetter, Zbs
from bot.loops import read
from handlers.rules.routes import (
    ERRANDS,
    FREE,
    OTHER_CHANNEL,
    TEMPLATE_PHONE,
    TEMPLATE_UID,
    Reach,
    is_free,
    routes,
)
from handlers.turn import House
from handlers.types import Address
from handlers.ward import Template
from storage import mail
from storage.call_list import CallList
from storage.db import Database, Tx
from storage.mail import Due, ToSend
from storage.models import Call, Ticket
from storage.officials import Officials
from storage.reach import Known, known_of
from storage.tickets import Tickets

CARDS_AN_HOUR = 5  # of people to call; after that one line says that there are more
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Way:
    """The next way of a letter; `route` is empty where a channel has only one."""

    route: str
    known: Known | None = None
    template: Template | None = None


class Routing:
    """What the outbox asks before it sends, and after nothing went."""

    def __init__(
        self,
        db: Database,
        houses: Mapping[str, House],
        channels: Mapping[tuple[str, str], Channel],
        *,
        zbs: Mapping[tuple[str, str], Zbs] | None = None,
        templates: Mapping[str, tuple[Template, ...]] | None = None,  # by ward
        paid: bool = False,
    ) -> None:
        self._db, self._houses, self._paid = db, houses, paid
        self.zbs, self._templates = zbs or {}, templates or {}
        self.windowed = sorted({one.name for one in channels.values() if one.can.windows})
        self._anytime = sorted({one.name for one in channels.values() if one.can.push and not one.can.windows})

    async def next(self, row: Due, tried: Collection[str], now: datetime) -> Way | None:
        """The best way not tried yet; None when there is none, not even a call."""
        if row.channel not in self.windowed and "" not in tried:
            return Way("")
        if row.channel in self.windowed and FREE not in tried and _is_free(row, now):
            return Way(FREE)
        known = await self.known(row)
        if known is None:
            return None
        reach = self._reach(row, known)
        for route in routes(row.errand, reach, now):
            if route not in tried and (route != FREE or row.channel in self.windowed):
                return Way(route, known, self._template(row, route))
        return None

    async def known(self, row: Due) -> Known | None:
        """The person behind a private chat; None for groups and officials."""
        talk = Address(row.channel, row.account, row.chat).talk()
        return await read(self._db, lambda tx: known_of(tx, talk, self._anytime))

    def is_group(self, row: Due) -> bool:
        """Whether it is for the officials' group."""
        house = self._houses.get(row.ward)
        return house is not None and Address(row.channel, row.account, row.chat) in house.groups

    def _reach(self, row: Due, known: Known) -> Reach:
        windowed = row.channel in self.windowed
        return Reach(
            heard_at=known.heard_at if windowed else None,
            paid=self._paid,
            template_uid=windowed and self._template(row, TEMPLATE_UID) is not None,
            template_phone=windowed and self._template(row, TEMPLATE_PHONE) is not None,
            phone=bool(known.phone) and known.by_phone,
            elsewhere=bool(known.elsewhere) and row.route != OTHER_CHANNEL,
        )

    def _template(self, row: Due, route: str) -> Template | None:
        """The ward's template for this errand by this route."""
        if route not in (TEMPLATE_UID, TEMPLATE_PHONE) or (row.channel, row.account) not in self.zbs:
            return None
        by = route.removeprefix("template_")
        fitting = (one for one in self._templates.get(row.ward, ()) if one.id and row.errand in one.errands)
        return next((one for one in fitting if by in one.by), None)

    def template_letter(self, row: Due, way: Way) -> TemplateLetter:
        """The letter as a template; `way` is one of the two template routes."""
        if way.template is None or way.known is None:
            raise ValueError(way.route)
        to = (way.known.phone or "") if way.route == TEMPLATE_PHONE else row.chat
        house = self._houses[row.ward]
        facts = {
            "ward": house.ward.name,
            "code": row.about,
            "text": row.body.get("text", ""),
            **row.body.get("facts", {}),
        }
        return TemplateLetter(row.id, to, way.route, way.template, facts)

    # --- what is done instead of sending, in the transaction that settles the row ---------------------------

    def elsewhere(self, row: Due, known: Known, now: datetime) -> Callable[[Tx], None]:
        """The same letter on another channel of the person's."""
        channel, account, chat = known.elsewhere[0]
        letter = ToSend(
            row.ward, channel, account, chat, row.body, kind=row.kind, about=row.about, errand=row.errand,
            priority=row.priority, route=OTHER_CHANNEL,
        )  # fmt: skip
        return lambda tx: mail.post(tx, [letter], now, row.answers)

    def call(self, row: Due, known: Known, why: str, now: datetime) -> Callable[[Tx], None]:
        """An official should call: one row of the list, and a card without anything personal."""

        def work(tx: Tx) -> None:
            calls = CallList(tx, row.ward)
            fresh = Call(
                ward=row.ward, person_id=known.person_id, outbox_id=row.id, about=row.about, errand=row.errand,
                why=why, phone=known.phone, since=now,
            )  # fmt: skip
            call, is_new = calls.put(fresh)
            if is_new:
                mail.post(tx, self._cards(tx, call, calls, now), now)

        return work

    def _cards(self, tx: Tx, call: Call, calls: CallList, now: datetime) -> list[ToSend]:
        house = self._houses[call.ward]
        lately = sum(one.since > now - HOUR for one in calls.open())
        if lately > CARDS_AN_HOUR + 1:
            return []
        ticket = Tickets(tx, call.ward, str).by_code(call.about) if call.about else None
        to = house.groups if ticket is None or not ticket.restricted else _entrusted(tx, house, ticket)
        if lately > CARDS_AN_HOUR:
            body: dict[str, Any] = {"text": house.wording.say("calls-many")}
            purpose = ""
        else:
            body, purpose = call_card(house, call), f"call:{call.id}"
        return [
            ToSend(call.ward, one.channel, one.account, one.chat, body, about=call.about, purpose=purpose) for one in to
        ]


def call_card(house: House, call: Call) -> dict[str, Any]:
    """What the group sees of a call: a code and a reason."""
    say = house.wording.say
    return {
        "text": say("call-card", number=str(call.id), code=call.about, why=call.why, since=call.since),
        "buttons": [[f"call:{call.id}:done", say("button-phoned")], [f"call:{call.id}:details", say("button-details")]],
    }


def _is_free(row: Due, now: datetime) -> bool:
    """What answers a message is free also where nothing is written down of who wrote it: a bug rolled that back."""
    return is_free(row.heard_at, now) or (row.heard_at is None and row.answers is not None)


def worth_a_call(row: Due) -> bool:
    return ERRANDS[row.errand].worth_a_call


def _entrusted(tx: Tx, house: House, ticket: Ticket) -> list[Address]:
    """The own chats of those to whom a restricted ticket goes (handlers/officials/chain.py): it is named nowhere else."""
    officials = Officials(tx, house.ward.id)
    named = house.ward.confidants.get(str(ticket.restricted), ())
    known = [one for one in officials.all() if one.active and one.id not in (ticket.hidden_from or ())]
    told = [one for one in known if one.name in named] or [one for one in known if one.role == "leader"]
    return [
        group.alone(user)
        for one in told
        for group in house.groups
        for user in officials.private_chats(one.id or 0, group.alone("").channel)
    ]
