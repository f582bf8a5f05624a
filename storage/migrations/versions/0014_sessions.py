"""Sessions at a hall: who is there, what was done, what was borrowed; and when a number of the queue was called"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "session",
        sa.Column("id", big, autoincrement=True, nullable=False),
        sa.Column("ward", sa.String(), nullable=False),
        sa.Column("offering", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("begins_at", moment, nullable=False),
        sa.Column("ends_at", moment, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("place", "area", "status")),
        sa.Column("official_id", big, nullable=True),
        *(sa.Column(name, moment, nullable=True) for name in ("opened_at", "closed_at", "gaps_told_at", "reminded_at")),
        sa.Column("made_at", moment, nullable=False),
        sa.ForeignKeyConstraint(["official_id"], ["official.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("ward", "offering", "day"),
    )
    _of_session(
        "session_member",
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=True),
        sa.Column("coming", sa.String(), nullable=False),
        sa.Column("made_at", moment, nullable=False),
    )
    _of_session(
        "session_tally",
        sa.Column("procedure", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("first_time", sa.Boolean(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("ticket", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("made_at", moment, nullable=False),
    )
    _of_session(
        "session_item",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("taken_at", moment, nullable=False),
        sa.Column("returned_at", moment, nullable=True),
    )
    with op.batch_alter_table("booking", schema=None) as batch_op:
        batch_op.add_column(sa.Column("called_at", moment, nullable=True))
        batch_op.add_column(sa.Column("told_at", moment, nullable=True))


def _of_session(name: str, *columns: sa.Column[object]) -> None:
    """A table whose rows belong to a session and perhaps to an official."""
    big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        name,
        sa.Column("id", big, autoincrement=True, nullable=False),
        sa.Column("ward", sa.String(), nullable=False),
        sa.Column("session_id", big, nullable=False),
        sa.Column("official_id", big, nullable=True),
        *columns,
        sa.ForeignKeyConstraint(["session_id"], ["session.id"]),
        sa.ForeignKeyConstraint(["official_id"], ["official.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(f"ix_{name}_session_id", name, ["session_id"])
