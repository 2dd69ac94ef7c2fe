"""The dialogs of official texts: entering one, a later edition, a correction."""

from functools import partial

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.wall_sheets import PLACE_WORDS, WallPlace
from dangjian_desktop.domain.wall_texts import (
    LONGEST_SOURCE,
    LONGEST_TITLE,
    MOST_CHARACTERS,
    OWN_PREFIX,
)
from dangjian_desktop.operations.wall_texts import add_wall_text, change_wall_text
from dangjian_desktop.queries.wall_texts import TextRow
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, tr
from dangjian_desktop.ui.shared.workbench import Workbench

#: Lines of the box of the text.
_LINES = 14

_FIELDS = (
    Field("title", QT_TR_NOOP("标题"), is_required=True, max_length=LONGEST_TITLE),
    Field("edition_on", QT_TR_NOOP("版本日期"), Entry.DATE, is_required=True),
    Field(
        "body",
        QT_TR_NOOP("正文"),
        Entry.LONG_TEXT,
        is_required=True,
        max_length=MOST_CHARACTERS,
        lines=_LINES,
        hint=QT_TR_NOOP("一段一行；可以粘贴"),
        is_wide=True,
    ),
    Field(
        "source",
        QT_TR_NOOP("来源"),
        is_required=True,
        max_length=LONGEST_SOURCE,
        hint=QT_TR_NOOP("从哪份文件、哪本手册录入"),
        is_wide=True,
    ),
)


def new_text_dialog(
    bench: Workbench,
    parent: QWidget,
    *,
    code: str,
    organisation_id: int | None,
    title: str,
    body: str = "",
    source: str = "",
    hint: str = "",
    place: WallPlace = WallPlace.ROOM,
) -> OperationDialog:
    """Return the dialog that enters a text or a later edition of it.

    Args:
        bench: Desk and questions.
        parent: The page.
        code: Which text it is; "" for one of the branch's own.
        organisation_id: Whose it becomes; None for everybody.
        title, body, source: What stands in it already: of the edition before, of a file.
        hint: Where the text in force is found.
        place: Where one of the branch's own hangs unless another place is chosen.
    """
    add = partial(add_wall_text, code=code, organisation_id=organisation_id, on=bench.desk.on)
    dialog = OperationDialog(
        bench,
        tr("录入“{title}”", title=title) if title else tr("录入自己的文本"),
        _fields_of(code),
        lambda values: add(**values),
        values={"title": title, "body": body, "source": source, "place": place},
        note=tr("请录入现行的正式文本：{hint}。", hint=tr(hint)) if hint else "",
        columns=2,
        parent=parent,
    )
    dialog.setObjectName("text_dialog")
    return dialog


def change_text_dialog(bench: Workbench, parent: QWidget, row: TextRow) -> OperationDialog:
    """Return the dialog that puts right what was mistyped in an edition."""
    change = partial(change_wall_text, text_id=row.text_id, on=bench.desk.on)
    dialog = OperationDialog(
        bench,
        tr("更正“{title}”", title=row.title),
        _fields_of(row.kind.code),
        lambda values: change(**values),
        values={
            "title": row.title,
            "body": row.body,
            "source": row.source,
            "edition_on": row.edition_on,
            "place": row.kind.place,
        },
        note=tr("只改录错的字。换了新的版本，请用“录入新版本”，旧版本会留着备查。"),
        columns=2,
        parent=parent,
    )
    dialog.setObjectName("text_dialog")
    return dialog


def _fields_of(code: str) -> tuple[Field, ...]:
    if code and not code.startswith(OWN_PREFIX):
        return _FIELDS
    # A text of the branch's own hangs nowhere by custom.
    places = tuple((place, tr(words)) for place, words in PLACE_WORDS.items())
    place = Field("place", QT_TR_NOOP("挂在哪里"), Entry.CHOICE, choices=places, is_required=True)
    return (*_FIELDS, place)
