"""公示 and 上报: when, to whom; the public notice and the facts for a news item."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dangjian_desktop.operations.runner import Changes
from dangjian_desktop.queries.activity_texts import ActivityTextsQuery
from dangjian_desktop.ui.calendar.activity_form import ActivityForm, day
from dangjian_desktop.ui.calendar.copied_text import CopiedText
from dangjian_desktop.ui.shared.fields import Field
from dangjian_desktop.ui.shared.theme import tokens
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench


class PublicitySection(QWidget):
    """What is told outside the meeting, and that it was."""

    def __init__(self, bench: Workbench, activity_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._activity_id = activity_id
        self.kept = ActivityForm(
            bench,
            activity_id,
            (
                day("announced_on", QT_TR_NOOP("公示日期")),
                day("reported_on", QT_TR_NOOP("上报日期")),
                Field("reported_to", QT_TR_NOOP("报送"), max_length=80),
            ),
            columns=3,
            parent=self,
        )
        self.public = CopiedText(bench, "public_text", tr("公示文字"), self)
        self.news = CopiedText(bench, "news_facts", tr("新闻素材（只列事实）"), self)
        made = tokens()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, made.space(2), made.space(3), made.space(3))
        column.setSpacing(made.space(3))
        for widget in (self.kept, self.public, self.news):
            column.addWidget(widget)
        column.addStretch(1)
        bench.desk.changed.connect(self._hear)
        self._read()

    def leave_editing(self) -> bool:
        """Keep what was typed."""
        return self.kept.leave_editing()

    def _hear(self, changes: Changes) -> None:
        if changes.topics & ActivityTextsQuery.reads:
            self._read()

    def _read(self) -> None:
        texts = ActivityTextsQuery(self._activity_id).fetch()
        if texts is not None:
            self.public.show_text(texts.public)
            self.news.show_text(texts.news)
