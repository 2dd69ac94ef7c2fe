"""The registry of the quick sums: name, words, typed inputs, and the function that answers.

Quick find, its panel and the command line all read this list; a new sum is an entry here, a
function in `calculator_answers`, and nothing else.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dangjian_desktop.domain.calculator_answers import days, dues, figures, votes
from dangjian_desktop.domain.calculator_answers.answer import (
    Answer,
    InputFaultError,
    NeedsInputError,
)
from dangjian_desktop.domain.calculator_inputs import Choice, Input, Kind, read_input
from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.rule_values import RuleValueError
from dangjian_desktop.domain.rules import RuleSet

#: Gives the rules as they stood on a day.
RulesAt = Callable[[date], RuleSet]


@dataclass(frozen=True, slots=True)
class Call:
    """A word by which a sum is called.

    Attributes:
        spelled: Pinyin, a word per character, as typed with a Latin keyboard.
        preset: Inputs that the word itself fills (转正 is 发展 with the admission).
    """

    text: str
    spelled: str
    preset: Mapping[str, str] = field(default_factory=dict)

    @property
    def initials(self) -> str:
        """The first letters of the pinyin (df)."""
        return "".join(part[0] for part in self.spelled.split())

    @property
    def pinyin(self) -> str:
        """The whole pinyin (dangfei)."""
        return self.spelled.replace(" ", "")


@dataclass(frozen=True, slots=True)
class Calculator:
    """One quick sum.

    Attributes:
        name: As on the command line and in vectors.json.
        title: As in lists.
        words: How it is called in quick find.
        inputs: In the order of the form and of a typed line.
        answer: Takes the values read and the rules.
        example: A line for quick find.
        day: Input whose day decides which rules count; "" for today.
    """

    name: str
    title: str
    words: tuple[Call, ...]
    inputs: tuple[Input, ...]
    answer: Callable[[Mapping[str, Any], RuleSet], Answer]
    example: str
    day: str = ""

    def input(self, name: str) -> Input:
        """Return an input by its key.

        Raises:
            KeyError: When there is none.
        """
        for one in self.inputs:
            if one.name == name:
                return one
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Solved:
    """What came of a sum: the answer, or what keeps it from one.

    Attributes:
        answer: None when something is missing or wrong.
        missing: Inputs without which there is no answer.
        wrong: Sentence by input; "" for what belongs to no input.
    """

    calculator: Calculator
    answer: Answer | None
    missing: tuple[Input, ...] = ()
    wrong: Mapping[str, Sentence] = field(default_factory=dict)

    @property
    def told(self) -> Sentence:
        """The answer, or what is wrong, or what is still needed, in one line."""
        if self.answer is not None:
            return self.answer.told
        if self.wrong:
            name, told = next(iter(self.wrong.items()))
            if not name:
                return told
            label = Word(self.calculator.input(name).label)
            return Sentence("{label}：{told}", label=label, told=told)
        names = tuple(Word(one.label) for one in self.missing)
        return Sentence("还要写{names}。", names=names)

    @property
    def sentence(self) -> str:
        """The same as a text."""
        return str(self.told)

    @property
    def faults(self) -> dict[str, str]:
        """What is wrong as texts."""
        return {name: str(told) for name, told in self.wrong.items()}


def calculator(name: str) -> Calculator | None:
    """Return a sum by its name; None when there is none."""
    return _BY_NAME.get(name)


def solve(
    wanted: Calculator,
    given: Mapping[str, object],
    *,
    rules_at: RulesAt,
    on: date,
) -> Solved:
    """Answer a sum from typed texts or plain values.

    Args:
        wanted: The sum.
        given: By the names of the inputs.
        rules_at: Asked for the day that matters for the sum.
        on: Today.
    """
    rules = rules_at(on)
    values: dict[str, Any] = {}
    faults: dict[str, Sentence] = {}
    strange = given.keys() - {one.name for one in wanted.inputs}
    if strange:
        known = tuple(f"{one.name}（{one.label}）" for one in wanted.inputs)
        told = tuple(f"“{name}”" for name in sorted(strange))
        faults[""] = Sentence(
            "{title}没有{told}这一项。可以写的有：{known}。请改正。",
            title=Word(wanted.title),
            told=told,
            known=known,
        )
    missing = []
    for one in wanted.inputs:
        read = read_input(one, given.get(one.name), rules)
        values[one.name] = one.value_without(on) if read.value is None else read.value
        if read.fault is not None:
            faults[one.name] = read.fault
        elif values[one.name] is None and one.is_required:
            missing.append(one)
    if faults or missing:
        return Solved(wanted, None, tuple(missing), faults)
    try:
        day = values[wanted.day] if wanted.day else on
        return Solved(wanted, wanted.answer(values, rules if day == on else rules_at(day)))
    except InputFaultError as wrong:
        return Solved(wanted, None, wrong={wrong.name: wrong.told})
    except RuleValueError as wrong_rule:
        return Solved(wanted, None, wrong={"": wrong_rule.told})
    except NeedsInputError as needed:
        return Solved(wanted, None, (wanted.input(needed.name),))


def _patterns(rules: RuleSet) -> Sequence[Choice]:
    """Return the patterns; a line has no commas or brackets, so they are known without, too."""
    titles = {code: str(told["title"]) for code, told in rules.values_of("shifts.patterns").items()}
    return [
        Choice(code, title, (title.partition("（")[0].replace("，", "").lower(),))
        for code, title in titles.items()
    ]


def _usual(rule: str, key: str) -> Callable[[RuleSet], str]:
    """Return what reads a value of a rule as a text."""
    return lambda rules: str(rules.values_of(rule).get(key, ""))


def _usual_basis(rules: RuleSet) -> str:
    return str(rules.values_of("votes.election")["passing"]["of"])


def _count(name: str, label: str, **more: Any) -> Input:
    return Input(name, label, Kind.COUNT, **more)


def _yes_no(name: str, label: str) -> Input:
    return Input(name, label, Kind.YES_NO, default=False, is_rare=True)


def _today(label: str, **more: Any) -> Input:
    return Input("on", label, Kind.DATE, is_today=True, **more)


_HALF = (Choice("at_least", "含正好一半"), Choice("more_than", "不含正好一半"))

CALCULATORS: tuple[Calculator, ...] = (
    Calculator(
        "dues",
        "党费",
        (Call("党费", "dang fei"), Call("交党费", "jiao dang fei")),
        (
            Input(
                "payer",
                "交纳方式",
                Kind.CHOICE,
                (
                    Choice("wage", "月工资", ("在职", "工资", "按月")),
                    Choice("yearly_salary", "年薪制", ("年薪",)),
                    Choice("self_employed", "没有固定收入", ("个体", "无固定收入")),
                    Choice("retired", "离退休", ("退休", "离休", "养老金")),
                    Choice("fixed", "定额", ("低保", "下岗", "失业", "学生")),
                    Choice("farmer", "农民", ("农民党员",)),
                ),
                default="wage",
            ),
            Input("base", "计费基数（元）", Kind.MONEY, hint="5845"),
            Input(
                "round",
                "尾数到",
                Kind.CHOICE,
                (
                    Choice("0.01", "分", ("0.01元",)),
                    Choice("0.1", "角", ("0.1元",)),
                    Choice("1", "元", ("1元",)),
                ),
                usual=_usual("dues.rounding", "step"),
                is_rare=True,
            ),
            _today("哪一天的规定", is_rare=True),
        ),
        dues.answer_dues,
        "党费 5845",
        "on",
    ),
    Calculator(
        "votes",
        "到会和表决",
        (
            Call("表决", "biao jue"),
            Call("投票", "tou piao"),
            Call("到会", "dao hui"),
            Call("选举", "xuan ju", {"regime": "election"}),
            Call("支委会", "zhi wei hui", {"regime": "committee"}),
        ),
        (
            Input(
                "regime",
                "会议",
                Kind.CHOICE,
                (
                    Choice("ordinary", "一般决议", ("决议", "一般", "党员大会")),
                    Choice("admission", "接收、转正", ("接收", "转正", "延长", "取消")),
                    Choice("election", "选举", ("换届",)),
                    Choice("committee", "支委会", ("支委",)),
                    Choice("disposal", "组织处置", ("处置", "除名", "劝退", "限期改正")),
                ),
                default="ordinary",
            ),
            _count("expected", "应到会有表决权的", is_required=True, lowest=1, hint="23"),
            _count("present", "实到会有表决权的", is_required=True, hint="19"),
            _count("yes", "赞成票", hint="12"),
            _count("written_yes", "会前交来的书面赞成", default=0, hint="1"),
            Input(
                "basis",
                "当选按谁的半数",
                Kind.CHOICE,
                (Choice("expected", "应到会"), Choice("present", "实到会")),
                usual=_usual_basis,
                is_rare=True,
            ),
            Input(
                "half_rule",
                "“半数以上”",
                Kind.CHOICE,
                _HALF,
                usual=_usual("votes.half_rule", "how"),
                is_rare=True,
            ),
            _count("deducted", "申请扣除的人数", default=0, is_rare=True),
            _yes_no("superior_agreed", "上级同意扣除"),
            _yes_no("meeting_passed", "大会通过扣除"),
            _today("哪一天的规定", is_rare=True),
        ),
        votes.answer_votes,
        "表决 选举 23 19 12",
        "on",
    ),
    Calculator(
        "candidates",
        "候选人差额",
        (Call("候选人", "hou xuan ren"), Call("差额", "cha e")),
        (_count("seats", "应选名额", is_required=True, lowest=1, highest=999, hint="5"),),
        votes.answer_candidates,
        "候选人 5",
    ),
    Calculator(
        "term",
        "任期和换届",
        (Call("换届", "huan jie"), Call("任期", "ren qi"), Call("届满", "jie man")),
        (
            Input("elected", "选举产生的日期", Kind.DATE, is_required=True, hint="2023-12-15"),
            Input(
                "years",
                "任期",
                Kind.CHOICE,
                (Choice("3", "三年", ("3年",)), Choice("5", "五年", ("5年",))),
                usual=_usual("terms.branch", "usual_years"),
            ),
            _today("算到哪一天"),
        ),
        days.answer_term,
        "换届 2023-12-15",
        "elected",
    ),
    Calculator(
        "publicity",
        "公示到哪一天",
        (Call("公示", "gong shi"),),
        (
            Input("posted", "张贴的日期", Kind.DATE, is_required=True, hint="2026-09-28"),
            _count(
                "working_days",
                "工作日",
                usual=_usual("publicity.development", "working_days"),
                lowest=1,
                highest=60,
            ),
        ),
        days.answer_publicity,
        "公示 2026-9-28",
    ),
    Calculator(
        "appraisal",
        "评议优秀名额",
        (Call("评议", "ping yi"), Call("民主评议", "min zhu ping yi"), Call("优秀", "you xiu")),
        (_count("members", "党员人数", is_required=True, lowest=1, hint="23"),),
        figures.answer_appraisal,
        "评议 23",
    ),
    Calculator(
        "development",
        "发展党员的日子",
        (
            Call("发展", "fa zhan"),
            Call("发展党员", "fa zhan dang yuan"),
            Call("转正", "zhuan zheng", {"event": "admission"}),
            Call("预备期", "yu bei qi", {"event": "admission"}),
            Call("积极分子", "ji ji fen zi", {"event": "activist"}),
            Call("入党申请", "ru dang shen qing", {"event": "application"}),
        ),
        (
            Input(
                "event",
                "从哪一步算起",
                Kind.CHOICE,
                (
                    Choice("application", "递交入党申请书", ("申请", "入党申请")),
                    Choice("activist", "确定为积极分子", ("积极分子",)),
                    Choice("political_review", "政治审查", ("政审",)),
                    Choice("pre_review", "党委预审合格", ("预审",)),
                    Choice("admission", "支部大会接收", ("接收", "预备", "入党", "转正")),
                    Choice("confirmation", "支部大会通过转正", ("通过转正",)),
                    Choice("birth", "出生", ("生日", "年龄")),
                ),
                is_required=True,
            ),
            Input("on", "哪一天", Kind.DATE, is_required=True, hint="2026-11-05"),
        ),
        days.answer_development,
        "转正 2026-11-05",
        "on",
    ),
    Calculator(
        "resident_id",
        "身份证号核对",
        (Call("身份证", "shen fen zheng"), Call("身份号码", "shen fen hao ma")),
        (
            Input("number", "公民身份号码", Kind.ID_NUMBER, is_required=True),
            Input(
                "sex",
                "填写的性别",
                Kind.CHOICE,
                (Choice("男", "男", ("male",)), Choice("女", "女", ("female",))),
            ),
            _today("核对的日期", is_rare=True),
        ),
        figures.answer_resident_id,
        "身份证 990000198001010012",
    ),
    Calculator(
        "shift",
        "班次",
        (Call("班次", "ban ci"), Call("轮班", "lun ban"), Call("倒班", "dao ban")),
        (
            Input("pattern", "轮班方式", Kind.CHOICE, _patterns, is_required=True),
            Input("anchor", "甲班开始一轮的日期", Kind.DATE, hint="2026-11-01"),
            Input("offset", "错开的天数或班组", Kind.CREW, default=0, hint="2 或 乙"),
            _today("查哪一天"),
        ),
        days.answer_shift,
        "班次 四班三运转八天一轮 2026-11-01 乙",
    ),
    Calculator(
        "party_day",
        "主题党日",
        (Call("党日", "dang ri"), Call("主题党日", "zhu ti dang ri")),
        (
            _count("day", "固定在每月几日", is_required=True, lowest=1, highest=31, hint="20"),
            Input("month", "哪个月", Kind.MONTH, is_today=True, hint="2026-10"),
        ),
        days.answer_themed_day,
        "党日 20 2026-10",
    ),
    Calculator(
        "training",
        "发展对象集中培训",
        (Call("培训", "pei xun"), Call("集中培训", "ji zhong pei xun")),
        (
            Input("days", "天数", Kind.NUMBER, highest=365, hint="3"),
            Input("hours", "学时", Kind.NUMBER, highest=2000, hint="24"),
        ),
        figures.answer_training,
        "培训 2 24",
    ),
    Calculator(
        "grade",
        "考评等次",
        (Call("等级", "deng ji"), Call("等次", "deng ci"), Call("考评等次", "kao ping deng ci")),
        (
            Input("score", "得分", Kind.NUMBER, is_required=True, highest=200, hint="89.99"),
            Input("vetoed", "一票否决", Kind.YES_NO, default=False),
        ),
        figures.answer_grade,
        "等级 89.99",
    ),
    Calculator(
        "balance",
        "两年对账",
        (Call("两年对账", "liang nian dui zhang"), Call("对账", "dui zhang")),
        (
            _count("last", "上年末党员", is_required=True),
            _count("developed", "发展", default=0),
            _count("restored", "恢复党籍", default=0),
            _count("moved_in", "转入", default=0),
            _count("expelled", "出党", default=0),
            _count("stopped", "停止党籍", default=0),
            _count("died", "死亡", default=0),
            _count("moved_out", "转出", default=0),
            _count("actual", "本年末党员", is_required=True),
            _count("moved_in_whole", "其中整建制转入", default=0, is_rare=True),
            _count("moved_out_whole", "其中整建制转出", default=0, is_rare=True),
        ),
        figures.answer_balance,
        "对账 41 2 0 3 0 0 1 4 41",
    ),
)
_BY_NAME = {one.name: one for one in CALCULATORS}
