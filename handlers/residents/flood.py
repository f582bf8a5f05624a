"""Very many reports of one person within an hour: an ordinary one more joins the last, so that nothing is lost or floods."""

from __future__ import annotations

from typing import Any

from handlers.residents.tickets import add_detail
from handlers.rules.abuse import paced
from handlers.rules.priority import is_faster
from handlers.rules.transitions import after
from handlers.turn import Turn


def joins_last(turn: Turn, facts: list[dict[str, Any]]) -> bool:
    """Many reports of one person within an hour: an ordinary one more is written onto the last, and nothing is lost."""
    turn.state.pace, count = paced(turn.state.pace, "reports", turn.now)
    taxonomy, name = turn.house.taxonomy, str(facts[0].get("category") or "other")
    if count <= turn.house.ward.abuse.reports_hour or len(facts) > 1 or taxonomy.categories[name].restricted:
        return False
    known = (one for one in turn.tickets.of_person(turn.person_id, open_only=True) if one.kind == "report")
    last = next((one for one in known if not one.restricted and after(one.status, "add")), None)
    urgent = taxonomy.service_class(name, facts[0].get("subcategory"))
    if last is None or is_faster(urgent, last.service_class):
        return False
    said = " · ".join(str(facts[0][part]) for part in ("what", "where") if facts[0].get(part))
    turn.state.leave()
    add_detail(turn, last, said, facts[0].get("photos") or ())
    return True
