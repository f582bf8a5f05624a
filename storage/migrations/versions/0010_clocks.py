"""Jobs; and what the clock of a ticket says: first answer, pauses, extension, priority; officials on leave"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    moment = sa.DateTime(timezone=True)
    pending = sa.text("status = 'pending'")
    op.create_table(
        "job",
        sa.Column("id", big, autoincrement=True, nullable=False),
        sa.Column("ward", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("due_at", moment, nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("done_at", moment, nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("ward", "name", "cause"),
    )
    op.create_index("job_due", "job", ["due_at", "id"], sqlite_where=pending, postgresql_where=pending)
    for name in ("interim_due", "responded_at", "resolved_at", "paused_at", "pause_until"):
        op.add_column("ticket", sa.Column(name, moment, nullable=True))
    for name in ("pause", "priority_why"):
        op.add_column("ticket", sa.Column(name, sa.String(), nullable=False, server_default=sa.text("''")))
    op.add_column("ticket", sa.Column("extended", sa.Boolean(), nullable=False, server_default=sa.text("false")))
    op.add_column("ticket", sa.Column("priority", sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.create_index("ticket_opened", "ticket", ["ward", "opened_at"])
    op.create_index("ticket_resolved", "ticket", ["ward", "resolved_at"])
    op.add_column("official", sa.Column("away_until", moment, nullable=True))
