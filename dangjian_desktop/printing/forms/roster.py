"""党员名册: everybody of a branch in a table, several branches each on pages of their own."""

from dataclasses import dataclass

from dangjian_desktop.domain.vocabulary import PRINTED, Stage
from dangjian_desktop.printing.privacy import DetailLevel
from dangjian_desktop.printing.sheet import Column, Sheet, Tally


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One person as the roster prints them; every value is text that is ready to be read.

    Attributes:
        branch_name: Lines of one branch stand together; its change begins a new page.
        number: 序号, counted by the caller within the branch.
        id_number: In full; the sheet leaves the column out where it may not be seen.
        mobile_phone: In full, as above.
    """

    number: str
    name: str
    sex: str = ""
    ethnicity: str = ""
    born_on: str = ""
    id_number: str = ""
    education: str = ""
    group_name: str = ""
    stage: str = ""
    admitted_on: str = ""
    confirmed_on: str = ""
    posts: str = ""
    crew: str = ""
    occupation: str = ""
    mobile_phone: str = ""
    branch_name: str = ""


#: A4 across with margins of 12 mm leaves 273 mm; the columns of the archive take 270 of them.
ROSTER = Sheet(
    code="roster",
    name="党员名册",
    title="{branch_name}党员名册",
    needs=("branch",),
    levels=(DetailLevel.WALL, DetailLevel.PUBLIC, DetailLevel.ARCHIVE),
    part_by="branch_name",
    above=("党支部：{branch_name}", "截至日期：{as_of}"),
    columns=(
        Column("序号", shows="number", width=9),
        Column("姓名", shows="name", width=19, grow=2),
        Column("性别", shows="sex", width=9),
        Column("民族", shows="ethnicity", width=14.5),
        Column("出生日期", shows="born_on", width=19),
        Column("公民身份号码", shows="id_number", width=33),
        Column("学历", shows="education", width=17.5),
        Column("党小组", shows="group_name", width=21, grow=2),
        Column("类别", shows="stage", width=16),
        Column("入党日期", shows="admitted_on", width=19),
        Column("转正日期", shows="confirmed_on", width=19),
        Column("职务", shows="posts", width=17, grow=2),
        Column("班组", shows="crew", width=16, grow=2),
        Column("岗位", shows="occupation", width=19, grow=2),
        Column("联系电话", shows="mobile_phone", width=22),
    ),
    tallies=(
        Tally("正式党员", shows="stage", equals=PRINTED[Stage.FULL]),
        Tally("预备党员", shows="stage", equals=PRINTED[Stage.PROBATIONARY]),
        Tally("发展对象", "stage", PRINTED[Stage.CANDIDATE], is_left_out_when_none=True),
        Tally("入党积极分子", "stage", PRINTED[Stage.ACTIVIST], is_left_out_when_none=True),
        Tally("入党申请人", "stage", PRINTED[Stage.APPLICANT], is_left_out_when_none=True),
        Tally("合计"),
    ),
    signatures=("填报人", "审核人", "填报日期"),
    nothing="在册人员为零",
)
