"""Create the first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001_initial"
down_revision = None
branch_labels = None
depends_on = None

JSON_DOCUMENT = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("born", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_name"), "person", ["name"])
    op.create_table(
        "topic",
        sa.Column("code", sa.String(8), nullable=False),
        sa.Column("parent_code", sa.String(8), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_topic")),
    )
    op.create_table(
        "visit",
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.String(80), nullable=False),
    )
    op.create_table(
        "letter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False, comment="Of the shelf"),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("topic", sa.String(8), nullable=False),
        sa.Column("state", sa.String(8), server_default="new", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("worth", sa.Numeric(12, 2), nullable=False),
        sa.Column("weight", sa.Double(), nullable=True),
        sa.Column("is_open", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column(
            "received_at", sa.DateTime(timezone=True), server_default=sa.text("CURRENT_TIMESTAMP"), nullable=False
        ),
        sa.Column("closes", sa.Time(), server_default=sa.text("'18:00:00'"), nullable=False),
        sa.Column("lent_for", sa.Interval(), nullable=True),
        sa.Column("metadata", JSON_DOCUMENT, server_default=sa.text("'{}'"), nullable=False),
        sa.Column("scan", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("number", name=op.f("uq_letter_number")),
        sa.UniqueConstraint("author_id", "topic", name=op.f("uq_letter_author_id_topic")),
        sa.CheckConstraint("state IN ('new', 'in order', 'lost')", name=op.f("ck_letter_state_values")),
        sa.CheckConstraint("pages >= 1", name=op.f("ck_letter_pages_minimum")),
        sa.CheckConstraint("pages <= 999", name=op.f("ck_letter_pages_maximum")),
        sa.CheckConstraint("worth >= 0", name=op.f("ck_letter_worth_minimum")),
        sa.CheckConstraint("worth > 0 OR state = 'lost'", name=op.f("ck_letter_worth_0_or_state_lost")),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_letter_author_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["topic"], ["topic.code"], name=op.f("fk_letter_topic_topic"), ondelete="RESTRICT"),
    )
    op.create_index(op.f("ix_letter_author_id"), "letter", ["author_id"])
    op.create_index(op.f("ix_letter_state_received_at"), "letter", ["state", "received_at"])
    op.create_table(
        "loans",
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reader", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("letter_id", "day", name=op.f("pk_loans")),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_loans_letter_id_letter"), ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    op.drop_table("loans")
    op.drop_table("letter")
    op.drop_table("visit")
    op.drop_table("topic")
    op.drop_table("person")
