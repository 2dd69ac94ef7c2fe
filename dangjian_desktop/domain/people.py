"""What is recorded about a person: the facts, and one line about each field.

The fields are those of the national main list (facts.md 5.3 a) and the mine's own. Two of the
second list, 籍贯 and 参加工作日期, are here too because the mine's own standard workbook carries
them and an import must not lose a column. All others wait for the user-defined fields.
No opinions of a person and nothing about health or family is recorded.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from dangjian_desktop.domain.dates import PartialDate, add_months, full_years
from dangjian_desktop.domain.vocabulary import Education, Post, Sex, Stage, Workplace


class FieldKind(StrEnum):
    """What sort of value a field holds."""

    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    ID_NUMBER = "id_number"
    PHONE = "phone"
    INTEGER = "integer"
    YES_NO = "yes_no"
    NUMBER = "number"  # decimal; of user-defined fields only, like PERSON
    PERSON = "person"


class Sensitivity(StrEnum):
    """How far a field may travel.

    OPEN stands anywhere; MASKED is shown and exported masked unless asked for and is barred from
    wall and public sheets; PRIVATE (addresses) is the same but is masked whole.
    """

    OPEN = "open"
    MASKED = "masked"
    PRIVATE = "private"


class Section(StrEnum):
    """The part of the person card in which a field stands (values are the headings)."""

    IDENTITY = "基本情况"
    PARTY = "党籍"
    WORK = "工作"
    CONTACT = "联系方式"
    REGISTRATION = "系统登记"


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """The facts about a person that have no history of their own; None and "" mean not known.

    Attributes:
        ethnicity: Two digits of GB/T 3304-1991.
        standing_correction_months: 党龄校正值, whole months added to the computed 党龄.
        probation_extended_months: 延长预备期时间, whole months.
    """

    name: str = ""
    former_name: str = ""
    sex: Sex | None = None
    id_number: str = ""
    ethnicity: str = ""
    born_on: PartialDate | None = None
    native_place: str = ""
    education: Education | None = None
    degree: str = ""
    work_began_on: PartialDate | None = None
    occupation: str = ""
    professional_title: str = ""
    section: str = ""
    crew: str = ""
    shift_crew: str = ""
    trade: str = ""
    workplace: Workplace | None = None
    duty_area: str = ""
    social_stratum: str = ""
    is_migrant_worker: bool | None = None
    mobile_phone: str = ""
    address: str = ""
    household_address: str = ""
    is_out_of_contact: bool | None = None
    is_floating: bool | None = None
    admission_kind: str = ""
    confirmation_kind: str = ""
    admitted_at_branch: str = ""
    probation_extended_months: int | None = None
    standing_correction_months: int | None = None
    registered_on: PartialDate | None = None
    registered_phone: str = ""
    joined_note: str = ""
    left_note: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class PersonField:
    """One field: its key in `PersonFacts`, the word shown for it, and how it is treated."""

    key: str
    label: str
    kind: FieldKind
    section: Section
    sensitivity: Sensitivity = Sensitivity.OPEN
    max_length: int = 60
    rarely_needed: bool = False


_F, _K, _S = PersonField, FieldKind, Section
PERSON_FIELDS: tuple[PersonField, ...] = (
    _F("name", "姓名", _K.TEXT, _S.IDENTITY, max_length=40),
    _F("former_name", "曾用名", _K.TEXT, _S.IDENTITY, max_length=40, rarely_needed=True),
    _F("sex", "性别", _K.CHOICE, _S.IDENTITY),
    _F("id_number", "公民身份号码", _K.ID_NUMBER, _S.IDENTITY, Sensitivity.MASKED, 18),
    _F("ethnicity", "民族", _K.CHOICE, _S.IDENTITY),
    _F("born_on", "出生日期", _K.DATE, _S.IDENTITY),
    _F("native_place", "籍贯", _K.TEXT, _S.IDENTITY),
    _F("education", "学历", _K.CHOICE, _S.IDENTITY),
    _F("degree", "学位", _K.TEXT, _S.IDENTITY),
    _F("work_began_on", "参加工作日期", _K.DATE, _S.WORK),
    _F("section", "区队", _K.TEXT, _S.WORK),
    _F("crew", "班组", _K.TEXT, _S.WORK),
    _F("shift_crew", "轮班组", _K.TEXT, _S.WORK),
    _F("occupation", "工作岗位", _K.TEXT, _S.WORK),
    _F("trade", "工种", _K.TEXT, _S.WORK),
    _F("workplace", "井下/地面", _K.CHOICE, _S.WORK),
    _F("duty_area", "责任区", _K.TEXT, _S.WORK),
    _F("professional_title", "从事专业技术职务", _K.TEXT, _S.WORK),
    _F("social_stratum", "新社会阶层类型", _K.TEXT, _S.WORK, rarely_needed=True),
    _F("is_migrant_worker", "是否农民工", _K.YES_NO, _S.WORK, rarely_needed=True),
    _F("mobile_phone", "手机号码", _K.PHONE, _S.CONTACT, Sensitivity.MASKED, 20),
    _F("address", "现居住地", _K.TEXT, _S.CONTACT, Sensitivity.PRIVATE, 120),
    _F("household_address", "户籍所在地", _K.TEXT, _S.CONTACT, Sensitivity.PRIVATE, 120),
    _F("admission_kind", "入党类型", _K.TEXT, _S.PARTY, rarely_needed=True),
    _F("confirmation_kind", "转正情况", _K.TEXT, _S.PARTY, rarely_needed=True),
    _F("admitted_at_branch", "入党时所在支部", _K.TEXT, _S.PARTY),
    _F(
        "probation_extended_months",
        "延长预备期时间（月）",
        _K.INTEGER,
        _S.PARTY,
        rarely_needed=True,
    ),
    _F("standing_correction_months", "党龄校正值（月）", _K.INTEGER, _S.PARTY, rarely_needed=True),
    _F("is_out_of_contact", "是否失联党员", _K.YES_NO, _S.PARTY, rarely_needed=True),
    _F("is_floating", "是否流动党员", _K.YES_NO, _S.PARTY, rarely_needed=True),
    _F("registered_on", "党员注册时间", _K.DATE, _S.REGISTRATION, rarely_needed=True),
    _F(
        "registered_phone",
        "注册手机号",
        _K.PHONE,
        _S.REGISTRATION,
        Sensitivity.MASKED,
        20,
        rarely_needed=True,
    ),
    _F("joined_note", "党员增加信息", _K.TEXT, _S.REGISTRATION, max_length=200, rarely_needed=True),
    _F("left_note", "党员减少信息", _K.TEXT, _S.REGISTRATION, max_length=200, rarely_needed=True),
    _F("remark", "备注", _K.TEXT, _S.REGISTRATION, max_length=500),
)
FIELD_BY_KEY = {one.key: one for one in PERSON_FIELDS}
#: The facts that make up a job: they change from a day on, and what they were before is kept.
JOB_KEYS = ("section", "crew", "shift_crew", "occupation", "trade", "workplace")
assert [f.key for f in PERSON_FIELDS if f.key not in {a.name for a in fields(PersonFacts)}] == []


#: Shared by everybody without values of user-defined fields.
NOTHING_OWN: Mapping[str, Any] = MappingProxyType({})


def nothing_own() -> Mapping[str, Any]:
    """Return the shared mapping, as dataclasses want to have it made."""
    return NOTHING_OWN


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A person as one row of somebody else's file tells it; types already, nothing written.

    Attributes:
        facts: The plain facts; what the file did not say is None or "".
        stage: 类别; None when the file has no such column.
        admitted_on: 入党日期, the day of the 支部大会 (not of the superior's approval).
        confirmed_on: 转正日期.
        applied_on: 申请入党日期, where the file has it.
        branch_name: 所在党支部 as resolved: column, else 填报单位, else title; "" if none.
        group_name: 党小组; "" if none.
        posts: Posts recognised in the 职务 column.
        custom: Values of user-defined fields by column key; what the file did not say is missing.
    """

    facts: PersonFacts
    stage: Stage | None = None
    admitted_on: PartialDate | None = None
    confirmed_on: PartialDate | None = None
    applied_on: PartialDate | None = None
    branch_name: str = ""
    group_name: str = ""
    posts: tuple[Post, ...] = ()
    custom: Mapping[str, Any] = field(default_factory=nothing_own, hash=False)


def masked(text: str, sensitivity: Sensitivity) -> str:
    """Return the text as it is shown without a reveal.

    An ID number keeps its first six and last four characters (the birth date between them is
    hidden), a phone its first three and last four; a private text is hidden whole.
    """
    if not text or sensitivity is Sensitivity.OPEN:
        return text
    if sensitivity is Sensitivity.PRIVATE:
        return "＊＊＊"
    if len(text) >= 15:
        return text[:6] + "*" * (len(text) - 10) + text[-4:]
    if len(text) >= 7:
        return text[:3] + "*" * (len(text) - 7) + text[-4:]
    return "*" * len(text)


#: Numbers of people that somebody may have typed into a text: of an ID document, of a phone.
_NUMBERS = re.compile(r"(?<![0-9A-Za-z])(?:\d{17}[0-9Xx]|1\d{10})(?![0-9A-Za-z])")


def masked_within(text: str) -> str:
    """Return a text in which ID and phone numbers that were typed into it are masked."""
    return _NUMBERS.sub(lambda found: masked(found[0], Sensitivity.MASKED), text)


def party_standing(
    confirmed_on: PartialDate | None, on: date, correction_months: int | None = None
) -> int | None:
    """Return 党龄 in whole years on a day, or None when it is not known.

    Counts from the day of 转正 (《发展党员工作细则》), corrected by 党龄校正值 in months.
    """
    if confirmed_on is None:
        return None
    shifted = confirmed_on.first_day
    if correction_months:
        shifted = add_months(shifted, -correction_months)
    return full_years(shifted, on)
