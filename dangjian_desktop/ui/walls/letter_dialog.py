"""The words of an official letter: title, to whom, text, attachments; nothing of it is kept."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.typed_letters import MOST_CHARACTERS, TypedLetter, written_letter
from dangjian_desktop.ui.shared.fields import Entry, Field
from dangjian_desktop.ui.shared.form_dialog import FormDialog
from dangjian_desktop.ui.shared.wording import QT_TR_NOOP, chinese, tr
from dangjian_desktop.ui.shared.workbench import Workbench

_LINES = 10
_MOST_TITLE, _MOST_ATTACHED = 100, 2_000

_FIELDS = (
    Field("title", QT_TR_NOOP("标题"), is_required=True, max_length=_MOST_TITLE, is_wide=True),
    Field(
        "to",
        QT_TR_NOOP("主送"),
        max_length=_MOST_TITLE,
        hint=QT_TR_NOOP("不必写冒号；没有就空着"),
        is_wide=True,
    ),
    Field(
        "body",
        QT_TR_NOOP("正文"),
        Entry.LONG_TEXT,
        is_required=True,
        max_length=MOST_CHARACTERS,
        lines=_LINES,
        hint=QT_TR_NOOP("一段一行；“一、”“（一）”“1.”开头的自动用规定的字体"),
        is_wide=True,
    ),
    Field(
        "attachments",
        QT_TR_NOOP("附件名称"),
        Entry.LONG_TEXT,
        max_length=_MOST_ATTACHED,
        lines=2,
        hint=QT_TR_NOOP("一个一行"),
        is_wide=True,
    ),
)
#: What stands behind whom a letter is to; the first is what the paper has.
_COLONS = chinese("：:")


def letter_dialog(
    bench: Workbench, parent: QWidget, given: TypedLetter, take: Callable[[str], None]
) -> FormDialog:
    """Return the dialog that goes on with a letter.

    Args:
        bench: Desk and questions.
        parent: The page.
        given: What it says so far.
        take: Gets the letter as `read_letter` reads it.
    """

    def save(values: dict[str, Any]) -> bool:
        lines = str(values["body"] or "").splitlines()
        to = str(values["to"] or "").strip().rstrip(_COLONS)
        made = TypedLetter(
            str(values["title"]).strip(),
            f"{to}{_COLONS[0]}" if to else "",
            tuple(line.strip() for line in lines if line.strip()),
            tuple(filter(None, str(values["attachments"] or "").splitlines())),
            given.signed,
            given.dated,
        )
        take(written_letter(made))
        return True

    dialog = FormDialog(
        tr("写公文内容"),
        _FIELDS,
        save,
        on=bench.desk.on,
        ask=bench.ask,
        values={
            "title": given.title,
            "to": given.to.rstrip(_COLONS),
            "body": "\n".join(given.paragraphs),
            "attachments": "\n".join(given.attachments),
        },
        columns=2,
        save_text=QT_TR_NOOP("放进版面"),
        note=tr("这里写的不存进数据。写好后请打印，或存为 Word 文件接着改。"),
        parent=parent,
    )
    dialog.setObjectName("letter_dialog")
    return dialog
