"""Schema steps: each brings a file from one version to the next, with SQL frozen when written.

A step never uses the live models: they will have moved on when the step runs on an old file. A
test compares the sum of all steps with the models, so neither can drift.
"""

import json
import zlib
from collections.abc import Callable, Sequence
from typing import Any

#: Runs one SQL statement.
Execute = Callable[[str], Any]
Step = Callable[[Execute], None]

_VERSION_1 = """
CREATE TABLE "person" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "name" VARCHAR(40) NOT NULL,
    "sort_name" VARCHAR(120) NOT NULL,
    "former_name" VARCHAR(40) NOT NULL,
    "sex" TEXT,
    "id_number" VARCHAR(18) NOT NULL,
    "ethnicity" VARCHAR(2) NOT NULL,
    "born_on" TEXT,
    "native_place" VARCHAR(60) NOT NULL,
    "education" TEXT,
    "degree" VARCHAR(60) NOT NULL,
    "work_began_on" TEXT,
    "occupation" VARCHAR(60) NOT NULL,
    "professional_title" VARCHAR(60) NOT NULL,
    "section" VARCHAR(60) NOT NULL,
    "crew" VARCHAR(60) NOT NULL,
    "shift_crew" VARCHAR(60) NOT NULL,
    "trade" VARCHAR(60) NOT NULL,
    "workplace" TEXT,
    "duty_area" VARCHAR(60) NOT NULL,
    "social_stratum" VARCHAR(60) NOT NULL,
    "is_migrant_worker" INTEGER,
    "mobile_phone" VARCHAR(20) NOT NULL,
    "address" VARCHAR(120) NOT NULL,
    "household_address" VARCHAR(120) NOT NULL,
    "is_out_of_contact" INTEGER,
    "is_floating" INTEGER,
    "admission_kind" VARCHAR(60) NOT NULL,
    "confirmation_kind" VARCHAR(60) NOT NULL,
    "admitted_at_branch" VARCHAR(60) NOT NULL,
    "probation_extended_months" INTEGER,
    "standing_correction_months" INTEGER,
    "registered_on" TEXT,
    "registered_phone" VARCHAR(20) NOT NULL,
    "joined_note" VARCHAR(200) NOT NULL,
    "left_note" VARCHAR(200) NOT NULL,
    "remark" TEXT NOT NULL
);
CREATE UNIQUE INDEX "person_uid" ON "person" ("uid");
CREATE INDEX "person_id_number" ON "person" ("id_number");
CREATE TABLE "departure" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "person_id" INTEGER NOT NULL,
    "left_on" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "destination" VARCHAR(80) NOT NULL,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "departure_uid" ON "departure" ("uid");
CREATE INDEX "departure_person_id" ON "departure" ("person_id");
CREATE TABLE "organisation" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "kind" TEXT NOT NULL
);
CREATE UNIQUE INDEX "organisation_uid" ON "organisation" ("uid");
CREATE INDEX "organisation_kind" ON "organisation" ("kind");
CREATE TABLE "group_membership" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "person_id" INTEGER NOT NULL,
    "party_group_id" INTEGER NOT NULL,
    "since" TEXT,
    "until" TEXT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("party_group_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE INDEX "group_membership_person_id" ON "group_membership" ("person_id");
CREATE INDEX "group_membership_party_group_id" ON "group_membership" ("party_group_id");
CREATE TABLE "header_mapping" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "fingerprint" VARCHAR(64) NOT NULL,
    "mapping" TEXT NOT NULL
);
CREATE UNIQUE INDEX "header_mapping_fingerprint" ON "header_mapping" ("fingerprint");
CREATE TABLE "header_synonym" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "written" VARCHAR(60) NOT NULL,
    "field" VARCHAR(40) NOT NULL
);
CREATE UNIQUE INDEX "header_synonym_written" ON "header_synonym" ("written");
CREATE TABLE "journal_entry" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "at" VARCHAR(40) NOT NULL,
    "label" VARCHAR(80) NOT NULL,
    "operation" VARCHAR(80) NOT NULL,
    "actor" VARCHAR(80) NOT NULL,
    "note" TEXT NOT NULL,
    "topics" TEXT NOT NULL,
    "changes" BLOB NOT NULL,
    "change_count" INTEGER NOT NULL,
    "reverts" INTEGER,
    "previous_seal" VARCHAR(64) NOT NULL,
    "seal" VARCHAR(64) NOT NULL
);
CREATE TABLE "membership" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "person_id" INTEGER NOT NULL,
    "branch_id" INTEGER NOT NULL,
    "since" TEXT,
    "until" TEXT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("branch_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE INDEX "membership_person_id" ON "membership" ("person_id");
CREATE INDEX "membership_branch_id" ON "membership" ("branch_id");
CREATE TABLE "not_same_person" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "person_id" INTEGER NOT NULL,
    "fingerprint" VARCHAR(160) NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "not_same_person_person_id" ON "not_same_person" ("person_id");
CREATE INDEX "not_same_person_fingerprint" ON "not_same_person" ("fingerprint");
CREATE TABLE "organisation_spell" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "organisation_id" INTEGER NOT NULL,
    "parent_id" INTEGER,
    "name" VARCHAR(80) NOT NULL,
    "place" INTEGER NOT NULL,
    "since" TEXT,
    "until" TEXT,
    "ended_by" TEXT,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("parent_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE INDEX "organisation_spell_organisation_id" ON "organisation_spell" ("organisation_id");
CREATE INDEX "organisation_spell_parent_id" ON "organisation_spell" ("parent_id");
CREATE TABLE "person_photo" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "person_id" INTEGER NOT NULL,
    "picture" BLOB NOT NULL,
    "wall_consent_on" TEXT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "person_photo_person_id" ON "person_photo" ("person_id");
CREATE TABLE "post_spell" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "person_id" INTEGER NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "post" TEXT NOT NULL,
    "elected_on" TEXT,
    "since" TEXT,
    "until" TEXT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE INDEX "post_spell_person_id" ON "post_spell" ("person_id");
CREATE INDEX "post_spell_organisation_id" ON "post_spell" ("organisation_id");
CREATE TABLE "search_key" (
    "kind" VARCHAR(12) NOT NULL,
    "how" VARCHAR(12) NOT NULL,
    "key" VARCHAR(120) NOT NULL,
    "subject_id" INTEGER NOT NULL,
    PRIMARY KEY ("kind", "how", "key", "subject_id")
) WITHOUT ROWID;
CREATE TABLE "stage_spell" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "person_id" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "since" TEXT,
    "since_is_known" INTEGER NOT NULL,
    "until" TEXT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "stage_spell_person_id" ON "stage_spell" ("person_id");
CREATE TABLE "zone" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "place" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "zone_uid" ON "zone" ("uid");
CREATE TABLE "zone_spell" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "zone_id" INTEGER NOT NULL,
    "branch_id" INTEGER NOT NULL,
    "since" TEXT,
    "until" TEXT,
    FOREIGN KEY ("zone_id") REFERENCES "zone" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("branch_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE INDEX "zone_spell_zone_id" ON "zone_spell" ("zone_id");
CREATE INDEX "zone_spell_branch_id" ON "zone_spell" ("branch_id");
CREATE TRIGGER "journal_entry_is_final_update" BEFORE UPDATE ON "journal_entry"
BEGIN SELECT RAISE(ABORT, 'the journal is only appended to'); END;
CREATE TRIGGER "journal_entry_is_final_delete" BEFORE DELETE ON "journal_entry"
BEGIN SELECT RAISE(ABORT, 'the journal is only appended to'); END;
"""


def _create_version_1(execute: Execute) -> None:
    """Organisation tree, people with their spells, import memory, settings, search, journal."""
    for statement in _statements(_VERSION_1):
        execute(statement)


_VERSION_2 = """
CREATE TABLE "organisation_link" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "predecessor_id" INTEGER NOT NULL,
    "successor_id" INTEGER NOT NULL,
    "linked_on" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    FOREIGN KEY ("predecessor_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("successor_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE INDEX "organisation_link_predecessor_id" ON "organisation_link" ("predecessor_id");
CREATE INDEX "organisation_link_successor_id" ON "organisation_link" ("successor_id");
CREATE TABLE "former_job" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "person_id" INTEGER NOT NULL,
    "since" TEXT,
    "until" TEXT NOT NULL,
    "section" VARCHAR(60) NOT NULL,
    "crew" VARCHAR(60) NOT NULL,
    "shift_crew" VARCHAR(60) NOT NULL,
    "occupation" VARCHAR(60) NOT NULL,
    "trade" VARCHAR(60) NOT NULL,
    "workplace" TEXT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "former_job_person_id" ON "former_job" ("person_id");
CREATE TABLE "custom_field" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "subject" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "label" VARCHAR(40) NOT NULL,
    "hint" VARCHAR(200) NOT NULL,
    "place" INTEGER NOT NULL,
    "sensitivity" TEXT NOT NULL,
    "retired_on" TEXT
);
CREATE UNIQUE INDEX "custom_field_uid" ON "custom_field" ("uid");
CREATE TABLE "custom_choice" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "field_id" INTEGER NOT NULL,
    "label" VARCHAR(60) NOT NULL,
    "place" INTEGER NOT NULL,
    "retired_on" TEXT,
    FOREIGN KEY ("field_id") REFERENCES "custom_field" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "custom_choice_uid" ON "custom_choice" ("uid");
CREATE INDEX "custom_choice_field_id" ON "custom_choice" ("field_id");
CREATE TABLE "custom_value" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "field_id" INTEGER NOT NULL,
    "person_id" INTEGER,
    "organisation_id" INTEGER,
    "value" TEXT NOT NULL,
    "choice_id" INTEGER,
    "mentioned_id" INTEGER,
    FOREIGN KEY ("field_id") REFERENCES "custom_field" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("choice_id") REFERENCES "custom_choice" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("mentioned_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "custom_value_field_id" ON "custom_value" ("field_id");
CREATE INDEX "custom_value_person_id" ON "custom_value" ("person_id");
CREATE INDEX "custom_value_organisation_id" ON "custom_value" ("organisation_id");
CREATE INDEX "custom_value_choice_id" ON "custom_value" ("choice_id");
CREATE INDEX "custom_value_mentioned_id" ON "custom_value" ("mentioned_id");
CREATE TABLE "stored_file" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "digest" VARCHAR(64) NOT NULL,
    "size" INTEGER NOT NULL,
    "content" BLOB NOT NULL
);
CREATE UNIQUE INDEX "stored_file_digest" ON "stored_file" ("digest");
CREATE TABLE "attachment" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "person_id" INTEGER,
    "organisation_id" INTEGER,
    "digest" VARCHAR(64) NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "size" INTEGER NOT NULL,
    "note" VARCHAR(200) NOT NULL,
    "added_on" TEXT NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "attachment_uid" ON "attachment" ("uid");
CREATE INDEX "attachment_person_id" ON "attachment" ("person_id");
CREATE INDEX "attachment_organisation_id" ON "attachment" ("organisation_id");
CREATE INDEX "attachment_digest" ON "attachment" ("digest");
CREATE TABLE "people_apart" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "first_id" INTEGER NOT NULL,
    "second_id" INTEGER NOT NULL,
    "decided_on" TEXT NOT NULL,
    FOREIGN KEY ("first_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("second_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "people_apart_first_id" ON "people_apart" ("first_id");
CREATE INDEX "people_apart_second_id" ON "people_apart" ("second_id");
CREATE TABLE "merged_person" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "person_id" INTEGER NOT NULL,
    "name" VARCHAR(40) NOT NULL,
    "merged_on" TEXT NOT NULL,
    "contents" TEXT NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "merged_person_uid" ON "merged_person" ("uid");
CREATE INDEX "merged_person_person_id" ON "merged_person" ("person_id");
CREATE TABLE "ignored_finding" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "check_code" VARCHAR(60) NOT NULL,
    "person_id" INTEGER,
    "organisation_id" INTEGER,
    "found" VARCHAR(200) NOT NULL,
    "reason" TEXT NOT NULL,
    "ignored_on" TEXT NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ignored_finding_uid" ON "ignored_finding" ("uid");
CREATE INDEX "ignored_finding_person_id" ON "ignored_finding" ("person_id");
CREATE INDEX "ignored_finding_organisation_id" ON "ignored_finding" ("organisation_id");
CREATE TABLE "rule_override" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "rule" VARCHAR(80) NOT NULL,
    "key" VARCHAR(60) NOT NULL,
    "value" TEXT NOT NULL,
    "since" TEXT,
    "note" VARCHAR(200) NOT NULL
);
CREATE INDEX "rule_override_rule" ON "rule_override" ("rule");
CREATE TABLE "saved_view" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "name" VARCHAR(40) NOT NULL,
    "place" INTEGER NOT NULL,
    "contents" TEXT NOT NULL
);
CREATE UNIQUE INDEX "saved_view_uid" ON "saved_view" ("uid");
CREATE TABLE "journal_subject" (
    "kind" VARCHAR(12) NOT NULL,
    "subject_id" INTEGER NOT NULL,
    "entry_id" INTEGER NOT NULL,
    PRIMARY KEY ("kind", "subject_id", "entry_id")
) WITHOUT ROWID;
CREATE TABLE "new_person_photo" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "person_id" INTEGER NOT NULL,
    "picture" BLOB NOT NULL,
    "wall_consent_on" TEXT,
    "original" VARCHAR(64) NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
INSERT INTO "new_person_photo"
SELECT "id", "person_id", "picture", "wall_consent_on", '' FROM "person_photo";
DROP TABLE "person_photo";
ALTER TABLE "new_person_photo" RENAME TO "person_photo";
CREATE INDEX "person_photo_person_id" ON "person_photo" ("person_id");
"""


def _create_version_2(execute: Execute) -> None:
    """User-defined fields, attachments, former jobs, duplicates, examination, views, rules."""
    for statement in _statements(_VERSION_2):
        execute(statement)
    for entry_id, packed in list(execute("SELECT id, changes FROM journal_entry")):
        for kind, subject_id in sorted(_subjects_of_packed(packed)):
            execute(
                "INSERT INTO journal_subject (kind, subject_id, entry_id)"
                f" VALUES ('{kind}', {subject_id:d}, {entry_id:d})"
            )


def _subjects_of_packed(packed: bytes) -> set[tuple[str, int]]:
    """Return the people and organisations of a journal entry as version 1 packed it."""
    columns_of = {
        "person_id": "person",
        "organisation_id": "org",
        "branch_id": "org",
        "party_group_id": "org",
        "parent_id": "org",
    }
    found: set[tuple[str, int]] = set()
    for table, columns, changed in json.loads(zlib.decompress(packed)):
        places = [(columns_of[name], columns.index(name)) for name in columns if name in columns_of]
        if table in ("person", "organisation"):
            places.append(("person" if table == "person" else "org", columns.index("id")))
        for _row_id, before, after in changed:
            for stored in (before, after):
                found.update((k, stored[p]) for k, p in places if stored and stored[p] is not None)
    return found


#: Version n is reached by the first n steps.
STEPS: tuple[Step, ...] = (_create_version_1, _create_version_2)


def bring_up(open_database: Any, found: int, steps: Sequence[Step], application_id: int) -> None:
    """Run the steps after version `found` in one transaction and set the version last."""
    with open_database.atomic("IMMEDIATE"):
        for step in steps[found:]:
            step(open_database.execute_sql)
        open_database.execute_sql(f"PRAGMA application_id = {application_id:d}")
        open_database.execute_sql(f"PRAGMA user_version = {len(steps):d}")


def _statements(script: str) -> list[str]:
    """Split at lines that end a statement; a trigger's inner semicolon stands inside its line."""
    found: list[str] = []
    lines: list[str] = []
    for line in script.strip().splitlines():
        lines.append(line)
        if line.endswith(";"):
            found.append("\n".join(lines))
            lines = []
    return found
