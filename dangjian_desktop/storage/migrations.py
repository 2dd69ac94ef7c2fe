"""Schema steps: each brings a file from one version to the next, with SQL frozen when written.

A step never uses the live models: they will have moved on when the step runs on an old file. A
test compares the sum of all steps with the models, so neither can drift.
"""

import hashlib
import json
import secrets
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


_VERSION_3 = """
CREATE TABLE "own_activity_kind" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "code" VARCHAR(60) NOT NULL,
    "place" INTEGER NOT NULL,
    "contents" TEXT NOT NULL,
    "is_retired" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "own_activity_kind_uid" ON "own_activity_kind" ("uid");
CREATE UNIQUE INDEX "own_activity_kind_code" ON "own_activity_kind" ("code");
CREATE TABLE "annual_plan" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "year" INTEGER NOT NULL,
    "organisation_id" INTEGER,
    "title" VARCHAR(120) NOT NULL,
    "source_file" VARCHAR(120) NOT NULL,
    "entered_on" TEXT NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "annual_plan_uid" ON "annual_plan" ("uid");
CREATE INDEX "annual_plan_year" ON "annual_plan" ("year");
CREATE INDEX "annual_plan_organisation_id" ON "annual_plan" ("organisation_id");
CREATE TABLE "plan_item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "level" TEXT NOT NULL,
    "month" INTEGER NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "kind" VARCHAR(60) NOT NULL,
    "fixed_actions" VARCHAR(400) NOT NULL,
    "own_actions" VARCHAR(400) NOT NULL,
    "form" VARCHAR(60) NOT NULL,
    "frequency" VARCHAR(60) NOT NULL,
    "owner" VARCHAR(120) NOT NULL,
    "organisation_id" INTEGER,
    "zone_id" INTEGER,
    "template_id" INTEGER,
    "due_on" TEXT,
    "evidence" VARCHAR(400) NOT NULL,
    "remark" VARCHAR(400) NOT NULL,
    "done_on" TEXT,
    "done_note" VARCHAR(400) NOT NULL,
    FOREIGN KEY ("plan_id") REFERENCES "annual_plan" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("zone_id") REFERENCES "zone" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("template_id") REFERENCES "plan_item" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "plan_item_uid" ON "plan_item" ("uid");
CREATE INDEX "plan_item_plan_id" ON "plan_item" ("plan_id");
CREATE INDEX "plan_item_organisation_id" ON "plan_item" ("organisation_id");
CREATE INDEX "plan_item_zone_id" ON "plan_item" ("zone_id");
CREATE INDEX "plan_item_template_id" ON "plan_item" ("template_id");
CREATE TABLE "activity_series" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "kind" VARCHAR(60) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "title" VARCHAR(120) NOT NULL,
    "contents" TEXT NOT NULL,
    "since" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "activity_series_uid" ON "activity_series" ("uid");
CREATE INDEX "activity_series_organisation_id" ON "activity_series" ("organisation_id");
CREATE TABLE "activity" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "kind" VARCHAR(60) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "zone_id" INTEGER,
    "title" VARCHAR(120) NOT NULL,
    "state" TEXT NOT NULL,
    "held_on" TEXT NOT NULL,
    "begins" VARCHAR(5) NOT NULL,
    "ends" VARCHAR(5) NOT NULL,
    "place" VARCHAR(120) NOT NULL,
    "chair_id" INTEGER,
    "recorder_id" INTEGER,
    "lecturer" VARCHAR(60) NOT NULL,
    "belongs_year" INTEGER,
    "fixed_actions" TEXT NOT NULL,
    "own_actions" TEXT NOT NULL,
    "form" VARCHAR(60) NOT NULL,
    "materials" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "studied_on" TEXT,
    "studied_note" VARCHAR(200) NOT NULL,
    "approved_on" TEXT,
    "approved_by" VARCHAR(80) NOT NULL,
    "notified_on" TEXT,
    "notice" TEXT NOT NULL,
    "due_fixed_on" TEXT,
    "sign_in_on" TEXT,
    "guests" VARCHAR(200) NOT NULL,
    "minutes" TEXT NOT NULL,
    "problems" TEXT NOT NULL,
    "study_minutes" INTEGER,
    "recorded_on" TEXT,
    "announced_on" TEXT,
    "reported_on" TEXT,
    "reported_to" VARCHAR(80) NOT NULL,
    "filed_on" TEXT,
    "filed_book" VARCHAR(80) NOT NULL,
    "filed_page" VARCHAR(40) NOT NULL,
    "cancelled_note" VARCHAR(200) NOT NULL,
    "remark" VARCHAR(400) NOT NULL,
    "original_id" INTEGER,
    "series_id" INTEGER,
    "series_on" TEXT,
    "plan_item_id" INTEGER,
    "entered_on" TEXT NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("zone_id") REFERENCES "zone" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("chair_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("recorder_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("original_id") REFERENCES "activity" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("series_id") REFERENCES "activity_series" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("plan_item_id") REFERENCES "plan_item" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "activity_uid" ON "activity" ("uid");
CREATE INDEX "activity_zone_id" ON "activity" ("zone_id");
CREATE INDEX "activity_held_on" ON "activity" ("held_on");
CREATE INDEX "activity_chair_id" ON "activity" ("chair_id");
CREATE INDEX "activity_recorder_id" ON "activity" ("recorder_id");
CREATE INDEX "activity_original_id" ON "activity" ("original_id");
CREATE INDEX "activity_series_id" ON "activity" ("series_id");
CREATE INDEX "activity_plan_item_id" ON "activity" ("plan_item_id");
CREATE INDEX "activity_organisation_id_held_on" ON "activity" ("organisation_id", "held_on");
CREATE INDEX "activity_kind_held_on" ON "activity" ("kind", "held_on");
CREATE TABLE "attendance" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "activity_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "is_due" INTEGER NOT NULL,
    "mark" TEXT,
    "reason" VARCHAR(80) NOT NULL,
    FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "attendance_person_id" ON "attendance" ("person_id");
CREATE UNIQUE INDEX "attendance_activity_id_person_id" ON "attendance" ("activity_id", "person_id");
CREATE TABLE "leading_cadre" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "person_id" INTEGER NOT NULL,
    "title" VARCHAR(80) NOT NULL,
    "since" TEXT,
    "until" TEXT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "leading_cadre_person_id" ON "leading_cadre" ("person_id");
CREATE TABLE "document" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "number" VARCHAR(80) NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "source" VARCHAR(80) NOT NULL,
    "received_on" TEXT NOT NULL,
    "answer_due_on" TEXT,
    "summary" TEXT NOT NULL,
    "closed_on" TEXT,
    "entered_on" TEXT NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "document_uid" ON "document" ("uid");
CREATE INDEX "document_organisation_id" ON "document" ("organisation_id");
CREATE TABLE "document_reply" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "document_id" INTEGER NOT NULL,
    "sent_on" TEXT NOT NULL,
    "sent_to" VARCHAR(80) NOT NULL,
    "content" TEXT NOT NULL,
    FOREIGN KEY ("document_id") REFERENCES "document" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "document_reply_uid" ON "document_reply" ("uid");
CREATE INDEX "document_reply_document_id" ON "document_reply" ("document_id");
CREATE TABLE "agenda_item" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "activity_id" INTEGER,
    "title" VARCHAR(200) NOT NULL,
    "detail" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "source_uid" VARCHAR(32) NOT NULL,
    "proposer" VARCHAR(60) NOT NULL,
    "raised_on" TEXT NOT NULL,
    "is_first_topic" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "discussion" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "agenda_item_uid" ON "agenda_item" ("uid");
CREATE INDEX "agenda_item_organisation_id" ON "agenda_item" ("organisation_id");
CREATE INDEX "agenda_item_activity_id" ON "agenda_item" ("activity_id");
CREATE INDEX "agenda_item_source_uid" ON "agenda_item" ("source_uid");
CREATE TABLE "task" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "activity_id" INTEGER,
    "agenda_item_id" INTEGER,
    "document_id" INTEGER,
    "title" TEXT NOT NULL,
    "owner_id" INTEGER,
    "owner_name" VARCHAR(60) NOT NULL,
    "due_on" TEXT,
    "done_on" TEXT,
    "result" TEXT NOT NULL,
    "checked_on" TEXT,
    "checked_by" VARCHAR(60) NOT NULL,
    "closed_on" TEXT,
    "dropped_on" TEXT,
    "dropped_note" VARCHAR(200) NOT NULL,
    "follow_up_id" INTEGER,
    "follow_up_note" TEXT NOT NULL,
    "entered_on" TEXT NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("agenda_item_id") REFERENCES "agenda_item" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("document_id") REFERENCES "document" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("owner_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("follow_up_id") REFERENCES "activity" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "task_uid" ON "task" ("uid");
CREATE INDEX "task_organisation_id" ON "task" ("organisation_id");
CREATE INDEX "task_activity_id" ON "task" ("activity_id");
CREATE INDEX "task_agenda_item_id" ON "task" ("agenda_item_id");
CREATE INDEX "task_document_id" ON "task" ("document_id");
CREATE INDEX "task_owner_id" ON "task" ("owner_id");
CREATE INDEX "task_due_on" ON "task" ("due_on");
CREATE INDEX "task_follow_up_id" ON "task" ("follow_up_id");
CREATE TABLE "obligation_notice" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "obligation" VARCHAR(80) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "due_on" TEXT NOT NULL,
    "noticed_on" TEXT NOT NULL,
    "document_id" INTEGER,
    "note" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("document_id") REFERENCES "document" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "obligation_notice_uid" ON "obligation_notice" ("uid");
CREATE INDEX "obligation_notice_organisation_id" ON "obligation_notice" ("organisation_id");
CREATE INDEX "obligation_notice_document_id" ON "obligation_notice" ("document_id");
CREATE TABLE "zone_duty" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "year" INTEGER NOT NULL,
    "quarter" INTEGER NOT NULL,
    "zone_id" INTEGER NOT NULL,
    "job" TEXT NOT NULL,
    "branch_id" INTEGER NOT NULL,
    "planned_branch_id" INTEGER,
    "swapped_on" TEXT,
    "swap_note" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("zone_id") REFERENCES "zone" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("branch_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("planned_branch_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "zone_duty_uid" ON "zone_duty" ("uid");
CREATE INDEX "zone_duty_zone_id" ON "zone_duty" ("zone_id");
CREATE INDEX "zone_duty_branch_id" ON "zone_duty" ("branch_id");
CREATE INDEX "zone_duty_planned_branch_id" ON "zone_duty" ("planned_branch_id");
CREATE INDEX "zone_duty_year_quarter" ON "zone_duty" ("year", "quarter");
CREATE TABLE "voting_bar" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "person_id" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "since" TEXT,
    "until" TEXT,
    "note" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "voting_bar_person_id" ON "voting_bar" ("person_id");
CREATE TABLE "deduction" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "activity_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "reason" VARCHAR(60) NOT NULL,
    "consent_on" TEXT,
    "resolved_on" TEXT,
    "note" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "deduction_activity_id" ON "deduction" ("activity_id");
CREATE INDEX "deduction_person_id" ON "deduction" ("person_id");
CREATE TABLE "vote" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "activity_id" INTEGER NOT NULL,
    "agenda_item_id" INTEGER,
    "regime" TEXT NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "person_id" INTEGER,
    "place" INTEGER NOT NULL,
    "is_secret" INTEGER NOT NULL,
    "seats" INTEGER,
    "round_number" INTEGER NOT NULL,
    "first_round_id" INTEGER,
    "yes" INTEGER,
    "no" INTEGER,
    "abstain" INTEGER,
    "issued" INTEGER,
    "returned" INTEGER,
    "invalid" INTEGER,
    "basis" TEXT,
    "tellers" VARCHAR(120) NOT NULL,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("agenda_item_id") REFERENCES "agenda_item" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("first_round_id") REFERENCES "vote" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "vote_uid" ON "vote" ("uid");
CREATE INDEX "vote_activity_id" ON "vote" ("activity_id");
CREATE INDEX "vote_agenda_item_id" ON "vote" ("agenda_item_id");
CREATE INDEX "vote_person_id" ON "vote" ("person_id");
CREATE INDEX "vote_first_round_id" ON "vote" ("first_round_id");
CREATE TABLE "candidate" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "vote_id" INTEGER NOT NULL,
    "person_id" INTEGER,
    "name" VARCHAR(40) NOT NULL,
    "place" INTEGER NOT NULL,
    "is_written_in" INTEGER NOT NULL,
    "yes" INTEGER,
    "no" INTEGER,
    "abstain" INTEGER,
    FOREIGN KEY ("vote_id") REFERENCES "vote" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "candidate_uid" ON "candidate" ("uid");
CREATE INDEX "candidate_vote_id" ON "candidate" ("vote_id");
CREATE INDEX "candidate_person_id" ON "candidate" ("person_id");
CREATE TABLE "ballot" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "vote_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "marks" TEXT NOT NULL,
    FOREIGN KEY ("vote_id") REFERENCES "vote" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ballot_vote_id" ON "ballot" ("vote_id");
CREATE TABLE "written_opinion" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "vote_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "handed_in_at" VARCHAR(16) NOT NULL,
    "agrees" INTEGER,
    FOREIGN KEY ("vote_id") REFERENCES "vote" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "written_opinion_vote_id" ON "written_opinion" ("vote_id");
CREATE INDEX "written_opinion_person_id" ON "written_opinion" ("person_id");
CREATE TABLE "shift_crew" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "place" INTEGER NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "shift_crew_uid" ON "shift_crew" ("uid");
CREATE INDEX "shift_crew_organisation_id" ON "shift_crew" ("organisation_id");
CREATE TABLE "crew_pattern" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "crew_id" INTEGER NOT NULL,
    "pattern" VARCHAR(60) NOT NULL,
    "anchor" TEXT NOT NULL,
    "offset" INTEGER NOT NULL,
    "since" TEXT,
    "until" TEXT,
    FOREIGN KEY ("crew_id") REFERENCES "shift_crew" ("id") ON DELETE RESTRICT
);
CREATE INDEX "crew_pattern_crew_id" ON "crew_pattern" ("crew_id");
CREATE TABLE "shift_sheet" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "month" VARCHAR(7) NOT NULL,
    "source_file" VARCHAR(120) NOT NULL,
    "entered_on" TEXT NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "shift_sheet_uid" ON "shift_sheet" ("uid");
CREATE INDEX "shift_sheet_organisation_id" ON "shift_sheet" ("organisation_id");
CREATE TABLE "shift_entry" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "sheet_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "worked_on" TEXT NOT NULL,
    "shift" VARCHAR(12) NOT NULL,
    FOREIGN KEY ("sheet_id") REFERENCES "shift_sheet" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "shift_entry_sheet_id" ON "shift_entry" ("sheet_id");
CREATE INDEX "shift_entry_worked_on" ON "shift_entry" ("worked_on");
CREATE UNIQUE INDEX "shift_entry_person_id_worked_on" ON "shift_entry" ("person_id", "worked_on");
CREATE TABLE "absence" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "person_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "begins_on" TEXT NOT NULL,
    "ends_on" TEXT NOT NULL,
    "note" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "absence_uid" ON "absence" ("uid");
CREATE INDEX "absence_person_id" ON "absence" ("person_id");
CREATE TABLE "substitution" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "worked_on" TEXT NOT NULL,
    "person_id" INTEGER NOT NULL,
    "substitute_id" INTEGER NOT NULL,
    "shift" VARCHAR(12) NOT NULL,
    "note" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("substitute_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "substitution_uid" ON "substitution" ("uid");
CREATE INDEX "substitution_worked_on" ON "substitution" ("worked_on");
CREATE INDEX "substitution_person_id" ON "substitution" ("person_id");
CREATE INDEX "substitution_substitute_id" ON "substitution" ("substitute_id");
CREATE TABLE "stop_day" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "begins_on" TEXT NOT NULL,
    "ends_on" TEXT NOT NULL,
    "note" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "stop_day_uid" ON "stop_day" ("uid");
CREATE INDEX "stop_day_organisation_id" ON "stop_day" ("organisation_id");
CREATE TABLE "new_attachment" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "person_id" INTEGER,
    "organisation_id" INTEGER,
    "activity_id" INTEGER,
    "document_id" INTEGER,
    "reply_id" INTEGER,
    "digest" VARCHAR(64) NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "size" INTEGER NOT NULL,
    "note" VARCHAR(200) NOT NULL,
    "added_on" TEXT NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("document_id") REFERENCES "document" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("reply_id") REFERENCES "document_reply" ("id") ON DELETE RESTRICT
);
INSERT INTO "new_attachment"
SELECT "id", "uid", "person_id", "organisation_id", NULL, NULL, NULL,
    "digest", "name", "size", "note", "added_on"
FROM "attachment";
DROP TABLE "attachment";
ALTER TABLE "new_attachment" RENAME TO "attachment";
CREATE UNIQUE INDEX "attachment_uid" ON "attachment" ("uid");
CREATE INDEX "attachment_person_id" ON "attachment" ("person_id");
CREATE INDEX "attachment_organisation_id" ON "attachment" ("organisation_id");
CREATE INDEX "attachment_activity_id" ON "attachment" ("activity_id");
CREATE INDEX "attachment_document_id" ON "attachment" ("document_id");
CREATE INDEX "attachment_reply_id" ON "attachment" ("reply_id");
CREATE INDEX "attachment_digest" ON "attachment" ("digest");
"""


def _create_version_3(execute: Execute) -> None:
    """The life of the branch: activities, attendance, votes, tasks, plans, shifts, zone duties."""
    for statement in _statements(_VERSION_3):
        execute(statement)


_VERSION_4 = """
CREATE TABLE "own_book" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "code" VARCHAR(60) NOT NULL,
    "place" INTEGER NOT NULL,
    "contents" TEXT NOT NULL,
    "is_retired" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "own_book_uid" ON "own_book" ("uid");
CREATE UNIQUE INDEX "own_book_code" ON "own_book" ("code");
CREATE TABLE "ledger_entry" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "book" VARCHAR(60) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "activity_id" INTEGER,
    "document_id" INTEGER,
    "happened_on" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" VARCHAR(60) NOT NULL,
    "is_anonymous" INTEGER NOT NULL,
    "entered_on" TEXT NOT NULL,
    "closed_on" TEXT,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("document_id") REFERENCES "document" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ledger_entry_uid" ON "ledger_entry" ("uid");
CREATE INDEX "ledger_entry_organisation_id" ON "ledger_entry" ("organisation_id");
CREATE INDEX "ledger_entry_activity_id" ON "ledger_entry" ("activity_id");
CREATE INDEX "ledger_entry_document_id" ON "ledger_entry" ("document_id");
CREATE INDEX "ledger_entry_book_happened_on" ON "ledger_entry" ("book", "happened_on");
CREATE INDEX "ledger_entry_book_state" ON "ledger_entry" ("book", "state");
CREATE UNIQUE INDEX "ledger_entry_book_activity_id" ON "ledger_entry" ("book", "activity_id");
CREATE UNIQUE INDEX "ledger_entry_book_document_id" ON "ledger_entry" ("book", "document_id");
CREATE TABLE "ledger_value" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "entry_id" INTEGER NOT NULL,
    "field" VARCHAR(60) NOT NULL,
    "place" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "number" INTEGER,
    "person_id" INTEGER,
    "organisation_id" INTEGER,
    FOREIGN KEY ("entry_id") REFERENCES "ledger_entry" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ledger_value_person_id" ON "ledger_value" ("person_id");
CREATE INDEX "ledger_value_organisation_id" ON "ledger_value" ("organisation_id");
CREATE INDEX "ledger_value_entry_id_field" ON "ledger_value" ("entry_id", "field");
CREATE INDEX "ledger_value_field_text_entry_id" ON "ledger_value" ("field", "text", "entry_id");
CREATE INDEX "ledger_value_field_number_entry_id" ON "ledger_value" ("field", "number", "entry_id");
CREATE TABLE "ledger_step" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "entry_id" INTEGER NOT NULL,
    "state" VARCHAR(60) NOT NULL,
    "taken_on" TEXT NOT NULL,
    "taken_by_id" INTEGER,
    "by_name" VARCHAR(60) NOT NULL,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("entry_id") REFERENCES "ledger_entry" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("taken_by_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ledger_step_uid" ON "ledger_step" ("uid");
CREATE INDEX "ledger_step_entry_id" ON "ledger_step" ("entry_id");
CREATE INDEX "ledger_step_taken_by_id" ON "ledger_step" ("taken_by_id");
CREATE TABLE "ledger_milestone" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "entry_id" INTEGER NOT NULL,
    "title" VARCHAR(120) NOT NULL,
    "due_on" TEXT NOT NULL,
    "done_on" TEXT,
    "note" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("entry_id") REFERENCES "ledger_entry" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ledger_milestone_uid" ON "ledger_milestone" ("uid");
CREATE INDEX "ledger_milestone_entry_id" ON "ledger_milestone" ("entry_id");
CREATE INDEX "ledger_milestone_due_on" ON "ledger_milestone" ("due_on");
CREATE TABLE "new_attachment" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "person_id" INTEGER,
    "organisation_id" INTEGER,
    "activity_id" INTEGER,
    "document_id" INTEGER,
    "reply_id" INTEGER,
    "entry_id" INTEGER,
    "digest" VARCHAR(64) NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "size" INTEGER NOT NULL,
    "note" VARCHAR(200) NOT NULL,
    "added_on" TEXT NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("document_id") REFERENCES "document" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("reply_id") REFERENCES "document_reply" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("entry_id") REFERENCES "ledger_entry" ("id") ON DELETE RESTRICT
);
INSERT INTO "new_attachment"
SELECT "id", "uid", "person_id", "organisation_id", "activity_id", "document_id", "reply_id", NULL,
    "digest", "name", "size", "note", "added_on"
FROM "attachment";
DROP TABLE "attachment";
ALTER TABLE "new_attachment" RENAME TO "attachment";
CREATE UNIQUE INDEX "attachment_uid" ON "attachment" ("uid");
CREATE INDEX "attachment_person_id" ON "attachment" ("person_id");
CREATE INDEX "attachment_organisation_id" ON "attachment" ("organisation_id");
CREATE INDEX "attachment_activity_id" ON "attachment" ("activity_id");
CREATE INDEX "attachment_document_id" ON "attachment" ("document_id");
CREATE INDEX "attachment_reply_id" ON "attachment" ("reply_id");
CREATE INDEX "attachment_entry_id" ON "attachment" ("entry_id");
CREATE INDEX "attachment_digest" ON "attachment" ("digest");
"""


def _create_version_4(execute: Execute) -> None:
    """The ledgers: books of the branch's own, rows, values, steps, milestones, files of rows."""
    for statement in _statements(_VERSION_4):
        execute(statement)


_VERSION_5 = """
CREATE TABLE "rubric" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "name" VARCHAR(60) NOT NULL,
    "version" VARCHAR(20) NOT NULL,
    "state" TEXT NOT NULL,
    "since" TEXT,
    "until" TEXT,
    "contents" TEXT NOT NULL,
    "source_file" VARCHAR(120) NOT NULL,
    "changed_on" TEXT NOT NULL
);
CREATE UNIQUE INDEX "rubric_uid" ON "rubric" ("uid");
CREATE UNIQUE INDEX "rubric_name_version" ON "rubric" ("name", "version");
CREATE TABLE "score_mark" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "period" VARCHAR(8) NOT NULL,
    "item" VARCHAR(20) NOT NULL,
    "role" TEXT NOT NULL,
    "points" INTEGER,
    "reason" TEXT NOT NULL,
    "marked_on" TEXT NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "score_mark_uid" ON "score_mark" ("uid");
CREATE UNIQUE INDEX "score_mark_organisation_id_period_item_role"
    ON "score_mark" ("organisation_id", "period", "item", "role");
CREATE INDEX "score_mark_period" ON "score_mark" ("period");
CREATE TABLE "score_finding" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "period" VARCHAR(8) NOT NULL,
    "item" VARCHAR(20) NOT NULL,
    "rule" VARCHAR(40) NOT NULL,
    "level" VARCHAR(60) NOT NULL,
    "count" INTEGER NOT NULL,
    "happened_on" TEXT,
    "text" TEXT NOT NULL,
    "activity_id" INTEGER,
    "entry_id" INTEGER,
    "document_id" INTEGER,
    "entered_on" TEXT NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("entry_id") REFERENCES "ledger_entry" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("document_id") REFERENCES "document" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "score_finding_uid" ON "score_finding" ("uid");
CREATE INDEX "score_finding_activity_id" ON "score_finding" ("activity_id");
CREATE INDEX "score_finding_entry_id" ON "score_finding" ("entry_id");
CREATE INDEX "score_finding_document_id" ON "score_finding" ("document_id");
CREATE INDEX "score_finding_organisation_id_period"
    ON "score_finding" ("organisation_id", "period");
CREATE INDEX "score_finding_period" ON "score_finding" ("period");
CREATE TABLE "score_evidence" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "period" VARCHAR(8) NOT NULL,
    "item" VARCHAR(20) NOT NULL,
    "place" INTEGER NOT NULL,
    "title" VARCHAR(200) NOT NULL,
    "handbook" VARCHAR(60) NOT NULL,
    "page" VARCHAR(40) NOT NULL,
    "note" VARCHAR(200) NOT NULL,
    "activity_id" INTEGER,
    "entry_id" INTEGER,
    "document_id" INTEGER,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("entry_id") REFERENCES "ledger_entry" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("document_id") REFERENCES "document" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "score_evidence_uid" ON "score_evidence" ("uid");
CREATE INDEX "score_evidence_activity_id" ON "score_evidence" ("activity_id");
CREATE INDEX "score_evidence_entry_id" ON "score_evidence" ("entry_id");
CREATE INDEX "score_evidence_document_id" ON "score_evidence" ("document_id");
CREATE INDEX "score_evidence_organisation_id_period_item"
    ON "score_evidence" ("organisation_id", "period", "item");
CREATE TABLE "score_figure" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "person_id" INTEGER,
    "period" VARCHAR(8) NOT NULL,
    "part" VARCHAR(60) NOT NULL,
    "points" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "given_on" TEXT NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "score_figure_uid" ON "score_figure" ("uid");
CREATE INDEX "score_figure_person_id" ON "score_figure" ("person_id");
CREATE INDEX "score_figure_organisation_id_period_part"
    ON "score_figure" ("organisation_id", "period", "part");
CREATE INDEX "score_figure_period" ON "score_figure" ("period");
CREATE TABLE "closing" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "subject" TEXT NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "period" VARCHAR(8) NOT NULL,
    "edition" INTEGER NOT NULL,
    "closed_on" TEXT NOT NULL,
    "contents" TEXT NOT NULL,
    "seal" VARCHAR(64) NOT NULL,
    "reason" TEXT NOT NULL,
    "reopened_on" TEXT,
    "reopening" TEXT NOT NULL,
    "published_on" TEXT,
    "objections_until" TEXT,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "closing_uid" ON "closing" ("uid");
CREATE UNIQUE INDEX "closing_organisation_id_subject_period_edition"
    ON "closing" ("organisation_id", "subject", "period", "edition");
CREATE TABLE "objection" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "subject" TEXT NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "person_id" INTEGER,
    "period" VARCHAR(8) NOT NULL,
    "item" VARCHAR(20) NOT NULL,
    "text" TEXT NOT NULL,
    "raised_on" TEXT NOT NULL,
    "raised_by" VARCHAR(60) NOT NULL,
    "answer" TEXT NOT NULL,
    "outcome" TEXT,
    "answered_on" TEXT,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "objection_uid" ON "objection" ("uid");
CREATE INDEX "objection_organisation_id" ON "objection" ("organisation_id");
CREATE INDEX "objection_person_id" ON "objection" ("person_id");
CREATE TABLE "flag_decision" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "period" VARCHAR(8) NOT NULL,
    "flag" VARCHAR(40) NOT NULL,
    "winner_id" INTEGER,
    "reason" TEXT NOT NULL,
    "decided_on" TEXT NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("winner_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "flag_decision_uid" ON "flag_decision" ("uid");
CREATE INDEX "flag_decision_winner_id" ON "flag_decision" ("winner_id");
CREATE UNIQUE INDEX "flag_decision_organisation_id_period_flag"
    ON "flag_decision" ("organisation_id", "period", "flag");
CREATE TABLE "star_grant" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "person_id" INTEGER,
    "period" VARCHAR(8) NOT NULL,
    "star" VARCHAR(40) NOT NULL,
    "is_given" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_on" TEXT NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "star_grant_uid" ON "star_grant" ("uid");
CREATE INDEX "star_grant_person_id" ON "star_grant" ("person_id");
CREATE INDEX "star_grant_organisation_id_period" ON "star_grant" ("organisation_id", "period");
CREATE TABLE "star_level" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "person_id" INTEGER,
    "period" VARCHAR(8) NOT NULL,
    "level" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_on" TEXT NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "star_level_uid" ON "star_level" ("uid");
CREATE INDEX "star_level_person_id" ON "star_level" ("person_id");
CREATE INDEX "star_level_organisation_id_period" ON "star_level" ("organisation_id", "period");
CREATE TABLE "point_entry" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "person_id" INTEGER NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "period" VARCHAR(8) NOT NULL,
    "rule" VARCHAR(60) NOT NULL,
    "points" INTEGER NOT NULL,
    "happened_on" TEXT,
    "reason" TEXT NOT NULL,
    "entered_on" TEXT NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "point_entry_uid" ON "point_entry" ("uid");
CREATE INDEX "point_entry_person_id" ON "point_entry" ("person_id");
CREATE INDEX "point_entry_organisation_id_period" ON "point_entry" ("organisation_id", "period");
CREATE TABLE "point_class" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "person_id" INTEGER NOT NULL,
    "code" VARCHAR(40) NOT NULL,
    "since" TEXT NOT NULL,
    "until" TEXT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "point_class_person_id" ON "point_class" ("person_id");
CREATE TABLE "point_exemption" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "person_id" INTEGER NOT NULL,
    "since" TEXT NOT NULL,
    "until" TEXT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "point_exemption_person_id" ON "point_exemption" ("person_id");
CREATE TABLE "point_publicity" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "extent" TEXT NOT NULL,
    "activity_id" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "since" TEXT NOT NULL,
    "until" TEXT,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "point_publicity_uid" ON "point_publicity" ("uid");
CREATE INDEX "point_publicity_organisation_id" ON "point_publicity" ("organisation_id");
CREATE INDEX "point_publicity_activity_id" ON "point_publicity" ("activity_id");
CREATE TABLE "appraisal" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "activity_id" INTEGER,
    "held_on" TEXT,
    "issued" INTEGER,
    "returned" INTEGER,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "appraisal_uid" ON "appraisal" ("uid");
CREATE INDEX "appraisal_activity_id" ON "appraisal" ("activity_id");
CREATE UNIQUE INDEX "appraisal_organisation_id_year" ON "appraisal" ("organisation_id", "year");
CREATE TABLE "appraisal_tally" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "appraisal_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "excellent" INTEGER,
    "qualified" INTEGER,
    "barely" INTEGER,
    "unqualified" INTEGER,
    "grade" TEXT,
    "decided_on" TEXT,
    FOREIGN KEY ("appraisal_id") REFERENCES "appraisal" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "appraisal_tally_person_id" ON "appraisal_tally" ("person_id");
CREATE UNIQUE INDEX "appraisal_tally_appraisal_id_person_id"
    ON "appraisal_tally" ("appraisal_id", "person_id");
CREATE TABLE "secretary_review" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "reported_on" TEXT,
    "presented_on" TEXT,
    "activity_id" INTEGER,
    "issued" INTEGER,
    "returned" INTEGER,
    "good" INTEGER,
    "fairly_good" INTEGER,
    "fair" INTEGER,
    "poor" INTEGER,
    "feedback_on" TEXT,
    "feedback" TEXT NOT NULL,
    "grade" TEXT,
    "decided_on" TEXT,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "secretary_review_uid" ON "secretary_review" ("uid");
CREATE INDEX "secretary_review_person_id" ON "secretary_review" ("person_id");
CREATE INDEX "secretary_review_activity_id" ON "secretary_review" ("activity_id");
CREATE UNIQUE INDEX "secretary_review_organisation_id_year_person_id"
    ON "secretary_review" ("organisation_id", "year", "person_id");
CREATE TABLE "review_matter" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "review_id" INTEGER NOT NULL,
    "text" VARCHAR(400) NOT NULL,
    "due_on" TEXT,
    "done_on" TEXT,
    "note" TEXT NOT NULL,
    FOREIGN KEY ("review_id") REFERENCES "secretary_review" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "review_matter_uid" ON "review_matter" ("uid");
CREATE INDEX "review_matter_review_id" ON "review_matter" ("review_id");
CREATE TABLE "new_attachment" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "person_id" INTEGER,
    "organisation_id" INTEGER,
    "activity_id" INTEGER,
    "document_id" INTEGER,
    "reply_id" INTEGER,
    "entry_id" INTEGER,
    "evidence_id" INTEGER,
    "digest" VARCHAR(64) NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "size" INTEGER NOT NULL,
    "note" VARCHAR(200) NOT NULL,
    "added_on" TEXT NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("document_id") REFERENCES "document" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("reply_id") REFERENCES "document_reply" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("entry_id") REFERENCES "ledger_entry" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("evidence_id") REFERENCES "score_evidence" ("id") ON DELETE RESTRICT
);
INSERT INTO "new_attachment"
SELECT "id", "uid", "person_id", "organisation_id", "activity_id", "document_id", "reply_id",
    "entry_id", NULL, "digest", "name", "size", "note", "added_on"
FROM "attachment";
DROP TABLE "attachment";
ALTER TABLE "new_attachment" RENAME TO "attachment";
CREATE UNIQUE INDEX "attachment_uid" ON "attachment" ("uid");
CREATE INDEX "attachment_person_id" ON "attachment" ("person_id");
CREATE INDEX "attachment_organisation_id" ON "attachment" ("organisation_id");
CREATE INDEX "attachment_activity_id" ON "attachment" ("activity_id");
CREATE INDEX "attachment_document_id" ON "attachment" ("document_id");
CREATE INDEX "attachment_reply_id" ON "attachment" ("reply_id");
CREATE INDEX "attachment_entry_id" ON "attachment" ("entry_id");
CREATE INDEX "attachment_evidence_id" ON "attachment" ("evidence_id");
CREATE INDEX "attachment_digest" ON "attachment" ("digest");
"""


def _create_version_5(execute: Execute) -> None:
    """Scores, contest, points and appraisals; files of pieces of evidence."""
    for statement in _statements(_VERSION_5):
        execute(statement)


_VERSION_6 = """
CREATE TABLE "admission_case" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "person_id" INTEGER NOT NULL,
    "opened_on" TEXT NOT NULL,
    "begins_at" VARCHAR(40) NOT NULL,
    "moved_in_on" TEXT,
    "origin" VARCHAR(120) NOT NULL,
    "closed_on" TEXT,
    "outcome" TEXT,
    "outcome_note" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "admission_case_uid" ON "admission_case" ("uid");
CREATE INDEX "admission_case_person_id" ON "admission_case" ("person_id");
CREATE TABLE "admission_step" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "case_id" INTEGER NOT NULL,
    "step" VARCHAR(40) NOT NULL,
    "round_number" INTEGER NOT NULL,
    "done_on" TEXT NOT NULL,
    "since" TEXT,
    "submitted_on" TEXT,
    "outcome" TEXT NOT NULL,
    "training_days" INTEGER,
    "training_minutes" INTEGER,
    "months" INTEGER,
    "number" VARCHAR(60) NOT NULL,
    "activity_id" INTEGER,
    "vote_id" INTEGER,
    "note" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "admission_case" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("vote_id") REFERENCES "vote" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "admission_step_uid" ON "admission_step" ("uid");
CREATE INDEX "admission_step_activity_id" ON "admission_step" ("activity_id");
CREATE INDEX "admission_step_vote_id" ON "admission_step" ("vote_id");
CREATE UNIQUE INDEX "admission_step_case_id_step_round_number"
    ON "admission_step" ("case_id", "step", "round_number");
CREATE TABLE "admission_helper" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "case_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "since" TEXT NOT NULL,
    "until" TEXT,
    FOREIGN KEY ("case_id") REFERENCES "admission_case" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "admission_helper_uid" ON "admission_helper" ("uid");
CREATE INDEX "admission_helper_case_id" ON "admission_helper" ("case_id");
CREATE INDEX "admission_helper_person_id" ON "admission_helper" ("person_id");
CREATE TABLE "admission_review" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "case_id" INTEGER NOT NULL,
    "reviewed_on" TEXT NOT NULL,
    "reviewer" VARCHAR(80) NOT NULL,
    "filed_at" VARCHAR(80) NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "admission_case" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "admission_review_uid" ON "admission_review" ("uid");
CREATE INDEX "admission_review_case_id" ON "admission_review" ("case_id");
CREATE TABLE "admission_publicity" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "case_id" INTEGER NOT NULL,
    "step" VARCHAR(40) NOT NULL,
    "posted_on" TEXT NOT NULL,
    "working_days" INTEGER NOT NULL,
    "place" VARCHAR(120) NOT NULL,
    "closed_on" TEXT,
    "objections" INTEGER,
    "note" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "admission_case" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "admission_publicity_uid" ON "admission_publicity" ("uid");
CREATE INDEX "admission_publicity_case_id" ON "admission_publicity" ("case_id");
CREATE TABLE "admission_paper" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "case_id" INTEGER NOT NULL,
    "paper" VARCHAR(40) NOT NULL,
    "received_on" TEXT NOT NULL,
    "copies" INTEGER NOT NULL,
    "note" VARCHAR(120) NOT NULL,
    FOREIGN KEY ("case_id") REFERENCES "admission_case" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "admission_paper_uid" ON "admission_paper" ("uid");
CREATE UNIQUE INDEX "admission_paper_case_id_paper" ON "admission_paper" ("case_id", "paper");
CREATE TABLE "dues_base" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "person_id" INTEGER NOT NULL,
    "since" TEXT NOT NULL,
    "payer" TEXT NOT NULL,
    "base" INTEGER,
    "parts" TEXT NOT NULL,
    "monthly" INTEGER,
    "note" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "dues_base_uid" ON "dues_base" ("uid");
CREATE UNIQUE INDEX "dues_base_person_id_since" ON "dues_base" ("person_id", "since");
CREATE TABLE "dues_waiver" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "person_id" INTEGER NOT NULL,
    "since" TEXT NOT NULL,
    "until" TEXT,
    "monthly" INTEGER,
    "requested_on" TEXT,
    "approved_on" TEXT,
    "approval" VARCHAR(120) NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "dues_waiver_uid" ON "dues_waiver" ("uid");
CREATE INDEX "dues_waiver_person_id" ON "dues_waiver" ("person_id");
CREATE TABLE "dues_payment" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "person_id" INTEGER NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "paid_on" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "receipt" VARCHAR(40) NOT NULL,
    "handed_by" VARCHAR(40) NOT NULL,
    "note" VARCHAR(200) NOT NULL,
    "voided_on" TEXT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "dues_payment_uid" ON "dues_payment" ("uid");
CREATE INDEX "dues_payment_person_id" ON "dues_payment" ("person_id");
CREATE INDEX "dues_payment_organisation_id" ON "dues_payment" ("organisation_id");
CREATE INDEX "dues_payment_paid_on" ON "dues_payment" ("paid_on");
CREATE INDEX "dues_payment_voided_on" ON "dues_payment" ("voided_on");
CREATE TABLE "dues_share" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "payment_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "month" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    FOREIGN KEY ("payment_id") REFERENCES "dues_payment" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "dues_share_month" ON "dues_share" ("month");
CREATE UNIQUE INDEX "dues_share_payment_id_month" ON "dues_share" ("payment_id", "month");
CREATE INDEX "dues_share_person_id_month" ON "dues_share" ("person_id", "month");
CREATE TABLE "dues_movement" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "moved_on" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "period" VARCHAR(8) NOT NULL,
    "purpose" VARCHAR(200) NOT NULL,
    "number" VARCHAR(60) NOT NULL,
    "note" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "dues_movement_uid" ON "dues_movement" ("uid");
CREATE INDEX "dues_movement_organisation_id" ON "dues_movement" ("organisation_id");
CREATE INDEX "dues_movement_moved_on" ON "dues_movement" ("moved_on");
CREATE TABLE "dues_publication" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "posted_on" TEXT NOT NULL,
    "place" VARCHAR(120) NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "dues_publication_uid" ON "dues_publication" ("uid");
CREATE UNIQUE INDEX "dues_publication_organisation_id_year_posted_on"
    ON "dues_publication" ("organisation_id", "year", "posted_on");
CREATE TABLE "dues_consent" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "person_id" INTEGER NOT NULL,
    "given_on" TEXT NOT NULL,
    "withdrawn_on" TEXT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "dues_consent_person_id" ON "dues_consent" ("person_id");
CREATE TABLE "transfer" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "person_id" INTEGER NOT NULL,
    "direction" TEXT NOT NULL,
    "paper" TEXT NOT NULL,
    "branch_id" INTEGER NOT NULL,
    "other_branch_id" INTEGER,
    "counterpart" VARCHAR(120) NOT NULL,
    "number" VARCHAR(60) NOT NULL,
    "issued_on" TEXT NOT NULL,
    "valid_until" TEXT NOT NULL,
    "dues_through" TEXT,
    "dues_note" VARCHAR(120) NOT NULL,
    "is_whole" INTEGER NOT NULL,
    "received_on" TEXT,
    "withdrawn_on" TEXT,
    "note" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("branch_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("other_branch_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "transfer_uid" ON "transfer" ("uid");
CREATE INDEX "transfer_person_id" ON "transfer" ("person_id");
CREATE INDEX "transfer_branch_id" ON "transfer" ("branch_id");
CREATE INDEX "transfer_other_branch_id" ON "transfer" ("other_branch_id");
CREATE TABLE "away_spell" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "person_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "since" TEXT NOT NULL,
    "until" TEXT,
    "destination" VARCHAR(120) NOT NULL,
    "host" VARCHAR(120) NOT NULL,
    "host_registered_on" TEXT,
    "certificate" VARCHAR(60) NOT NULL,
    "pays_there" INTEGER NOT NULL,
    "note" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "away_spell_uid" ON "away_spell" ("uid");
CREATE INDEX "away_spell_person_id" ON "away_spell" ("person_id");
CREATE TABLE "contact" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "person_id" INTEGER NOT NULL,
    "contacted_on" TEXT NOT NULL,
    "contacted_by" VARCHAR(40) NOT NULL,
    "way" VARCHAR(40) NOT NULL,
    "was_reached" INTEGER NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "contact_uid" ON "contact" ("uid");
CREATE INDEX "contact_person_id" ON "contact" ("person_id");
CREATE TABLE "out_of_contact_spell" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "person_id" INTEGER NOT NULL,
    "since" TEXT NOT NULL,
    "searched_on" TEXT,
    "until" TEXT,
    "note" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "out_of_contact_spell_uid" ON "out_of_contact_spell" ("uid");
CREATE INDEX "out_of_contact_spell_person_id" ON "out_of_contact_spell" ("person_id");
CREATE TABLE "arrival" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "person_id" INTEGER NOT NULL,
    "arrived_on" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "origin" VARCHAR(120) NOT NULL,
    "is_whole" INTEGER NOT NULL,
    "note" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "arrival_uid" ON "arrival" ("uid");
CREATE INDEX "arrival_person_id" ON "arrival" ("person_id");
CREATE TABLE "term_extension" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "term_ends_on" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "approval" VARCHAR(120) NOT NULL,
    "approved_on" TEXT NOT NULL,
    "reason" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "term_extension_uid" ON "term_extension" ("uid");
CREATE UNIQUE INDEX "term_extension_organisation_id_term_ends_on"
    ON "term_extension" ("organisation_id", "term_ends_on");
CREATE TABLE "term_election" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "term_ends_on" TEXT,
    "opened_on" TEXT NOT NULL,
    "seats" INTEGER,
    "vote_id" INTEGER,
    "posts_vote_id" INTEGER,
    "closed_on" TEXT,
    "note" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("vote_id") REFERENCES "vote" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("posts_vote_id") REFERENCES "vote" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "term_election_uid" ON "term_election" ("uid");
CREATE INDEX "term_election_organisation_id" ON "term_election" ("organisation_id");
CREATE INDEX "term_election_vote_id" ON "term_election" ("vote_id");
CREATE INDEX "term_election_posts_vote_id" ON "term_election" ("posts_vote_id");
CREATE TABLE "term_step" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "election_id" INTEGER NOT NULL,
    "step" VARCHAR(40) NOT NULL,
    "done_on" TEXT NOT NULL,
    "number" VARCHAR(60) NOT NULL,
    "activity_id" INTEGER,
    "note" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("election_id") REFERENCES "term_election" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "term_step_uid" ON "term_step" ("uid");
CREATE INDEX "term_step_activity_id" ON "term_step" ("activity_id");
CREATE UNIQUE INDEX "term_step_election_id_step" ON "term_step" ("election_id", "step");
CREATE TABLE "term_nominee" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "election_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "is_preliminary" INTEGER NOT NULL,
    "approved_on" TEXT,
    "post" TEXT,
    FOREIGN KEY ("election_id") REFERENCES "term_election" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "term_nominee_uid" ON "term_nominee" ("uid");
CREATE INDEX "term_nominee_person_id" ON "term_nominee" ("person_id");
CREATE UNIQUE INDEX "term_nominee_election_id_person_id"
    ON "term_nominee" ("election_id", "person_id");
CREATE TABLE "nomination_tally" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "nominee_id" INTEGER NOT NULL,
    "party_group_id" INTEGER,
    "number" INTEGER NOT NULL,
    FOREIGN KEY ("nominee_id") REFERENCES "term_nominee" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("party_group_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE INDEX "nomination_tally_party_group_id" ON "nomination_tally" ("party_group_id");
CREATE UNIQUE INDEX "nomination_tally_nominee_id_party_group_id"
    ON "nomination_tally" ("nominee_id", "party_group_id");
CREATE TABLE "case_file" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "person_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "opened_on" TEXT NOT NULL,
    "closed_on" TEXT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "case_file_uid" ON "case_file" ("uid");
CREATE INDEX "case_file_person_id" ON "case_file" ("person_id");
CREATE TABLE "case_event" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "case_file_id" INTEGER NOT NULL,
    "event" VARCHAR(40) NOT NULL,
    "happened_on" TEXT NOT NULL,
    "due_on" TEXT,
    "paper" VARCHAR(40) NOT NULL,
    "number" VARCHAR(60) NOT NULL,
    FOREIGN KEY ("case_file_id") REFERENCES "case_file" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "case_event_uid" ON "case_event" ("uid");
CREATE INDEX "case_event_case_file_id" ON "case_event" ("case_file_id");
CREATE TABLE "new_attachment" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "person_id" INTEGER,
    "organisation_id" INTEGER,
    "activity_id" INTEGER,
    "document_id" INTEGER,
    "reply_id" INTEGER,
    "entry_id" INTEGER,
    "evidence_id" INTEGER,
    "admission_id" INTEGER,
    "case_file_id" INTEGER,
    "digest" VARCHAR(64) NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "size" INTEGER NOT NULL,
    "note" VARCHAR(200) NOT NULL,
    "added_on" TEXT NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("activity_id") REFERENCES "activity" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("document_id") REFERENCES "document" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("reply_id") REFERENCES "document_reply" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("entry_id") REFERENCES "ledger_entry" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("evidence_id") REFERENCES "score_evidence" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("admission_id") REFERENCES "admission_case" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("case_file_id") REFERENCES "case_file" ("id") ON DELETE RESTRICT
);
INSERT INTO "new_attachment"
    ("id", "uid", "person_id", "organisation_id", "activity_id", "document_id", "reply_id",
    "entry_id", "evidence_id", "digest", "name", "size", "note", "added_on")
SELECT "id", "uid", "person_id", "organisation_id", "activity_id", "document_id", "reply_id",
    "entry_id", "evidence_id", "digest", "name", "size", "note", "added_on"
FROM "attachment";
DROP TABLE "attachment";
ALTER TABLE "new_attachment" RENAME TO "attachment";
CREATE UNIQUE INDEX "attachment_uid" ON "attachment" ("uid");
CREATE INDEX "attachment_person_id" ON "attachment" ("person_id");
CREATE INDEX "attachment_organisation_id" ON "attachment" ("organisation_id");
CREATE INDEX "attachment_activity_id" ON "attachment" ("activity_id");
CREATE INDEX "attachment_document_id" ON "attachment" ("document_id");
CREATE INDEX "attachment_reply_id" ON "attachment" ("reply_id");
CREATE INDEX "attachment_entry_id" ON "attachment" ("entry_id");
CREATE INDEX "attachment_evidence_id" ON "attachment" ("evidence_id");
CREATE INDEX "attachment_admission_id" ON "attachment" ("admission_id");
CREATE INDEX "attachment_case_file_id" ON "attachment" ("case_file_id");
CREATE INDEX "attachment_digest" ON "attachment" ("digest");
"""


def _create_version_6(execute: Execute) -> None:
    """发展党员, 党费, 组织关系, 换届 and case files; files of cases."""
    for statement in _statements(_VERSION_6):
        execute(statement)


_VERSION_7 = """
CREATE TABLE "wall_text" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "code" VARCHAR(40) NOT NULL,
    "organisation_id" INTEGER,
    "title" VARCHAR(80) NOT NULL,
    "body" TEXT NOT NULL,
    "source" VARCHAR(200) NOT NULL,
    "edition_on" TEXT NOT NULL,
    "entered_on" TEXT NOT NULL,
    "ended_on" TEXT,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "wall_text_uid" ON "wall_text" ("uid");
CREATE INDEX "wall_text_code" ON "wall_text" ("code");
CREATE INDEX "wall_text_organisation_id" ON "wall_text" ("organisation_id");
CREATE TABLE "sheet_choice" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "organisation_id" INTEGER,
    "sheet" VARCHAR(40) NOT NULL,
    "theme" VARCHAR(20) NOT NULL,
    "paper" VARCHAR(20) NOT NULL,
    "detail" VARCHAR(10) NOT NULL,
    "options" TEXT NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE INDEX "sheet_choice_organisation_id" ON "sheet_choice" ("organisation_id");
CREATE TABLE "branch_file" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "kind" TEXT NOT NULL,
    "digest" VARCHAR(64) NOT NULL,
    "name" VARCHAR(120) NOT NULL,
    "size" INTEGER NOT NULL,
    "added_on" TEXT NOT NULL
);
CREATE UNIQUE INDEX "branch_file_uid" ON "branch_file" ("uid");
CREATE TABLE "wall_consent" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "person_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "given_on" TEXT NOT NULL,
    "withdrawn_on" TEXT,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "wall_consent_person_id" ON "wall_consent" ("person_id");
CREATE TABLE "sheet_edition" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "number" INTEGER NOT NULL,
    "sheet" VARCHAR(40) NOT NULL,
    "title" VARCHAR(120) NOT NULL,
    "organisation_id" INTEGER,
    "choices" TEXT NOT NULL,
    "states" TEXT NOT NULL,
    "printed_on" TEXT NOT NULL,
    "digest" VARCHAR(64) NOT NULL,
    "size" INTEGER NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "sheet_edition_uid" ON "sheet_edition" ("uid");
CREATE UNIQUE INDEX "sheet_edition_number" ON "sheet_edition" ("number");
CREATE INDEX "sheet_edition_sheet" ON "sheet_edition" ("sheet");
CREATE INDEX "sheet_edition_organisation_id" ON "sheet_edition" ("organisation_id");
CREATE TABLE "room_wall" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER NOT NULL,
    "room" VARCHAR(40) NOT NULL,
    "name" VARCHAR(40) NOT NULL,
    "place" INTEGER NOT NULL,
    "width_cm" INTEGER NOT NULL,
    "height_cm" INTEGER NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "room_wall_uid" ON "room_wall" ("uid");
CREATE INDEX "room_wall_organisation_id" ON "room_wall" ("organisation_id");
CREATE TABLE "wall_spot" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "wall_id" INTEGER NOT NULL,
    "name" VARCHAR(40) NOT NULL,
    "sheet" VARCHAR(40) NOT NULL,
    "left_cm" INTEGER NOT NULL,
    "top_cm" INTEGER NOT NULL,
    "width_cm" INTEGER NOT NULL,
    "height_cm" INTEGER NOT NULL,
    FOREIGN KEY ("wall_id") REFERENCES "room_wall" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "wall_spot_uid" ON "wall_spot" ("uid");
CREATE INDEX "wall_spot_wall_id" ON "wall_spot" ("wall_id");
CREATE TABLE "wall_posting" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "edition_id" INTEGER NOT NULL,
    "spot_id" INTEGER,
    "place" VARCHAR(80) NOT NULL,
    "copy" INTEGER NOT NULL,
    "posted_on" TEXT NOT NULL,
    "posted_by" VARCHAR(40) NOT NULL,
    "taken_on" TEXT,
    "note" VARCHAR(200) NOT NULL,
    FOREIGN KEY ("edition_id") REFERENCES "sheet_edition" ("id") ON DELETE RESTRICT,
    FOREIGN KEY ("spot_id") REFERENCES "wall_spot" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "wall_posting_uid" ON "wall_posting" ("uid");
CREATE INDEX "wall_posting_edition_id" ON "wall_posting" ("edition_id");
CREATE INDEX "wall_posting_spot_id" ON "wall_posting" ("spot_id");
CREATE TABLE "own_template" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "organisation_id" INTEGER,
    "name" VARCHAR(80) NOT NULL,
    "subject" TEXT NOT NULL,
    "book" VARCHAR(40) NOT NULL,
    "file_name" VARCHAR(120) NOT NULL,
    "digest" VARCHAR(64) NOT NULL,
    "size" INTEGER NOT NULL,
    "fingerprint" VARCHAR(64) NOT NULL,
    "added_on" TEXT NOT NULL,
    "is_kept" INTEGER NOT NULL,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "own_template_uid" ON "own_template" ("uid");
CREATE INDEX "own_template_organisation_id" ON "own_template" ("organisation_id");
CREATE TABLE "template_blank" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "template_id" INTEGER NOT NULL,
    "address" VARCHAR(120) NOT NULL,
    "label" VARCHAR(120) NOT NULL,
    "source" VARCHAR(80) NOT NULL,
    "options" TEXT NOT NULL,
    FOREIGN KEY ("template_id") REFERENCES "own_template" ("id") ON DELETE RESTRICT
);
CREATE INDEX "template_blank_template_id" ON "template_blank" ("template_id");
"""


def _create_version_7(execute: Execute) -> None:
    """The wall: texts, choices, files, consents, editions, postings, rooms, templates."""
    for statement in _statements(_VERSION_7):
        execute(statement)


_VERSION_8 = """
INSERT INTO "wall_consent" ("person_id", "kind", "given_on", "withdrawn_on")
    SELECT "person_id", 'consent_amount', "given_on", "withdrawn_on" FROM "dues_consent"
    ORDER BY "id";
DROP TABLE "dues_consent";
"""


def _create_version_8(execute: Execute) -> None:
    """One consent to see one's own amounts, in place of one for dues and one for walls."""
    for statement in _statements(_VERSION_8):
        execute(statement)


_VERSION_9 = """
CREATE TABLE "journal_head" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "key" BLOB NOT NULL,
    "plain_until" INTEGER NOT NULL,
    "plain_withheld_until" INTEGER NOT NULL,
    "last_id" INTEGER NOT NULL,
    "seal" VARCHAR(64) NOT NULL,
    "at" VARCHAR(40) NOT NULL,
    "withheld_id" INTEGER NOT NULL,
    "withheld_seal" VARCHAR(64) NOT NULL,
    "mac" VARCHAR(64) NOT NULL
);
CREATE INDEX "journal_entry_at" ON "journal_entry" ("at");
CREATE INDEX "journal_entry_topics" ON "journal_entry" ("topics");
CREATE INDEX "journal_entry_label_actor" ON "journal_entry" ("label", "actor");
"""
#: Number of an entry that would stand before the first withheld one.
_BEFORE_WITHHELD_9 = -(1 << 40) - 1


def _create_version_9(execute: Execute) -> None:
    """A key for the seals of the journal, and its end beside it; what its history is found by."""
    for statement in _statements(_VERSION_9):
        execute(statement)
    last = execute(
        "SELECT id, seal, at FROM journal_entry WHERE id > 0 ORDER BY id DESC LIMIT 1"
    ).fetchone() or (0, "", "")
    withheld = execute(
        "SELECT id, seal FROM journal_entry WHERE id < 0 ORDER BY id DESC LIMIT 1"
    ).fetchone() or (_BEFORE_WITHHELD_9, "")
    key = secrets.token_bytes(32)
    facts = (last[0], withheld[0], *last, *withheld)
    told = "\n".join(map(str, facts)).encode()
    mac = hashlib.blake2b(told, digest_size=32, key=key).hexdigest()
    values = ", ".join(
        str(one) if isinstance(one, int) else "'{}'".format(one.replace("'", "''"))
        for one in (*facts, mac)
    )
    execute(f"INSERT INTO journal_head VALUES (1, x'{key.hex()}', {values})")


_VERSION_10 = """
CREATE TABLE "exchange_identity" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "private_key" BLOB NOT NULL
);
CREATE UNIQUE INDEX "exchange_identity_uid" ON "exchange_identity" ("uid");
CREATE TABLE "exchange_partner" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "name" VARCHAR(80) NOT NULL,
    "role" TEXT NOT NULL,
    "folder" VARCHAR(32) NOT NULL,
    "public_key" BLOB,
    "pinned_on" TEXT,
    "accepted" INTEGER NOT NULL,
    "accepted_on" TEXT,
    "acknowledged" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "exchange_partner_uid" ON "exchange_partner" ("uid");
CREATE INDEX "exchange_partner_folder" ON "exchange_partner" ("folder");
CREATE TABLE "exchange_made" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "partner_id" INTEGER NOT NULL,
    "made_on" TEXT NOT NULL,
    "entry" INTEGER NOT NULL,
    FOREIGN KEY ("partner_id") REFERENCES "exchange_partner" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "exchange_made_number" ON "exchange_made" ("number");
CREATE INDEX "exchange_made_partner_id" ON "exchange_made" ("partner_id");
CREATE TABLE "exchange_base" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "partner_id" INTEGER NOT NULL,
    "table" VARCHAR(40) NOT NULL,
    "key" VARCHAR(160) NOT NULL,
    "contents" TEXT NOT NULL,
    FOREIGN KEY ("partner_id") REFERENCES "exchange_partner" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "exchange_base_partner_id_table_key"
    ON "exchange_base" ("partner_id", "table", "key");
CREATE TABLE "exchange_alias" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "table" VARCHAR(40) NOT NULL,
    "own" VARCHAR(32) NOT NULL
);
CREATE UNIQUE INDEX "exchange_alias_uid" ON "exchange_alias" ("uid");
"""


def _create_version_10(execute: Execute) -> None:
    """The exchange of packages: who we are, with whom, what was made, what both sides had."""
    for statement in _statements(_VERSION_10):
        execute(statement)


_VERSION_11 = """
CREATE TABLE "new_wall_text" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" VARCHAR(32) NOT NULL,
    "code" VARCHAR(40) NOT NULL,
    "organisation_id" INTEGER,
    "title" VARCHAR(80) NOT NULL,
    "body" TEXT NOT NULL,
    "source" VARCHAR(200) NOT NULL,
    "edition_on" TEXT NOT NULL,
    "entered_on" TEXT NOT NULL,
    "ended_on" TEXT,
    "place" TEXT,
    FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT
);
INSERT INTO "new_wall_text"
SELECT "id", "uid", "code", "organisation_id", "title", "body", "source", "edition_on",
    "entered_on", "ended_on", NULL
FROM "wall_text";
DROP TABLE "wall_text";
ALTER TABLE "new_wall_text" RENAME TO "wall_text";
CREATE UNIQUE INDEX "wall_text_uid" ON "wall_text" ("uid");
CREATE INDEX "wall_text_code" ON "wall_text" ("code");
CREATE INDEX "wall_text_organisation_id" ON "wall_text" ("organisation_id");
"""


def _create_version_11(execute: Execute) -> None:
    """Where a text of the branch's own hangs."""
    for statement in _statements(_VERSION_11):
        execute(statement)


_VERSION_12 = """
ALTER TABLE "exchange_partner" ADD COLUMN "accepted_head" VARCHAR(64);
ALTER TABLE "exchange_partner" ADD COLUMN "acknowledged_head" VARCHAR(64);
"""


def _create_version_12(execute: Execute) -> None:
    """Of which journal a package was that a partner has: a number alone outlives no restoring.

    What was acknowledged before has no head, so the next package to each partner tells everything.
    """
    for statement in _statements(_VERSION_12):
        execute(statement)


_VERSION_13 = """
CREATE TABLE "erased_person" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "person_id" INTEGER NOT NULL,
    "erased_on" TEXT NOT NULL,
    FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "erased_person_person_id" ON "erased_person" ("person_id");
CREATE TABLE "journal_erasure" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "by_id" INTEGER NOT NULL,
    "mac" VARCHAR(64) NOT NULL
);
DROP TRIGGER IF EXISTS "journal_entry_is_final_update";
CREATE TRIGGER "journal_entry_is_final_update" BEFORE UPDATE ON "journal_entry"
WHEN NOT EXISTS (SELECT 1 FROM "journal_erasure" WHERE "id" = OLD."id")
    OR NEW."id" <> OLD."id" OR NEW."at" <> OLD."at" OR NEW."actor" <> OLD."actor"
    OR NEW."previous_seal" <> OLD."previous_seal" OR NEW."seal" <> OLD."seal"
BEGIN SELECT RAISE(ABORT, 'the journal is only appended to'); END;
"""


#: The steps that make triggers.
_PROGRAMS = ((1, _VERSION_1), (13, _VERSION_13))


def _create_version_13(execute: Execute) -> None:
    """The legal erasing: who was erased, and which entries of the journal lost their content.

    An entry is changed only after it was noted as erased; that the note is ours its mac tells.
    """
    for statement in _statements(_VERSION_13):
        execute(statement)


#: Version n is reached by the first n steps.
STEPS: tuple[Step, ...] = (
    _create_version_1,
    _create_version_2,
    _create_version_3,
    _create_version_4,
    _create_version_5,
    _create_version_6,
    _create_version_7,
    _create_version_8,
    _create_version_9,
    _create_version_10,
    _create_version_11,
    _create_version_12,
    _create_version_13,
)


def bring_up(open_database: Any, found: int, steps: Sequence[Step], application_id: int) -> None:
    """Run the steps after version `found` in one transaction and set the version last."""
    with open_database.atomic("IMMEDIATE"):
        for step in steps[found:]:
            step(open_database.execute_sql)
        open_database.execute_sql(f"PRAGMA application_id = {application_id:d}")
        open_database.execute_sql(f"PRAGMA user_version = {len(steps):d}")


def missing_programs(execute: Execute, version: int) -> tuple[str, ...]:
    """Return the statements of what a file of a version should run by itself and does not have.

    Without them somebody may have changed the journal with another program.
    """
    found = execute("SELECT name, type FROM sqlite_master").fetchall()
    tables = {name for name, kind in found if kind == "table"}
    there = {name for name, kind in found if kind == "trigger"}
    return tuple(
        sql
        for sql in sorted(own_programs(version))
        if sql.split('"')[1] not in there and sql.split('"')[3] in tables
    )


def own_programs(version: int) -> frozenset[str]:
    """Return the statements of all that a file of a version runs by itself.

    Another step that makes or replaces a trigger or view must be told in `_PROGRAMS`.
    """
    found: dict[str, str] = {}
    for since, script in _PROGRAMS:
        if since <= version:
            for one in _statements(script):
                if one.startswith("CREATE TRIGGER"):
                    found[one.split('"')[1]] = one.rstrip(";")  # a later one of a name replaces it
    return frozenset(found.values())


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
