"""The first house: accounts, trail, drafts, exports, files of families, assessments, aid, sharing, referrals."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = ("default",)
depends_on = None


def upgrade() -> None:
    op.create_table(
        "aid_kinds",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name_ar", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column(
            "form",
            sa.Enum(
                "cash", "in_kind", "service", name="form_is_known", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "kind_group",
            sa.Enum(
                "rent",
                "monthly_aid",
                "food_basket",
                "ramadan_basket",
                "eid_clothing",
                "winter_clothing",
                "school_bag",
                "education",
                "electricity",
                "water",
                "appliances",
                "furnishing",
                "maintenance",
                "transport",
                "treatment",
                "debts",
                "prisoner_family",
                "marriage",
                name="kind_group_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("ceiling", sa.BigInteger(), nullable=True),
        sa.Column("second_above", sa.BigInteger(), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.CheckConstraint("ceiling > 0", name=op.f("ck_aid_kinds_ceiling_is_above_zero")),
        sa.CheckConstraint("second_above > 0", name=op.f("ck_aid_kinds_second_above_is_above_zero")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_kinds")),
        sa.UniqueConstraint("code", name=op.f("uq_aid_kinds_code")),
    )
    op.create_table(
        "associations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("name_ar", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=False),
        sa.Column("short_ar", sa.String(length=60), nullable=False),
        sa.Column("short_en", sa.String(length=60), nullable=False),
        sa.Column("monogram", sa.String(length=4), nullable=False),
        sa.Column("licence_number", sa.String(length=12), nullable=False),
        sa.Column("contact_name", sa.String(length=120), nullable=False),
        sa.Column("contact_phone", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_associations")),
        sa.UniqueConstraint("code", name=op.f("uq_associations_code")),
    )
    op.create_table(
        "audit_entries",
        sa.Column("chain", sa.String(length=8), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=40), nullable=False),
        sa.Column("acting_association", sa.String(length=8), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("purpose", sa.String(length=60), nullable=False),
        sa.Column("request_id", sa.String(length=40), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("subjects_digest", sa.String(length=64), nullable=False),
        sa.Column("detail_digest", sa.String(length=64), nullable=False),
        sa.Column("prev_mac", sa.String(length=64), nullable=False),
        sa.Column("mac", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("chain", "seq", name=op.f("pk_audit_entries")),
        sa.UniqueConstraint("chain", "prev_mac", name=op.f("uq_audit_entries_chain_prev_mac")),
    )
    op.create_index(op.f("ix_audit_entries_actor_at"), "audit_entries", ["actor", "at"], unique=False)
    op.create_index(op.f("ix_audit_entries_chain_at"), "audit_entries", ["chain", "at"], unique=False)
    op.create_table(
        "chain_heads",
        sa.Column("chain", sa.String(length=8), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("mac", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("chain", name=op.f("pk_chain_heads")),
    )
    op.create_table(
        "counters",
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("series", sa.String(length=20), nullable=False),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("association_id", "series", "year", name=op.f("pk_counters")),
    )
    op.create_table(
        "holidays",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_holidays")),
    )
    op.create_table(
        "installation",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("number = 1", name=op.f("ck_installation_only_one")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_installation")),
    )
    op.create_table(
        "throttle_counters",
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("window_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "source", "window_at", name=op.f("pk_throttle_counters")),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("username", sa.String(length=60), nullable=False),
        sa.Column("name_ar", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("locale", sa.String(length=2), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("username", name=op.f("uq_users_username")),
    )
    op.create_table(
        "audit_details",
        sa.Column("chain", sa.String(length=8), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("detail_sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["chain", "seq"], ["audit_entries.chain", "audit_entries.seq"], name=op.f("fk_audit_details_chain_seq")
        ),
        sa.PrimaryKeyConstraint("chain", "seq", name=op.f("pk_audit_details")),
    )
    op.create_table(
        "audit_subjects",
        sa.Column("chain", sa.String(length=8), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("subject_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["chain", "seq"], ["audit_entries.chain", "audit_entries.seq"], name=op.f("fk_audit_subjects_chain_seq")
        ),
        sa.PrimaryKeyConstraint("chain", "seq", "kind", "subject_id", name=op.f("pk_audit_subjects")),
    )
    op.create_index(
        op.f("ix_audit_subjects_kind_subject_id_chain_seq"),
        "audit_subjects",
        ["kind", "subject_id", "chain", "seq"],
        unique=False,
    )
    op.create_table(
        "cases",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "under_study",
                "awaiting_approval",
                "returned",
                "active",
                "suspended",
                "refused",
                "closed",
                name="status_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("responsible_id", sa.Uuid(), nullable=False),
        sa.Column(
            "channel",
            sa.Enum(
                "office",
                "phone",
                "visit",
                "online",
                "referral",
                name="channel_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "source",
            sa.Enum(
                "family",
                "relative",
                "centre",
                "mosque",
                "school",
                "hospital",
                "government",
                "association",
                name="source_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("source_note", sa.String(length=300), nullable=False),
        sa.Column(
            "priority",
            sa.Enum("normal", "urgent", name="priority_is_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.Column("objects_to_sharing", sa.Boolean(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_edited_by", sa.Uuid(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submitted_by", sa.Uuid(), nullable=True),
        sa.Column("last_edited_by_at_submission", sa.Uuid(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "status NOT IN ('active', 'suspended') OR approved_by IS NOT NULL",
            name=op.f("ck_cases_active_file_was_approved"),
        ),
        sa.CheckConstraint(
            "approved_by IS NULL OR (approved_by <> submitted_by AND approved_by <> last_edited_by_at_submission)",
            name=op.f("ck_cases_approver_is_another_person"),
        ),
        sa.CheckConstraint(
            "approved_by IS NULL OR (submitted_by IS NOT NULL AND last_edited_by_at_submission IS NOT NULL)",
            name=op.f("ck_cases_approved_file_was_submitted"),
        ),
        sa.ForeignKeyConstraint(["approved_by"], ["users.id"], name=op.f("fk_cases_approved_by")),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_cases_association_id")),
        sa.ForeignKeyConstraint(["last_edited_by"], ["users.id"], name=op.f("fk_cases_last_edited_by")),
        sa.ForeignKeyConstraint(
            ["last_edited_by_at_submission"], ["users.id"], name=op.f("fk_cases_last_edited_by_at_submission")
        ),
        sa.ForeignKeyConstraint(["merged_into_id"], ["cases.id"], name=op.f("fk_cases_merged_into_id")),
        sa.ForeignKeyConstraint(["opened_by"], ["users.id"], name=op.f("fk_cases_opened_by")),
        sa.ForeignKeyConstraint(["responsible_id"], ["users.id"], name=op.f("fk_cases_responsible_id")),
        sa.ForeignKeyConstraint(["submitted_by"], ["users.id"], name=op.f("fk_cases_submitted_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("association_id", "number", name=op.f("uq_cases_association_id_number")),
        sa.UniqueConstraint("id", "association_id", name=op.f("uq_cases_id_association_id")),
    )
    op.create_index(
        op.f("ix_cases_association_id_status_updated_at"),
        "cases",
        ["association_id", "status", "updated_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_cases_association_id_updated_at_id"), "cases", ["association_id", "updated_at", "id"], unique=False
    )
    op.create_table(
        "declared_kin",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("person_index", sa.String(length=64), nullable=False),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_declared_kin_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declared_kin")),
        sa.UniqueConstraint("user_id", "person_index", name=op.f("uq_declared_kin_user_id_person_index")),
    )
    op.create_table(
        "export_records",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("serial", sa.String(length=24), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column(
            "format",
            sa.Enum("pdf", "xlsx", "csv", name="format_is_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("locale", sa.String(length=2), nullable=False),
        sa.Column("subject", sa.String(length=60), nullable=False),
        sa.Column("filters", sa.JSON(), nullable=False),
        sa.Column("rows_count", sa.BigInteger(), nullable=False),
        sa.Column("totals", sa.JSON(), nullable=False),
        sa.Column("purpose", sa.String(length=200), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("chain_head", sa.String(length=90), nullable=False),
        sa.Column(
            "state",
            sa.Enum("running", "done", name="state_is_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("file_sha256", sa.String(length=64), nullable=True),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(state = 'done') = (file_sha256 IS NOT NULL)", name=op.f("ck_export_records_done_has_its_hash")
        ),
        sa.CheckConstraint("rows_count >= 0", name=op.f("ck_export_records_rows_are_not_negative")),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_export_records_association_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_export_records_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_records")),
        sa.UniqueConstraint("serial", name=op.f("uq_export_records_serial")),
    )
    op.create_index(
        op.f("ix_export_records_association_id_at"), "export_records", ["association_id", "at"], unique=False
    )
    op.create_index(
        op.f("ix_export_records_user_id_content_hash_at"),
        "export_records",
        ["user_id", "content_hash", "at"],
        unique=False,
    )
    op.create_table(
        "form_drafts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("form", sa.String(length=200), nullable=False),
        sa.Column("typed_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_form_drafts_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_drafts")),
        sa.UniqueConstraint("user_id", "form", name=op.f("uq_form_drafts_user_id_form")),
    )
    op.create_table(
        "funds",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("name_ar", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "zakat",
                "sadaqah",
                "waqf_yield",
                "orphan_sponsorship",
                "restricted",
                "unrestricted",
                name="kind_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "unit",
            sa.Enum("SAR", name="unit_is_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("available", sa.BigInteger(), nullable=False),
        sa.Column("reserved", sa.BigInteger(), nullable=False),
        sa.Column("paid", sa.BigInteger(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.CheckConstraint("available >= 0", name=op.f("ck_funds_available_is_not_negative")),
        sa.CheckConstraint("paid >= 0", name=op.f("ck_funds_paid_is_not_negative")),
        sa.CheckConstraint("reserved >= 0", name=op.f("ck_funds_reserved_is_not_negative")),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_funds_association_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funds")),
        sa.UniqueConstraint("association_id", "code", name=op.f("uq_funds_association_id_code")),
        sa.UniqueConstraint("id", "association_id", name=op.f("uq_funds_id_association_id")),
    )
    op.create_table(
        "idempotency_keys",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("result", sa.String(length=300), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_idempotency_keys_user_id")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_idempotency_keys")),
    )
    op.create_table(
        "memorandums",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("first_party_id", sa.Uuid(), nullable=False),
        sa.Column("second_party_id", sa.Uuid(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("first_contact", sa.String(length=200), nullable=False),
        sa.Column("second_contact", sa.String(length=200), nullable=False),
        sa.Column("entered_by", sa.Uuid(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_memorandums_ends_after_it_begins")),
        sa.CheckConstraint("first_party_id <> second_party_id", name=op.f("ck_memorandums_has_two_parties")),
        sa.ForeignKeyConstraint(["entered_by"], ["users.id"], name=op.f("fk_memorandums_entered_by")),
        sa.ForeignKeyConstraint(["first_party_id"], ["associations.id"], name=op.f("fk_memorandums_first_party_id")),
        sa.ForeignKeyConstraint(["second_party_id"], ["associations.id"], name=op.f("fk_memorandums_second_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memorandums")),
    )
    op.create_index(op.f("ix_memorandums_starts_on_ends_on"), "memorandums", ["starts_on", "ends_on"], unique=False)
    op.create_table(
        "need_policies",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column(
            "model",
            sa.Enum("proportional", name="model_is_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("base_line", sa.BigInteger(), nullable=False),
        sa.Column("weight_head", sa.BigInteger(), nullable=False),
        sa.Column("weight_adult", sa.BigInteger(), nullable=False),
        sa.Column("weight_child", sa.BigInteger(), nullable=False),
        sa.Column("adult_age", sa.BigInteger(), nullable=False),
        sa.Column("is_rent_deducted", sa.Boolean(), nullable=False),
        sa.Column("restudy_after_months", sa.BigInteger(), nullable=False),
        sa.Column("adopted_from", sa.Date(), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.CheckConstraint("adult_age > 0", name=op.f("ck_need_policies_adult_age_is_positive")),
        sa.CheckConstraint("base_line > 0", name=op.f("ck_need_policies_base_line_is_positive")),
        sa.CheckConstraint(
            "weight_head > 0 AND weight_adult >= 0 AND weight_child >= 0",
            name=op.f("ck_need_policies_weights_are_in_bounds"),
        ),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_need_policies_association_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need_policies")),
        sa.UniqueConstraint("association_id", "version", name=op.f("uq_need_policies_association_id_version")),
    )
    op.create_table(
        "persons",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("first_name", sa.String(length=60), nullable=False),
        sa.Column("father_name", sa.String(length=60), nullable=False),
        sa.Column("grandfather_name", sa.String(length=60), nullable=False),
        sa.Column("family_name", sa.String(length=60), nullable=False),
        sa.Column("folded_name", sa.String(length=300), nullable=False),
        sa.Column(
            "sex",
            sa.Enum("male", "female", name="sex_is_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "id_kind",
            sa.Enum(
                "national",
                "iqama",
                "border",
                "none",
                name="id_kind_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("national_id_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("national_id_index", sa.String(length=64), nullable=True),
        sa.Column("national_id_last4", sa.String(length=4), nullable=False),
        sa.Column("sharing_key", sa.String(length=64), nullable=True),
        sa.Column("no_id_reason", sa.String(length=300), nullable=False),
        sa.Column("birth", sa.String(length=20), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=False),
        sa.Column(
            "marital_status",
            sa.Enum(
                "single",
                "married",
                "widowed",
                "divorced",
                "abandoned",
                "suspended_wife",
                name="marital_status_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "health_status",
            sa.Enum(
                "healthy",
                "chronic",
                "disabled",
                "unable",
                name="health_status_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("health_note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column(
            "education",
            sa.Enum(
                "none",
                "reads",
                "primary",
                "intermediate",
                "secondary",
                "diploma",
                "university",
                "below_age",
                name="education_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "occupation",
            sa.Enum(
                "student",
                "employed",
                "casual",
                "self_employed",
                "unemployed",
                "homemaker",
                "retired",
                "not_working",
                name="occupation_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("same_as_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(id_kind = 'none') = (national_id_sealed IS NULL)", name=op.f("ck_persons_number_stands_with_its_kind")
        ),
        sa.CheckConstraint(
            "(national_id_sealed IS NULL) = (national_id_index IS NULL)",
            name=op.f("ck_persons_sealed_number_is_indexed"),
        ),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_persons_association_id")),
        sa.ForeignKeyConstraint(["same_as_id"], ["persons.id"], name=op.f("fk_persons_same_as_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persons")),
    )
    op.create_index(op.f("ix_persons_sharing_key"), "persons", ["sharing_key"], unique=False)
    op.create_index(
        "uq_persons_identity",
        "persons",
        ["association_id", "national_id_index"],
        unique=True,
        sqlite_where=sa.text("same_as_id IS NULL"),
        postgresql_where=sa.text("same_as_id IS NULL"),
    )
    op.create_table(
        "role_grants",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "worker",
                "supervisor",
                "auditor",
                "administrator",
                name="role_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_to >= valid_from", name=op.f("ck_role_grants_ends_after_it_begins")
        ),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_role_grants_association_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_role_grants_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grants")),
    )
    op.create_index(op.f("ix_role_grants_user_id_valid_from"), "role_grants", ["user_id", "valid_from"], unique=False)
    op.create_table(
        "sign_in_sessions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed", sa.JSON(), nullable=False),
        sa.Column("notices", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["associations.id"], name=op.f("fk_sign_in_sessions_association_id")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_sign_in_sessions_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_sessions")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_sign_in_sessions_token_digest")),
    )
    op.create_index(
        op.f("ix_sign_in_sessions_user_id_started_at"), "sign_in_sessions", ["user_id", "started_at"], unique=False
    )
    op.create_table(
        "aid_requests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=24), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "submitted",
                "first_approved",
                "approved",
                "completed",
                "returned",
                "needs_reapproval",
                "refused",
                "cancelled",
                "expired",
                name="status_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("kind_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind_group",
            sa.Enum(
                "rent",
                "monthly_aid",
                "food_basket",
                "ramadan_basket",
                "eid_clothing",
                "winter_clothing",
                "school_bag",
                "education",
                "electricity",
                "water",
                "appliances",
                "furnishing",
                "maintenance",
                "transport",
                "treatment",
                "debts",
                "prisoner_family",
                "marriage",
                name="kind_group_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("period", sa.String(length=20), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_aid_requests_association_id")),
        sa.ForeignKeyConstraint(
            ["case_id", "association_id"], ["cases.id", "cases.association_id"], name="fk_request_of_own_file"
        ),
        sa.ForeignKeyConstraint(["kind_id"], ["aid_kinds.id"], name=op.f("fk_aid_requests_kind_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_requests")),
        sa.UniqueConstraint("association_id", "number", name=op.f("uq_aid_requests_association_id_number")),
        sa.UniqueConstraint("id", "case_id", "association_id", name=op.f("uq_aid_requests_id_case_id_association_id")),
    )
    op.create_index(
        op.f("ix_aid_requests_association_id_created_at_id"),
        "aid_requests",
        ["association_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_aid_requests_association_id_status_updated_at"),
        "aid_requests",
        ["association_id", "status", "updated_at"],
        unique=False,
    )
    op.create_index(op.f("ix_aid_requests_case_id_created_at"), "aid_requests", ["case_id", "created_at"], unique=False)
    op.create_index(
        "uq_aid_requests_one_of_a_kind",
        "aid_requests",
        ["case_id", "kind_group", "period"],
        unique=True,
        sqlite_where=sa.text("status IN ('approved', 'completed', 'first_approved')"),
        postgresql_where=sa.text("status IN ('approved', 'completed', 'first_approved')"),
    )
    op.create_table(
        "bank_accounts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("holder", sa.String(length=200), nullable=False),
        sa.Column("iban_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("iban_index", sa.String(length=64), nullable=False),
        sa.Column("iban_last4", sa.String(length=4), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_bank_accounts_association_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_bank_accounts_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_accounts")),
    )
    op.create_index(
        op.f("ix_bank_accounts_association_id_iban_index"),
        "bank_accounts",
        ["association_id", "iban_index"],
        unique=False,
    )
    op.create_index(op.f("ix_bank_accounts_case_id"), "bank_accounts", ["case_id"], unique=False)
    op.create_table(
        "case_aliases",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_case_aliases_association_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_aliases_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_aliases")),
        sa.UniqueConstraint(
            "association_id", "number", "case_id", name=op.f("uq_case_aliases_association_id_number_case_id")
        ),
    )
    op.create_table(
        "case_categories",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column(
            "category",
            sa.Enum(
                "needy",
                "widow",
                "divorced",
                "abandoned",
                "orphans",
                "low_income",
                "elderly",
                "unemployed",
                "debtors",
                "chronic_patient",
                "disabled",
                "prisoner_family",
                "unknown_parentage",
                name="category_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["association_id"], ["associations.id"], name=op.f("fk_case_categories_association_id")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_categories_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_categories")),
    )
    op.create_index(
        op.f("ix_case_categories_association_id_category"),
        "case_categories",
        ["association_id", "category"],
        unique=False,
    )
    op.create_index(op.f("ix_case_categories_case_id"), "case_categories", ["case_id"], unique=False)
    op.create_table(
        "case_notes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_case_notes_association_id")),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name=op.f("fk_case_notes_by_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_notes_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_notes")),
    )
    op.create_index(op.f("ix_case_notes_case_id_at"), "case_notes", ["case_id", "at"], unique=False)
    op.create_table(
        "consents",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "double_aid_check",
                "aid",
                "family_consultation",
                "psychological_consultation",
                "educational_consultation",
                "social_consultation",
                "programme",
                "family_development",
                "volunteers",
                name="purpose_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("recipient_id", sa.Uuid(), nullable=False),
        sa.Column(
            "method",
            sa.Enum(
                "signed_form",
                "recorded_call",
                "in_person",
                name="method_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("evidence", sa.String(length=300), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("taken_by", sa.Uuid(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.CheckConstraint("evidence <> ''", name=op.f("ck_consents_has_evidence")),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_consents_ends_after_it_begins")),
        sa.CheckConstraint("recipient_id <> association_id", name=op.f("ck_consents_recipient_is_the_other")),
        sa.CheckConstraint("taken_on <= starts_on", name=op.f("ck_consents_taken_before_it_begins")),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_consents_association_id")),
        sa.ForeignKeyConstraint(
            ["case_id", "association_id"], ["cases.id", "cases.association_id"], name="fk_consent_of_own_file"
        ),
        sa.ForeignKeyConstraint(["recipient_id"], ["associations.id"], name=op.f("fk_consents_recipient_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["users.id"], name=op.f("fk_consents_recorded_by")),
        sa.ForeignKeyConstraint(["taken_by"], ["users.id"], name=op.f("fk_consents_taken_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
        sa.UniqueConstraint("id", "case_id", "purpose", "recipient_id", name="uq_consent_for_what_and_whom"),
    )
    op.create_index(op.f("ix_consents_case_id_purpose"), "consents", ["case_id", "purpose"], unique=False)
    op.create_table(
        "fund_aid_kinds",
        sa.Column("fund_id", sa.Uuid(), nullable=False),
        sa.Column("aid_kind_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["aid_kind_id"], ["aid_kinds.id"], name=op.f("fk_fund_aid_kinds_aid_kind_id")),
        sa.ForeignKeyConstraint(["fund_id"], ["funds.id"], name=op.f("fk_fund_aid_kinds_fund_id")),
        sa.PrimaryKeyConstraint("fund_id", "aid_kind_id", name=op.f("pk_fund_aid_kinds")),
    )
    op.create_table(
        "fund_categories",
        sa.Column("fund_id", sa.Uuid(), nullable=False),
        sa.Column(
            "category",
            sa.Enum(
                "needy",
                "widow",
                "divorced",
                "abandoned",
                "orphans",
                "low_income",
                "elderly",
                "unemployed",
                "debtors",
                "chronic_patient",
                "disabled",
                "prisoner_family",
                "unknown_parentage",
                name="category_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["fund_id"], ["funds.id"], name=op.f("fk_fund_categories_fund_id")),
        sa.PrimaryKeyConstraint("fund_id", "category", name=op.f("pk_fund_categories")),
    )
    op.create_table(
        "memberships",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "relation",
            sa.Enum(
                "head",
                "wife",
                "husband",
                "son",
                "daughter",
                "father",
                "mother",
                "brother",
                "sister",
                "grandchild",
                "grandparent",
                "mother_in_law",
                "father_in_law",
                "foster_child",
                "other",
                name="relation_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("is_head", sa.Boolean(), nullable=False),
        sa.Column("is_collector", sa.Boolean(), nullable=False),
        sa.Column("benefits", sa.Boolean(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(length=60), nullable=False),
        sa.CheckConstraint("is_head = (relation = 'head')", name=op.f("ck_memberships_head_is_the_head_relation")),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_memberships_ends_after_it_begins")),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_memberships_association_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_memberships_case_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_memberships_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
    )
    op.create_index(op.f("ix_memberships_person_id"), "memberships", ["person_id"], unique=False)
    op.create_index(
        "uq_memberships_once_in_a_file",
        "memberships",
        ["case_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("ends_on IS NULL"),
        postgresql_where=sa.text("ends_on IS NULL"),
    )
    op.create_index(
        "uq_memberships_one_head",
        "memberships",
        ["case_id"],
        unique=True,
        sqlite_where=sa.text("is_head AND ends_on IS NULL"),
        postgresql_where=sa.text("is_head AND ends_on IS NULL"),
    )
    op.create_table(
        "memorandum_clauses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("memorandum_id", sa.Uuid(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "double_aid_check",
                "aid",
                "family_consultation",
                "psychological_consultation",
                "educational_consultation",
                "social_consultation",
                "programme",
                "family_development",
                "volunteers",
                name="purpose_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "section",
            sa.Enum(
                "basic",
                "members",
                "housing",
                "health",
                "income",
                "needs",
                "assessment",
                "aid",
                name="section_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("giver_id", sa.Uuid(), nullable=False),
        sa.Column("receiver_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("giver_id <> receiver_id", name=op.f("ck_memorandum_clauses_has_a_direction")),
        sa.ForeignKeyConstraint(["giver_id"], ["associations.id"], name=op.f("fk_memorandum_clauses_giver_id")),
        sa.ForeignKeyConstraint(
            ["memorandum_id"], ["memorandums.id"], name=op.f("fk_memorandum_clauses_memorandum_id")
        ),
        sa.ForeignKeyConstraint(["receiver_id"], ["associations.id"], name=op.f("fk_memorandum_clauses_receiver_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memorandum_clauses")),
        sa.UniqueConstraint("memorandum_id", "purpose", "section", "giver_id", "receiver_id", name="uq_clause_once"),
    )
    op.create_table(
        "name_tokens",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column(
            "token",
            sa.String(length=60).with_variant(sa.String(length=60, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_name_tokens_association_id")),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_name_tokens_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_name_tokens")),
    )
    op.create_index(
        op.f("ix_name_tokens_association_id_token_person_id"),
        "name_tokens",
        ["association_id", "token", "person_id"],
        unique=False,
    )
    op.create_index(op.f("ix_name_tokens_person_id"), "name_tokens", ["person_id"], unique=False)
    op.create_table(
        "need_bands",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("policy_id", sa.Uuid(), nullable=False),
        sa.Column(
            "need_class",
            sa.Enum(
                "high", "middle", "low", name="class_is_known", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("upper_edge", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "(need_class = 'low') = (upper_edge IS NULL)", name=op.f("ck_need_bands_only_the_last_band_has_no_edge")
        ),
        sa.CheckConstraint("upper_edge IS NULL OR upper_edge > 0", name=op.f("ck_need_bands_edge_is_positive")),
        sa.ForeignKeyConstraint(["policy_id"], ["need_policies.id"], name=op.f("fk_need_bands_policy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need_bands")),
        sa.UniqueConstraint("policy_id", "need_class", name=op.f("uq_need_bands_policy_id_need_class")),
        sa.UniqueConstraint("policy_id", "upper_edge", name=op.f("uq_need_bands_policy_id_upper_edge")),
    )
    op.create_table(
        "phones",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("is_relatives", sa.Boolean(), nullable=False),
        sa.Column("number_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("number_index", sa.String(length=64), nullable=False),
        sa.Column("number_last4", sa.String(length=4), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_phones_association_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_phones_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phones")),
    )
    op.create_index(
        op.f("ix_phones_association_id_number_index"), "phones", ["association_id", "number_index"], unique=False
    )
    op.create_index(op.f("ix_phones_case_id"), "phones", ["case_id"], unique=False)
    op.create_table(
        "residences",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("district", sa.String(length=60), nullable=False),
        sa.Column("street_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("building_no_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("short_address_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("additional_no", sa.String(length=4), nullable=False),
        sa.Column("postal_code", sa.String(length=5), nullable=False),
        sa.Column(
            "housing_type",
            sa.Enum(
                "flat",
                "villa",
                "traditional",
                "room",
                "annex",
                name="housing_type_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "tenure",
            sa.Enum(
                "rented",
                "owned",
                "shared",
                "usufruct",
                "charitable",
                "with_family",
                name="tenure_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "condition",
            sa.Enum(
                "excellent",
                "good",
                "poor",
                "unsafe",
                name="condition_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("rooms", sa.BigInteger(), nullable=False),
        sa.Column("rent_yearly", sa.BigInteger(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint("rent_yearly >= 0", name=op.f("ck_residences_rent_is_not_negative")),
        sa.CheckConstraint("rooms >= 0", name=op.f("ck_residences_rooms_are_not_negative")),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_residences_association_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_residences_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_residences")),
    )
    op.create_index(op.f("ix_residences_case_id"), "residences", ["case_id"], unique=False)
    op.create_table(
        "visits",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "planned",
                "visited",
                "no_answer",
                "cancelled",
                name="outcome_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("team", sa.String(length=200), nullable=False),
        sa.Column("present", sa.String(length=200), nullable=False),
        sa.Column("findings_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "outcome <> 'visited' OR findings_sealed IS NOT NULL", name=op.f("ck_visits_visit_has_findings")
        ),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_visits_association_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_visits_case_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["users.id"], name=op.f("fk_visits_recorded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
    )
    op.create_index(
        op.f("ix_visits_association_id_outcome_day"), "visits", ["association_id", "outcome", "day"], unique=False
    )
    op.create_index(op.f("ix_visits_case_id_day"), "visits", ["case_id", "day"], unique=False)
    op.create_table(
        "aid_claims",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("person_key", sa.String(length=64), nullable=False),
        sa.Column(
            "kind_group",
            sa.Enum(
                "rent",
                "monthly_aid",
                "food_basket",
                "ramadan_basket",
                "eid_clothing",
                "winter_clothing",
                "school_bag",
                "education",
                "electricity",
                "water",
                "appliances",
                "furnishing",
                "maintenance",
                "transport",
                "treatment",
                "debts",
                "prisoner_family",
                "marriage",
                name="kind_group_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("period", sa.String(length=20), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "requested", "approved", name="stage_is_known", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("waiver", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_aid_claims_association_id")),
        sa.ForeignKeyConstraint(
            ["request_id", "case_id", "association_id"],
            ["aid_requests.id", "aid_requests.case_id", "aid_requests.association_id"],
            name="fk_claim_of_own_request",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_claims")),
    )
    op.create_index(op.f("ix_aid_claims_person_key_month"), "aid_claims", ["person_key", "month"], unique=False)
    op.create_index(op.f("ix_aid_claims_request_id"), "aid_claims", ["request_id"], unique=False)
    op.create_index(
        "uq_aid_claims_one_approved",
        "aid_claims",
        ["person_key", "kind_group", "period", "waiver"],
        unique=True,
        sqlite_where=sa.text("stage = 'approved' AND ended_at IS NULL"),
        postgresql_where=sa.text("stage = 'approved' AND ended_at IS NULL"),
    )
    op.create_table(
        "aid_revisions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("fund_id", sa.Uuid(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("account_index", sa.String(length=64), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("approvals_needed", sa.BigInteger(), nullable=False),
        sa.Column("prepared_by", sa.Uuid(), nullable=False),
        sa.Column("edited_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("amount > 0 AND amount <= 999999999", name=op.f("ck_aid_revisions_amount_is_in_bounds")),
        sa.CheckConstraint("approvals_needed IN (1, 2)", name=op.f("ck_aid_revisions_one_or_two_approve")),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_aid_revisions_association_id")),
        sa.ForeignKeyConstraint(["edited_by"], ["users.id"], name=op.f("fk_aid_revisions_edited_by")),
        sa.ForeignKeyConstraint(
            ["fund_id", "association_id"], ["funds.id", "funds.association_id"], name="fk_revision_of_own_fund"
        ),
        sa.ForeignKeyConstraint(["prepared_by"], ["users.id"], name=op.f("fk_aid_revisions_prepared_by")),
        sa.ForeignKeyConstraint(
            ["request_id", "case_id", "association_id"],
            ["aid_requests.id", "aid_requests.case_id", "aid_requests.association_id"],
            name="fk_revision_of_own_request",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aid_revisions")),
        sa.UniqueConstraint(
            "id", "request_id", "prepared_by", "edited_by", "approvals_needed", name="uq_revision_people"
        ),
        sa.UniqueConstraint("request_id", "number", name=op.f("uq_aid_revisions_request_id_number")),
    )
    op.create_table(
        "assessments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=True),
        sa.Column("policy_id", sa.Uuid(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "submitted",
                "returned",
                "approved",
                name="status_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column(
            "housing_type",
            sa.Enum(
                "flat",
                "villa",
                "traditional",
                "room",
                "annex",
                name="housing_type_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "tenure",
            sa.Enum(
                "rented",
                "owned",
                "shared",
                "usufruct",
                "charitable",
                "with_family",
                name="tenure_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "condition",
            sa.Enum(
                "excellent",
                "good",
                "poor",
                "unsafe",
                name="condition_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("rooms", sa.BigInteger(), nullable=False),
        sa.Column("rent_yearly", sa.BigInteger(), nullable=False),
        sa.Column("opinion_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("recommendation_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("total_income", sa.BigInteger(), nullable=False),
        sa.Column("total_obligations", sa.BigInteger(), nullable=False),
        sa.Column("net_income", sa.BigInteger(), nullable=False),
        sa.Column("expected_income", sa.BigInteger(), nullable=False),
        sa.Column("score_basis_points", sa.BigInteger(), nullable=False),
        sa.Column(
            "band",
            sa.Enum(
                "high", "middle", "low", name="band_is_known", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("working", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_edited_by", sa.Uuid(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submitted_by", sa.Uuid(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("restudy_due_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(status = 'approved') = (approved_by IS NOT NULL) AND (approved_by IS NULL) = (approved_at IS NULL)",
            name=op.f("ck_assessments_approved_study_has_an_approver"),
        ),
        sa.CheckConstraint(
            "status NOT IN ('submitted', 'approved') OR (submitted_by IS NOT NULL AND submitted_at IS NOT NULL AND opinion_sealed IS NOT NULL AND recommendation_sealed IS NOT NULL)",
            name=op.f("ck_assessments_submitted_study_is_complete"),
        ),
        sa.CheckConstraint(
            "approved_by IS NULL OR (approved_by <> submitted_by AND approved_by <> last_edited_by)",
            name=op.f("ck_assessments_approver_is_another_person"),
        ),
        sa.CheckConstraint(
            "approved_by IS NULL OR submitted_by IS NOT NULL", name=op.f("ck_assessments_approved_study_was_submitted")
        ),
        sa.CheckConstraint(
            "net_income = total_income - total_obligations", name=op.f("ck_assessments_net_is_income_less_obligations")
        ),
        sa.CheckConstraint(
            "score_basis_points >= 0 AND expected_income > 0", name=op.f("ck_assessments_score_is_not_negative")
        ),
        sa.CheckConstraint(
            "total_income >= 0 AND total_obligations >= 0", name=op.f("ck_assessments_totals_are_not_negative")
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_assessments_version_begins_at_one")),
        sa.ForeignKeyConstraint(["approved_by"], ["users.id"], name=op.f("fk_assessments_approved_by")),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_assessments_association_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_assessments_case_id")),
        sa.ForeignKeyConstraint(["last_edited_by"], ["users.id"], name=op.f("fk_assessments_last_edited_by")),
        sa.ForeignKeyConstraint(["policy_id"], ["need_policies.id"], name=op.f("fk_assessments_policy_id")),
        sa.ForeignKeyConstraint(["submitted_by"], ["users.id"], name=op.f("fk_assessments_submitted_by")),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_assessments_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessments")),
    )
    op.create_index(
        op.f("ix_assessments_association_id_status_submitted_at"),
        "assessments",
        ["association_id", "status", "submitted_at"],
        unique=False,
    )
    op.create_index(op.f("ix_assessments_case_id_assessed_on"), "assessments", ["case_id", "assessed_on"], unique=False)
    op.create_index(
        "uq_assessments_one_open",
        "assessments",
        ["case_id"],
        unique=True,
        sqlite_where=sa.text("status <> 'approved'"),
        postgresql_where=sa.text("status <> 'approved'"),
    )
    op.create_table(
        "consent_sections",
        sa.Column("consent_id", sa.Uuid(), nullable=False),
        sa.Column(
            "section",
            sa.Enum(
                "basic",
                "members",
                "housing",
                "health",
                "income",
                "needs",
                "assessment",
                "aid",
                name="section_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["consent_id"], ["consents.id"], name=op.f("fk_consent_sections_consent_id")),
        sa.PrimaryKeyConstraint("consent_id", "section", name=op.f("pk_consent_sections")),
    )
    op.create_table(
        "consent_withdrawals",
        sa.Column("consent_id", sa.Uuid(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_consent_withdrawals_has_a_reason")),
        sa.ForeignKeyConstraint(["consent_id"], ["consents.id"], name=op.f("fk_consent_withdrawals_consent_id")),
        sa.ForeignKeyConstraint(["withdrawn_by"], ["users.id"], name=op.f("fk_consent_withdrawals_withdrawn_by")),
        sa.PrimaryKeyConstraint("consent_id", name=op.f("pk_consent_withdrawals")),
    )
    op.create_table(
        "fund_entries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("fund_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "received",
                "reserved",
                "released",
                "paid",
                name="kind_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "from_account",
            sa.Enum(
                "donors",
                "available",
                "reserved",
                "paid",
                name="from_account_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "to_account",
            sa.Enum(
                "donors",
                "available",
                "reserved",
                "paid",
                name="to_account_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=True),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.CheckConstraint(
            "(kind = 'received' AND from_account = 'donors' AND to_account = 'available') OR (kind = 'reserved' AND from_account = 'available' AND to_account = 'reserved') OR (kind = 'released' AND from_account = 'reserved' AND to_account = 'available') OR (kind = 'paid' AND from_account = 'reserved' AND to_account = 'paid')",
            name=op.f("ck_fund_entries_ends_fit_the_kind"),
        ),
        sa.CheckConstraint(
            "(kind = 'received') = (request_id IS NULL)", name=op.f("ck_fund_entries_aid_names_its_request")
        ),
        sa.CheckConstraint("amount > 0", name=op.f("ck_fund_entries_amount_is_above_zero")),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_fund_entries_association_id")),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name=op.f("fk_fund_entries_by_id")),
        sa.ForeignKeyConstraint(
            ["fund_id", "association_id"], ["funds.id", "funds.association_id"], name="fk_entry_of_own_fund"
        ),
        sa.ForeignKeyConstraint(["request_id"], ["aid_requests.id"], name=op.f("fk_fund_entries_request_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_entries")),
    )
    op.create_index(op.f("ix_fund_entries_fund_id_at"), "fund_entries", ["fund_id", "at"], unique=False)
    op.create_index(op.f("ix_fund_entries_request_id"), "fund_entries", ["request_id"], unique=False)
    op.create_table(
        "referrals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("receiver_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "awaiting_release",
                "sent",
                "returned_for_information",
                "accepted",
                "completed",
                "declined",
                "withdrawn",
                "expired",
                name="status_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "double_aid_check",
                "aid",
                "family_consultation",
                "psychological_consultation",
                "educational_consultation",
                "social_consultation",
                "programme",
                "family_development",
                "volunteers",
                name="purpose_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("service_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("consent_id", sa.Uuid(), nullable=True),
        sa.Column("emergency_reason", sa.String(length=300), nullable=False),
        sa.Column("prepared_by", sa.Uuid(), nullable=False),
        sa.Column("prepared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_edited_by", sa.Uuid(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("released_by", sa.Uuid(), nullable=True),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_by", sa.Uuid(), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted_by", sa.Uuid(), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_service_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_due_on", sa.Date(), nullable=True),
        sa.Column("answer_due_on", sa.Date(), nullable=True),
        sa.Column("service_due_on", sa.Date(), nullable=True),
        sa.Column(
            "decline_reason",
            sa.Enum(
                "outside_remit",
                "no_capacity",
                "not_reached",
                "already_served",
                "other",
                name="decline_reason_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "outcome",
            sa.Enum(
                "served",
                "partly_served",
                "family_declined",
                "not_reached",
                name="outcome_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("end_words_sealed", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "(status = 'completed') = (outcome IS NOT NULL)", name=op.f("ck_referrals_completed_has_an_outcome")
        ),
        sa.CheckConstraint(
            "NOT (status IN ('sent', 'returned_for_information', 'accepted', 'completed', 'declined', 'expired')) OR released_by IS NOT NULL",
            name=op.f("ck_referrals_sent_referral_was_released"),
        ),
        sa.CheckConstraint(
            "released_by IS NULL OR consent_id IS NOT NULL OR emergency_reason <> ''",
            name=op.f("ck_referrals_sent_referral_has_consent"),
        ),
        sa.CheckConstraint(
            "status <> 'accepted' OR accepted_at IS NOT NULL", name=op.f("ck_referrals_accepted_has_a_time")
        ),
        sa.CheckConstraint(
            "status <> 'declined' OR decline_reason IS NOT NULL", name=op.f("ck_referrals_decline_has_a_reason")
        ),
        sa.CheckConstraint(
            "(released_by IS NULL) = (released_at IS NULL)", name=op.f("ck_referrals_release_has_person_and_time")
        ),
        sa.CheckConstraint("receiver_id <> association_id", name=op.f("ck_referrals_receiver_is_the_other")),
        sa.CheckConstraint(
            "released_by IS NULL OR (released_by <> prepared_by AND released_by <> last_edited_by)",
            name=op.f("ck_referrals_releaser_is_another_person"),
        ),
        sa.ForeignKeyConstraint(["accepted_by"], ["users.id"], name=op.f("fk_referrals_accepted_by")),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_referrals_association_id")),
        sa.ForeignKeyConstraint(
            ["case_id", "association_id"], ["cases.id", "cases.association_id"], name="fk_referral_of_own_file"
        ),
        sa.ForeignKeyConstraint(
            ["consent_id", "case_id", "purpose", "receiver_id"],
            ["consents.id", "consents.case_id", "consents.purpose", "consents.recipient_id"],
            name="fk_consent_for_this_purpose",
        ),
        sa.ForeignKeyConstraint(["last_edited_by"], ["users.id"], name=op.f("fk_referrals_last_edited_by")),
        sa.ForeignKeyConstraint(["prepared_by"], ["users.id"], name=op.f("fk_referrals_prepared_by")),
        sa.ForeignKeyConstraint(["receiver_id"], ["associations.id"], name=op.f("fk_referrals_receiver_id")),
        sa.ForeignKeyConstraint(["released_by"], ["users.id"], name=op.f("fk_referrals_released_by")),
        sa.ForeignKeyConstraint(["seen_by"], ["users.id"], name=op.f("fk_referrals_seen_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referrals")),
        sa.UniqueConstraint("number", name=op.f("uq_referrals_number")),
    )
    op.create_index(
        op.f("ix_referrals_association_id_status_prepared_at"),
        "referrals",
        ["association_id", "status", "prepared_at"],
        unique=False,
    )
    op.create_index(op.f("ix_referrals_case_id"), "referrals", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_referrals_receiver_id_status_released_at"),
        "referrals",
        ["receiver_id", "status", "released_at"],
        unique=False,
    )
    op.create_table(
        "counted_members",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("age", sa.BigInteger(), nullable=False),
        sa.Column("is_head", sa.Boolean(), nullable=False),
        sa.CheckConstraint("age >= 0", name=op.f("ck_counted_members_age_is_not_negative")),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessments.id"], name=op.f("fk_counted_members_assessment_id")),
        sa.ForeignKeyConstraint(
            ["association_id"], ["associations.id"], name=op.f("fk_counted_members_association_id")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_counted_members_case_id")),
        sa.ForeignKeyConstraint(["membership_id"], ["memberships.id"], name=op.f("fk_counted_members_membership_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counted_members")),
        sa.UniqueConstraint(
            "assessment_id", "membership_id", name=op.f("uq_counted_members_assessment_id_membership_id")
        ),
    )
    op.create_index(op.f("ix_counted_members_case_id"), "counted_members", ["case_id"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.BigInteger(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum(
                "approved",
                "returned",
                "refused",
                name="verdict_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("granted", sa.BigInteger(), nullable=True),
        sa.Column("approvals_needed", sa.BigInteger(), nullable=False),
        sa.Column("prepared_by", sa.Uuid(), nullable=False),
        sa.Column("edited_by", sa.Uuid(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=False),
        sa.Column("first_decision_id", sa.Uuid(), nullable=True),
        sa.Column("first_decided_by", sa.Uuid(), nullable=True),
        sa.Column(
            "first_verdict",
            sa.Enum(
                "approved",
                "returned",
                "refused",
                name="first_verdict_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(step = 1 AND first_decision_id IS NULL AND first_decided_by IS NULL AND first_verdict IS NULL) OR (step = 2 AND first_decision_id IS NOT NULL AND first_decided_by IS NOT NULL AND first_decided_by <> decided_by AND first_verdict IS NOT NULL AND first_verdict = 'approved')",
            name=op.f("ck_decisions_second_decider_is_another"),
        ),
        sa.CheckConstraint(
            "(verdict = 'approved') = (granted IS NOT NULL)", name=op.f("ck_decisions_approval_grants_an_amount")
        ),
        sa.CheckConstraint(
            "decided_by <> prepared_by AND decided_by <> edited_by", name=op.f("ck_decisions_decider_did_not_prepare")
        ),
        sa.CheckConstraint("granted > 0", name=op.f("ck_decisions_granted_is_above_zero")),
        sa.CheckConstraint("step <= approvals_needed", name=op.f("ck_decisions_no_more_steps_than_needed")),
        sa.CheckConstraint("step IN (1, 2)", name=op.f("ck_decisions_step_is_first_or_second")),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_decisions_association_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_decisions_case_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["users.id"], name=op.f("fk_decisions_decided_by")),
        sa.ForeignKeyConstraint(
            ["first_decision_id", "revision_id", "first_decided_by", "first_verdict"],
            ["decisions.id", "decisions.revision_id", "decisions.decided_by", "decisions.verdict"],
            name="fk_decision_knows_the_first",
        ),
        sa.ForeignKeyConstraint(["request_id"], ["aid_requests.id"], name=op.f("fk_decisions_request_id")),
        sa.ForeignKeyConstraint(
            ["revision_id", "request_id", "prepared_by", "edited_by", "approvals_needed"],
            [
                "aid_revisions.id",
                "aid_revisions.request_id",
                "aid_revisions.prepared_by",
                "aid_revisions.edited_by",
                "aid_revisions.approvals_needed",
            ],
            name="fk_decision_knows_who_prepared",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint(
            "id",
            "request_id",
            "revision_id",
            "decided_by",
            "prepared_by",
            "edited_by",
            "verdict",
            "step",
            "approvals_needed",
            name="uq_decision_people",
        ),
        sa.UniqueConstraint("id", "revision_id", "decided_by", "verdict", name="uq_decision_of_whom"),
        sa.UniqueConstraint("request_id", "revision_id", "step", name=op.f("uq_decisions_request_id_revision_id_step")),
    )
    op.create_table(
        "file_decisions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum(
                "approved",
                "returned",
                "refused",
                name="verdict_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "reason",
            sa.Enum(
                "income_above",
                "outside_scope",
                "helped_elsewhere",
                "false_data",
                "not_completed",
                "family_withdrew",
                "other",
                name="reason_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("score_basis_points", sa.BigInteger(), nullable=False),
        sa.Column(
            "band",
            sa.Enum(
                "high", "middle", "low", name="band_is_known", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("prepared_by", sa.Uuid(), nullable=False),
        sa.Column("last_edited_by", sa.Uuid(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(verdict = 'refused') = (reason IS NOT NULL)", name=op.f("ck_file_decisions_refusal_has_a_reason")
        ),
        sa.CheckConstraint(
            "verdict <> 'approved' OR (decided_by <> prepared_by AND decided_by <> last_edited_by)",
            name=op.f("ck_file_decisions_approver_is_another_person"),
        ),
        sa.CheckConstraint(
            "verdict = 'approved' OR words_sealed IS NOT NULL", name=op.f("ck_file_decisions_words_when_not_approved")
        ),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessments.id"], name=op.f("fk_file_decisions_assessment_id")),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_file_decisions_association_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_file_decisions_case_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["users.id"], name=op.f("fk_file_decisions_decided_by")),
        sa.ForeignKeyConstraint(["last_edited_by"], ["users.id"], name=op.f("fk_file_decisions_last_edited_by")),
        sa.ForeignKeyConstraint(["prepared_by"], ["users.id"], name=op.f("fk_file_decisions_prepared_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_decisions")),
    )
    op.create_index(op.f("ix_file_decisions_case_id_at"), "file_decisions", ["case_id", "at"], unique=False)
    op.create_table(
        "income_lines",
        sa.Column(
            "kind",
            sa.Enum(
                "salary",
                "pension",
                "social_insurance",
                "social_security",
                "citizen_account",
                "rehabilitation",
                "casual_work",
                "project",
                "property",
                "alimony",
                "relatives",
                "other_association",
                "other",
                name="kind_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column(
            "periodicity",
            sa.Enum(
                "monthly",
                "quarterly",
                "half_yearly",
                "yearly",
                name="periodicity_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("monthly", sa.BigInteger(), nullable=False),
        sa.Column(
            "evidence",
            sa.Enum("seen", "stated", name="evidence_is_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.CheckConstraint("amount > 0 AND amount <= 999999999", name=op.f("ck_income_lines_amount_is_in_bounds")),
        sa.CheckConstraint("monthly >= 0", name=op.f("ck_income_lines_monthly_is_not_negative")),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessments.id"], name=op.f("fk_income_lines_assessment_id")),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_income_lines_association_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_income_lines_case_id")),
        sa.ForeignKeyConstraint(["membership_id"], ["memberships.id"], name=op.f("fk_income_lines_membership_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_income_lines")),
    )
    op.create_index(op.f("ix_income_lines_assessment_id"), "income_lines", ["assessment_id"], unique=False)
    op.create_table(
        "instalments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "due",
                "handed_over",
                "missed",
                "declined_by_family",
                "reversed",
                name="status_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.CheckConstraint("amount > 0 AND amount <= 999999999", name=op.f("ck_instalments_amount_is_in_bounds")),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_instalments_association_id")),
        sa.ForeignKeyConstraint(
            ["request_id", "case_id", "association_id"],
            ["aid_requests.id", "aid_requests.case_id", "aid_requests.association_id"],
            name="fk_instalment_of_own_request",
        ),
        sa.ForeignKeyConstraint(["revision_id"], ["aid_revisions.id"], name=op.f("fk_instalments_revision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instalments")),
        sa.UniqueConstraint(
            "id", "request_id", "revision_id", "amount", name=op.f("uq_instalments_id_request_id_revision_id_amount")
        ),
        sa.UniqueConstraint("revision_id", "number", name=op.f("uq_instalments_revision_id_number")),
    )
    op.create_index(
        op.f("ix_instalments_association_id_status_due_on"),
        "instalments",
        ["association_id", "status", "due_on"],
        unique=False,
    )
    op.create_table(
        "needs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "rent",
                "food",
                "appliances",
                "furnishing",
                "restoration",
                "electricity",
                "medicine",
                "education",
                "debts",
                "clothing",
                "training",
                "consultation",
                "other",
                name="kind_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("estimated_value", sa.BigInteger(), nullable=False),
        sa.Column(
            "priority",
            sa.Enum(
                "high", "medium", "low", name="priority_is_known", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "open", "met", "dropped", name="status_is_known", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("met_by", sa.String(length=120), nullable=False),
        sa.CheckConstraint("(status = 'met') = (met_by <> '')", name=op.f("ck_needs_met_need_says_by_what")),
        sa.CheckConstraint(
            "estimated_value >= 0 AND estimated_value <= 999999999", name=op.f("ck_needs_value_is_in_bounds")
        ),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessments.id"], name=op.f("fk_needs_assessment_id")),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_needs_association_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_needs_case_id")),
        sa.ForeignKeyConstraint(["membership_id"], ["memberships.id"], name=op.f("fk_needs_membership_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_needs")),
    )
    op.create_index(op.f("ix_needs_assessment_id"), "needs", ["assessment_id"], unique=False)
    op.create_index(op.f("ix_needs_case_id"), "needs", ["case_id"], unique=False)
    op.create_table(
        "obligation_lines",
        sa.Column(
            "kind",
            sa.Enum(
                "rent",
                "debt",
                "electricity",
                "water",
                "medicine",
                "school",
                "transport",
                "alimony",
                "other",
                name="kind_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column(
            "periodicity",
            sa.Enum(
                "monthly",
                "quarterly",
                "half_yearly",
                "yearly",
                name="periodicity_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("monthly", sa.BigInteger(), nullable=False),
        sa.Column(
            "evidence",
            sa.Enum("seen", "stated", name="evidence_is_known", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.CheckConstraint("amount > 0 AND amount <= 999999999", name=op.f("ck_obligation_lines_amount_is_in_bounds")),
        sa.CheckConstraint("monthly >= 0", name=op.f("ck_obligation_lines_monthly_is_not_negative")),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessments.id"], name=op.f("fk_obligation_lines_assessment_id")),
        sa.ForeignKeyConstraint(
            ["association_id"], ["associations.id"], name=op.f("fk_obligation_lines_association_id")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_obligation_lines_case_id")),
        sa.ForeignKeyConstraint(["membership_id"], ["memberships.id"], name=op.f("fk_obligation_lines_membership_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obligation_lines")),
    )
    op.create_index(op.f("ix_obligation_lines_assessment_id"), "obligation_lines", ["assessment_id"], unique=False)
    op.create_table(
        "packets",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("frozen_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_packets_association_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_packets_case_id")),
        sa.ForeignKeyConstraint(["frozen_by"], ["users.id"], name=op.f("fk_packets_frozen_by")),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name=op.f("fk_packets_referral_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packets")),
        sa.UniqueConstraint("referral_id", "version", name=op.f("uq_packets_referral_id_version")),
    )
    op.create_table(
        "referral_messages",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "question",
                "answer",
                "return",
                name="kind_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["associations.id"], name=op.f("fk_referral_messages_association_id")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name=op.f("fk_referral_messages_by_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_referral_messages_case_id")),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name=op.f("fk_referral_messages_referral_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_messages")),
    )
    op.create_index(
        op.f("ix_referral_messages_referral_id_at"), "referral_messages", ["referral_id", "at"], unique=False
    )
    op.create_table(
        "services_given",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=120), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_services_given_association_id")),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name=op.f("fk_services_given_by_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_services_given_case_id")),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name=op.f("fk_services_given_referral_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_services_given")),
    )
    op.create_index(
        op.f("ix_services_given_referral_id_given_on"), "services_given", ["referral_id", "given_on"], unique=False
    )
    op.create_table(
        "hand_overs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("association_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("instalment_id", sa.Uuid(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("receipt_number", sa.String(length=24), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("second_decision_id", sa.Uuid(), nullable=True),
        sa.Column(
            "verdict",
            sa.Enum(
                "approved",
                "returned",
                "refused",
                name="verdict_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("first_step", sa.BigInteger(), nullable=False),
        sa.Column("approvals_needed", sa.BigInteger(), nullable=False),
        sa.Column("prepared_by", sa.Uuid(), nullable=False),
        sa.Column("edited_by", sa.Uuid(), nullable=False),
        sa.Column("approved_by", sa.Uuid(), nullable=False),
        sa.Column("second_approved_by", sa.Uuid(), nullable=True),
        sa.Column("handed_by", sa.Uuid(), nullable=False),
        sa.Column("handed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_by_id", sa.Uuid(), nullable=False),
        sa.Column("seen_last4", sa.String(length=4), nullable=False),
        sa.Column("no_id_reason", sa.String(length=200), nullable=False),
        sa.Column(
            "proof",
            sa.Enum(
                "signature",
                "fingerprint",
                "transfer",
                "delivery",
                name="proof_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("proof_note", sa.String(length=300), nullable=False),
        sa.CheckConstraint(
            "length(seen_last4) = 4 OR no_id_reason <> ''", name=op.f("ck_hand_overs_identity_was_seen")
        ),
        sa.CheckConstraint("verdict = 'approved'", name=op.f("ck_hand_overs_only_approved_aid_is_handed_over")),
        sa.CheckConstraint(
            "(approvals_needed = 1 AND second_decision_id IS NULL AND second_approved_by IS NULL) OR (approvals_needed = 2 AND second_decision_id IS NOT NULL AND second_approved_by IS NOT NULL AND second_decision_id <> decision_id AND second_approved_by <> approved_by AND handed_by <> second_approved_by)",
            name=op.f("ck_hand_overs_second_approval_where_needed"),
        ),
        sa.CheckConstraint("first_step = 1", name=op.f("ck_hand_overs_first_approval_is_the_first_step")),
        sa.CheckConstraint(
            "handed_by <> prepared_by AND handed_by <> edited_by AND handed_by <> approved_by",
            name=op.f("ck_hand_overs_hands_are_others"),
        ),
        sa.ForeignKeyConstraint(["association_id"], ["associations.id"], name=op.f("fk_hand_overs_association_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_hand_overs_case_id")),
        sa.ForeignKeyConstraint(
            [
                "decision_id",
                "request_id",
                "revision_id",
                "approved_by",
                "prepared_by",
                "edited_by",
                "verdict",
                "first_step",
                "approvals_needed",
            ],
            [
                "decisions.id",
                "decisions.request_id",
                "decisions.revision_id",
                "decisions.decided_by",
                "decisions.prepared_by",
                "decisions.edited_by",
                "decisions.verdict",
                "decisions.step",
                "decisions.approvals_needed",
            ],
            name="fk_hand_over_knows_who_approved",
        ),
        sa.ForeignKeyConstraint(["handed_by"], ["users.id"], name=op.f("fk_hand_overs_handed_by")),
        sa.ForeignKeyConstraint(
            ["instalment_id", "request_id", "revision_id", "amount"],
            ["instalments.id", "instalments.request_id", "instalments.revision_id", "instalments.amount"],
            name="fk_hand_over_of_its_instalment",
        ),
        sa.ForeignKeyConstraint(["received_by_id"], ["memberships.id"], name=op.f("fk_hand_overs_received_by_id")),
        sa.ForeignKeyConstraint(["request_id"], ["aid_requests.id"], name=op.f("fk_hand_overs_request_id")),
        sa.ForeignKeyConstraint(
            ["second_decision_id", "revision_id", "second_approved_by", "verdict"],
            ["decisions.id", "decisions.revision_id", "decisions.decided_by", "decisions.verdict"],
            name="fk_hand_over_knows_the_second",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_overs")),
        sa.UniqueConstraint(
            "association_id", "receipt_number", name=op.f("uq_hand_overs_association_id_receipt_number")
        ),
        sa.UniqueConstraint("instalment_id", name=op.f("uq_hand_overs_instalment_id")),
    )
    op.create_index(
        op.f("ix_hand_overs_association_id_handed_at"), "hand_overs", ["association_id", "handed_at"], unique=False
    )
    op.create_index(op.f("ix_hand_overs_case_id_handed_at"), "hand_overs", ["case_id", "handed_at"], unique=False)
    op.create_table(
        "packet_sections",
        sa.Column("packet_id", sa.Uuid(), nullable=False),
        sa.Column(
            "section",
            sa.Enum(
                "basic",
                "members",
                "housing",
                "health",
                "income",
                "needs",
                "assessment",
                "aid",
                name="section_is_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("consent_id", sa.Uuid(), nullable=True),
        sa.Column("is_emergency", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "consent_id IS NOT NULL OR is_emergency", name=op.f("ck_packet_sections_section_is_consented")
        ),
        sa.ForeignKeyConstraint(
            ["consent_id", "section"],
            ["consent_sections.consent_id", "consent_sections.section"],
            name="fk_section_is_consented",
        ),
        sa.ForeignKeyConstraint(["packet_id"], ["packets.id"], name=op.f("fk_packet_sections_packet_id")),
        sa.PrimaryKeyConstraint("packet_id", "section", name=op.f("pk_packet_sections")),
    )


def downgrade() -> None:
    op.drop_table("packet_sections")
    op.drop_index(op.f("ix_hand_overs_case_id_handed_at"), table_name="hand_overs")
    op.drop_index(op.f("ix_hand_overs_association_id_handed_at"), table_name="hand_overs")
    op.drop_table("hand_overs")
    op.drop_index(op.f("ix_services_given_referral_id_given_on"), table_name="services_given")
    op.drop_table("services_given")
    op.drop_index(op.f("ix_referral_messages_referral_id_at"), table_name="referral_messages")
    op.drop_table("referral_messages")
    op.drop_table("packets")
    op.drop_index(op.f("ix_obligation_lines_assessment_id"), table_name="obligation_lines")
    op.drop_table("obligation_lines")
    op.drop_index(op.f("ix_needs_case_id"), table_name="needs")
    op.drop_index(op.f("ix_needs_assessment_id"), table_name="needs")
    op.drop_table("needs")
    op.drop_index(op.f("ix_instalments_association_id_status_due_on"), table_name="instalments")
    op.drop_table("instalments")
    op.drop_index(op.f("ix_income_lines_assessment_id"), table_name="income_lines")
    op.drop_table("income_lines")
    op.drop_index(op.f("ix_file_decisions_case_id_at"), table_name="file_decisions")
    op.drop_table("file_decisions")
    op.drop_table("decisions")
    op.drop_index(op.f("ix_counted_members_case_id"), table_name="counted_members")
    op.drop_table("counted_members")
    op.drop_index(op.f("ix_referrals_receiver_id_status_released_at"), table_name="referrals")
    op.drop_index(op.f("ix_referrals_case_id"), table_name="referrals")
    op.drop_index(op.f("ix_referrals_association_id_status_prepared_at"), table_name="referrals")
    op.drop_table("referrals")
    op.drop_index(op.f("ix_fund_entries_request_id"), table_name="fund_entries")
    op.drop_index(op.f("ix_fund_entries_fund_id_at"), table_name="fund_entries")
    op.drop_table("fund_entries")
    op.drop_table("consent_withdrawals")
    op.drop_table("consent_sections")
    op.drop_index(
        "uq_assessments_one_open",
        table_name="assessments",
        sqlite_where=sa.text("status <> 'approved'"),
        postgresql_where=sa.text("status <> 'approved'"),
    )
    op.drop_index(op.f("ix_assessments_case_id_assessed_on"), table_name="assessments")
    op.drop_index(op.f("ix_assessments_association_id_status_submitted_at"), table_name="assessments")
    op.drop_table("assessments")
    op.drop_table("aid_revisions")
    op.drop_index(
        "uq_aid_claims_one_approved",
        table_name="aid_claims",
        sqlite_where=sa.text("stage = 'approved' AND ended_at IS NULL"),
        postgresql_where=sa.text("stage = 'approved' AND ended_at IS NULL"),
    )
    op.drop_index(op.f("ix_aid_claims_request_id"), table_name="aid_claims")
    op.drop_index(op.f("ix_aid_claims_person_key_month"), table_name="aid_claims")
    op.drop_table("aid_claims")
    op.drop_index(op.f("ix_visits_case_id_day"), table_name="visits")
    op.drop_index(op.f("ix_visits_association_id_outcome_day"), table_name="visits")
    op.drop_table("visits")
    op.drop_index(op.f("ix_residences_case_id"), table_name="residences")
    op.drop_table("residences")
    op.drop_index(op.f("ix_phones_case_id"), table_name="phones")
    op.drop_index(op.f("ix_phones_association_id_number_index"), table_name="phones")
    op.drop_table("phones")
    op.drop_table("need_bands")
    op.drop_index(op.f("ix_name_tokens_person_id"), table_name="name_tokens")
    op.drop_index(op.f("ix_name_tokens_association_id_token_person_id"), table_name="name_tokens")
    op.drop_table("name_tokens")
    op.drop_table("memorandum_clauses")
    op.drop_index(
        "uq_memberships_one_head",
        table_name="memberships",
        sqlite_where=sa.text("is_head AND ends_on IS NULL"),
        postgresql_where=sa.text("is_head AND ends_on IS NULL"),
    )
    op.drop_index(
        "uq_memberships_once_in_a_file",
        table_name="memberships",
        sqlite_where=sa.text("ends_on IS NULL"),
        postgresql_where=sa.text("ends_on IS NULL"),
    )
    op.drop_index(op.f("ix_memberships_person_id"), table_name="memberships")
    op.drop_table("memberships")
    op.drop_table("fund_categories")
    op.drop_table("fund_aid_kinds")
    op.drop_index(op.f("ix_consents_case_id_purpose"), table_name="consents")
    op.drop_table("consents")
    op.drop_index(op.f("ix_case_notes_case_id_at"), table_name="case_notes")
    op.drop_table("case_notes")
    op.drop_index(op.f("ix_case_categories_case_id"), table_name="case_categories")
    op.drop_index(op.f("ix_case_categories_association_id_category"), table_name="case_categories")
    op.drop_table("case_categories")
    op.drop_table("case_aliases")
    op.drop_index(op.f("ix_bank_accounts_case_id"), table_name="bank_accounts")
    op.drop_index(op.f("ix_bank_accounts_association_id_iban_index"), table_name="bank_accounts")
    op.drop_table("bank_accounts")
    op.drop_index(
        "uq_aid_requests_one_of_a_kind",
        table_name="aid_requests",
        sqlite_where=sa.text("status IN ('approved', 'completed', 'first_approved')"),
        postgresql_where=sa.text("status IN ('approved', 'completed', 'first_approved')"),
    )
    op.drop_index(op.f("ix_aid_requests_case_id_created_at"), table_name="aid_requests")
    op.drop_index(op.f("ix_aid_requests_association_id_status_updated_at"), table_name="aid_requests")
    op.drop_index(op.f("ix_aid_requests_association_id_created_at_id"), table_name="aid_requests")
    op.drop_table("aid_requests")
    op.drop_index(op.f("ix_sign_in_sessions_user_id_started_at"), table_name="sign_in_sessions")
    op.drop_table("sign_in_sessions")
    op.drop_index(op.f("ix_role_grants_user_id_valid_from"), table_name="role_grants")
    op.drop_table("role_grants")
    op.drop_index(
        "uq_persons_identity",
        table_name="persons",
        sqlite_where=sa.text("same_as_id IS NULL"),
        postgresql_where=sa.text("same_as_id IS NULL"),
    )
    op.drop_index(op.f("ix_persons_sharing_key"), table_name="persons")
    op.drop_table("persons")
    op.drop_table("need_policies")
    op.drop_index(op.f("ix_memorandums_starts_on_ends_on"), table_name="memorandums")
    op.drop_table("memorandums")
    op.drop_table("idempotency_keys")
    op.drop_table("funds")
    op.drop_table("form_drafts")
    op.drop_index(op.f("ix_export_records_user_id_content_hash_at"), table_name="export_records")
    op.drop_index(op.f("ix_export_records_association_id_at"), table_name="export_records")
    op.drop_table("export_records")
    op.drop_table("declared_kin")
    op.drop_index(op.f("ix_cases_association_id_updated_at_id"), table_name="cases")
    op.drop_index(op.f("ix_cases_association_id_status_updated_at"), table_name="cases")
    op.drop_table("cases")
    op.drop_index(op.f("ix_audit_subjects_kind_subject_id_chain_seq"), table_name="audit_subjects")
    op.drop_table("audit_subjects")
    op.drop_table("audit_details")
    op.drop_table("users")
    op.drop_table("throttle_counters")
    op.drop_table("installation")
    op.drop_table("holidays")
    op.drop_table("counters")
    op.drop_table("chain_heads")
    op.drop_index(op.f("ix_audit_entries_chain_at"), table_name="audit_entries")
    op.drop_index(op.f("ix_audit_entries_actor_at"), table_name="audit_entries")
    op.drop_table("audit_entries")
    op.drop_table("associations")
    op.drop_table("aid_kinds")
