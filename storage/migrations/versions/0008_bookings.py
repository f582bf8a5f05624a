"""Bookings, their seats, and closures"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "booking",
        sa.Column("id", big, autoincrement=True, nullable=False),
        sa.Column("ward", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("offering", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("slot_at", moment, nullable=False),
        sa.Column("ends_at", moment, nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("person_id", big, nullable=True),
        sa.Column("talk", sa.String(), nullable=False),
        sa.Column("procedure", sa.String(), nullable=False),
        sa.Column("elder", sa.Boolean(), nullable=False),
        sa.Column("coming", sa.Boolean(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", moment, nullable=False),
        sa.Column("updated_at", moment, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("ward", "code"),
        sa.UniqueConstraint("ward", "offering", "day", "number"),
    )
    waiting = sa.text("status = 'waiting'")
    with op.batch_alter_table("booking", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_booking_person_id"), ["person_id"], unique=False)
        batch_op.create_index("booking_day", ["ward", "day"], unique=False)
        batch_op.create_index(
            "booking_waiting", ["ward", "offering", "slot_at"], unique=False, sqlite_where=waiting,
            postgresql_where=waiting,
        )  # fmt: skip

    op.create_table(
        "seat",
        sa.Column("id", big, autoincrement=True, nullable=False),
        sa.Column("ward", sa.String(), nullable=False),
        sa.Column("offering", sa.String(), nullable=False),
        sa.Column("slot_at", moment, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("booking_id", big, nullable=False),
        sa.Column("held_until", moment, nullable=True),
        sa.ForeignKeyConstraint(["booking_id"], ["booking.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("ward", "offering", "slot_at", "number"),
    )
    with op.batch_alter_table("seat", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_seat_booking_id"), ["booking_id"], unique=False)

    op.create_table(
        "closure",
        sa.Column("id", big, autoincrement=True, nullable=False),
        sa.Column("ward", sa.String(), nullable=False),
        sa.Column("offering", sa.String(), nullable=False),
        sa.Column("begins_at", moment, nullable=False),
        sa.Column("ends_at", moment, nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("official_id", big, nullable=True),
        sa.Column("made_at", moment, nullable=False),
        sa.ForeignKeyConstraint(["official_id"], ["official.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("closure", schema=None) as batch_op:
        batch_op.create_index("closure_end", ["ward", "ends_at"], unique=False)
