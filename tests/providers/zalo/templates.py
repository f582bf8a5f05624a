"""What both hosts check of a ZBS template: that it exists, is approved, and that every blank is filled and fits."""

from .shapes import Json, Refused
from .world import Oa, Param, Template


def check_template(template: Template | None) -> Template:
    if template is None:
        raise Refused(-109, "Template ID is invalid")
    if template.status in ("PENDING_REVIEW", "REJECT"):
        raise Refused(-131, "Template has not been approved")
    if template.status != "ENABLE":
        raise Refused(-146, "Template has been disabled")
    return template


def fill(template: Template, data: object) -> Json:
    """The blanks as they are filled."""
    if not isinstance(data, dict):
        raise Refused(-112, "template_data is invalid")
    unknown = set(data) - {param.name for param in template.params}
    if unknown:
        raise Refused(-112, f"template_data has no parameter {sorted(unknown)[0]}")
    for param in template.params:
        _check(param, data.get(param.name))
    return data


def _check(param: Param, value: object) -> None:
    if value is None or value == "":
        if param.required:
            raise Refused(-1122, f"template_data lacks {param.name}")
    elif not isinstance(value, str):
        raise Refused(-1124, f"{param.name} has the wrong format")
    elif len(value) > param.longest:
        raise Refused(-1121, f"{param.name} is longer than {param.longest}")


def pay(oa: Oa, price: int, unlinked: int, empty: int) -> str:
    """Take the price from the Zalo Cloud account."""
    if not oa.zca_linked:
        raise Refused(unlinked, "App is not linked to a Zalo Cloud account")
    if oa.balance < price:
        raise Refused(empty, "Zalo Cloud account has not enough balance")
    oa.balance -= price
    return "purchase_quota"
