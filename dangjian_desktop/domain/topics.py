"""The subjects a change can be about; reads declare them and pages listen for them."""

from enum import StrEnum


class Topic(StrEnum):
    """One subject of the data; every table belongs to exactly one (values are stored)."""

    ORGANISATION = "organisation"
    ZONE = "zone"
    PERSON = "person"
    STAGE = "stage"
    MEMBERSHIP = "membership"
    GROUP_MEMBERSHIP = "group_membership"
    POST = "post"
    PHOTO = "photo"
    JOB = "job"
    ATTACHMENT = "attachment"
    FIELD = "field"
    FIELD_VALUE = "field_value"
    VIEW = "view"
    DUPLICATE = "duplicate"
    EXAMINATION = "examination"
    RULE = "rule"
    IMPORTING = "importing"
    JOURNAL = "journal"
    SEARCH = "search"
