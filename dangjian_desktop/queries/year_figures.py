"""年度数据一页: counts and rates of a year, each from the query of the page that owns it.

Nothing is reckoned anew here. What a page has no record of is a figure without a number. The
page is for the office: sums of dues may be one person's own, which the public sheet withholds.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any, ClassVar

from peewee import Case, fn

from dangjian_desktop.domain.activity_kinds import TALK
from dangjian_desktop.domain.dues import Alert, month_of
from dangjian_desktop.domain.dues_months import OPEN_STATES, DuesState, MonthDues, months_between
from dangjian_desktop.domain.obligations import Every, Way, periods_of
from dangjian_desktop.domain.problems import Sentence, Told, Word
from dangjian_desktop.domain.statistics import TwoYearBalance
from dangjian_desktop.domain.statistics_rules import YearPage, cut_off, year_page_rule
from dangjian_desktop.domain.vocabulary import (
    PRINTED,
    ActivityState,
    AppraisalGrade,
    AwayKind,
    Stage,
)
from dangjian_desktop.domain.year_figures import FigureSection, Unit, YearFigure, number_text
from dangjian_desktop.queries.activities import holders_below
from dangjian_desktop.queries.activity_kinds import kind_label, kinds_by_code
from dangjian_desktop.queries.appraisals import AppraisalsQuery
from dangjian_desktop.queries.attendance_figures import AttendanceFiguresQuery, Figures
from dangjian_desktop.queries.development import AdmissionRow, DevelopmentQuery
from dangjian_desktop.queries.dues import DuesMonthQuery, standing_in, totals_of
from dangjian_desktop.queries.dues_accounts import DuesAccountsQuery
from dangjian_desktop.queries.dues_facts import dues_basis
from dangjian_desktop.queries.flags import FlagsQuery
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledgers import LedgerQuery
from dangjian_desktop.queries.obligations import ComplianceBoardQuery, PeopleMattersQuery
from dangjian_desktop.queries.scores import branches_within
from dangjian_desktop.queries.statistics import (
    Part,
    StatisticsLine,
    StatisticsQuery,
    TableCode,
    year_end,
)
from dangjian_desktop.queries.study_hours import StudyHoursQuery
from dangjian_desktop.queries.transfers import AwayQuery, TransfersQuery
from dangjian_desktop.queries.two_year import RULE, TwoYearQuery
from dangjian_desktop.queries.year_scores import YearScoresQuery
from dangjian_desktop.storage.database import stored_rows
from dangjian_desktop.storage.models import Activity, LedgerEntry, Membership, StageSpell
from dangjian_desktop.storage.rulebook import rules_on

_A_DAY = timedelta(days=1)
#: Scores of more branches than these are looked at on their own page.
MOST_BRANCHES = 60
_ROLL, _BALANCE = Word("名册"), Word("统计·两年对账")
_STEPS, _ACTIVITIES = Word("名册·类别变更"), Word("日历·活动")
_ATTENDANCE, _COMPLIANCE = Word("日历·出勤"), Word("日历·合规")
_LEDGERS, _APPRAISAL = Word("党小组·台账"), Word("考评·评议")
_TRANSFERS = Word("名册·组织关系")
_CASES = Word("名册·发展党员")
_DUES = Word("名册·党费")
_SCORES, _FLAGS = Word("考评·得分"), Word("考评·夺旗")


#: What becoming somebody of a stage is called.
STEP_WORDS: Mapping[Stage, str] = {
    Stage.APPLICANT: "申请入党",
    Stage.ACTIVIST: "列为积极分子",
    Stage.CANDIDATE: "列为发展对象",
    Stage.PROBATIONARY: "发展",
    Stage.FULL: "转正",
}
QUARTER_WORDS = ("第一季度", "第二季度", "第三季度", "第四季度")


@dataclass(frozen=True)
class YearFiguresQuery:
    """The figures of a year of the statistics, as far as it has gone by a day.

    Attributes:
        within: A branch, 党总支 or 党委; None for the whole mine.
    """

    reads: ClassVar = (
        StatisticsQuery.reads
        | TwoYearQuery.reads
        | AttendanceFiguresQuery.reads
        | ComplianceBoardQuery.reads
        | PeopleMattersQuery.reads
        | StudyHoursQuery.reads
        | LedgerQuery.reads
        | AwayQuery.reads
        | TransfersQuery.reads
        | DevelopmentQuery.reads
        | DuesAccountsQuery.reads
        | DuesMonthQuery.reads
        | AppraisalsQuery.reads
        | YearScoresQuery.reads
        | FlagsQuery.reads
    )
    year: int
    on: date
    within: int | None = None

    @property
    def last(self) -> date:
        """The last day that counts."""
        return year_end(self.year, self.on)

    @property
    def first(self) -> date:
        """The first day of the year."""
        return cut_off(self.year - 1, rules_on(self.on).values_of(RULE)) + _A_DAY

    def fetch(self) -> list[YearFigure]:
        """Return the figures in their order; nothing for a year that has not begun."""
        if self.first > self.on:
            return []
        cases = DevelopmentQuery(self.last, self.within, with_closed=True).fetch()
        return [
            *self._members(),
            *self._changes(),
            *self._away(),
            *self._development(cases),
            *self._cases(cases),
            *self._life(),
            *self._study(),
            *self._dues(),
            *self._payers(),
            *self._ledgers(),
            *self._appraisal(),
            *self._scores(),
        ]

    # The roll -----------------------------------------------------------------------

    def _members(self) -> Iterator[YearFigure]:
        codes = (
            TableCode.SEX,
            TableCode.AGES,
            TableCode.SCHOOLING,
            TableCode.WORKPLACES,
        )
        found = StatisticsQuery(self.last, self.within, codes).fetch()
        total = found.table(TableCode.SEX).total
        if not found.members:
            yield _figure(FigureSection.MEMBERS, "members", Word("党员"), None, Unit.PEOPLE, _ROLL)
            return
        counts: list[tuple[str, str, int, int]] = [
            ("members", Word("党员"), found.members, 0),
            ("full", PRINTED[Stage.FULL], found.members - found.probationary, 0),
            ("probationary", PRINTED[Stage.PROBATIONARY], found.probationary, 0),
            ("women", Word("女党员"), total.counts[Part.WOMEN], found.sex_not_filled),
            (
                "minority",
                Word("少数民族党员"),
                total.counts[Part.MINORITY],
                found.nation_not_filled,
            ),
        ]
        for table in found.tables[1:]:
            sums: Sequence[StatisticsLine] = table.sums
            counts += [
                (
                    f"{table.code}_{one.key}",
                    Told("{label}党员", label=_of_which(one.label)),
                    one.count,
                    table.not_filled,
                )
                for one in sums
            ]
        for key, label, count, missing in counts:
            if missing == found.members:  # of nobody is it filled in
                yield _figure(FigureSection.MEMBERS, key, label, None, Unit.PEOPLE, _ROLL)
                continue
            detail = Sentence("另有 {count} 名未填", count=missing) if missing else None
            yield _figure(FigureSection.MEMBERS, key, label, count, Unit.PEOPLE, _ROLL, detail)

    def _changes(self) -> Iterator[YearFigure]:
        sheet = TwoYearQuery(self.on, self.within, self.year).fetch()
        balance = sheet.balance
        detail = None
        if balance.difference:
            detail = Sentence("两年对账差 {difference} 名", difference=f"{balance.difference:+d}")
        for key, label, count in _changes_of(balance):
            told = None if balance.is_empty else count
            noted = detail if key == "last" else None
            yield _figure(FigureSection.CHANGES, key, label, told, Unit.PEOPLE, _BALANCE, noted)

    def _development(self, cases: Sequence[AdmissionRow]) -> Iterator[YearFigure]:
        """Count who took which step in the year, and who is on the way at its end.

        Nobody is a zero where the stage or a case is recorded at all, else there is no record.
        """
        counts = self._steps()
        if cases:
            counts = {stage.value: 0 for stage in Stage} | counts
        for stage in Stage:
            yield _figure(
                FigureSection.DEVELOPMENT,
                f"became_{stage}",
                Word(STEP_WORDS[stage]),
                counts.get(stage.value),
                Unit.PEOPLE,
                _STEPS,
            )
        found = StatisticsQuery(self.last, self.within, (TableCode.STAGES,)).fetch()
        for line in found.table(TableCode.STAGES).lines:
            if line.key in (Stage.APPLICANT, Stage.ACTIVIST, Stage.CANDIDATE):
                yield _figure(
                    FigureSection.DEVELOPMENT,
                    f"stage_{line.key}",
                    line.label,
                    line.count if line.count or line.key in counts else None,
                    Unit.PEOPLE,
                    _ROLL,
                    Sentence("年末在册") if self.last < self.on else Sentence("现在在册"),
                )

    def _away(self) -> Iterator[YearFigure]:
        """Tell who is away, and how many letters wait to be received."""
        away = sum(
            one.kind is AwayKind.FLOATING for one in AwayQuery(self.last, self.within).fetch()
        )
        letters = TransfersQuery(self.last, self.within, with_closed=False).fetch()
        for key, label, count, unit in (
            ("floating", Word("流动党员"), away, Unit.PEOPLE),
            ("letters", Word("没有接收的组织关系"), len(letters), Unit.ROWS),
        ):
            yield _figure(FigureSection.CHANGES, key, label, count or None, unit, _TRANSFERS)

    def _cases(self, cases: Sequence[AdmissionRow]) -> Iterator[YearFigure]:
        """Tell of those on the way in: how many, what was done in the year, what is wrong."""
        lasting = [one for one in cases if one.closed_on is None]
        done = sum(
            step.done_on is not None and self.first <= step.done_on <= self.last
            for one in cases
            for step in one.standing.steps
        )
        faulty = sum(bool(one.standing.faults) for one in lasting)
        overdue = sum(
            one.standing.next is not None and one.standing.next.is_overdue for one in lasting
        )
        for key, label, count, unit in (
            ("cases", Word("正在办理发展程序"), len(lasting), Unit.PEOPLE),
            ("steps", Word("本年办了的程序步骤"), done, Unit.TIMES),
            ("faulty", Word("步骤次序或时间不合要求"), faulty, Unit.PEOPLE),
            ("overdue", Word("下一步已过期限"), overdue, Unit.PEOPLE),
        ):
            told = count if cases else None
            yield _figure(FigureSection.DEVELOPMENT, key, label, told, unit, _CASES)

    def _steps(self) -> dict[str, int]:
        """Return how many people came to each stage in the year while they were there.

        A stage that was only ever come to outside the year is told with 0.
        """
        first, last = self.first.isoformat(), self.last.isoformat()
        in_year = StageSpell.since.between(first, last) & StageSpell.since_is_known
        began = (Membership.since.is_null()) | (Membership.since <= StageSpell.since)
        lasts = (Membership.until.is_null()) | (Membership.until > StageSpell.since)
        came = Case(None, [(in_year & began & lasts, StageSpell.person)])
        chosen = (
            StageSpell.select(StageSpell.stage, fn.COUNT(came.distinct()))
            .join(Membership, on=(Membership.person == StageSpell.person))
            .where(StageSpell.since.is_null() | (StageSpell.since <= last))
            .group_by(StageSpell.stage)
        )
        if self.within is not None:
            chosen = chosen.where(Membership.branch.in_(holders_below(self.within, self.last)))
        return dict(stored_rows(chosen))

    # What was done --------------------------------------------------------------------

    def _life(self) -> Iterator[YearFigure]:
        page = self._page()
        held = self._held()
        kinds = dict.fromkeys([*page.kinds, *(code for code in kinds_by_code() if code in held)])
        for code in kinds:
            count = held.get(code)
            detail = self._attendance(frozenset({code})) if count else None
            yield _figure(
                FigureSection.LIFE,
                f"held_{code}",
                kind_label(code),
                count,
                Unit.TIMES,
                _ACTIVITIES,
                detail,
            )
        yield self._rate(is_any=bool(held))
        cells = [
            cell
            for row in ComplianceBoardQuery(self.year, self.last, self.within).fetch()
            for cell in row.cells
        ]
        met, owed = sum(cell.met for cell in cells), sum(cell.total for cell in cells)
        yield _figure(
            FigureSection.LIFE,
            "obligations",
            Word("组织生活按要求完成率"),
            Fraction(met, owed) if met else None,
            Unit.PERCENT,
            _COMPLIANCE,
            Sentence("要求 {owed} 项，完成 {met} 项", owed=owed, met=met),
        )
        yield from self._talks(met_by_talk=held.get(TALK))

    def _held(self) -> Counter[str]:
        """Return how often each kind was held; a make-up session is no activity of its own."""
        condition = (
            Activity.held_on.between(self.first, self.last)
            & (Activity.state == ActivityState.HELD)
            & Activity.original.is_null()
        )
        if self.within is not None:
            condition &= Activity.organisation.in_(holders_below(self.within, self.last))
        chosen: Any = Activity.select(Activity.kind, fn.COUNT(Activity.id)).where(condition)
        return Counter(dict(stored_rows(chosen.group_by(Activity.kind))))

    def _figures(self, kinds: frozenset[str] | None) -> Figures:
        return AttendanceFiguresQuery(
            self.first, self.last, self.on, within=self.within, kinds=kinds
        ).total()

    def _attendance(self, kinds: frozenset[str]) -> Sentence:
        told = self._figures(kinds)
        if told.rate is None:
            return Sentence("出勤没有登记")
        return Sentence("出勤率 {rate}", rate=number_text(told.rate, Unit.PERCENT))

    def _rate(self, *, is_any: bool) -> YearFigure:
        told = self._figures(None)
        return _figure(
            FigureSection.LIFE,
            "rate",
            Word("总出勤率"),
            told.rate if is_any else None,
            Unit.PERCENT,
            _ATTENDANCE,
            Sentence(
                "应到 {due} 人次，到会 {came}，公出和当班 {away}，没有登记 {missing}",
                due=told.due,
                came=told.came,
                away=told.on_business + told.on_shift,
                missing=told.not_recorded,
            ),
        )

    def _talks(self, met_by_talk: int | None) -> Iterator[YearFigure]:
        """Tell how many have had the talk that everybody has a year."""
        dues = [
            one
            for one in PeopleMattersQuery(self.year, self.last, self.within).fetch()
            if one.told.way is Way.TALKS
        ]
        asked = sum(one.asked for one in dues)
        reached = asked - sum(len(one.missing) for one in dues)
        yield _figure(
            FigureSection.LIFE,
            "talked",
            Word("谈心谈话覆盖率"),
            Fraction(reached, asked) if asked and met_by_talk else None,
            Unit.PERCENT,
            _COMPLIANCE,
            Sentence("应谈 {asked} 名，已谈 {reached} 名", asked=asked, reached=reached),
        )

    def _study(self) -> Iterator[YearFigure]:
        people = StudyHoursQuery(self.year, self.last, self.within).fetch()
        minutes = [one.minutes for one in people if one.minutes is not None]
        enough = sum(one.is_enough for one in people)
        section, source = FigureSection.STUDY, _ATTENDANCE
        detail = Sentence(
            "有学时记录的 {known} 名，共 {all} 名党员", known=len(minutes), all=len(people)
        )
        mean = Fraction(sum(minutes), 60 * len(minutes)) if minutes else None
        yield _figure(section, "mean_hours", Word("人均培训学时"), mean, Unit.HOURS, source, detail)
        yield _figure(
            section,
            "enough_hours",
            Word("学时达标率"),
            Fraction(enough, len(people)) if minutes else None,
            Unit.PERCENT,
            source,
            Sentence("达标 {enough} 名", enough=enough),
        )

    def _dues(self) -> Iterator[YearFigure]:
        accounts = DuesAccountsQuery(
            self.last, self.last.year, self.within, with_payments=False
        ).fetch()
        total, is_any = accounts.total, bool(accounts.rows)
        for key, label, amount in (
            ("collected", Word("收缴党费"), total.collected),
            ("handed_up", Word("上缴党费"), total.handed_up),
            ("allocated", Word("上级下拨党费"), total.allocated),
            ("used", Word("使用党费"), total.used),
            ("balance", Word("党费结存"), total.balance),
        ):
            yield _figure(
                FigureSection.DUES,
                key,
                label,
                Fraction(amount) if is_any else None,
                Unit.YUAN,
                _DUES,
            )
        month = self.last.replace(day=1)
        sheet = DuesMonthQuery(self.last, month, self.within).fetch()
        totals = totals_of(sheet.rows)
        behind = sum(row.alert is not Alert.NONE for row in sheet.rows)
        section = FigureSection.DUES
        yield _figure(
            section,
            "paid",
            Told("{month} 月党费交齐率", month=month.month),
            Fraction(totals.in_full, totals.owing) if totals.owing else None,
            Unit.PERCENT,
            _DUES,
            Sentence("应交 {owing} 名，交齐 {paid} 名", owing=totals.owing, paid=totals.in_full),
        )
        yield _figure(
            section,
            "behind",
            Word("党费欠交已到提醒线"),
            behind if totals.owing else None,
            Unit.PEOPLE,
            _DUES,
        )

    def _payers(self) -> Iterator[YearFigure]:
        """Yield how those stand of whom it is known what they owe (facts.md 5.5).

        Of more branches than anybody looks at here, nothing.
        """
        branches = branches_within(self.within, self.last)
        if len(branches) > MOST_BRANCHES:
            return
        asked: defaultdict[int, list[MonthDues]] = defaultdict(list)
        for month in months_between(month_of(self.first), month_of(self.last)):
            for person, one in standing_in(month, self.last, {key for key, _name in branches}):
                is_known = one.owed is not None and one.state is not DuesState.ELSEWHERE
                if is_known and one.due_on <= self.last:
                    asked[person].append(one)
        people = asked.values()
        voluntary = dues_basis().rules_at(self.last).voluntary
        for key, label, holds in (
            ("in_full", Word("党费各月都已交齐"), _is_in_full),
            ("reduced", Word("经批准少交党费"), _is_reduced),
            ("waived", Word("经批准免交党费"), _is_waived),
            (
                "generous",
                Told("一个月多交 {yuan} 元以上", yuan=f"{voluntary:f}"),
                partial(_is_generous, least=voluntary),
            ),
        ):
            yield _figure(
                FigureSection.DUES,
                key,
                label,
                sum(map(holds, people)) if people else None,
                Unit.PEOPLE,
                _DUES,
                Sentence("有应交月份的 {count} 名", count=sum(map(_owes, people)))
                if key == "in_full"
                else None,
            )

    def _ledgers(self) -> Iterator[YearFigure]:
        named = {
            name: book for book in books_by_code().values() for name in (book.label, book.code)
        }
        for book in dict.fromkeys(named[name] for name in self._page().books if name in named):
            rows = self._rows(book.code)
            count = rows.count()
            detail = None
            if book.states and count:
                ended = rows.where(LedgerEntry.state.not_in(sorted(book.open_states))).count()
                detail = Sentence("已办结 {count} 条", count=ended)
            yield _figure(
                FigureSection.LEDGERS,
                f"book_{book.code}",
                book.label,
                count or None,
                Unit.ROWS,
                _LEDGERS,
                detail,
            )

    def _rows(self, code: str) -> Any:
        book = books_by_code()[code]
        return LedgerQuery(
            code, self.last, self.within, since=self.first, until=self.last
        ).narrowed(book)

    # How it was judged ------------------------------------------------------------------

    def _appraisal(self) -> Iterator[YearFigure]:
        sheets = [
            row.sheet
            for row in AppraisalsQuery(self.year, self.last, self.within).fetch()
            if row.sheet is not None
        ]
        decided: Counter[AppraisalGrade] = Counter()
        for sheet in sheets:
            decided.update(sheet.decided)
        is_any = any(decided.values())
        for grade in AppraisalGrade:
            yield _figure(
                FigureSection.APPRAISAL,
                grade.value,
                Told("评为{grade}", grade=PRINTED[grade]),
                decided[grade] if is_any else None,
                Unit.PEOPLE,
                _APPRAISAL,
            )

    def _scores(self) -> Iterator[YearFigure]:
        branches = branches_within(self.within, self.last)
        if len(branches) > MOST_BRANCHES:
            return
        years = YearScoresQuery(self.year, self.last, self.within).fetch()
        totals = [one.total for one in years if one.total is not None]
        mean = sum(map(Fraction, totals), Fraction(0)) / len(totals) if totals else None
        section = FigureSection.SCORES
        detail = None
        if len(branches) == 1 and years and years[0].grade is not None:
            detail = Sentence("{grade}", grade=years[0].grade.name)
        elif totals:
            detail = Sentence("{count} 个党支部平均", count=len(totals))
        yield _figure(section, "year", Word("年度考评得分"), mean, Unit.POINTS, _SCORES, detail)
        for number in range(4):
            known = [one.quarters[number].points for one in years if len(one.quarters) > number]
            points = [Fraction(one) for one in known if one is not None]
            yield _figure(
                section,
                f"quarter_{number + 1}",
                Word(QUARTER_WORDS[number]),
                sum(points, Fraction(0)) / len(points) if points else None,
                Unit.POINTS,
                _SCORES,
                Sentence("{count} 个党支部平均", count=len(points)) if len(points) > 1 else None,
            )
        if len(branches) == 1:
            yield self._flags(branches[0][0])

    def _flags(self, branch_id: int) -> YearFigure:
        """Count the flags that the branch won in the quarters of the year that are closed."""
        won: list[str] = []
        is_any = False
        for period in periods_of(Every.QUARTER, self.year):
            if period.first > self.last:
                break
            board = FlagsQuery(period.code, self.last, branch_id).fetch()
            if board is None or not board.is_final:
                continue
            is_any = True
            won += [
                f"{period.label}{row.flag.name}"
                for row in board.rows
                if row.result.winner_id == branch_id
            ]
        return _figure(
            FigureSection.SCORES,
            "flags",
            Word("夺得红旗"),
            len(won) if is_any else None,
            Unit.FLAGS,
            _FLAGS,
            Sentence("{flags}", flags=tuple(won)) if won else None,
        )

    def _page(self) -> YearPage:
        return year_page_rule(rules_on(self.last).values_of("statistics.year_page"))


def _changes_of(balance: TwoYearBalance) -> Iterator[tuple[str, str, int]]:
    yield "last", Word("上年末党员"), balance.last
    yield "developed", Word("发展"), balance.developed
    yield "restored", Word("恢复党籍"), balance.restored
    yield "moved_in", Word("转入"), balance.moved_in
    yield "moved_out", Word("转出"), balance.moved_out
    yield "died", Word("死亡"), balance.died
    yield "expelled", Word("出党"), balance.expelled
    yield "stopped", Word("停止党籍"), balance.stopped


def _of_which(label: str) -> object:
    """Return what a line that overlaps others tells of, without its 其中."""
    return label.said.facts["label"] if isinstance(label, Told) else label


def _owes(months: Sequence[MonthDues]) -> bool:
    return any(one.owed for one in months)


def _is_in_full(months: Sequence[MonthDues]) -> bool:
    return _owes(months) and all(one.state not in OPEN_STATES for one in months)


def _is_reduced(months: Sequence[MonthDues]) -> bool:
    return any(one.waiver is not None and one.waiver.monthly for one in months)


def _is_waived(months: Sequence[MonthDues]) -> bool:
    return any(one.waiver is not None and not one.waiver.monthly for one in months)


def _is_generous(months: Sequence[MonthDues], *, least: Decimal) -> bool:
    return any(one.owed is not None and one.paid - one.owed >= least for one in months)


def _figure(
    section: FigureSection,
    key: str,
    label: str,
    number: Fraction | int | None,
    unit: Unit,
    source: str,
    detail: Sentence | None = None,
) -> YearFigure:
    told = None if number is None else Fraction(number)
    return YearFigure(section, key, label, told, unit, source, detail)
