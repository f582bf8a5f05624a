"""Visits to homes, who else asked for them, the seats of teams, and what happened"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    moment = sa.DateTime(timezone=True)

    def number() -> sa.Column[int]:
        return sa.Column("id", big, autoincrement=True, nullable=False)

    def text(name: str) -> sa.Column[str]:
        return sa.Column(name, sa.String(), nullable=False)

    def sealed(*names: str) -> list[sa.Column[bytes]]:
        return [sa.Column(name, sa.LargeBinary(), nullable=True) for name in names]

    op.create_table(
        "home_visit",
        number(),
        text("ward"),
        text("code"),
        sa.Column("person_id", big, nullable=True),
        text("talk"),
        *sealed("whom", "name", "born"),
        text("relation"),
        sa.Column("mandate_id", big, nullable=True),
        sa.Column("entitled_id", big, nullable=True),
        *sealed("why", "words"),
        text("need"),
        text("procedure"),
        *sealed("place", "pin", "phone"),
        text("area"),
        text("street"),
        text("team"),
        sa.Column("begins_at", moment, nullable=False),
        sa.Column("ends_at", moment, nullable=False),
        text("status"),
        sa.Column("official_id", big, nullable=True),
        *sealed("door_code"),
        sa.Column("coming", sa.Boolean(), nullable=False),
        sa.Column("decided_by", big, nullable=True),
        *sealed("decision"),
        sa.Column("made_at", moment, nullable=False),
        sa.Column("updated_at", moment, nullable=False),
        sa.Column("ended_at", moment, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["mandate_id"], ["mandate.id"]),
        sa.ForeignKeyConstraint(["entitled_id"], ["entitled_person.id"]),
        sa.ForeignKeyConstraint(["official_id"], ["official.id"]),
        sa.ForeignKeyConstraint(["decided_by"], ["official.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("ward", "code"),
    )
    for column in ("person_id", "mandate_id", "entitled_id", "official_id"):
        op.create_index(f"ix_home_visit_{column}", "home_visit", [column])
    op.create_index("visit_round", "home_visit", ["ward", "team", "begins_at"])
    op.create_index("visit_status", "home_visit", ["ward", "status"])
    op.create_table(
        "visit_asker",
        number(),
        text("ward"),
        sa.Column("visit_id", big, nullable=False),
        sa.Column("person_id", big, nullable=False),
        text("talk"),
        text("status"),
        *sealed("phone", "words"),
        sa.Column("made_at", moment, nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["home_visit.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_visit_asker_visit_id", "visit_asker", ["visit_id"])
    op.create_index("ix_visit_asker_person_id", "visit_asker", ["person_id"])
    op.create_table(
        "visit_seat",
        number(),
        text("ward"),
        text("team"),
        sa.Column("begins_at", moment, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("visit_id", big, nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["home_visit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("ward", "team", "begins_at", "number"),
    )
    op.create_index("ix_visit_seat_visit_id", "visit_seat", ["visit_id"])
    op.create_table(
        "visit_event",
        number(),
        text("ward"),
        sa.Column("visit_id", big, nullable=False),
        sa.Column("at", moment, nullable=False),
        text("kind"),
        text("actor"),
        sa.Column("official_id", big, nullable=True),
        *sealed("data"),
        sa.ForeignKeyConstraint(["visit_id"], ["home_visit.id"]),
        sa.ForeignKeyConstraint(["official_id"], ["official.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_visit_event_visit_id", "visit_event", ["visit_id"])
