"""Whose the thing is that a ticket is about: a body outside the ward, by the street table"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.add_column("ticket", sa.Column("owner", sa.String(), nullable=False, server_default=sa.text("''")))
