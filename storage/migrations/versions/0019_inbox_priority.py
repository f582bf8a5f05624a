"""Those who speak are answered before the many who are reminded in the same minute"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("inbox", sa.Column("priority", sa.Integer(), nullable=False, server_default="0"))
    new = sa.text("status = 'new'")
    op.drop_index("inbox_waiting", "inbox")
    op.create_index("inbox_waiting", "inbox", ["priority", "id"], sqlite_where=new, postgresql_where=new)
