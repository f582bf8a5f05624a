"""Those whom the ward serves at home, and each renewal of the list"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    moment = sa.DateTime(timezone=True)
    sealed = ("name", "born", "address", "phone", "carer", "carer_phone", "basis", "mobility", "groups")
    op.create_table(
        "entitled_person",
        sa.Column("id", big, autoincrement=True, nullable=False),
        sa.Column("ward", sa.String(), nullable=False),
        *(sa.Column(name, sa.LargeBinary(), nullable=True) for name in sealed),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("notice", sa.String(), nullable=False),
        sa.Column("phone_mark", sa.String(), nullable=True),
        sa.Column("carer_mark", sa.String(), nullable=True),
        sa.Column("name_mark", sa.String(), nullable=False),
        sa.Column("first_month", sa.Date(), nullable=False),
        sa.Column("last_month", sa.Date(), nullable=True),
        sa.Column("reached_at", moment, nullable=True),
        sa.Column("updated_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    for name, column in (("phone", "phone_mark"), ("carer", "carer_mark"), ("name", "name_mark")):
        op.create_index(f"entitled_{name}", "entitled_person", ["ward", column])
    op.create_table(
        "entitled_import",
        sa.Column("id", big, autoincrement=True, nullable=False),
        sa.Column("ward", sa.String(), nullable=False),
        sa.Column("official_id", big, nullable=True),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("found", sa.LargeBinary(), nullable=True),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("added", "changed", "gone", "same", "faults")),
        sa.Column("made_at", moment, nullable=False),
        sa.Column("done_at", moment, nullable=True),
        sa.ForeignKeyConstraint(["official_id"], ["official.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("ward", "version"),
    )
