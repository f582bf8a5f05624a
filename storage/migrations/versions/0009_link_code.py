"""Codes by which a person shows on a second channel who they are on the first"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "link_code",
        sa.Column("id", big, autoincrement=True, nullable=False),
        sa.Column("ward", sa.String(), nullable=False),
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("person_id", big, nullable=False),
        sa.Column("talk", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_link_code_code_hash", "link_code", ["code_hash"])
    op.create_index("ix_link_code_person_id", "link_code", ["person_id"])
