"""Rude or untrue messages and who reviewed them; from whom a ticket is hidden, and what its card hints at"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "abuse_mark",
        sa.Column("id", big, autoincrement=True, nullable=False),
        sa.Column("ward", sa.String(), nullable=False),
        sa.Column("person_id", big, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("ticket_id", big, nullable=True),
        sa.Column("words", sa.LargeBinary(), nullable=True),
        sa.Column("talk", sa.String(), nullable=False),
        sa.Column("pause_until", moment, nullable=True),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("official_id", big, nullable=True),
        sa.Column("reviewed_at", moment, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"]),
        sa.ForeignKeyConstraint(["official_id"], ["official.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for name in ("person_id", "ticket_id", "official_id"):
        op.create_index(f"ix_abuse_mark_{name}", "abuse_mark", [name])
    op.add_column("ticket", sa.Column("hidden_from", sa.LargeBinary(), nullable=True))
    op.add_column("ticket", sa.Column("hints", sa.String(), nullable=False, server_default=sa.text("''")))
