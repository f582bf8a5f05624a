"""The list of those served at home month by month, calls without a message, and what people need help with"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _months()
    _notices()
    _welfare()
    op.add_column("entitled_person", sa.Column("left_why", sa.String(), server_default=sa.text("''"), nullable=False))
    with op.batch_alter_table("call") as call:
        call.add_column(sa.Column("words", sa.LargeBinary(), nullable=True))
        call.alter_column("outbox_id", existing_type=BIG, nullable=True)


def _key() -> list[sa.Column[object]]:
    return [
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("ward", sa.String(), nullable=False),
    ]


def _months() -> None:
    op.create_table(
        "entitled_month",
        *_key(),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        *(sa.Column(name, MOMENT, nullable=True) for name in ("nudged_at", "locked_at", "counted_at")),
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("total", "added", "changed", "removed", "moved", "died")
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("ward", "month"),
    )
    op.create_table(
        "entitled_review",
        *_key(),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("official_id", BIG, nullable=False),
        sa.Column("reviewed_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["official_id"], ["official.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("ward", "month", "area"),
    )
    op.create_table(
        "entitled_line",
        *_key(),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("area", "print", "change")),
        sa.ForeignKeyConstraint(["person_id"], ["entitled_person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("ward", "month", "person_id"),
    )
    op.create_index("ix_entitled_line_person_id", "entitled_line", ["person_id"])


def _notices() -> None:
    op.create_table(
        "entitled_notice",
        *_key(),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("person_id", BIG, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("code", "kind", "way")),
        sa.Column("talk", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("heard_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["entitled_person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("ward", "month", "person_id", "kind"),
        sa.UniqueConstraint("ward", "code"),
    )
    op.create_index("ix_entitled_notice_person_id", "entitled_notice", ["person_id"])


def _welfare() -> None:
    op.create_table(
        "welfare_need",
        *_key(),
        *(sa.Column(name, BIG, nullable=False) for name in ("ticket_id", "person_id")),
        sa.Column("joined_id", BIG, nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("talk", "whom", "area", "status")),
        *(
            sa.Column(name, sa.LargeBinary(), nullable=True)
            for name in ("kinds", "words", "place", "reach", "programmes")
        ),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        *(sa.Column(name, MOMENT, nullable=False) for name in ("opened_at", "updated_at")),
        *(sa.Column(name, MOMENT, nullable=True) for name in ("triaged_at", "ended_at")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["joined_id"], ["welfare_need.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for name in ("ticket_id", "person_id", "joined_id"):
        op.create_index(f"ix_welfare_need_{name}", "welfare_need", [name])
    op.create_index("welfare_opened", "welfare_need", ["ward", "opened_at"])
