"""The tables of bad values: for each kind of field what people really type, and what is told.

A value with no code is told by nobody because it is cleaned into something right.
"""

from unicodedata import category

from dangjian_desktop.domain.headers import IMPORT_FIELDS
from dangjian_desktop.domain.people import FIELD_BY_KEY, FieldKind, Sensitivity

__all__ = ["FIELDS", "GOOD", "HEADINGS", "category", "of"]

Table = tuple[tuple[object, str], ...]

#: A row in which everything is well, by heading.
GOOD: dict[str, object] = {
    "姓名": "张三",
    "性别": "男",
    "公民身份号码": "990101199005121015",
    "民族": "汉族",
    "出生日期": "1990-05-12",
    "所在党支部": "综采一队党支部",
    "人员类别": "正式党员",
    "入党日期": "2015-07-01",
    "转正日期": "2016-07-01",
}
HEADINGS = dict(IMPORT_FIELDS)
FIELDS = tuple(IMPORT_FIELDS)

NAMES: Table = (
    ("", "name.missing"),
    ("　", "name.missing"),
    ("无", "name.missing"),
    ("张3", "name.characters"),
    ("张三1", "name.characters"),
    ("张*三", "name.characters"),
    ("=HYPERLINK(1)", "name.characters"),
    ("<b>张三</b>", "name.characters"),
    ("张三；李四", "name.characters"),
    ("·张三", "name.characters"),
    (20150701, "name.characters"),
    ("张" * 200, "name.too_long"),
    ("张", "name.short"),
    ("张\u200b三", ""),
    ("\u202e张三", ""),
    ("张　三", ""),
    ("买买提•吐尔逊", ""),
    ("'张三", ""),
)
ID_NUMBERS: Table = (
    ("99010119900512101", "id.length"),
    ("9901011990051210150", "id.length"),
    ("990101900512101", "id.fifteen_digits"),
    ("990101199005121011", "id.check_digit"),
    ("990101199002301010", "id.birth_impossible"),
    ("990101199013121018", "id.birth_impossible"),
    ("990101302005121010", "id.birth_future"),
    ("99010119900512101A", "id.letters"),
    ("身份证丢失", "id.letters"),
    (9.90101199005121e17, "id.became_number"),
    ("9.90101E+17", "id.became_number"),
    ("990101********1015", "id.masked"),
    ("９９０１０１１９９００５１２１０１５", ""),
    ("990101 19900512 1015", ""),
    ("\u200e990101199005121015", ""),
    ("'990101199005121015", ""),
)
PHONES: Table = (
    ("1380000000", "phone.length"),
    ("138000000000", "phone.length"),
    ("12800000000", "phone.prefix"),
    ("138O0001234", "phone.unreadable"),
    ("电话停机", "phone.unreadable"),
    ("138****1234", "phone.masked"),
    ("13800001234/13900001234", "phone.several"),
    ("13800001234 13900001234", "phone.several"),
    ("abc", "phone.unreadable"),
    ("1+1", "phone.unreadable"),
    ("１３８００００１２３４", ""),
    ("138-0000-1234", ""),
    ("137 01234567", ""),
    ("+86 13800001234", ""),
    ("13800001234\u200b", ""),
    (13800001234.0, ""),
)
DATES: Table = (
    ("98.7", "date.two_digit_year"),
    ("98年7月1日", "date.two_digit_year"),
    ("87-3-5", "date.two_digit_year"),
    ("农历八月十五", "date.lunar"),
    ("1998年腊月初八", "date.lunar"),
    ("2015-13-01", "date.impossible"),
    ("2015-02-30", "date.impossible"),
    ("2030-07-01", "date.future"),
    ("1850-01-01", "date.too_early"),
    ("不详年月", "date.unreadable"),
    ("去年七一", "date.unreadable"),
    ("=TODAY()", "date.unreadable"),
    ("七月一日", "date.unreadable"),
    ("２０１５年７月１日", ""),
    ("2015.7.1\u200b", ""),
    ("2015年7月", ""),
)
TEXTS: Table = (
    ("=1+1", "text.formula"),
    ("=cmd|' /C calc'!A0", "text.formula"),
    ('=HYPERLINK("x")', "text.formula"),
    ("字" * 600, "text.too_long"),
    ("很长的内容" * 200, "text.too_long"),
    ("\u202e采一班", ""),
    ("采\u200b一班", ""),
    ("采\x00一班", ""),
    ("采\x07一班", ""),
    ("采\ufeff一班", ""),
    ("  采一班  ", ""),
    ("'采一班", ""),
    ("采\t一班", ""),
    ("采  一  班", ""),
)
PRIVATE_TEXTS: Table = (*TEXTS, ("***", "text.masked"), ("＊＊＊＊", "text.masked"))
SEXES: Table = tuple(
    (word, "sex.unknown")
    for word in "未知 M 男性别 1 未说 男女 nan 先生 女? 雄 0 =A1 male 男1".split()
)
ETHNICITIES: Table = tuple(
    (word, "ethnicity.unknown")
    for word in "汉人 汉汉 中国 57 58 97 99 00 100 外族 Han =A1 汉、回 不清楚".split()
)
EDUCATIONS: Table = tuple(
    (word, "education.unknown")
    for word in "高 很高 一般 大 学 中 21 BA ? =A1 家里蹲 博 毕业证 3".split()
)
WORKPLACES: Table = tuple(
    (word, "workplace.unknown")
    for word in "井 下 上面 井口 采煤 一线 二线 机关楼 U D 1 2 =A1 井下地面".split()
)
YES_NOES: Table = tuple(
    (word, "yes_no.unknown")
    for word in "可能 大概 待定 ? 是否 不一定 2 3 =A1 T F 未定 以后 是吧".split()
)
MONTHS: Table = tuple(
    (word, "months.unreadable")
    for word in "半年 6.5 1e3 六 6个月半 十二 ? =A1 1000 一年 6-12 约6 6m 0x6".split()
)
STAGES: Table = tuple(
    (word, "stage.unknown")
    for word in "党员群众 团员 群众 共青团员 民主党派 积极 正是党员 转正 1 01 =A1 ? 优秀 党".split()
)
POSTS: Table = tuple(
    (word, "post.unknown")
    for word in "队长 班长 矿长 工人 技术员 总支书 支书助理 1 =A1 领导 主任 工会主席 会计 ?".split()
)
BRANCHES: Table = (
    ("=A1", "branch.formula"),
    ('=HYPERLINK("x")', "branch.formula"),
    ("支" * 200, "branch.too_long"),
    ("综采" * 100 + "党支部", "branch.too_long"),
    ("综采一队\u200b党支部", ""),
    ("\u202e综采一队党支部", ""),
    (" 综采一队党支部 ", ""),
    ("综采一队\n党支部", ""),
    ("中共综采一队党支部", ""),
    ("综采一队　党支部", ""),
    ("综采一队支部", ""),
    ("'综采一队党支部", ""),
)
GROUPS: Table = (
    ("组" * 200, "group.too_long"),
    ("第一党小组" * 30, "group.too_long"),
    ("第一\u200b党小组", ""),
    ("\u202e第一党小组", ""),
    (" 第一党小组 ", ""),
    ("第一\n党小组", ""),
    ("第 一 党 小 组", ""),
    ("1组", ""),
    ("一小组", ""),
    ("'第一党小组", ""),
    ("第1党小组", ""),
    ("第一小组", ""),
)
_BY_KEY: dict[str, Table] = {
    "name": NAMES,
    "sex": SEXES,
    "ethnicity": ETHNICITIES,
    "education": EDUCATIONS,
    "workplace": WORKPLACES,
    "stage": STAGES,
    "posts": POSTS,
    "branch": BRANCHES,
    "group": GROUPS,
}
_BY_KIND: dict[FieldKind, Table] = {
    FieldKind.ID_NUMBER: ID_NUMBERS,
    FieldKind.PHONE: PHONES,
    FieldKind.DATE: DATES,
    FieldKind.YES_NO: YES_NOES,
    FieldKind.INTEGER: MONTHS,
}


def of(field: str) -> Table:
    """Return the bad values of a field."""
    if field in _BY_KEY:
        return _BY_KEY[field]
    if field not in FIELD_BY_KEY:
        return DATES
    known = FIELD_BY_KEY[field]
    if known.kind in _BY_KIND:
        return _BY_KIND[known.kind]
    return TEXTS if known.sensitivity is Sensitivity.OPEN else PRIVATE_TEXTS
