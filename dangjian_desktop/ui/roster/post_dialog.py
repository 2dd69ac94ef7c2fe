"""Taking up a post, and leaving one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.vocabulary import Post, printed
from dangjian_desktop.operations.people import appoint, end_post
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.person_card import PostRow
from dangjian_desktop.queries.roster import RosterRow
from dangjian_desktop.ui.shared.fields import Entry, Field, choices_of
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values, day_field, the_day
from dangjian_desktop.ui.shared.wording import tr
from dangjian_desktop.ui.shared.workbench import Workbench


def appoint_dialog(
    bench: Workbench, row: RosterRow, parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that gives a person a post in the own branch or group."""
    places = (
        (row.branch_id, row.branch_name),
        (row.group_id, row.group_name),
    )
    choices = [place for place in places if place[0] is not None]

    def appointing(values: Values) -> Operation[int]:
        return appoint(
            person_id=row.person_id,
            organisation_id=values["organisation_id"],
            post=values["post"],
            on=the_day(values),
            elected_on=values["elected_on"],
        )

    dialog = OperationDialog(
        bench,
        tr("任职"),
        (
            Field(
                "organisation_id", tr("在哪里任职"), Entry.CHOICE, choices=choices, is_required=True
            ),
            Field("post", tr("职务"), Entry.CHOICE, choices=choices_of(Post), is_required=True),
            day_field(tr("任职日期")),
            Field(
                "elected_on",
                tr("选举日期"),
                Entry.DATE,
                hint=tr("由选举产生的填写；组长填小组推荐日期"),
            ),
        ),
        appointing,
        values={"organisation_id": row.branch_id},
        save_text=tr("任职"),
        note=row.facts.name,
        parent=parent,
    )
    dialog.setObjectName("appoint_dialog")
    return dialog


def end_post_dialog(
    bench: Workbench, name: str, posts: Sequence[PostRow], parent: QWidget | None = None
) -> OperationDialog:
    """Return the dialog that ends one of the posts that a person holds."""
    choices = [
        (
            post.spell_id,
            tr(
                "{post}（{organisation_name}）",
                post=printed(post.post),
                organisation_name=post.organisation_name,
            ),
        )
        for post in posts
    ]
    dialog = OperationDialog(
        bench,
        tr("免职"),
        (
            Field("spell_id", tr("职务"), Entry.CHOICE, choices=choices, is_required=True),
            day_field(tr("免职日期")),
        ),
        lambda values: end_post(spell_id=values["spell_id"], on=the_day(values)),
        values={"spell_id": choices[0][0]} if len(choices) == 1 else None,
        save_text=tr("免职"),
        note=name,
        parent=parent,
    )
    dialog.setObjectName("end_post_dialog")
    return dialog
