"""Forms as data: which boxes, lines and sentences stand on a paper, and what fills them.

The forms stand in resources/papers; what their words mean is said at the top of each file. A form
that several steps share is written once and has a `use` for each: its own code and words. What is
not known of somebody stays blank, to be written by hand.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from dangjian_desktop.domain.people import FIELD_BY_KEY, Sensitivity
from dangjian_desktop.domain.rule_values import RuleValueError, tables_value, texts_value, word_of

E = TypeVar("E", bound=StrEnum)

#: What stands in a sentence where a fact is not known: a day, a number, anything else.
BLANK_DAY, BLANK_NUMBER, BLANK_TEXT = "＿＿＿＿年＿＿月＿＿日", "＿＿＿", "＿＿＿＿＿＿"
#: Facts whose key begins so are days or numbers.
DAY_PREFIX, NUMBER_PREFIX = "day_", "count_"

_WORD = re.compile(r"\{([a-z0-9_]+)\}")


class PaperLayout(StrEnum):
    """How a form looks: boxes to fill in, a letter to the superior, a notice to everybody."""

    BOXES = "boxes"
    LETTER = "letter"
    NOTICE = "notice"


class PaperSubject(StrEnum):
    """What a form is about."""

    DEVELOPMENT = "development"
    TRANSFER = "transfer"
    ELECTION = "election"
    BRANCH = "branch"


#: What a form tells that needs no election: the term of the committee in office.
ABOUT_TERM = "term"


@dataclass(frozen=True, slots=True)
class FormField:
    """A word and the fact beside it; "" for what is only written by hand."""

    label: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class FormTable:
    """A small table.

    Attributes:
        source: Name of the list that fills it; "" for none.
        lines: What stands in the first column of its first rows.
        rows: So many rows it has at least, the others being free to write in.
        shares: How wide the columns are against each other; empty: by what their texts ask for.
    """

    heading: str
    columns: tuple[FormField, ...]
    source: str = ""
    rows: int = 0
    lines: tuple[str, ...] = ()
    shares: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FormBlock:
    """A headed text with facts in braces, and free lines below it."""

    heading: str
    text: str = ""
    lines: int = 0


@dataclass(frozen=True, slots=True)
class PaperForm:
    """One form.

    Attributes:
        code: Stable ASCII name, used on the command line.
        steps: Codes of the steps that it goes with.
        about: The step whose meeting, vote and publicity it tells: the first of them unless said;
            "" for none, where that is written by hand; `ABOUT_TERM` for the term in office.
        title: With facts in braces, as all texts below.
        fields, tables, blocks, signatures: Of boxes.
        to, body, listed, attachments, signed, dated: Of letters and notices; dated: the fact that
            is their day, else the day of printing.
    """

    code: str
    name: str
    subject: PaperSubject
    layout: PaperLayout
    title: str
    steps: tuple[str, ...] = ()
    about: str = ""
    fields: tuple[FormField, ...] = ()
    tables: tuple[FormTable, ...] = ()
    blocks: tuple[FormBlock, ...] = ()
    signatures: tuple[str, ...] = ()
    to: str = ""
    body: tuple[str, ...] = ()
    listed: tuple[FormField, ...] = ()
    attachments: tuple[str, ...] = ()
    signed: str = ""
    dated: str = ""

    def facts_asked(self) -> frozenset[str]:
        """Return every fact that the form may show, those of its lists apart."""
        told = {one.key for one in (*self.fields, *self.listed)} | {self.dated}
        texts = (self.title, self.to, self.signed, *self.body, *self.attachments)
        blocks = [block.text for block in self.blocks]
        told |= {word for text in (*texts, *blocks) for word in _WORD.findall(text)}
        return frozenset(told - {""})


def filled(text: str, facts: Mapping[str, str]) -> str:
    """Return a sentence with its facts; one that is not known leaves room to write it.

    Raises:
        KeyError: When it asks for a fact that there is not.
    """
    return _WORD.sub(lambda found: facts[found[1]] or blank_for(found[1]), text)


def blank_for(key: str) -> str:
    """Return what stands in place of a fact that is not known."""
    if key.startswith(DAY_PREFIX):
        return BLANK_DAY
    return BLANK_NUMBER if key.startswith(NUMBER_PREFIX) else BLANK_TEXT


def paper_forms(data: Mapping[str, Any]) -> tuple[PaperForm, ...]:
    """Read the forms of a file, in their order.

    Raises:
        RuleValueError: When something is missing or not known.
    """
    subject = _member(PaperSubject, data, "subject")
    labels = data.get("labels", {})
    return tuple(
        _form(table, subject, labels)
        for told in tables_value(data, "form")
        for table in _uses(told)
    )


def _uses(told: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Return a form once for each of its uses, the words of the use put into its texts."""
    uses = told.get("use", ())
    if not uses:
        yield told
    for use in uses:
        shared = {key: value for key, value in told.items() if key != "use"}
        words = {key: value for key, value in use.items() if isinstance(value, str)}
        yield {**_with_words(shared, words), **_with_words(use, words)}


def _with_words(value: Any, words: Mapping[str, str]) -> Any:
    """Return a value of the file with the words of a use in place of ``<word>``."""
    if isinstance(value, str):
        for word, said in words.items():
            value = value.replace(f"<{word}>", said)
        return value
    if isinstance(value, Mapping):
        return {key: _with_words(one, words) for key, one in value.items()}
    if isinstance(value, list):
        return [_with_words(one, words) for one in value]
    return value


def _form(table: Mapping[str, Any], subject: PaperSubject, labels: Mapping[str, str]) -> PaperForm:
    layout = _member(PaperLayout, table, "layout")
    texts = {key: texts_value(table, key) for key in _LISTS if key in table}
    form = PaperForm(
        code=word_of(table, "code"),
        name=word_of(table, "name"),
        subject=subject,
        layout=layout,
        title=word_of(table, "title"),
        steps=texts.get("steps", ()),
        about=str(table.get("about", next(iter(texts.get("steps", ())), ""))),
        fields=_fields(texts.get("fields", ()), labels),
        tables=tuple(_table(told, labels) for told in table.get("table", ())),
        blocks=tuple(_block(told) for told in table.get("block", ())),
        signatures=texts.get("signatures", ()),
        to=str(table.get("to", "")),
        body=texts.get("body", ()),
        listed=_fields(texts.get("listed", ()), labels),
        attachments=texts.get("attachments", ()),
        signed=str(table.get("signed", "{branch}")),
        dated=str(table.get("dated", "")),
    )
    if layout is PaperLayout.NOTICE:
        _refuse_private(form)
    return form


_LISTS = ("steps", "fields", "signatures", "body", "listed", "attachments")


def _fields(told: Sequence[str], labels: Mapping[str, str]) -> tuple[FormField, ...]:
    """Read ``key`` (its label stands in the file), ``label=key`` and ``label=``."""
    found = []
    for one in told:
        label, has_label, key = one.rpartition("=")
        if not has_label and key not in labels:
            raise RuleValueError("labels", key)
        found.append(FormField(label if has_label else str(labels[key]), key))
    return tuple(found)


def _table(told: Mapping[str, Any], labels: Mapping[str, str]) -> FormTable:
    columns = _fields(texts_value(told, "columns"), labels)
    shares = tuple(int(one) for one in told.get("shares", ()))
    if shares and len(shares) != len(columns):
        raise RuleValueError("shares", str(len(shares)))
    return FormTable(
        word_of(told, "heading"),
        columns,
        str(told.get("source", "")),
        int(told.get("rows", 0)),
        texts_value(told, "lines") if "lines" in told else (),
        shares,
    )


def _block(told: Mapping[str, Any]) -> FormBlock:
    return FormBlock(word_of(told, "heading"), str(told.get("text", "")), int(told.get("lines", 0)))


def _member(kind: type[E], table: Mapping[str, Any], key: str) -> E:
    word = word_of(table, key)
    if word not in list(kind):
        raise RuleValueError(key, word)
    return kind(word)


def _refuse_private(form: PaperForm) -> None:
    """Refuse a notice that would show an ID number, a phone or an address."""
    for key in form.facts_asked():
        field = FIELD_BY_KEY.get(key)
        if field is not None and field.sensitivity is not Sensitivity.OPEN:
            raise RuleValueError("notice", key)
