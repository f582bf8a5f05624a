"""A fake Zalo over real HTTP, as strict as the real one: OAuth, OpenAPI, template messages, bots, webhooks.

In a test::

    async with FakeZalo(hook=f"{ward}/hook/zalo-oa") as fake:   # or later: fake.app.hook.url = ...
        settings = Settings(**fake.settings())                  # zalo_app_id ...; for the bot **fake.bot_settings()
        pair = fake.oa.access_token, fake.oa.refresh_token      # as pasted from the API Explorer
        lan = fake.oa.user("5000000000000000005", "Lan")
        await lan.follows()
        await lan.says("đèn tắt")                               # also sends_photo, sends_location, submits_info ...
        sent = await fake.wait_for(lan, lambda one: "Dạ" in one.text)
        await lan.taps(0)                                       # the first button of the last message that had any
        await fake.settled()                                    # every webhook was tried
        assert [one.text for one in fake.sent_to(lan)] == [...]
        assert fake.deliveries[-1].ok

Officials: `group = fake.oa.group("g-77", members=[hoa])`, `await hoa.says("nhận", group=group)`, `fake.sent_to(group)`.
By hand in the console: `fake.oa.human_says(lan, "...")`. The bot: `fake.bot.person("u1")`, `fake.bot.group("zgr-1", ...)`,
`await nam.says("xong", group=group, mention=True)`; `fake.bot.allow_local_hooks = True` before a ward sets its webhook.
Consent: GET the permission URL (it answers 302 to the callback), or `fake.oauth.new_code(fake.oa, challenge)`.

Time: `await fake.advance(48 * 3600)` moves it, and what falls due on the way (webhook retries) is sent. `FakeZalo()` runs
with real time and can be advanced, `FakeZalo(clock=Clock(1_789_000_000))` stands still, `FakeZalo(clock=my_clock)` asks
yours (seconds since 1970) and lets you move it. `lan.last_spoke(49 * 3600)` puts one person's last word back.

Faults: the switches of `fake.faults` (refresh_hangs_after_consuming, oauth_504, night_closed ...), of `fake.webhooks`
(signature, twice, late, extra, style) and `fake.events` (echoes, receipts); those that wear off: `accept_then_drop`,
`accept_then_hang`, `fail_next`, `refuse_next(-230)`, `down`/`up`; `hold` and `release("shuffled")`. What the console says
is plain state: `fake.oa.verified = False`, `fake.oa.package = "Basic"`, `fake.oa.buttons_supported = False`,
`lan.blocked = True`, `group.asset_ok = False`, `fake.oa.zca_linked = False`, `fake.oa.allotment = 0`.

By hand: `python -m tests.providers.zalo --port 9000 --hook http://127.0.0.1:8080` prints the settings; everything above
can be done over HTTP at `/_fake/...` (control.py).
"""

from .app import FakeZalo
from .bot_people import BotGroup, BotPerson, FakeBot
from .clock import Clock
from .people import GmfGroup, OfficialAccount, Resident, Visitor
from .shapes import Button, Sent
from .webhooks import LADDER, Attempt, Delivery, sign
from .world import Param, Template

__all__ = [
    "LADDER",
    "Attempt",
    "BotGroup",
    "BotPerson",
    "Button",
    "Clock",
    "Delivery",
    "FakeBot",
    "FakeZalo",
    "GmfGroup",
    "OfficialAccount",
    "Param",
    "Resident",
    "Sent",
    "Template",
    "Visitor",
    "sign",
]
