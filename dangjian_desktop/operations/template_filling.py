"""Filling the forms of superiors from our data: for one, or for many as one job.

These verbs change no rows of the branch's records. That ID numbers or addresses were written out in
full is recorded, as with an export. A job goes on when one of its forms cannot be made and says at
the end which; what a `Progress` raises (the user called it off) ends it, and nothing half is left.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.template_shapes import (
    ASKED,
    FIXED,
    RUNNING_NUMBER,
    Blank,
    BlankKind,
    DayFormat,
    Filling,
    Mapped,
    usual_day,
)
from dangjian_desktop.exchange.office_forms import CheckedForm, checked_form, write_form
from dangjian_desktop.host.files import file_name, free_name
from dangjian_desktop.operations.own_templates import file_of, refuse_outgrown
from dangjian_desktop.operations.print_jobs import FailedItem
from dangjian_desktop.operations.runner import Operation, RefusedError, Writer, operation
from dangjian_desktop.queries.own_templates import TemplateMapping, TemplateQuery
from dangjian_desktop.queries.template_sources import Source, TemplateSourcesQuery
from dangjian_desktop.queries.template_values import About, Line, TemplateValuesQuery, Value
from dangjian_desktop.storage.database import connection


@dataclass(frozen=True)
class FilledForm:
    """A form that was filled.

    Attributes:
        name: For its file, without an ending: of the template and of whom it is about.
        suffix: .docx or .xlsx.
        empty: Labels of blanks that something was to fill of which nothing is known.
    """

    name: str
    content: bytes
    suffix: str
    empty: tuple[str, ...] = ()


@dataclass(frozen=True)
class FilledForms:
    """What came of filling for many.

    Attributes:
        files: The files that were written.
        empty: By file, the labels of blanks of which nothing was known.
        failed_places: Where those stand that could not be made, of what was asked for.
    """

    files: tuple[Path, ...]
    failed: tuple[FailedItem, ...] = ()
    empty: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    failed_places: tuple[int, ...] = ()


@operation("填写含敏感信息的上级模板", undoable=False)
def note_sensitive_filling(writer: Writer, *, template: str, count: int) -> None:
    """Record that numbers or addresses were written out in full; the files are not kept."""
    writer.note(f"{template}，{count} 份")


def fill_template(
    template_id: int,
    about: About,
    *,
    on: date,
    run: Callable[[Operation[None]], object],
    asked: Mapping[str, str] | None = None,
) -> FilledForm:
    """Return a template filled about one.

    Args:
        template_id: The template.
        about: Whom or what it is about.
        on: The day of which the data is.
        run: How an operation is run: that sensitive data is written is recorded.
        asked: Words for the blanks that are asked for each time, by address.

    Raises:
        RefusedError: When the template, or what it is about, is no more, or the blanks of its file
            are others than those that were mapped.
        ExchangeError: When its file is damaged.
    """
    with connection():
        template = _standing(template_id, on)
        form = _unchanged(template)
        _note_sensitive(template, 1, run)
        return _filled(template, form, about, on, asked or {})


def fill_templates(
    template_id: int,
    abouts: Sequence[tuple[str, About]],
    folder: Path,
    *,
    on: date,
    run: Callable[[Operation[None]], object],
    asked: Mapping[str, str] | None = None,
    progress: Progress = tell_nobody,
    wrote: Callable[[Path], object] = lambda _file: None,
) -> FilledForms:
    """Fill a template for many, each into a file of its own, going on when one cannot be made.

    Args:
        template_id: The template.
        abouts: Name and subject of each; the name is what a failure is told with.
        folder: Where to; files of the same names are replaced.
        on: The day of which the data is.
        run: As of `fill_template`.
        asked: As of `fill_template`; the same for all.
        progress: Told how far it is; what it raises ends the job between two files.
        wrote: Told each file that stands: those of a job that is ended stay.

    Raises:
        RefusedError: When the template is no more, or the blanks of its file are others than
            those that were mapped.
        ExchangeError: When its file is damaged.
    """
    files: list[Path] = []
    failed: list[FailedItem] = []
    failed_places: list[int] = []
    empty: dict[str, tuple[str, ...]] = {}
    taken: set[str] = set()
    with connection():
        template = _standing(template_id, on)
        form = _unchanged(template)
        _note_sensitive(template, len(abouts), run)
        for number, (name, about) in enumerate(abouts):
            progress(name, number / max(len(abouts), 1))
            try:
                made = _filled(template, form, about, on, asked or {})
                target = folder / f"{free_name(made.name, taken)}{made.suffix}"
                write_form(made.content, target)
            except SentenceError as error:
                failed.append(FailedItem(name, error.told))
                failed_places.append(number)
                continue
            files.append(target)
            wrote(target)
            if made.empty:
                empty[target.name] = made.empty
    return FilledForms(tuple(files), tuple(failed), empty, tuple(failed_places))


def save_form(made: FilledForm, target: Path) -> None:
    """Write a filled form to a file; one of that name stands until the new one is whole.

    Raises:
        ExchangeError: When it cannot be written.
    """
    write_form(made.content, target)


def asked_blanks(template: TemplateMapping) -> tuple[Blank, ...]:
    """Return the blanks whose words are asked for each time."""
    return tuple(one.blank for one in template.blanks if one.source == ASKED)


def sensitive_labels(template: TemplateMapping) -> tuple[str, ...]:
    """Return the names of what a template writes in full though it is masked elsewhere."""
    known = _by_key(TemplateSourcesQuery(template.row.subject, template.row.book).fetch())
    used = [key for one in template.blanks for key in (one.source, *one.columns)]
    found = [known[key].label for key in used if key in known and known[key].is_sensitive]
    return tuple(dict.fromkeys(found))


def _standing(template_id: int, on: date) -> TemplateMapping:
    template = TemplateQuery(template_id, on).fetch()
    if template is None:
        raise RefusedError("这个模板已经不在了。请重新打开这一页。")
    return template


def _unchanged(template: TemplateMapping) -> CheckedForm:
    """Return the file of a template, in which the blanks stand that were mapped.

    A newer program may find others in the same file; by their addresses the old ones would then
    fill the wrong places.
    """
    form = checked_form(file_of(template))
    refuse_outgrown(template, form.shape())
    return form


def _note_sensitive(
    template: TemplateMapping, count: int, run: Callable[[Operation[None]], object]
) -> None:
    if sensitive_labels(template):
        run(note_sensitive_filling(template=template.row.name, count=count))


def _filled(
    template: TemplateMapping,
    form: CheckedForm,
    about: About,
    on: date,
    asked: Mapping[str, str],
) -> FilledForm:
    row = template.row
    told = TemplateValuesQuery(row.subject, about, on, row.book, template.tables).fetch()
    if told is None:
        raise RefusedError("要填的对象已经不在了，或者这一期没有考评得分。请重新选。")
    fillings: dict[str, Filling] = {}
    empty: list[str] = []
    for one in template.blanks:
        if not one.is_mapped:
            continue
        if one.columns:
            fillings[one.blank.address] = _list_filling(one, told.lines.get(one.source, ()))
            continue
        if one.source == FIXED:
            filling = _chosen(one, one.text)
        elif one.source == ASKED:
            filling = _chosen(one, asked.get(one.blank.address, ""))
        else:
            filling = _filling(one, told.values.get(one.source))
        if not (filling.text or filling.ticked):
            empty.append(one.blank.label)
        fillings[one.blank.address] = filling
    name = file_name(f"{row.name} {told.name}")
    return FilledForm(name, form.filled(fillings), form.suffix, tuple(dict.fromkeys(empty)))


def _list_filling(one: Mapped, lines: Sequence[Line]) -> Filling:
    # What was chosen for the whole list counts; else each column has what its heading asks for.
    days = [usual_day(word) if one.day is DayFormat.LONG else one.day for word in one.blank.words]
    columns = list(zip(one.columns, days, strict=True))

    def cell(key: str, day: DayFormat, number: int, line: Line) -> Filling:
        if key == RUNNING_NUMBER:
            return Filling(str(number), number)
        return _written(line.get(key), day)

    return Filling(
        lines=tuple(
            tuple(cell(key, day, number, line) for key, day in columns)
            for number, line in enumerate(lines, 1)
        )
    )


def _filling(one: Mapped, value: Value) -> Filling:
    if one.blank.kind is BlankKind.BOXES:
        return _chosen(one, _written(value, one.day).text)
    return _written(value, one.day)


def _chosen(one: Mapped, text: str) -> Filling:
    """Return the words; of boxes, those that are ticked by them."""
    if one.blank.kind is not BlankKind.BOXES:
        return Filling(text)
    ticks = one.ticks or one.blank.words
    told = [part.strip() for part in text.split("、")]
    exact = frozenset(place for place, word in enumerate(ticks) if word and word in told)
    if exact or not text:
        return Filling(ticked=exact)
    # 大学本科 ticks 本科, and 支部书记 ticks 书记, where no box says just that.
    found = [(len(word), place) for place, word in enumerate(ticks) if word and word in text]
    return Filling(ticked=frozenset({max(found)[1]}) if found else frozenset())


def _written(value: Value, day: DayFormat) -> Filling:
    if isinstance(value, int):
        return Filling(str(value), value)
    if isinstance(value, Decimal):
        number = int(value) if value == value.to_integral_value() else float(value)
        return Filling(plain_number(value), number)
    if isinstance(value, date):
        value = PartialDate.of(value)
    if isinstance(value, PartialDate):
        return Filling(day_written(value, day))
    return Filling(value or "")


def day_written(value: PartialDate, day: DayFormat) -> str:
    """Return a day as a form asks for it; what is not known of it is not written."""
    parts = [part for part in (value.year, value.month, value.day) if part is not None]
    if day is DayFormat.YEAR:
        return str(value.year)
    if day in (DayFormat.MONTH, DayFormat.DOTTED_MONTH):
        parts = parts[:2]
    if day in (DayFormat.LONG, DayFormat.MONTH):
        return "".join(f"{part}{word}" for part, word in zip(parts, "年月日", strict=False))
    mark = "-" if day is DayFormat.DASHED else "."
    return mark.join([str(parts[0]), *(f"{part:02}" for part in parts[1:])])


def _by_key(sources: Sequence[Source]) -> dict[str, Source]:
    return {one.key: one for one in _all(sources)}


def _all(sources: Sequence[Source]) -> Iterator[Source]:
    for one in sources:
        yield one
        yield from one.columns
