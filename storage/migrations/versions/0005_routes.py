"""Routes, calls, and alarms that are told"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    due = sa.text("status = 'due'")
    op.add_column("conversation", sa.Column("heard_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("outbox", sa.Column("errand", sa.String(), nullable=False, server_default="reply"))
    op.add_column("outbox", sa.Column("priority", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("outbox", sa.Column("route", sa.String(), nullable=False, server_default=sa.text("''")))
    op.add_column("outbox", sa.Column("received_at", sa.DateTime(timezone=True), nullable=True))
    op.drop_index("outbox_waiting", table_name="outbox")
    op.create_index("outbox_waiting", "outbox", ["priority", "id"], sqlite_where=due, postgresql_where=due)

    untold = sa.text("state IN ('new', 'over')")
    op.add_column("alarm", sa.Column("state", sa.String(), nullable=False, server_default="told"))
    op.add_column("alarm", sa.Column("told_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("alarm", sa.Column("over_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("alarm_untold", "alarm", ["id"], sqlite_where=untold, postgresql_where=untold)

    op.create_table(
        "call",
        sa.Column("id", big, autoincrement=True, nullable=False),
        sa.Column("ward", sa.String(), nullable=False),
        sa.Column("person_id", big, nullable=True),
        sa.Column("outbox_id", big, nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("errand", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("official_id", big, nullable=True),
        sa.ForeignKeyConstraint(["official_id"], ["official.id"]),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("official_id", "outbox_id", "person_id"):
        op.create_index(f"ix_call_{column}", "call", [column])
    open_only = sa.text("done_at IS NULL")
    op.create_index("call_open", "call", ["ward", "id"], sqlite_where=open_only, postgresql_where=open_only)
