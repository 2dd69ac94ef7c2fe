"""Opens the dialogs of the roster for the people or the organisation that are chosen.

Each opens only after the history view has asked whether the present may be changed.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.custom_fields import FieldSubject
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import PERSON_FIELDS
from dangjian_desktop.domain.vocabulary import OrganisationKind, printed
from dangjian_desktop.operations.field_values import reveal_branch_value
from dangjian_desktop.operations.people import reveal_number
from dangjian_desktop.operations.runner import StorageError
from dangjian_desktop.queries.branch_columns import BranchListQuery, BranchRow
from dangjian_desktop.queries.organisations import OrganisationRow, Tree
from dangjian_desktop.queries.person_card import PersonCardQuery, PostRow
from dangjian_desktop.queries.roster import RosterRow
from dangjian_desktop.ui.roster.attachments_dialog import AttachmentsDialog
from dangjian_desktop.ui.roster.away_dialogs import away_dialog, contact_dialog, lost_dialog
from dangjian_desktop.ui.roster.branch_facts_dialog import branch_facts_dialog
from dangjian_desktop.ui.roster.branch_import_dialog import import_branches
from dangjian_desktop.ui.roster.branch_list_dialog import BranchListDialog
from dangjian_desktop.ui.roster.case_files_dialog import show_case_files
from dangjian_desktop.ui.roster.custom_fields_dialog import CustomFieldsDialog
from dangjian_desktop.ui.roster.custom_form import hidden_custom_keys
from dangjian_desktop.ui.roster.departure_dialog import departure_dialog
from dangjian_desktop.ui.roster.erasing_dialog import show_erasing
from dangjian_desktop.ui.roster.former_job_dialog import FormerJobDialog
from dangjian_desktop.ui.roster.membership_dialog import branch_dialog, job_dialog
from dangjian_desktop.ui.roster.person_dialog import (
    AddPersonDialog,
    ChangeManyDialog,
    EditPersonDialog,
)
from dangjian_desktop.ui.roster.person_fields import hidden_fields
from dangjian_desktop.ui.roster.photos_dialog import PhotosDialog
from dangjian_desktop.ui.roster.post_dialog import appoint_dialog, end_post_dialog
from dangjian_desktop.ui.roster.spell_dialog import SpellDaysDialog, correctable_spells
from dangjian_desktop.ui.roster.stage_dialog import party_dates_dialog, stage_dialog
from dangjian_desktop.ui.roster.transfer_dialogs import outgoing_dialog
from dangjian_desktop.ui.roster.zone_dialog import add_zone_dialog, move_to_zone_dialog
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.group_dialog import group_dialog
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.organisation_choices import branch_choices
from dangjian_desktop.ui.shared.organisation_dialog import (
    add_above_dialog,
    add_branch_dialog,
    add_group_dialog,
    close_branch_dialog,
    close_dialog,
    close_group_dialog,
    correct_name_dialog,
    move_dialog,
    rename_dialog,
)
from dangjian_desktop.ui.shared.organisation_history_dialog import OrganisationHistoryDialog
from dangjian_desktop.ui.shared.voting_bar_dialog import VotingBarDialog
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench


class RosterDialogs(QObject):
    """One method per dialog.

    Signals:
        person_added: Row id of the new person.
        organisation_added: Row id of the new organisation.
        print_wanted: The `Printout` that a dialog wants printed.
    """

    person_added = Signal(object)
    organisation_added = Signal(object)
    print_wanted = Signal(object)

    def __init__(self, bench: Workbench, page: QWidget) -> None:
        super().__init__(page)
        self._bench, self._page = bench, page

    # People -----------------------------------------------------------------

    def add_person(self, branch_id: int | None, group_id: int | None) -> None:
        """Enter a person; without any branch the branch comes first."""
        branches = branch_choices(Tree.on(self._bench.desk.on))
        if not branches:
            self._offer_branch(tr("人员要有所在的党支部，现在还没有党支部。"))
            return
        if not self._may_edit():
            return
        if branch_id is None and len(branches) == 1:
            branch_id = branches[0][0]
        dialog = AddPersonDialog(
            self._bench, branch_id=branch_id, group_id=group_id, parent=self._page
        )
        dialog.saved.connect(self.person_added)
        dialog.open()

    def edit_person(self, row: RosterRow) -> None:
        """Correct the facts of a person; that the hidden numbers are shown is recorded."""
        if not self._may_edit():
            return
        try:
            facts = hidden_fields((f.key for f in PERSON_FIELDS), row.facts)
            for key in (*(field.key for field in facts), *hidden_custom_keys(row.custom)):
                self._bench.desk.run(reveal_number(person_id=row.person_id, key=key))
        except StorageError as error:
            self._bench.ask.error(self._page, in_words(error))
            return
        EditPersonDialog(
            self._bench, row.person_id, row.facts, self._page, custom=row.custom
        ).open()

    def change_many(self, rows: Sequence[RosterRow]) -> None:
        """Give one fact of many people the same value."""
        if self._may_edit():
            ChangeManyDialog(self._bench, _ids(rows), self._page).open()

    def transfer_out(self, rows: Sequence[RosterRow]) -> None:
        """Issue a letter for people of one branch."""
        if self._may_edit():
            outgoing_dialog(self._bench, _named(rows), self._page).open()

    def record_away(self, row: RosterRow) -> None:
        """Enter that somebody is away."""
        if self._may_edit():
            away_dialog(self._bench, (row.person_id, row.facts.name), self._page).open()

    def record_contact(self, rows: Sequence[RosterRow]) -> None:
        """Enter that people were contacted."""
        if self._may_edit():
            contact_dialog(self._bench, _named(rows), self._page).open()

    def record_out_of_contact(self, row: RosterRow) -> None:
        """Enter that somebody cannot be reached."""
        if self._may_edit():
            lost_dialog(self._bench, (row.person_id, row.facts.name), self._page).open()

    def case_files(self, row: RosterRow) -> None:
        """Show the case files of a person to who has the right."""
        show_case_files(self._bench, (row.person_id, row.facts.name), self._page)

    def erase_person(self, row: RosterRow) -> None:
        """Erase somebody who has left, after the name was typed."""
        if self._may_edit():
            show_erasing(self._bench, (row.person_id, row.facts.name), self._page)

    def move_to_group(self, rows: Sequence[RosterRow]) -> None:
        """Move people of one branch to one of its groups."""
        branches = {row.branch_id for row in rows if row.branch_id is not None}
        if len(branches) != 1:
            self._tell(tr("所选的人不在同一个党支部，不能一起调整党小组。请分支部选择。"))
        elif self._may_edit():
            (branch_id,) = branches
            self._open(group_dialog(self._bench, _ids(rows), _who(rows), branch_id, self._page))

    def move_to_branch(self, rows: Sequence[RosterRow]) -> None:
        """Move people to another branch of the mine."""
        if self._is_here(rows) and self._may_edit():
            self._open(branch_dialog(self._bench, _ids(rows), _who(rows), self._page))

    def change_jobs(self, rows: Sequence[RosterRow]) -> None:
        """Let people work elsewhere from a day on."""
        if self._may_edit():
            self._open(job_dialog(self._bench, _ids(rows), _who(rows), self._page))

    def former_jobs(self, row: RosterRow) -> None:
        """Correct, enter or take away an earlier job of a person."""
        if self._may_edit():
            self._open(FormerJobDialog(self._bench, row, self._page))

    def voting_bars(self, row: RosterRow) -> None:
        """Record, mend or end that a person has no vote."""
        if self._may_edit():
            name = row.facts.name
            self._open(VotingBarDialog(self._bench, row.person_id, name, self._page))

    def appoint(self, row: RosterRow) -> None:
        """Give a person a post."""
        if self._is_here([row]) and self._may_edit():
            self._open(appoint_dialog(self._bench, row, self._page))

    def end_post(self, row: RosterRow) -> None:
        """End one of a person's posts."""
        posts = self._posts_held(row)
        if not posts:
            self._tell(tr("{name}现在没有职务，不需要免职。", name=row.facts.name))
        elif self._may_edit():
            self._open(end_post_dialog(self._bench, row.facts.name, posts, self._page))

    def advance_stage(self, row: RosterRow) -> None:
        """Let a person take the next step on the road to membership."""
        dialog = stage_dialog(self._bench, row, self._page)
        if dialog is None:
            self._tell(
                tr(
                    "{name}已是{stage}，没有下一步的类别。",
                    name=row.facts.name,
                    stage=printed(row.stage),
                )
            )
        elif self._may_edit():
            self._open(dialog)

    def change_party_dates(self, row: RosterRow) -> None:
        """Correct the days of admission and 转正."""
        if self._may_edit():
            self._open(party_dates_dialog(self._bench, row, self._page))

    def correct_spell_days(self, row: RosterRow) -> None:
        """Correct the days of an earlier stage, a branch, a group or a post."""
        found = PersonCardQuery(row.person_id, self._bench.desk.on).fetch()
        if not found or not correctable_spells(found[0]):
            self._tell(tr("{who}没有可改的经历日期。", who=row.facts.name))
        elif self._may_edit():
            self._open(SpellDaysDialog(self._bench, found[0], self._page))

    def record_departure(self, row: RosterRow) -> None:
        """Let a person leave the roll."""
        if self._is_here([row]) and self._may_edit():
            self._open(departure_dialog(self._bench, row, self._page))

    # Organisations ----------------------------------------------------------

    def add_branch(self, above_id: int | None) -> None:
        """Set up a branch."""
        if self._may_edit():
            self._open_adding(add_branch_dialog(self._bench, above_id, self._page))

    def add_group(self, branch_id: int | None) -> None:
        """Set up a group of a branch."""
        if not branch_choices(Tree.on(self._bench.desk.on)):
            self._offer_branch(tr("党小组设在党支部下面，现在还没有党支部。"))
        elif self._may_edit():
            self._open_adding(add_group_dialog(self._bench, branch_id, self._page))

    def add_organisation(self) -> None:
        """Set up what stands above branches."""
        if self._may_edit():
            self._open_adding(add_above_dialog(self._bench, self._page))

    def rename_organisation(self, row: OrganisationRow) -> None:
        """Give an organisation a new name from a day on."""
        if self._may_edit():
            self._open(rename_dialog(self._bench, row, self._page))

    def correct_organisation_name(self, row: OrganisationRow) -> None:
        """Mend a name written wrong."""
        if self._may_edit():
            self._open(correct_name_dialog(self._bench, row, self._page))

    def show_history(self, row: OrganisationRow, print_history: Callable[[], object]) -> None:
        """Show the history of an organisation; nothing is changed, so nothing is asked."""
        OrganisationHistoryDialog(self._bench, row, print_history, self._page).open()

    def merge_organisation(self, row: OrganisationRow) -> None:
        """Let branches, or groups of a branch, become one."""
        from dangjian_desktop.ui.shared.merge_dialog import MergeDialog

        tree = Tree.on(self._bench.desk.on)
        alike = [
            one
            for one in tree.of_kind(row.kind)
            if row.kind is OrganisationKind.BRANCH or one.parent_id == row.parent_id
        ]
        if row.kind not in (OrganisationKind.BRANCH, OrganisationKind.PARTY_GROUP):
            self._tell(tr("只有党支部和党小组可以合并。请在左边选一个党支部或党小组。"))
        elif len(alike) < 2:
            self._tell(tr("除了{name}没有别的可以合并。", name=row.name))
        elif self._may_edit():
            self._open(MergeDialog(self._bench, row, self._page))

    def split_branch(self, row: OrganisationRow) -> None:
        """Let branches come out of one."""
        from dangjian_desktop.ui.roster.split_dialog import SplitDialog, branch_people

        if not branch_people(self._bench, row):
            self._tell(tr("{name}还没有人，没有可以分出去的。", name=row.name))
        elif self._may_edit():
            self._open(SplitDialog(self._bench, row, self._page))

    def move_organisation(self, row: OrganisationRow) -> None:
        """Let an organisation stand under another one."""
        if self._may_edit():
            self._open(move_dialog(self._bench, row, self._page))

    def close_organisation(self, row: OrganisationRow) -> None:
        """Close an organisation; people of a branch or group are sent elsewhere."""
        from dangjian_desktop.ui.roster.split_dialog import DissolveDialog, branch_people

        if not self._may_edit():
            return
        people = branch_people(self._bench, row)
        if row.kind is OrganisationKind.BRANCH:
            make = DissolveDialog if people else close_branch_dialog
            self._open(make(self._bench, row, self._page))
        elif row.kind is OrganisationKind.PARTY_GROUP:
            self._open(close_group_dialog(self._bench, row, len(people), self._page))
        else:
            self._open(close_dialog(self._bench, row, self._page))

    def add_photos(self) -> None:
        """Ask for a folder of photos and show whose they are."""
        folder = self._bench.ask.choose_folder(self._page, tr("选择照片所在的文件夹"))
        if folder is not None:
            PhotosDialog(self._bench, folder, self._page).open()

    def open_attachments(self, place: OrganisationRow) -> None:
        """Show the files of an organisation."""
        AttachmentsDialog(self._bench, place, self._page).open()

    def branch_facts(self, place: OrganisationRow) -> None:
        """Fill in the fields of a branch that the user defined."""
        found = BranchListQuery(self._bench.desk.on, place.organisation_id).fetch()
        if found:
            self._fill_in(found[0], self._page)

    def branch_list(self, within: int | None) -> None:
        """Show the branches side by side."""
        dialog = BranchListDialog(self._bench, within, self._page)
        dialog.facts_wanted.connect(lambda row: self._fill_in(row, dialog))
        dialog.fields_wanted.connect(lambda: self.custom_fields(FieldSubject.ORGANISATION, dialog))
        dialog.import_wanted.connect(lambda: self._import_branches(dialog))
        dialog.print_wanted.connect(self.print_wanted)
        dialog.open()

    def _import_branches(self, over: QWidget) -> None:
        if self._may_edit():
            import_branches(self._bench, over)

    def custom_fields(
        self, subject: FieldSubject = FieldSubject.PERSON, over: QWidget | None = None
    ) -> None:
        """Keep the fields that the branch defines itself."""
        if self._may_edit():
            CustomFieldsDialog(self._bench, subject, over or self._page).open()

    def _fill_in(self, row: BranchRow, over: QWidget) -> None:
        if not self._may_edit():
            return
        try:
            for key in hidden_custom_keys(row.custom, FieldSubject.ORGANISATION):
                self._bench.desk.run(
                    reveal_branch_value(organisation_id=row.organisation_id, key=key)
                )
        except StorageError as error:
            self._bench.ask.error(self._page, in_words(error))
            return
        dialog = branch_facts_dialog(self._bench, row, over)
        if dialog is not None:
            dialog.open()
        elif self._bench.ask.question(
            over,
            tr("还没有给党支部设自定义栏目。现在就设吗？"),
            yes=tr("自定义栏目"),
        ):
            self.custom_fields(FieldSubject.ORGANISATION, over)

    def add_zone(self) -> None:
        """Set up a 协作区."""
        if self._may_edit():
            self._open(add_zone_dialog(self._bench, self._page))

    def move_to_zone(self, branch: OrganisationRow) -> None:
        """Let a branch belong to a 协作区."""
        if self._may_edit():
            self._open(move_to_zone_dialog(self._bench, branch, self._page))

    def _posts_held(self, row: RosterRow) -> list[PostRow]:
        day = PartialDate.of(self._bench.desk.on)
        cards = PersonCardQuery(row.person_id, self._bench.desk.on).fetch()
        return [
            post
            for card in cards
            for post in card.posts
            if (post.since is None or post.since <= day)
            and (post.until is None or post.until > day)
        ]

    def _is_here(self, rows: Sequence[RosterRow]) -> bool:
        """Whether everybody is on the roll; else say who is not."""
        gone = [row for row in rows if row.branch_id is None]
        if gone:
            self._tell(tr("{who}不在册，不能办理。", who=_who(gone)))
        return not gone

    def _offer_branch(self, reason: str) -> None:
        if self._bench.ask.question(
            self._page, tr("{reason}要先新建吗？", reason=reason), yes=tr("新建党支部")
        ):
            self.add_branch(None)

    def _open_adding(self, dialog: OperationDialog) -> None:
        dialog.saved.connect(self.organisation_added)
        dialog.open()

    def _open(self, dialog: OperationDialog) -> None:
        dialog.open()

    def _may_edit(self) -> bool:
        return may_edit(self._bench.ask, self._page, self._bench.desk)

    def _tell(self, sentence: str) -> None:
        self._bench.ask.tell(self._page, sentence)


def _ids(rows: Sequence[RosterRow]) -> tuple[int, ...]:
    return tuple(row.person_id for row in rows)


def _who(rows: Sequence[RosterRow]) -> str:
    first = rows[0].facts.name
    return first if len(rows) == 1 else tr("{first}等 {count} 人", first=first, count=len(rows))


def _named(rows: Sequence[RosterRow]) -> list[tuple[int, str]]:
    return [(row.person_id, row.facts.name) for row in rows]
