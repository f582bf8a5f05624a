"""Papers that the ward took from a home, each step until they are back; and what a visit came to"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "receipt",
        sa.Column("id", big, autoincrement=True, nullable=False),
        sa.Column("ward", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        *(sa.Column(name, big, nullable=True) for name in ("visit_id", "filing_id", "person_id")),
        sa.Column("talk", sa.String(), nullable=False),
        sa.Column("procedure", sa.String(), nullable=False),
        sa.Column("papers", sa.LargeBinary(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        *(sa.Column(name, big, nullable=True) for name in ("taken_by", "official_id")),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("file_code", sa.LargeBinary(), nullable=True),
        sa.Column("due_at", moment, nullable=True),
        sa.Column("made_at", moment, nullable=False),
        sa.Column("taken_at", moment, nullable=True),
        sa.Column("ended_at", moment, nullable=True),
        sa.Column("updated_at", moment, nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["home_visit.id"]),
        sa.ForeignKeyConstraint(["filing_id"], ["filing.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["taken_by"], ["official.id"]),
        sa.ForeignKeyConstraint(["official_id"], ["official.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("ward", "code"),
    )
    op.create_index("receipt_open", "receipt", ["ward", "status", "made_at"])
    for column in ("visit_id", "filing_id", "person_id", "official_id"):
        op.create_index(f"ix_receipt_{column}", "receipt", [column])
    op.create_table(
        "custody_step",
        sa.Column("id", big, autoincrement=True, nullable=False),
        sa.Column("ward", sa.String(), nullable=False),
        sa.Column("receipt_id", big, nullable=False),
        sa.Column("at", moment, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("act", "actor")),
        sa.Column("official_id", big, nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["receipt_id"], ["receipt.id"]),
        sa.ForeignKeyConstraint(["official_id"], ["official.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_custody_step_receipt_id", "custody_step", ["receipt_id"])
    op.create_table(
        "visit_report",
        sa.Column("id", big, autoincrement=True, nullable=False),
        sa.Column("ward", sa.String(), nullable=False),
        sa.Column("visit_id", big, nullable=False),
        sa.Column("official_id", big, nullable=True),
        sa.Column("at", moment, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("outcome", "why", "procedure", "area")),
        sa.Column("file_code", sa.LargeBinary(), nullable=True),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("fee_saved", "minutes")),
        sa.Column("taught", sa.Boolean(), nullable=False),
        sa.Column("next_step", sa.LargeBinary(), nullable=True),
        sa.Column("next_at", moment, nullable=True),
        sa.Column("photo_id", big, nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("photo_consent", "rating", "alone_next")),
        sa.Column("rated_at", moment, nullable=True),
        sa.ForeignKeyConstraint(["visit_id"], ["home_visit.id"]),
        sa.ForeignKeyConstraint(["official_id"], ["official.id"]),
        sa.ForeignKeyConstraint(["photo_id"], ["attachment.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_visit_report_visit_id", "visit_report", ["visit_id"])
    op.create_index("visit_report_month", "visit_report", ["ward", "at"])
