"""Keeps official texts: entered once with source and edition, corrected, followed by later ones."""

from datetime import date
from pathlib import Path
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.wall_sheets import WallPlace
from dangjian_desktop.domain.wall_texts import (
    LONGEST_SOURCE,
    LONGEST_TITLE,
    MOST_CHARACTERS,
    OWN_PREFIX,
)
from dangjian_desktop.host.reading import read_file
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.text_limits import trimmed
from dangjian_desktop.queries.wall_texts import is_text_code
from dangjian_desktop.storage.models import WallText

#: A first line is a title where it is no longer and does not end as a sentence does.
_LONGEST_TITLE_LINE = 30
_SENTENCE_ENDS = ("。", "；", "，", "：")


@operation("录入文本")
def add_wall_text(
    writer: Writer,
    *,
    code: str,
    title: str,
    body: str,
    source: str,
    edition_on: PartialDate,
    on: date,
    organisation_id: int | None = None,
    place: WallPlace | None = None,
) -> int:
    """Enter a text, or a later edition of one; the edition before ends and is kept.

    Args:
        writer: Given by the runner.
        code: Which text it is (resources/walls/texts.toml); "" for one of the branch's own.
        title: Of the sheet.
        body: Paragraphs, one a line.
        source: Where it was taken from.
        edition_on: The day of that edition, as far as it is known.
        on: Today.
        organisation_id: Whose it is; None for everybody.
        place: Where one of the branch's own hangs; None: where the edition before did.

    Returns:
        The row of the edition.

    Raises:
        RefusedError: When something is missing, too long, or the day lies ahead, or a place is
            said of a text that is not the branch's own.
    """
    values = _clean(title=title, body=body, source=source, edition_on=edition_on, on=on)
    is_new = not code
    code = code or f"{OWN_PREFIX}{writer.new_uid()}"
    if not is_new and not is_text_code(code):
        raise RefusedError("没有代号为“{code}”的文本。请从文本库里选。", code=code)
    _refuse_place(code, place)
    for before in _in_force(code, organisation_id):
        if before.entered_on > on:
            raise RefusedError(
                "{day} 已录入过这一文本。新的版本不能早于它，请改正日期。", day=before.entered_on
            )
        if before.body == values["body"] and before.edition_on == edition_on:
            raise RefusedError("这一版本和现在用的一字不差。不必再录入。")
        writer.update(WallText, before.id, ended_on=on)
        place = place or before.place
    return writer.insert(
        WallText,
        code=code,
        organisation=organisation_id,
        entered_on=on,
        ended_on=None,
        place=place,
        **values,
    )


@operation("更正文本")
def change_wall_text(
    writer: Writer,
    *,
    text_id: int,
    title: str,
    body: str,
    source: str,
    edition_on: PartialDate,
    on: date,
    place: WallPlace | None = None,
) -> None:
    """Put right what was mistyped in an edition; the edition stays the same one.

    One of the branch's own may be said to hang at another `place`.

    Raises:
        RefusedError: As `add_wall_text`, or when it is no more.
    """
    row = _standing(text_id)
    values = _clean(title=title, body=body, source=source, edition_on=edition_on, on=on)
    _refuse_place(row.code, place)
    writer.update(WallText, row.id, place=place or row.place, **values)


@operation("删除文本")
def remove_wall_text(writer: Writer, *, text_id: int) -> None:
    """Take an edition away; the one before is in force for the days that it was.

    Raises:
        RefusedError: When it is no more.
    """
    row = _standing(text_id)
    earlier = [
        one
        for one in WallText.select()
        .where((WallText.code == row.code) & (WallText.id < row.id))
        .order_by(WallText.id.desc())
        if one.organisation_id == row.organisation_id
    ]
    if earlier:
        writer.update(WallText, earlier[0].id, ended_on=row.ended_on)
    writer.delete(WallText, row.id)


def _clean(
    *, title: str, body: str, source: str, edition_on: PartialDate, on: date
) -> dict[str, Any]:
    lines = [line.rstrip() for line in body.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    text = "\n".join(lines).strip("\n")
    if not text.strip():
        raise RefusedError("还没有正文。请录入、粘贴，或从 .txt、.docx 文件读入。")
    if len(text) > MOST_CHARACTERS:
        raise RefusedError(
            "正文有 {count} 个字，最多 {most} 个。请只留要上墙的部分。",
            count=len(text),
            most=MOST_CHARACTERS,
        )
    told = trimmed(title, LONGEST_TITLE)
    if not told:
        raise RefusedError("还没有标题。请填写版面的标题。")
    origin = trimmed(source, LONGEST_SOURCE)
    if not origin:
        raise RefusedError("还没有写来源。请写明从哪份文件、哪本手册录入，方便以后核对。")
    if edition_on.first_day > on:
        raise RefusedError("版本日期不能晚于今天 {on}。请改正日期。", on=on)
    return {"title": told, "body": text, "source": origin, "edition_on": edition_on}


def _refuse_place(code: str, place: WallPlace | None) -> None:
    if place is not None and not code.startswith(OWN_PREFIX):
        raise RefusedError("只有自己的文本可以选挂在哪里。请不要选，这一文本有惯常的位置。")


def _in_force(code: str, organisation_id: int | None) -> list[Any]:
    rows = WallText.select().where((WallText.code == code) & WallText.ended_on.is_null())
    return [row for row in rows if row.organisation_id == organisation_id]


def _standing(text_id: int) -> Any:
    return standing_row(WallText, text_id, RefusedError("这一文本已经不在了。请刷新后再看。"))


def read_wall_text(path: Path) -> tuple[str, str]:
    """Read a file that holds a text and return its title and body; this changes nothing.

    Args:
        path: A .txt (UTF-8 or GB18030) or .docx.

    Returns:
        The first line as title where it is short and something follows it, else the name of the
        file; and the rest.

    Raises:
        HostError: When the file cannot be read.
        ExchangeError: When it is no text, locked, damaged, or too large.
    """
    from dangjian_desktop.exchange.text_file import MOST_BYTES, paragraphs_of

    lines = [line.strip() for line in paragraphs_of(read_file(path, MOST_BYTES), path).split("\n")]
    told = "\n".join(lines).strip("\n")
    first, _, rest = told.partition("\n")
    if rest.strip() and len(first) <= _LONGEST_TITLE_LINE and first[-1:] not in _SENTENCE_ENDS:
        return first, rest.strip("\n")
    return path.stem[:LONGEST_TITLE], told
