"""Makes up people for the demonstration: names, numbers, jobs, and their road to membership."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.identity import check_digit
from dangjian_desktop.domain.people import PersonFacts
from dangjian_desktop.domain.vocabulary import Education, Sex, Stage, Workplace
from dangjian_desktop.operations.demo.chance import Chance

#: Shares of the invented roll; near those of the real-looking workbook.
_SHARE_OF_WOMEN_UNDERGROUND = 0.06
_SHARE_OF_WOMEN_ABOVE = 0.35
_SHARE_MONTH_ONLY = 0.06
_SHARE_WITHOUT_PHONE = 0.006
#: The road to membership is known of those who were admitted since.
_ROADS_SINCE = date(2010, 1, 1)
_EDUCATIONS = (
    Education.BACHELOR,
    Education.BACHELOR,
    Education.COLLEGE,
    Education.COLLEGE,
    Education.COLLEGE,
    Education.SECONDARY_VOCATIONAL,
    Education.HIGH_SCHOOL,
    Education.MASTER,
    Education.TECHNICAL,
)


class Inventor:
    """Makes up people; no two share a number."""

    def __init__(self, plan: Mapping[str, Any], chance: Chance) -> None:
        self._plan = plan
        self.chance = chance
        self.on = date.fromisoformat(plan["on"])
        self._rare = list(plan["rare_names"])
        self._numbers: set[str] = set()

    def member(
        self, branch: Mapping[str, Any], *, stage: Stage, born: date | None = None
    ) -> PersonFacts:
        """Return the facts of one person of a branch, born on a day where one is given."""
        chance, on = self.chance, self.on
        underground = branch["underground"]
        share = _SHARE_OF_WOMEN_UNDERGROUND if underground else _SHARE_OF_WOMEN_ABOVE
        sex = Sex.FEMALE if chance.random() < share else Sex.MALE
        if born is None:
            born = on - timedelta(days=chance.randint(24 * 366, _oldest(stage) * 365))
        began = date(born.year + chance.randint(19, 21), chance.choice((3, 7, 8, 9)), 1)
        return self.dressed(
            branch,
            PersonFacts(
                name=self._name(sex),
                sex=sex,
                ethnicity=chance.choice(self._plan["ethnicities"]),
                born_on=PartialDate.of(born),
                native_place=chance.choice(self._plan["native_places"]),
                education=chance.choice(_EDUCATIONS),
                work_began_on=PartialDate.of(began),
                id_number=self.number(born, sex),
                mobile_phone="" if chance.random() < _SHARE_WITHOUT_PHONE else self.phone(),
            ),
        )

    def dressed(self, branch: Mapping[str, Any], facts: PersonFacts, crew: str = "") -> PersonFacts:
        """Return the facts with a job in a branch, in a crew where one is given."""
        crew = crew or self.chance.choice(branch["crews"])
        return replace(
            facts,
            section=branch["section"],
            crew=crew,
            shift_crew=shift_crew(crew),
            occupation=self.chance.choice(branch["occupations"]),
            workplace=Workplace.UNDERGROUND if branch["underground"] else Workplace.SURFACE,
        )

    def party_days(
        self, facts: PersonFacts, stage: Stage, standing: int = 0
    ) -> tuple[PartialDate, PartialDate | None]:
        """Return invented days of admission and 转正; `standing` is the least 党龄 in years."""
        chance, on = self.chance, self.on
        if stage is Stage.PROBATIONARY:
            return PartialDate.of(on - timedelta(days=chance.randint(10, 330))), None
        assert facts.born_on is not None
        first = date(facts.born_on.year + 21, 1, 1)
        last = on - timedelta(days=400 + 366 * standing)
        admitted = first + timedelta(days=chance.randint(0, max((last - first).days, 1)))
        admitted = min(admitted, last)
        month_end_safe = admitted.replace(day=min(admitted.day, 28))
        confirmed = month_end_safe.replace(year=month_end_safe.year + 1)
        if chance.random() < _SHARE_MONTH_ONLY:
            return (
                PartialDate(admitted.year, admitted.month),
                PartialDate(confirmed.year, confirmed.month),
            )
        return PartialDate.of(month_end_safe), PartialDate.of(confirmed)

    def road(self, facts: PersonFacts, admitted_on: PartialDate) -> list[tuple[Stage, PartialDate]]:
        """Return the stages before an admission with their first days, where they are known."""
        admitted = admitted_on.first_day
        if not admitted_on.is_exact or admitted < _ROADS_SINCE or facts.born_on is None:
            return []
        chance = self.chance
        candidate = admitted - timedelta(days=chance.randint(95, 170))
        activist = candidate - timedelta(days=chance.randint(380, 520))
        applied = activist - timedelta(days=chance.randint(100, 260))
        grown = facts.born_on.first_day.year + 18
        if applied.year <= grown:
            return []
        return [
            (Stage.APPLICANT, PartialDate.of(applied)),
            (Stage.ACTIVIST, PartialDate.of(activist)),
            (Stage.CANDIDATE, PartialDate.of(candidate)),
        ]

    def phone(self) -> str:
        """Return a number of a kind that no network gives out."""
        return f"1{self.chance.choice('3579')}0{self.chance.randrange(10**8):08d}"

    def destination(self) -> str:
        """Return where somebody who left has gone."""
        return str(self.chance.choice(self._plan["departure_destinations"]))

    def given_name(self) -> str:
        """Return one character of a man's name."""
        return str(self.chance.choice(self._plan["given_men"]))

    def near_number(self, number: str) -> str:
        """Return the free valid number that differs least from one: as a typist would err."""
        for step in (2, 4, 6, 8):
            sequence = (int(number[14:17]) + step) % 1000
            body = f"{number[:14]}{sequence:03d}"
            found = body + check_digit(body)
            if found not in self._numbers:
                self._numbers.add(found)
                return found
        raise LookupError("no free number near this one")

    def _name(self, sex: Sex) -> str:
        chance = self.chance
        if self._rare and sex is Sex.MALE and chance.random() < 0.06:
            return str(self._rare.pop())
        given = self._plan["given_men" if sex is Sex.MALE else "given_women"]
        count = 2 if chance.random() < 0.72 else 1
        return str(chance.choice(self._plan["surnames"])) + "".join(chance.choices(given, k=count))

    def number(self, born: date, sex: Sex) -> str:
        """Return a valid ID number of the unassigned region that nobody has yet."""
        while True:
            sequence = self.chance.randrange(100, 990)
            if (sequence % 2 == 1) is not (sex is Sex.MALE):
                continue
            body = f"{self._plan['id_region']}{born:%Y%m%d}{sequence:03d}"
            number = body + check_digit(body)
            if number not in self._numbers:
                self._numbers.add(number)
                return number


def shift_crew(crew: str) -> str:
    """Return the 轮班组 of a crew; none for those who work by day."""
    return "甲乙丙"["一二三".index(crew[2])] if crew.startswith("生产") else ""


def _oldest(stage: Stage) -> int:
    return 59 if stage is Stage.FULL else 36
