"""`templates`: the forms of superiors: kept, listed, exchanged for new editions, and filled."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from dangjian_desktop.cli.context import CommandError, Context, passed
from dangjian_desktop.cli.header_maps import read_pairs
from dangjian_desktop.cli.ledgers import book_named
from dangjian_desktop.cli.printing import activity_of_uid, ledger_row, person_named
from dangjian_desktop.cli.roster import organisation_named
from dangjian_desktop.cli.words import Group
from dangjian_desktop.domain.score_periods import period_of
from dangjian_desktop.domain.template_shapes import ASKED, FIXED, BlankKind, Mapped, bare
from dangjian_desktop.domain.vocabulary import PRINTED, TemplateSubject
from dangjian_desktop.operations.own_templates import (
    add_own_template,
    change_template_file,
    fills_of_new,
    read_form,
)
from dangjian_desktop.operations.runner import Runner
from dangjian_desktop.operations.template_filling import (
    asked_blanks,
    fill_template,
    fill_templates,
    save_form,
)
from dangjian_desktop.queries.own_templates import (
    TemplateMapping,
    TemplateQuery,
    TemplateRow,
    TemplatesQuery,
)
from dangjian_desktop.queries.template_sources import (
    Source,
    TemplateSourcesQuery,
    suggested,
    suggested_columns,
    suggested_ticks,
)
from dangjian_desktop.queries.template_values import About

_SUBJECTS = {
    "person": TemplateSubject.PERSON,
    "branch": TemplateSubject.BRANCH,
    "activity": TemplateSubject.ACTIVITY,
    "book": TemplateSubject.BOOK,
    "score": TemplateSubject.SCORE,
}
#: Before words that are always the same, in a file of what fills what.
_EQUALS = "="
_WORDS = {subject: word for word, subject in _SUBJECTS.items()}


@click.group(
    "templates",
    cls=Group,
    invoke_without_command=True,
    help="上级模板：不带命令时列出；add 添加、blanks 看空白、renew 换新版、fill 填写。",
)
@click.pass_context
def templates(ctx: click.Context) -> None:
    """List the templates where no command is given."""
    if ctx.invoked_subcommand is not None:
        return
    context: Context = ctx.obj
    with context.opened():
        rows = TemplatesQuery(context.on).fetch()
    lines = [_line(row) for row in rows]
    context.answer([_row(row) for row in rows], lines or ["还没有上级模板。"])


@templates.command(
    "add", help="添加上级的 .docx 或 .xlsx；空白按前面的字自动对应，--map 写明别的。"
)
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@click.option(
    "--subject",
    type=click.Choice(sorted(_SUBJECTS)),
    default="person",
    show_default=True,
    help="一份填的是：person 人员、branch 党支部、activity 活动、book 台账、score 考评",
)
@click.option("--name", metavar="名称", default="", help="模板的名称；不写用文件名")
@click.option("--branch", metavar="名称", help="归哪个组织；不写大家都能用")
@click.option("--book", metavar="代号", default="", help="填哪一本台账（subject 是 book 时）")
@click.option(
    "--map",
    "map_file",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="空白与内容的对应：JSON 对象，空白前的字 → 内容的代号（见 blanks --sources）、"
    "=固定的文字，或 asked（每次询问）",
)
@passed
def add(
    context: Context,
    file: Path,
    subject: str,
    name: str,
    branch: str | None,
    book: str,
    map_file: Path | None,
) -> None:
    """Keep a form as a template and answer what fills its blanks."""
    told = _mapping(map_file)
    with context.opened() as data:
        form = read_form(file.absolute())
        kind = _SUBJECTS[subject]
        code = book_named(book).code if kind is TemplateSubject.BOOK else ""
        sources = TemplateSourcesQuery(kind, code).fetch()
        blanks = suggested([Mapped(one) for one in form.shape.blanks], sources)
        operation = add_own_template(
            form=form,
            name=name or file.stem,
            subject=kind,
            book=code,
            blanks=_with_told(blanks, told, sources),
            on=context.on,
            organisation_id=organisation_named(context, branch),
        )
        kept = _standing(data.runner.run(operation).result, context)
    for loss in form.shape.losses:
        context.tell(f"填写后不会保留：{loss}。")
    context.answer(
        {**_row(kept.row), "fills": [_blank(one) for one in kept.blanks]}, _blank_lines(kept)
    )


@templates.command("blanks", help="一个模板的每处空白由什么填；--sources 列出可以填的内容。")
@click.argument("name", metavar="名称")
@click.option("--sources", "with_sources", is_flag=True, help="列出可以填的全部内容和代号")
@passed
def blanks(context: Context, name: str, with_sources: bool) -> None:
    """Answer the blanks of a template, or everything that can fill them."""
    with context.opened():
        kept = _named(name, context)
        offered = TemplateSourcesQuery(kept.row.subject, kept.row.book).fetch()
    if with_sources:
        every = list(_flat(offered))
        context.answer(
            [{"key": one.key, "label": one.label, "table": one.is_table} for one in every],
            [f"{one.key}  {one.label}" for one in every],
        )
        return
    context.answer([_blank(one) for one in kept.blanks], _blank_lines(kept))


@templates.command("renew", help="换成上级的新版：沿用原来的对应，只列出新增和去掉的空白。")
@click.argument("name", metavar="名称")
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@click.option(
    "--map",
    "map_file",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="新增空白的对应，写法同 add",
)
@passed
def renew(context: Context, name: str, file: Path, map_file: Path | None) -> None:
    """Put a new edition in the place of a template's file."""
    told = _mapping(map_file)
    with context.opened() as data:
        kept = _named(name, context)
        form = read_form(file.absolute())
        sources = TemplateSourcesQuery(kept.row.subject, kept.row.book).fetch()
        operation = change_template_file(
            template_id=kept.row.template_id,
            form=form,
            blanks=_with_told(fills_of_new(kept, form), told, sources),
            on=context.on,
        )
        found = data.runner.run(operation).result
        after = _standing(kept.row.template_id, context)
    added = [one for one in after.blanks if one.blank.address in found.added]
    kept_count, gone = len(after.blanks) - len(added), [one.blank.label for one in found.gone]
    lines = [f"沿用 {kept_count} 处空白的对应。"]
    lines += [f"新增：{_blank_line(one)}" for one in added]
    lines += [f"去掉：{label}" for label in gone]
    context.answer(
        {"kept": kept_count, "added": [_blank(one) for one in added], "gone": gone}, lines
    )


@templates.command("fill", help="填写一个模板：填一份写到文件，填几份写到文件夹。")
@click.argument("name", metavar="名称")
@click.option("--person", "people", multiple=True, metavar="姓名", help="为谁；可写几次")
@click.option("--branch", "branches", multiple=True, metavar="名称", help="为哪个党支部；可写几次")
@click.option("--activity", "activities", multiple=True, metavar="编号", help="活动的 uid")
@click.option("--entry", "entries", multiple=True, metavar="编号", help="台账一行的 uid")
@click.option("--period", metavar="期间", default="", help="考评期，如 2026Q3")
@click.option("--value", "values", multiple=True, metavar="空白=文字", help="每次询问的空白填什么")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="文件",
    required=True,
    help="写到这个文件；几份时是文件夹",
)
@passed
def fill(
    context: Context,
    name: str,
    people: Sequence[str],
    branches: Sequence[str],
    activities: Sequence[str],
    entries: Sequence[str],
    period: str,
    values: Sequence[str],
    out: Path,
) -> None:
    """Fill a template about one into a file, about several into a folder."""
    with context.opened() as data:
        kept = _named(name, context)
        if period and period_of(period) is None:
            raise CommandError(f"不认识期间“{period}”。请写 2026Q3、2026-07、2026H2 或 2026。")
        abouts = list(_abouts(context, kept, people, branches, activities, entries, period))
        asked = _asked(kept, values)
        if len(abouts) == 1 and not out.is_dir():
            _fill_one(context, kept, abouts[0], asked, out, data.runner)
        else:
            _fill_many(context, kept, abouts, asked, out, data.runner)


def _fill_one(
    context: Context,
    kept: TemplateMapping,
    about: tuple[str, About],
    asked: dict[str, str],
    out: Path,
    runner: Runner,
) -> None:
    made = fill_template(kept.row.template_id, about[1], on=context.on, run=runner.run, asked=asked)
    if out.suffix.lower() != made.suffix:
        raise CommandError(f"这个模板填出来是 {made.suffix} 文件。请把 --out 写成 {made.suffix}。")
    save_form(made, out)
    for label in made.empty:
        context.tell(f"没有数据，留空：{label}。")
    context.answer(
        {"files": [str(out)], "failed": [], "empty": {out.name: list(made.empty)}},
        [f"已填写：{out}"],
    )


def _fill_many(
    context: Context,
    kept: TemplateMapping,
    abouts: Sequence[tuple[str, About]],
    asked: dict[str, str],
    out: Path,
    runner: Runner,
) -> None:
    if not out.is_dir():
        raise CommandError(f"填几份时 --out 是文件夹，没有这个文件夹：{out}。请先建好它。")
    made = fill_templates(
        kept.row.template_id, abouts, out, on=context.on, run=runner.run, asked=asked
    )
    failed = [{"name": one.name, "reason": str(one.reason)} for one in made.failed]
    for one in made.failed:
        context.tell(f"{one.name}：{one.reason}")
    context.answer(
        {
            "files": [str(one) for one in made.files],
            "failed": failed,
            "empty": {file: list(labels) for file, labels in made.empty.items()},
        },
        [f"已填写 {len(made.files)} 份：{out}"],
    )
    if failed:
        context.has_faults()


def _abouts(
    context: Context,
    kept: TemplateMapping,
    people: Sequence[str],
    branches: Sequence[str],
    activities: Sequence[str],
    entries: Sequence[str],
    period: str,
) -> Iterator[tuple[str, About]]:
    """Yield about whom or what it is filled, as the subject of the template asks.

    Raises:
        CommandError: When what the subject asks for is not named.
    """
    subject = kept.row.subject
    named: Sequence[str] = {
        TemplateSubject.PERSON: people,
        TemplateSubject.BRANCH: branches,
        TemplateSubject.SCORE: branches,
        TemplateSubject.ACTIVITY: activities,
        TemplateSubject.BOOK: (*entries, *branches),
    }[subject]
    if not named or (subject is TemplateSubject.SCORE and not period):
        raise CommandError(_NEEDS[subject])
    for one in named:
        if subject is TemplateSubject.PERSON:
            yield one, About(person_id=person_named(context, one))
        elif subject is TemplateSubject.ACTIVITY:
            yield one, About(activity_id=activity_of_uid(one))
        elif one in entries:
            query = ledger_row(context, one)
            if query.book != kept.row.book:
                raise CommandError(f"“{one}”不是这个模板的台账里的一行。请另写一个编号。")
            assert query.entries is not None
            yield one, About(entry_key=query.entries[0])
        else:
            yield (
                one,
                About(organisation_id=organisation_named(context, one), period=period),
            )


_NEEDS = {
    TemplateSubject.PERSON: "这个模板填人员。请用 --person 写明为谁填。",
    TemplateSubject.BRANCH: "这个模板填党支部。请用 --branch 写明党支部。",
    TemplateSubject.ACTIVITY: "这个模板填活动。请用 --activity 写明活动的编号。",
    TemplateSubject.BOOK: "这个模板填台账。请用 --entry 写明一行，或用 --branch 填整本。",
    TemplateSubject.SCORE: "这个模板填考评。请用 --branch 和 --period 写明党支部和考评期。",
}


def _asked(kept: TemplateMapping, values: Sequence[str]) -> dict[str, str]:
    known: dict[str, list[str]] = {}
    for one in asked_blanks(kept):
        known.setdefault(bare(one.label), []).append(one.address)
    told: dict[str, str] = {}
    for value in values:
        label, equals, text = value.partition("=")
        if not equals or bare(label) not in known:
            labels = "、".join(one.label for one in asked_blanks(kept)) or "没有"
            raise CommandError(f"“{value}”对不上要询问的空白。要询问的：{labels}。请改 --value。")
        told |= dict.fromkeys(known[bare(label)], text)
    return told


def _mapping(path: Path | None) -> dict[str, str]:
    if path is None:
        return {}
    told = read_pairs(path)
    if told is None:
        raise CommandError(f"{path.name} 不是“空白前的字 → 代号”的 JSON 对象。请改正它。")
    return {bare(label): key for label, key in told.items()}


def _with_told(
    blanks: Sequence[Mapped], told: dict[str, str], sources: Sequence[Source]
) -> list[Mapped]:
    """Return the blanks with what a file says of them.

    Raises:
        CommandError: When it names a source that there is not, or one of the wrong sort.
    """
    by_key = {one.key: one for one in sources}
    made = []
    for one in blanks:
        key = told.get(bare(one.blank.label))
        source = by_key.get(key or "")
        if key is None:
            made.append(one)
            continue
        if one.blank.kind is not BlankKind.TABLE and (key == ASKED or key.startswith(_EQUALS)):
            text = key.removeprefix(_EQUALS)
            is_asked = key == ASKED
            source_key = ASKED if is_asked else FIXED
            made.append(Mapped(one.blank, source_key, text="" if is_asked else text))
            continue
        if key and source is None:
            raise CommandError(f"没有代号为“{key}”的内容。请用 templates blanks --sources 查。")
        is_table = one.blank.kind is BlankKind.TABLE
        if source is not None and source.is_table != is_table:
            raise CommandError(f"“{one.blank.label}”不能填“{source.label}”。请另写一个代号。")
        words = one.blank.words
        made.append(
            Mapped(
                one.blank,
                key,
                one.day,
                ticks=suggested_ticks(words, source) if one.blank.kind is BlankKind.BOXES else (),
                columns=suggested_columns(words, source) if source and is_table else (),
            )
        )
    return made


def _named(name: str, context: Context) -> TemplateMapping:
    rows = TemplatesQuery(context.on).fetch()
    found = [row for row in rows if name in (row.name, row.uid)]
    if not found:
        known = "、".join(row.name for row in rows) or "（还没有模板）"
        raise CommandError(f"没有名为“{name}”的模板。现有：{known}。请改名称。")
    if len(found) > 1:
        told = "；".join(f"{row.organisation or '全部组织'} {row.uid}" for row in found)
        raise CommandError(f"有 {len(found)} 个“{name}”：{told}。请改用编号。")
    return _standing(found[0].template_id, context)


def _standing(template_id: int, context: Context) -> TemplateMapping:
    kept = TemplateQuery(template_id, context.on).fetch()
    assert kept is not None, "just read or written"
    return kept


def _row(row: TemplateRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "uid": row.uid,
        "subject": _WORDS[row.subject],
        "book": row.book or None,
        "organisation": row.organisation or None,
        "file": row.file_name,
        "blanks": row.blanks,
        "mapped": row.mapped,
        "added_on": row.added_on.isoformat(),
    }


def _line(row: TemplateRow) -> str:
    about = row.book_label or PRINTED[row.subject]
    return f"{row.name}  {about}  {row.mapped}/{row.blanks}  {row.file_name}"


def _blank(one: Mapped) -> dict[str, Any]:
    return {
        "label": one.blank.label,
        "kind": one.blank.kind.value,
        "source": one.source or None,
        "columns": dict(zip(one.blank.words, one.columns, strict=False)) if one.columns else None,
    }


def _blank_line(one: Mapped) -> str:
    return f"{one.blank.label or '没有名称的空白'}  {one.source or '不填'}"


def _blank_lines(kept: TemplateMapping) -> list[str]:
    return [_blank_line(one) for one in kept.blanks]


def _flat(sources: Sequence[Source]) -> Iterator[Source]:
    for one in sources:
        yield one
        yield from one.columns
