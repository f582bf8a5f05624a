"""What Zalo's error numbers mean for a message: data, one line a number, for the OA host and for the business host.

Both answer HTTP 200 with `error` in the body; the words beside it carry names and misspellings and are never matched.
Classes: `retry` (later, as it is), `refresh` (the access token; once, then again), `permanent` (never: dead letter),
`human` (the ward's own matter: everything waits, somebody is told), `deferred` (waits for a known hour),
`reroute` (not by this way: another may do), `unsupported` (the shape was not taken: without buttons it may be).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.rules.deadlines import LOCAL

STRANGE_TRIES = 3  # of a number that nobody has described, and of those that say so themselves
MORNING = timedelta(hours=6, minutes=5)  # messages that the night forbids: after six (zalo.md §1.6)
DAYBREAK = timedelta(minutes=5)  # quotas of a day begin anew at midnight


@dataclass(frozen=True, slots=True)
class Rule:
    """What to do about an error."""

    kind: str
    why: str
    pause: float | None = None  # seconds, where the reference says so
    until: str = ""  # morning, tomorrow: for `deferred`
    stops: bool = False  # `human`: nothing else can be sent by this path either
    most: int = 0  # `retry`: at most so often


_TOKEN = Rule("refresh", "the access token is not accepted")
UNKNOWN = Rule("retry", "a number that is not in the table", most=STRANGE_TRIES)

# zalo.md §1.8. 216, 401 and -401 are what production saw for -216.
OA: Mapping[int, Rule] = {
    -32: Rule("retry", "rate limit", 60),
    -100: Rule("retry", "attachment expired, or unknown", most=STRANGE_TRIES),
    -200: Rule("retry", "send failed", most=STRANGE_TRIES),
    -201: Rule("unsupported", "a field is invalid"),
    -202: Rule("permanent", "mac invalid"),
    -204: Rule("human", "the OA is disabled or deleted: see OA Manager", stops=True),
    -205: Rule("human", "the OA does not exist: check PHUONGOI_ZALO_OA_ID", stops=True),
    -207: Rule("human", "the app is not registered as third party: see developers.zalo.me", stops=True),
    -208: Rule("human", "the app has no secret: see developers.zalo.me, PHUONGOI_ZALO_APP_SECRET", stops=True),
    -209: Rule("human", "the app is not activated: switch it on at developers.zalo.me", stops=True),
    -210: Rule("permanent", "over a limit"),
    -211: Rule(
        "deferred", "the quota of this feature is used up: it begins anew, or buy more in OA Manager", until="tomorrow"
    ),
    -212: Rule("human", "the app has not registered this API group: switch it on at developers.zalo.me", stops=True),
    -213: Rule("permanent", "the person does not follow the OA and never wrote"),
    -214: Rule("retry", "being processed"),
    -215: Rule("human", "the app id is invalid: check PHUONGOI_ZALO_APP_ID", stops=True),
    -216: _TOKEN,
    216: _TOKEN,
    401: _TOKEN,
    -401: _TOKEN,
    -217: Rule("permanent", "the person blocked the OA"),
    -218: Rule("deferred", "the person may receive no more today", until="tomorrow"),
    -219: Rule("human", "the app was removed or disabled: see developers.zalo.me", stops=True),
    -220: _TOKEN,
    -221: Rule("human", "the OA must be verified: OA Manager, Xác thực", stops=True),
    -222: Rule("human", "the OA is inactive: see OA Manager", stops=True),
    -223: Rule("human", "the OA has not granted this: run 'phuongoi zalo authorize'", stops=True),
    -224: Rule("human", "the OA's package does not have this: upgrade it in OA Manager", stops=True),
    -227: Rule("permanent", "the person's account is banned or was not used for 45 days"),
    -230: Rule("reroute", "no interaction within 7 days"),
    -232: Rule("reroute", "never interacted, or too long ago"),
    -233: Rule("unsupported", "this type of message is not supported"),
    -234: Rule("deferred", "not at night", until="morning"),
    -235: Rule("human", "not for an OA of this type: have it changed in OA Manager, Xác thực tài khoản", stops=True),
    -237: Rule("human", "the group is disabled: its GMF package has lapsed, renew it in OA Manager", stops=True),
    -238: Rule("permanent", "the group package is used or disabled"),
    -240: Rule("permanent", "an API of version 2 that was shut down"),
    -241: Rule("permanent", "the group package is used already"),
    -242: Rule("human", "appsecret_proof is wrong: check PHUONGOI_ZALO_APP_SECRET", stops=True),
    -244: Rule("permanent", "the person does not want this kind of message"),
    -248: Rule("permanent", "against the rules of the platform"),
    -249: Rule("reroute", "this template cannot be sent by user id"),
    -305: Rule("reroute", "outside the window for replies"),
    -311: Rule(
        "deferred", "the quota of replies is used up: it begins anew, or buy more in OA Manager", until="tomorrow"
    ),
    -320: Rule("human", "no Zalo Cloud account is linked: link one at account.zalo.cloud"),
    -321: Rule("human", "the Zalo Cloud account is empty: top it up at account.zalo.cloud"),
    -403: Rule(
        "human", "the OA is not in the group: invite it again, or correct PHUONGOI_ZALO_GMF_GROUP_ID", stops=True
    ),
}

_NOBODY = Rule("reroute", "this person cannot be reached by a template")
_FORM = Rule("permanent", "malformed request or template data")
_KEYS = Rule("permanent", "encryption keys")
_APP = Rule(
    "human", "the app is invalid, inactive or not linked to the OA: check PHUONGOI_ZALO_APP_ID at account.zalo.cloud", stops=True
)  # fmt: skip
_RIGHTS = Rule("human", "the OA may not send this template: see ZBS, Quản lý template")
_JOURNEY = Rule("permanent", "journey token")

# zalo.md §4.5: template messages by phone. Numbers that mean something else than on the OA host stand here alone.
BUSINESS: Mapping[int, Rule] = {
    -32: OA[-32],
    -100: Rule("retry", "unknown, try later", most=STRANGE_TRIES),
    **dict.fromkeys((-101, -102, -103, -104, -105), _APP),
    **dict.fromkeys((-106, -107, -109, -111, -112, -121, -122, -132, -153), _FORM),
    **dict.fromkeys((-113, -116, -130, -1121, -1122, -1124, -1131), _FORM),
    **dict.fromkeys((-158, -159, -160, -161, -162), _FORM),
    **dict.fromkeys((-123, -128, -129, -142, -143, -151, -152), _KEYS),
    **dict.fromkeys((-148, -149, -1491, -150), _JOURNEY),
    **dict.fromkeys((-114, -118, -119, -139, -140, -141), _NOBODY),
    **dict.fromkeys((-117, -120, -125, -138, -1201, -1202, -1381), _RIGHTS),
    -108: Rule("reroute", "the phone number is invalid"),
    -110: Rule("permanent", "the person's Zalo is too old"),
    -1123: Rule("retry", "the QR code could not be made"),
    -115: Rule("human", "balance or quota is used up: top up the ZBS account at account.zalo.cloud"),
    -124: _TOKEN,
    -1241: OA[-242],
    -126: Rule("permanent", "the wallet of development mode is empty"),
    -127: Rule("permanent", "development mode reaches admins only"),
    -131: Rule(
        "human", "the template is not approved: see ZBS, Quản lý template, and PHUONGOI_ZALO_ZBS_TEMPLATE_REMINDER"
    ),
    -133: Rule("deferred", "not at night", until="morning"),
    -134: Rule("permanent", "opt-in missing"),
    -135: Rule("human", "the OA may not send templates: see account.zalo.cloud"),
    -1351: Rule("human", "the OA is blocked from sending templates: see account.zalo.cloud"),
    -136: Rule("human", "no ZBS account is linked: link one at account.zalo.cloud"),
    -137: Rule("human", "the ZBS account is empty: top it up at account.zalo.cloud"),
    -144: Rule("deferred", "the OA's limit of the day is reached", until="tomorrow"),
    -1441: Rule("deferred", "the cap of promotions is reached", until="tomorrow"),
    -1471: Rule("deferred", "the cap of this template is reached", until="tomorrow"),
    -1472: Rule("permanent", "the cap of follow-ups for this person is reached"),
    -145: Rule("human", "this kind of template is not for this OA: see ZBS, Quản lý template"),
    -146: Rule("human", "the template is disabled: see ZBS, Quản lý template"),
    -147: Rule("deferred", "the template's limit of the day is reached", until="tomorrow"),
}


def rule_of(code: int, *, business: bool = False) -> Rule:
    """What an error of this host means."""
    return (BUSINESS if business else OA).get(code, UNKNOWN)


def seconds_until(what: str, now: datetime) -> float:
    """From `now` to the hour that a deferred message waits for, by Vietnam's clock."""
    here = now.astimezone(LOCAL)
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    at = midnight + (MORNING if what == "morning" else DAYBREAK)
    return ((at if at > here else at + timedelta(days=1)) - here).total_seconds()
