"""Anyone and anything in a keystroke: people, organisations, activities, ledgers, commands."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from dangjian_desktop.domain.cells import half_width
from dangjian_desktop.domain.commands import commands_for, rank_of
from dangjian_desktop.domain.problems import Sentence, Word
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import PRINTED, Post
from dangjian_desktop.queries import found_entries
from dangjian_desktop.queries.found import FoundKind, FoundRow
from dangjian_desktop.queries.found_activities import found_activities, told_of
from dangjian_desktop.queries.found_editions import found_editions
from dangjian_desktop.queries.found_matters import found_documents, found_tasks
from dangjian_desktop.queries.found_sheets import SheetName, found_sheets, is_called
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.paper_packs import PackOfCodeQuery
from dangjian_desktop.queries.roster import RosterQuery, RosterRow, Scope
from dangjian_desktop.queries.views import ViewsQuery
from dangjian_desktop.storage.errors import StorageError
from dangjian_desktop.storage.lookups import pairs
from dangjian_desktop.storage.models import (
    Person,
    PostSpell,
)
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.rulebook import rules_on
from dangjian_desktop.storage.search_index import How, SubjectKind, walked

#: Keys walked for each way of typing; more than are shown, so that ranking has a choice.
KEYS_WALKED = 60
#: Digits from which a number is taken for the tail of an ID or phone number.
SHORTEST_TAIL = 3
#: The whole telephone book does not fit into a popup.
MOST_POST_HOLDERS = 60


#: Ways in which letters and characters are typed, the better ones first.
_NAMED = (
    How.NAME,
    How.INITIALS,
    How.PINYIN,
    How.NAME_INNER,
    How.INITIALS_INNER,
    How.PINYIN_INNER,
    How.RARE,
)


@dataclass(frozen=True)
class QuickFindQuery:
    """What a typed text can mean on a day, best first.

    Attributes:
        sheets: The sheets that there are; paper knows them, rows do not.
    """

    reads: ClassVar = frozenset(
        {
            Topic.SEARCH,
            Topic.PERSON,
            Topic.STAGE,
            Topic.MEMBERSHIP,
            Topic.GROUP_MEMBERSHIP,
            Topic.POST,
            Topic.JOB,
            Topic.ORGANISATION,
            Topic.FIELD,
            Topic.FIELD_VALUE,
            Topic.VIEW,
            Topic.RULE,
            Topic.ACTIVITY,
            Topic.ACTIVITY_KIND,
            Topic.ZONE,
            Topic.DOCUMENT,
            Topic.TASK,
            Topic.LEDGER,
            Topic.BOOK,
            Topic.WALL,
        }
    )
    text: str
    on: date
    limit: int = 20
    sheets: tuple[SheetName, ...] = ()

    def fetch(self) -> list[FoundRow]:
        """Return the answers; an empty text finds nothing."""
        typed = half_width("".join(self.text.split())).replace("·", "").lower()
        if not typed:
            return []
        tree = Tree.on(self.on)
        people = self._subjects(typed, SubjectKind.PERSON)
        organisations = self._subjects(typed, SubjectKind.ORGANISATION)
        holders = [key for key in self._post_holders(typed, tree) if key not in set(people)]
        shown = people[: self.limit] + holders[: self.limit]
        people_rows = RosterQuery(self.on, scope=Scope.EVERYBODY).rows(shown)
        by_id = {row.person_id: row for row in people_rows}
        spelled = _spelled(shown)
        found = [
            _person_row(by_id[key], typed, spelled.get(key, ""))
            for key in people[: self.limit]
            if key in by_id
        ]
        posts = [
            _person_row(by_id[key], typed, "", FoundKind.POST)
            for key in holders[: self.limit]
            if key in by_id
        ]
        nodes = [node for key in organisations if (node := tree.get(key)) is not None]
        places = [
            FoundRow(
                FoundKind.ORGANISATION,
                node.name,
                " › ".join(step.name for step in tree.path(node.organisation_id)[:-1])
                or PRINTED[node.kind],
                node.uid,
                marks_in(node.name, typed),
            )
            for node in nodes
        ]
        commands = [
            FoundRow(
                FoundKind.COMMAND,
                command.title,
                command.where,
                command.code,
                marks_in(command.title, typed),
            )
            for command in commands_for(typed)
        ]
        activities = [
            FoundRow(
                FoundKind.ACTIVITY,
                row.name,
                told_of(row),
                row.uid,
                marks_in(row.name, typed),
            )
            for row in found_activities(typed, self.on, self.limit)
        ]
        documents = found_documents(typed, self.limit)
        tasks = found_tasks(typed, self.on, self.limit)
        matters = [
            FoundRow(kind, row.title, row.detail, row.uid, marks_in(row.title, typed))
            for kind, listed in ((FoundKind.DOCUMENT, documents), (FoundKind.TASK, tasks))
            for row in listed
        ]
        ledgers = [
            FoundRow(
                FoundKind.ENTRY,
                title := found_entries.title_of(row),
                found_entries.told_of(row),
                row.uid,
                marks_in(title, typed),
            )
            for row in found_entries.found_entries(typed, self.on, self.limit)
        ]
        books = [
            FoundRow(FoundKind.BOOK, label, f"台账 · {purpose}", code, marks_in(label, typed))
            for code, label, purpose in found_entries.found_books(typed)
        ]
        packs = [
            FoundRow(
                FoundKind.SHEET,
                f"{pack.title} {pack.year}年{pack.month}月材料包",
                "录入交回的纸质记录",
                pack.code,
                (),
            )
            for pack in PackOfCodeQuery(self.text, self.on).fetch()
        ]
        papers = found_sheets(typed, self.sheets)
        layouts = [
            FoundRow(FoundKind.LAYOUT, one.title, one.where, one.uid, marks_in(one.title, typed))
            for one in papers
        ]
        # A sheet that is called just so stands before the many records that mention it.
        is_meant = bool(papers) and is_called(typed, papers[0])
        marked = found_editions(self.text, self.on)
        named = (marked + packs + books, [] if is_meant else layouts, _views(typed), commands)
        sheets = layouts if is_meant else []
        kinds = (found, posts, places, sheets, activities, matters, ledgers, *named)
        others = _mixed(kinds, self.limit)
        sums, is_first = _sums(self.text, self.on)
        return (sums + others if is_first else others + sums)[: self.limit]

    def _subjects(self, typed: str, kind: SubjectKind) -> list[int]:
        """Return ids by the keys that begin with the text, best first."""
        walks = [(how, typed) for how in _NAMED]
        if kind is SubjectKind.PERSON and _is_tail(typed):
            walks = [(How.ID_TAIL, typed[::-1]), (How.PHONE_TAIL, typed[::-1])]
        found: dict[int, None] = {}
        for how, start in walks:
            keys = walked(kind, how, start, KEYS_WALKED)
            keys.sort(key=lambda row: (row[0] != start, len(row[0])))
            found.update((subject_id, None) for _key, subject_id in keys)
            if len(found) >= self.limit:
                break
        return list(found)

    def _post_holders(self, typed: str, tree: Tree) -> list[int]:
        """Return the people whose present post is named by the text (综采一队书记 too)."""
        posts, rest = _posts_in(typed)
        if not posts:
            return []
        held = PostSpell.select(PostSpell.person_id, PostSpell.organisation_id).where(
            valid_on(PostSpell, self.on) & PostSpell.post.in_(posts)
        )
        if rest:
            here = [row.organisation_id for row in tree.rows if rest in row.name]
            held = held.where(PostSpell.organisation.in_(here))
        return [
            key for key, _place in held.order_by(PostSpell.id).limit(MOST_POST_HOLDERS).tuples()
        ]


_POST_WORDS: dict[Post, tuple[str, ...]] = {
    Post.SECRETARY: ("支部书记", "书记"),
    Post.DEPUTY_SECRETARY: ("支部副书记", "副书记"),
    Post.ORGANISATION_MEMBER: ("组织委员",),
    Post.PUBLICITY_MEMBER: ("宣传委员",),
    Post.DISCIPLINE_MEMBER: ("纪检委员",),
    Post.YOUTH_MEMBER: ("青年委员",),
    Post.MASSES_MEMBER: ("群工委员",),
    Post.COMMITTEE_MEMBER: ("支部委员", "支委"),
    Post.GROUP_LEADER: ("党小组长", "小组长", "组长"),
}


#: The longest words come first: 副书记 is no 书记.
_POSTS_BY_WORD = sorted(
    ((word, post) for post, words in _POST_WORDS.items() for word in words),
    key=lambda pair: -len(pair[0]),
)
#: From so many characters on, the beginning of a post's name is enough.
_SHORTEST_POST = 2


def _posts_in(typed: str) -> tuple[list[Post], str]:
    """Return the posts that a text names, and what is left of it: the place, perhaps."""
    posts, rest = [], typed
    for word, post in _POSTS_BY_WORD:
        if word in rest:
            posts.append(post)
            rest = rest.replace(word, "")
    if not posts and len(typed) >= _SHORTEST_POST:
        begun = [post for word, post in _POSTS_BY_WORD if word.startswith(typed)]
        return list(dict.fromkeys(begun)), ""
    return posts, rest


def _is_tail(typed: str) -> bool:
    """Whether a text is the end of an ID or phone number (an ID number may end in X)."""
    return len(typed) >= SHORTEST_TAIL and typed[:-1].isdigit() and typed[-1] in "0123456789x"


def _person_row(
    row: RosterRow, typed: str, spelled: str, kind: FoundKind = FoundKind.PERSON
) -> FoundRow:
    where = [row.branch_name, row.group_name]
    if row.left_on is not None and row.leave_reason is not None:
        where = [f"{row.left_on.printed} {PRINTED[row.leave_reason]}"]
    words = [*where, *(PRINTED[post] for post in row.posts)]
    if row.stage is not None:
        words.append(PRINTED[row.stage])
    words.append(row.facts.crew)
    detail = " · ".join(word for word in words if word)
    return FoundRow(kind, row.facts.name, detail, row.uid, marks_in(row.facts.name, typed, spelled))


def marks_in(title: str, typed: str, spelled: str = "") -> tuple[tuple[int, int], ...]:
    """Return the ranges of a title that a typed text stands for.

    Typed characters are found as they stand; letters are laid along the spelling of the name (one
    word per character, as it is kept for sorting), from the earliest character that lets all fit.
    """
    place = title.lower().find(typed)
    if place >= 0:
        return ((place, place + len(typed)),)
    if not (typed.isascii() and typed.isalpha()):
        return ()
    places = [index for index, mark in enumerate(title) if mark not in "· "]
    words = spelled.split()[: len(places)]
    for start in range(len(words)):
        end, rest = start, typed
        while rest and end < len(words):
            step = _common(words[end], rest)
            if step == 0:
                break
            end, rest = end + 1, rest[step:]
        if not rest:
            return ((places[start], places[end - 1] + 1),)
    return ()


def _common(word: str, rest: str) -> int:
    """Return how many letters of `rest` the character's spelling takes: all, or the initial."""
    if rest.startswith(word):
        return len(word)
    if word.startswith(rest):
        return len(rest)
    return 1 if rest[0] == word[0] else 0


def _spelled(ids: list[int]) -> dict[int, str]:
    """Return the spelling of people's names as kept for sorting, without loading pypinyin."""
    found = Person.select(Person.id, Person.sort_name).where(Person.id.in_(ids))
    return pairs(found)


def _sums(text: str, on: date) -> tuple[list[FoundRow], bool]:
    """Return the quick sums that a text asks for, and whether they stand before everything else.

    A bare `df` may be somebody's initials: then people come first.
    """
    from dangjian_desktop.domain.calculators import CALCULATORS  # not before something is typed
    from dangjian_desktop.domain.sum_lines import lists_all, named_sum, read_line, solve_line

    if lists_all(text):
        rows = [
            FoundRow(FoundKind.SUM, one.title, one.example, one.name, said=Sentence(one.title))
            for one in CALCULATORS
        ]
        return rows, True
    named = named_sum(text)
    if named is None:
        return [], False
    wanted = named[0]
    try:
        line = read_line(text, rules_on(on))
    except StorageError as error:
        told = error.told
        return [FoundRow(FoundKind.SUM, str(told), wanted.title, wanted.name, said=told)], True
    assert line is not None, "a sum was named"
    solved = solve_line(line, rules_at=rules_on, on=on)
    if solved.answer is None:
        told = Sentence("{title}：{told}", title=Word(wanted.title), told=solved.told)
        row = FoundRow(FoundKind.SUM, str(told), wanted.example, wanted.name, said=told)
    else:
        title = solved.sentence
        marks = ((0, len(title)),)
        row = FoundRow(FoundKind.SUM, title, solved.answer.rule, wanted.name, marks, solved.told)
    return [row], line.is_plain


def _views(typed: str) -> list[FoundRow]:
    """Return the saved views that a text means, best first."""
    ranked: list[tuple[int, FoundRow]] = []
    for row in ViewsQuery().fetch():
        spelled = row.view.spelled if row.view is not None else ""
        rank = rank_of(typed, row.name.lower(), spelled)
        if rank is not None:
            marks = marks_in(row.name, typed, spelled)
            ranked.append((rank, FoundRow(FoundKind.VIEW, row.name, "名册视图", row.code, marks)))
    return [found for _rank, found in sorted(ranked, key=lambda item: item[0])]


def _mixed(kinds: tuple[list[FoundRow], ...], limit: int) -> list[FoundRow]:
    """Give each kind its share, so that many namesakes do not hide the one command meant.

    What the others leave free is filled up, people first.
    """
    share = max(limit // max(sum(map(bool, kinds)), 1), 1)  # a kind that found nothing has none
    room = limit - sum(min(share, len(kind)) for kind in kinds)
    mixed: list[FoundRow] = []
    for kind in kinds:
        shown = kind[: share + max(room, 0)]
        room -= max(len(shown) - share, 0)
        mixed += shown
    return mixed[:limit]
