"""The faults a test can order: at the token endpoint, and for the next calls of any host."""

from dataclasses import dataclass, field

HANG = 3600.0


@dataclass
class Order:
    """A fault for the next calls whose path ends so."""

    left: int
    path: str
    code: int = 0

    def takes(self, path: str) -> bool:
        if self.left <= 0 or not path.endswith(self.path):
            return False
        self.left -= 1
        return True


@dataclass
class Faults:
    """The switches stay as they are set; the orders wear off."""

    refresh_hangs_after_consuming: bool = False
    refresh_without_rotation: bool = False  # the answer has no refresh token; the old one stays good
    oauth_504: str = ""  # "before" or "after" the refresh token is consumed
    oauth_error_without_code: bool = False
    oauth_error_as_string: bool = False
    state_echoed: bool = True  # whether the consent page gives back `state`
    night_closed: bool = False  # -133 on the business host from 22 to 6
    getoa_names_oa_id: bool = False  # "oa_id" instead of "oaid"
    media_gone: int = 404  # what is answered for a picture that has expired; no source says, 403 and 410 are likely too
    quota_has_cs_reply: bool = False  # as before March 2026
    quota_always: bool = False  # else every third answer leaves `quota` out
    refusals: list[Order] = field(default_factory=list)
    failures: list[Order] = field(default_factory=list)
    drops: list[Order] = field(default_factory=list)
    hangs: list[Order] = field(default_factory=list)

    def refusal(self, path: str) -> int:
        return next((order.code for order in self.refusals if order.takes(path)), 0)

    def failure(self, path: str) -> int:
        return next((order.code for order in self.failures if order.takes(path)), 0)

    def drop(self, path: str) -> bool:
        return any(order.takes(path) for order in self.drops)

    def hang(self, path: str) -> bool:
        return any(order.takes(path) for order in self.hangs)
