"""What can be done with the forms of superiors: kept, mapped, exchanged for a new edition, ended.

Nothing of what a filled form says is kept here; it is made anew from the records each time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dangjian_desktop.domain.attachments import clean_name
from dangjian_desktop.domain.template_shapes import (
    MOST_BLANKS,
    BlankKind,
    Comparison,
    Mapped,
    TemplateShape,
    bare,
    compared,
)
from dangjian_desktop.domain.vocabulary import TemplateSubject
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.office_forms import form_shape, new_form_shape, write_form
from dangjian_desktop.exchange.office_package import FORM_LIMITS
from dangjian_desktop.host.reading import read_file
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.operations.standing import standing_row
from dangjian_desktop.operations.text_limits import refuse_long, trimmed
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.own_templates import TemplateMapping, TemplateQuery, TemplatesQuery
from dangjian_desktop.queries.template_sources import TemplateSourcesQuery, suggested
from dangjian_desktop.storage.models import OwnTemplate, TemplateBlank

_MOST_NAME, _MOST_FILE_NAME = OwnTemplate.name.max_length, OwnTemplate.file_name.max_length
_MOST_SOURCE, _MOST_FIXED = TemplateBlank.source.max_length, 500
#: From this share of blanks in common on, a file is taken for a new edition of a template.
_ALIKE = 0.6
#: Said where a newer program finds other blanks in the same file.
OUTGROWN = "现在认出的空白和对应时不一样了。请用“换新版”把原来的文件再放一次，只需核对新增的空白。"


@dataclass(frozen=True)
class GivenForm:
    """A form that was read and is not kept yet.

    Attributes:
        name: Of its file.
    """

    name: str
    content: bytes
    shape: TemplateShape


def read_form(path: Path) -> GivenForm:
    """Read a superior's .docx or .xlsx; this changes nothing yet.

    Raises:
        HostError: When the file cannot be read or is too large.
        ExchangeError: When it is no such file, is damaged, or would hurt this computer.
        RefusedError: When nothing in it is to be filled in, or far too much.
    """
    content = read_file(path, FORM_LIMITS.file_bytes)
    try:
        shape = new_form_shape(content)
    except ExchangeError as error:
        raise error.about(path.name) from error
    if not shape.blanks:
        raise RefusedError(
            "“{name}”里没有找到要填的地方：横线、空的括号、空白的格子、方框或空行。"
            "请确认选对了文件。",
            name=path.name,
        )
    if len(shape.blanks) > MOST_BLANKS:
        raise RefusedError(
            "“{name}”里有 {count} 处空白，最多 {most} 处。请只留下要填的几页后再添加。",
            name=path.name,
            count=len(shape.blanks),
            most=MOST_BLANKS,
        )
    return GivenForm(clean_name(path.name), content, shape)


def shape_of(template: TemplateMapping) -> TemplateShape:
    """Return how the form of a kept template stands.

    Raises:
        RefusedError: When its bytes are missing. ExchangeError: when they are damaged.
    """
    return form_shape(file_of(template))


def is_outgrown(template: TemplateMapping, shape: TemplateShape) -> bool:
    """Whether this program finds other blanks in the file of a template than it did when mapped."""
    return shape.fingerprint != template.fingerprint


def refuse_outgrown(template: TemplateMapping, shape: TemplateShape) -> None:
    """Refuse a template of which something would be written into another place than was mapped.

    Blanks that are found besides do no harm: nothing fills them.

    Raises:
        RefusedError: When it would; putting the same file in once more asks only for what is new.
    """
    now = {one.address: (one.kind, bare(one.label)) for one in shape.blanks}
    for one in template.blanks:
        blank = one.blank
        if one.is_mapped and now.get(blank.address) != (blank.kind, bare(blank.label)):
            raise RefusedError(OUTGROWN)


def save_original(template: TemplateMapping, target: Path) -> None:
    """Write the form as the superior gave it.

    Raises:
        RefusedError: When its bytes are missing. ExchangeError: when it cannot be written.
    """
    write_form(file_of(template), target)


def file_of(template: TemplateMapping) -> bytes:
    """Return the file of a template.

    Raises:
        RefusedError: When its bytes are missing.
    """
    if template.content is None:
        raise RefusedError(
            "模板“{name}”的文件在数据里损坏了。请用“换新版”重新放一份。", name=template.row.name
        )
    return template.content


@operation("添加上级模板")
def add_own_template(
    writer: Writer,
    *,
    form: GivenForm,
    name: str,
    subject: TemplateSubject,
    blanks: Sequence[Mapped],
    on: date,
    organisation_id: int | None = None,
    book: str = "",
) -> int:
    """Keep a form as a template and return its row.

    Args:
        writer: Writes.
        form: What `read_form` returned.
        name: What it is called here.
        subject: About what it is filled.
        blanks: What fills each of its blanks; those of the form that are not named stay empty.
        on: Today.
        organisation_id: Whose it is; None for everybody's.
        book: Code of the book, where it is about rows of one.

    Raises:
        RefusedError: When it has no name or one that is taken, or a book is asked for and none is
            named.
    """
    told = _name(name, organisation_id, None)
    _refuse_book(subject, book)
    key = writer.insert(
        OwnTemplate,
        organisation=organisation_id,
        name=told,
        subject=subject,
        book=book if subject is TemplateSubject.BOOK else "",
        file_name=form.name[-_MOST_FILE_NAME:],
        digest=writer.keep_file(form.content),
        size=len(form.content),
        fingerprint=form.shape.fingerprint,
        added_on=on,
    )
    _write_blanks(writer, key, _whole(form.shape, blanks))
    return key


@operation("修改模板的填法")
def change_own_template(
    writer: Writer,
    *,
    template_id: int,
    blanks: Sequence[Mapped],
    name: str | None = None,
) -> None:
    """Change what fills the blanks of a template, or its name.

    Args:
        writer: Writes.
        template_id: The template.
        blanks: Those that change, known by their addresses; all others stay.
        name: A new name; None leaves it.

    Raises:
        RefusedError: When it is no more, or the name is missing or taken.
    """
    row = _row(template_id)
    if name is not None:
        told = _name(name, row.organisation_id, template_id)
        if told != row.name:
            writer.update(OwnTemplate, template_id, name=told)
    changed = {one.blank.address: one for one in blanks}
    for kept in TemplateBlank.select().where(TemplateBlank.template == template_id):
        one = changed.get(kept.address)
        if one is not None and (one.source, one.options) != (kept.source, kept.options):
            _refuse_unfit(one)
            writer.update(TemplateBlank, kept.id, source=one.source, options=one.options)


def compare_form(template: TemplateMapping, form: GivenForm) -> Comparison:
    """Return what a new edition of a form asks for anew; this changes nothing yet."""
    return compared(template.blanks, form.shape.blanks)


def fills_of_new(template: TemplateMapping, form: GivenForm) -> tuple[Mapped, ...]:
    """Return what a new edition asks for anew, each with what its label seems to mean."""
    found = compare_form(template, form)
    new = [one for one in found.blanks if one.blank.address in found.added]
    return suggested(new, TemplateSourcesQuery(template.row.subject, template.row.book).fetch())


def template_like(
    form: GivenForm, *, on: date, organisation_id: int | None
) -> TemplateMapping | None:
    """Return the kept template of which a form seems to be a new edition; None for a new form.

    Args:
        form: What `read_form` returned.
        on: As of which day templates are kept.
        organisation_id: Whose templates; None for everybody's.
    """
    best, most = None, 0.0
    suffix = Path(form.name).suffix.lower()
    for row in TemplatesQuery(on, organisation_id).fetch():
        if Path(row.file_name).suffix.lower() != suffix:
            continue
        kept = TemplateQuery(row.template_id, on).fetch()
        if kept is None:
            continue
        same = len(kept.blanks) - len(compare_form(kept, form).gone)
        share = same / max(len(kept.blanks), len(form.shape.blanks), 1)
        if share > most:
            best, most = kept, share
    return best if most >= _ALIKE else None


@operation("更换模板的文件")
def change_template_file(
    writer: Writer,
    *,
    template_id: int,
    form: GivenForm,
    blanks: Sequence[Mapped],
    on: date,
) -> Comparison:
    """Put a new edition of the form in the place of the old one.

    What was known of blanks that both have is taken over, whatever `blanks` says of the others.

    Args:
        writer: Writes.
        template_id: The template.
        form: What `read_form` returned for the new file.
        blanks: What fills the new blanks.
        on: Today.

    Returns:
        What the new edition asked for anew.

    Raises:
        RefusedError: When the template is no more, or the file is the one that it has and its
            blanks are still those that were mapped.
    """
    _row(template_id)
    template = TemplateQuery(template_id, on).fetch()
    assert template is not None
    if template.content == form.content and not is_outgrown(template, form.shape):
        raise RefusedError("“{name}”和现在用的文件一模一样。不必更换。", name=form.name)
    found = compare_form(template, form)
    given = {one.blank.address: one for one in blanks if one.is_mapped}
    merged = [given.get(one.blank.address, one) for one in found.blanks]
    own = TemplateBlank.select().where(TemplateBlank.template == template_id)
    for kept in list(own):
        writer.delete(TemplateBlank, kept.id)
    writer.update(
        OwnTemplate,
        template_id,
        file_name=form.name[-_MOST_FILE_NAME:],
        digest=writer.keep_file(form.content),
        size=len(form.content),
        fingerprint=form.shape.fingerprint,
        added_on=on,
    )
    _write_blanks(writer, template_id, merged)
    return found


@operation("停用上级模板")
def end_own_template(writer: Writer, *, template_id: int) -> None:
    """Take a template out of use; its file and what fills it stay.

    Raises:
        RefusedError: When it is no more.
    """
    writer.update(OwnTemplate, _row(template_id).id, is_kept=False)


@operation("恢复上级模板")
def restore_own_template(writer: Writer, *, template_id: int) -> None:
    """Bring a template back into use.

    Raises:
        RefusedError: When it is no more, or another one has its name by now.
    """
    row = _row(template_id)
    _name(row.name, row.organisation_id, template_id)
    writer.update(OwnTemplate, row.id, is_kept=True)


@operation("删除上级模板")
def remove_own_template(writer: Writer, *, template_id: int) -> None:
    """Remove a template with what fills it; undo brings it back.

    Raises:
        RefusedError: When it is no more.
    """
    row = _row(template_id)
    for kept in list(TemplateBlank.select().where(TemplateBlank.template == template_id)):
        writer.delete(TemplateBlank, kept.id)
    writer.delete(OwnTemplate, row.id)


def _row(template_id: int) -> OwnTemplate:
    row = standing_row(
        OwnTemplate, template_id, RefusedError("这个模板已经不在了。请重新打开这一页。")
    )
    assert isinstance(row, OwnTemplate)
    return row


def _name(name: str, organisation_id: int | None, template_id: int | None) -> str:
    told = trimmed(name, _MOST_NAME)
    if not told:
        raise RefusedError("模板没有名称。请填写名称。")
    same = OwnTemplate.select().where(
        (OwnTemplate.name == told)
        & OwnTemplate.is_kept
        & (
            OwnTemplate.organisation.is_null()
            if organisation_id is None
            else OwnTemplate.organisation == organisation_id
        )
    )
    if any(one.id != template_id for one in same):
        raise RefusedError("已经有名为“{name}”的模板。请换一个名称，或更换它的文件。", name=told)
    return told


def _refuse_book(subject: TemplateSubject, book: str) -> None:
    if subject is TemplateSubject.BOOK and book not in books_by_code():
        raise RefusedError("填台账的模板要选一本台账。请先选台账。")


def _whole(shape: TemplateShape, blanks: Sequence[Mapped]) -> list[Mapped]:
    given = {one.blank.address: one for one in blanks}
    return [given.get(blank.address, Mapped(blank)) for blank in shape.blanks]


def _write_blanks(writer: Writer, template_id: int, blanks: Sequence[Mapped]) -> None:
    for one in blanks:
        _refuse_unfit(one)
        writer.insert(
            TemplateBlank,
            template=template_id,
            address=one.blank.address,
            label=one.blank.label,
            source=one.source,
            options=one.options,
        )


def _refuse_unfit(one: Mapped) -> None:
    """Refuse what a blank cannot be filled with."""
    refuse_long(one.text, _MOST_FIXED)
    refuse_long(one.source, _MOST_SOURCE)
    if one.is_mapped and (one.blank.kind is BlankKind.TABLE) != bool(one.columns):
        raise RefusedError(
            "“{label}”填不进这样的内容：成列的空行只能填名单，单个空格只能填一个值。请重新选。",
            label=one.blank.label,
        )
