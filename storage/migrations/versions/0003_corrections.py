"""Corrections"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "correction",
        sa.Column("id", big, autoincrement=True, nullable=False),
        sa.Column("ward", sa.String(), nullable=False),
        sa.Column("person_id", big, nullable=False),
        sa.Column("ticket_id", big, nullable=True),
        sa.Column("text", sa.LargeBinary(), nullable=True),
        sa.Column("understood", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("corrected", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("correction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_correction_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_correction_ticket_id"), ["ticket_id"], unique=False)
