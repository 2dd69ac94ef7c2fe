"""自定义栏目 on the card: what is filled in, and all fields of the branch's own mended in place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.custom_fields import FieldSubject, in_use
from dangjian_desktop.operations.field_values import change_custom_values
from dangjian_desktop.operations.people import reveal_number
from dangjian_desktop.operations.runner import RefusedError, StorageError
from dangjian_desktop.queries.card_content import CardSection, SectionContent
from dangjian_desktop.queries.custom_fields import NO_VALUES, CustomValueQuery, custom_fields
from dangjian_desktop.queries.person_card import PersonCard
from dangjian_desktop.ui.roster.card_section import RegisteredSection
from dangjian_desktop.ui.roster.custom_form import (
    custom_form_fields,
    custom_of,
    hidden_custom_keys,
    known_values,
)
from dangjian_desktop.ui.roster.fact_section import pencil_of
from dangjian_desktop.ui.roster.in_place_form import InPlaceForm
from dangjian_desktop.ui.shared.day_picker import may_edit
from dangjian_desktop.ui.shared.field_form import FieldForm
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench


class CustomSection(RegisteredSection):
    """Lines of what is filled in; the pencil turns them into a form, Esc turns it back.

    It stands on the card as soon as the branch has a field, so that the first value can be entered
    here, too.
    """

    def __init__(
        self, bench: Workbench, section: CardSection, parent: QWidget | None = None
    ) -> None:
        self.form: FieldForm | None = None
        self._editing: InPlaceForm | None = None
        super().__init__(bench, section, parent)
        self.edit_button = pencil_of(self, tr(section.title), self.edit)

    @property
    def is_editing(self) -> bool:
        """Whether the fields are open for mending."""
        return self.form is not None

    def is_wanted(self, content: SectionContent) -> bool:
        """Whether there is something to show or to fill in."""
        return not content.is_empty or bool(in_use(custom_fields(FieldSubject.PERSON)))

    def end_of_heading(self) -> QWidget:
        """Tab goes from the pencil to the values."""
        return self.edit_button

    def fill(self, card: PersonCard) -> None:
        """Show what is filled in; while mending, behind the form."""
        super().fill(card)
        self.edit_button.setVisible(bool(in_use(custom_fields(FieldSubject.PERSON))))
        self._show_form_or_lines()

    def edit(self) -> None:
        """Open the fields for mending; that hidden values are shown is recorded."""
        card, desk = self.card, self._bench.desk
        if card is None or self.is_editing or not may_edit(self._bench.ask, self, desk):
            return
        person_id = card.row.person_id
        query = CustomValueQuery(FieldSubject.PERSON, (person_id,))
        values = query.fetch().get(person_id, NO_VALUES)
        fields = custom_form_fields(FieldSubject.PERSON, desk.on, values=values, own_id=person_id)
        try:
            for key in hidden_custom_keys(values):
                desk.run(reveal_number(person_id=person_id, key=key))
        except StorageError as error:
            self._bench.ask.error(self, in_words(error))
            return
        self.set_open(True)
        self.form = FieldForm(fields, on=desk.on, parent=self.body)
        self.form.show_values(known_values(fields, values))
        self._editing = InPlaceForm(self.form, self.body)
        self._editing.save_wanted.connect(self.save)
        self._editing.leave_wanted.connect(self.leave)
        self._column_of_body.addWidget(self._editing)
        self._editing.show()
        self._show_form_or_lines()
        self.form.focus_field(fields[0].key)
        self.editing_began.emit()

    def save(self) -> None:
        """Write what was changed; a refusal stands under the fields."""
        if self._editing is None or self.form is None or self.card is None:
            return
        if not self.form.check():
            return
        changed = custom_of(self.form.changed_values())
        if changed:
            doing = change_custom_values(
                subject=FieldSubject.PERSON, subject_id=self.card.row.person_id, values=changed
            )
            try:
                self._bench.desk.run(doing)
            except (RefusedError, StorageError) as refusal:
                self._editing.refuse(in_words(refusal))
                return
        self.stop_editing()

    def leave(self) -> bool:
        """Stop mending; what was typed is thrown away only after asking."""
        if self._editing is None:
            return True
        if not self._editing.may_leave(self._bench.ask):
            return False
        self.stop_editing()
        return True

    def stop_editing(self) -> None:
        """Show the values again."""
        if self._editing is None:
            return
        self._column_of_body.removeWidget(self._editing)
        self._editing.hide()
        self._editing.deleteLater()
        self.form = self._editing = None
        self._show_form_or_lines()
        self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_form_or_lines(self) -> None:
        if self._held is not None:
            self._held.setVisible(not self.is_editing)
        self.edit_button.setEnabled(not self.is_editing)
