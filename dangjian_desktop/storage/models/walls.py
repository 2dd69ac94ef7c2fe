"""The wall: official texts, how sheets look, what was printed, what hangs where, and templates.

What a sheet says today is never kept here: it is read from the records. What it said when it was
printed is, because only then can the two be compared.
"""

from peewee import BooleanField, CharField, IntegerField, TextField

from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import BranchFileKind, ConsentKind, TemplateSubject
from dangjian_desktop.domain.wall_sheets import WallPlace
from dangjian_desktop.storage.models.base import (
    DayField,
    EnumField,
    PartialDateField,
    Table,
    parent_field,
    uid_field,
)
from dangjian_desktop.storage.models.organisations import Organisation
from dangjian_desktop.storage.models.people import Person


class WallText(Table):
    """An edition of a text of the 制度文本库; the program ships none.

    Attributes:
        code: Which text it is (resources/walls/texts.toml), or "own-…" for one of the branch's own.
        organisation: Whose it is; None for everybody below the committee.
        body: Paragraphs, one a line; empty lines part them.
        source: Where it was taken from (document and number).
        edition_on: The day of that edition.
        ended_on: The day on which a later edition took its place; None while it is in force.
        place: Where one of the branch's own hangs; None where nobody said, and of all others.
    """

    topic = Topic.WALL_TEXT

    uid = uid_field()
    code = CharField(max_length=40, index=True)
    organisation_id: int | None
    organisation = parent_field(Organisation, "wall_texts", null=True)
    title = CharField(max_length=80)
    body = TextField()
    source = CharField(max_length=200)
    edition_on = PartialDateField()
    entered_on = DayField()
    ended_on = DayField(null=True)
    place = EnumField(WallPlace, null=True)


class SheetChoice(Table):
    """How a branch prints a sheet unless it says otherwise: looks, paper, detail.

    Attributes:
        sheet: Code of the sheet; "" for all sheets of the branch.
        theme, paper, detail: As a `Printout` has them; "" for the sheet's own.
        options: JSON: further choices of the sheet by name; "" for none.
    """

    topic = Topic.WALL

    organisation_id: int | None
    organisation = parent_field(Organisation, "sheet_choices", null=True)
    sheet = CharField(max_length=40, default="")
    theme = CharField(max_length=20, default="")
    paper = CharField(max_length=20, default="")
    detail = CharField(max_length=10, default="")
    options = TextField(default="")


class BranchFile(Table):
    """An official file that the branch provides: the emblem, a typeface. Bytes: `StoredFile`."""

    topic = Topic.WALL

    uid = uid_field()
    kind = EnumField(BranchFileKind)
    digest = CharField(max_length=64)
    name = CharField(max_length=120)
    size = IntegerField()
    added_on = DayField()


class WallConsent(Table):
    """Consent to see something of oneself on a wall or a notice (a photo bears its own)."""

    topic = Topic.WALL_CONSENT

    person_id: int
    person = parent_field(Person, "wall_consents")
    kind = EnumField(ConsentKind)
    given_on = DayField()
    withdrawn_on = DayField(null=True)


class SheetEdition(Table):
    """A sheet as it was printed to hang: its number, what it said, and the file itself.

    Attributes:
        number: Printed on the sheet; counts up through the whole data, never used twice.
        sheet: Code of the sheet. title: as printed.
        organisation: Whose sheet it is; None for everybody's.
        choices: JSON of the `Printout` that made it, so that it can be made again as of today.
        states: JSON: what it said, fact by fact (`domain.wall_facts`); compared with today.
        printed_on: The day of which it was true.
        digest, size: The PDF, in `StoredFile`.
    """

    topic = Topic.WALL

    uid = uid_field()
    number = IntegerField(unique=True)
    sheet = CharField(max_length=40, index=True)
    title = CharField(max_length=120)
    organisation_id: int | None
    organisation = parent_field(Organisation, "sheet_editions", null=True)
    choices = TextField()
    states = TextField()
    printed_on = DayField()
    digest = CharField(max_length=64)
    size = IntegerField()


class RoomWall(Table):
    """A wall of a room of a branch, as its plan shows it.

    Attributes:
        room: 党员活动室, 井口走廊, … name: 北墙. place: order among the walls of the room.
        width_cm, height_cm: Of the wall.
    """

    topic = Topic.WALL

    uid = uid_field()
    organisation_id: int
    organisation = parent_field(Organisation, "room_walls")
    room = CharField(max_length=40)
    name = CharField(max_length=40)
    place = IntegerField()
    width_cm = IntegerField()
    height_cm = IntegerField()


class WallSpot(Table):
    """A position on a wall where a sheet hangs or is to hang, in centimetres from the upper left.

    Attributes:
        sheet: Code of the sheet that belongs there; "" for any.
    """

    topic = Topic.WALL

    uid = uid_field()
    wall_id: int
    wall = parent_field(RoomWall, "spots")
    name = CharField(max_length=40)
    sheet = CharField(max_length=40, default="")
    left_cm = IntegerField()
    top_cm = IntegerField()
    width_cm = IntegerField()
    height_cm = IntegerField()


class WallPosting(Table):
    """A copy of an edition that hangs, or hung, somewhere.

    Attributes:
        spot: The position in the plan of the room; None where `place` says it in words.
        copy: Which copy of the edition it is, from 1.
        posted_by: Who hung it, as written.
    """

    topic = Topic.WALL

    uid = uid_field()
    edition_id: int
    edition = parent_field(SheetEdition, "postings")
    spot_id: int | None
    spot = parent_field(WallSpot, "postings", null=True)
    place = CharField(max_length=80, default="")
    copy = IntegerField(default=1)
    posted_on = DayField()
    posted_by = CharField(max_length=40, default="")
    taken_on = DayField(null=True)
    note = CharField(max_length=200, default="")


class OwnTemplate(Table):
    """A superior's .docx or .xlsx that is filled from our data.

    Attributes:
        subject: About what it is filled: a person, a branch, an activity, …
        book: Code of the ledger book, where it is about rows of one.
        digest, size: The file as it was given, in `StoredFile`. file_name: what it was called.
        fingerprint: Of its blanks, so that a changed file is known again.
        is_kept: False once it was taken out of use.
    """

    topic = Topic.OWN_TEMPLATE

    uid = uid_field()
    organisation_id: int | None
    organisation = parent_field(Organisation, "own_templates", null=True)
    name = CharField(max_length=80)
    subject = EnumField(TemplateSubject)
    book = CharField(max_length=40, default="")
    file_name = CharField(max_length=120)
    digest = CharField(max_length=64)
    size = IntegerField()
    fingerprint = CharField(max_length=64)
    added_on = DayField()
    is_kept = BooleanField(default=True)


class TemplateBlank(Table):
    """A blank, table or checkbox of a template and what fills it.

    Attributes:
        address: Where it stands in the file; stable while the file is the same.
        label: The words before it, as the file has them.
        source: Key of the value that fills it; "" for one that stays blank.
        options: JSON: format of a day, which word ticks the box, columns of a table.
    """

    topic = Topic.OWN_TEMPLATE

    template_id: int
    template = parent_field(OwnTemplate, "blanks")
    address = CharField(max_length=120)
    label = CharField(max_length=120)
    source = CharField(max_length=80, default="")
    options = TextField(default="")
