"""Co-reporters, where tickets are as keyed marks, tickets merged into another, storms"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "co_reporter",
        sa.Column("id", big, autoincrement=True, nullable=False),
        sa.Column("ward", sa.String(), nullable=False),
        sa.Column("ticket_id", big, nullable=False),
        sa.Column("person_id", big, nullable=False),
        sa.Column("talk", sa.String(), nullable=False),
        sa.Column("since", moment, nullable=False),
        sa.Column("left_at", moment, nullable=True),
        sa.Column("via_id", big, nullable=True),
        sa.Column("said", sa.LargeBinary(), nullable=True),
        sa.Column("place", sa.LargeBinary(), nullable=True),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("pin", sa.LargeBinary(), nullable=True),
        sa.Column("depth", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"]),
        sa.ForeignKeyConstraint(["via_id"], ["ticket.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("co_reporter_since", "co_reporter", ["ward", "since"])
    for name in ("ticket_id", "person_id", "via_id"):
        op.create_index(f"ix_co_reporter_{name}", "co_reporter", [name])
    op.create_table(
        "ticket_place",
        sa.Column("id", big, autoincrement=True, nullable=False),
        sa.Column("ward", sa.String(), nullable=False),
        sa.Column("ticket_id", big, nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ticket_place_mark", "ticket_place", ["ward", "mark", "ticket_id"])
    op.create_index("ix_ticket_place_ticket_id", "ticket_place", ["ticket_id"])
    op.create_table(
        "storm",
        sa.Column("id", big, autoincrement=True, nullable=False),
        sa.Column("ward", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("proposed_at", moment, nullable=False),
        sa.Column("began_at", moment, nullable=True),
        sa.Column("ended_at", moment, nullable=True),
        sa.Column("official_id", big, nullable=True),
        sa.Column("ticket_id", big, nullable=True),
        sa.ForeignKeyConstraint(["official_id"], ["official.id"]),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("storm_category", "storm", ["ward", "category", "proposed_at"])
    for name in ("official_id", "ticket_id"):
        op.create_index(f"ix_storm_{name}", "storm", [name])
    op.add_column("ticket", sa.Column("merged_into", sa.BigInteger(), nullable=True))
