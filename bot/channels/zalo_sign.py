"""The signature of Zalo's webhook calls: a plain SHA-256 over the bytes exactly as they came."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import structlog

log = structlog.get_logger("zalo")

HEADER = "X-ZEvent-Signature"


@dataclass(frozen=True, slots=True)
class Signature:
    """What the calls of one app are signed with. `oa_id`: accepted in the app id's place too, where some say so."""

    app_id: str
    secret: str
    oa_id: str = ""

    def fits(self, headers: Mapping[str, str], raw: bytes, facts: Any) -> bool:
        """Whether the call is Zalo's. Its age says nothing: repeats come an hour later with the first timestamp."""
        given = headers.get(HEADER, "").strip().removeprefix("mac=").lower().encode()
        stamp = str(facts.get("timestamp", "")) if isinstance(facts, dict) else ""
        if not given or not self.secret:
            return False
        if hmac.compare_digest(given, self._mac(self.app_id, raw, stamp)):
            return True
        if self.oa_id and hmac.compare_digest(given, self._mac(self.oa_id, raw, stamp)):
            log.warning("a webhook call is signed with the OA's id in the place of the app's")
            return True
        return False

    def claimed(self, headers: Mapping[str, str], facts: Any, oa_id: str) -> bool:
        """Whether a call has a signature, fitting or not, and speaks of this app or OA."""
        if not headers.get(HEADER) or not isinstance(facts, dict):
            return False
        ends = [facts.get(end) for end in ("sender", "recipient")]
        named = [facts.get("app_id"), facts.get("oa_id"), *(end.get("id") for end in ends if isinstance(end, dict))]
        return self.app_id in named or oa_id in named

    def _mac(self, first: str, raw: bytes, stamp: str) -> bytes:
        return hashlib.sha256(first.encode() + raw + stamp.encode() + self.secret.encode()).hexdigest().encode()
