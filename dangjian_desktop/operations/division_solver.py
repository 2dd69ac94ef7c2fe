"""Asking the solver: for the best division in some time, and for the wishes that collide.

The only place that knows clingo; it is loaded with the first question, so a start pays nothing.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dangjian_desktop.domain.division import (
    DivisionProblem,
    ImpossibleDivisionError,
    named_briefly,
)
from dangjian_desktop.domain.problems import Sentence
from dangjian_desktop.domain.progress import Progress
from dangjian_desktop.operations.division_model import Wish, WishKey, allowed_program, wish_keys

#: How often a running solver is asked whether it is done, in seconds.
_LOOK_EVERY = 0.1
#: Seconds in which a set of wishes is tried while it is looked for what collides.
_SECONDS_A_TRIAL = 2.0
#: One thread branches and bounds, the other works upwards from what cannot be had; both decide in
#: the order of the model (`order_of_choices`).
_ARGUMENTS = ("--configuration=many", "--parallel-mode=2", "--heuristic=Domain")
#: How the second thread works: bounds came nearer so than as the portfolio sets it.
_CLIMBER = {"opt_strategy": "usc,oll", "opt_usc_shrink": "bin", "opt_heuristic": "no"}
_BARE = ("--parallel-mode=2",)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the solver says: the best found, what the best weighs at least, whether it is proved."""

    places: tuple[int, ...] | None
    bound: int
    is_proved: bool

    def gap(self, worth: int) -> float:
        """Return by which share of what was found in the end a better one could be better."""
        return 0.0 if self.is_proved or not worth else max(worth - self.bound, 0) / worth


def best_within(
    program: Sequence[str],
    until: float,
    told: Callable[[tuple[int, ...] | None, int], str],
    progress: Progress,
    stopped: Callable[[], bool],
) -> Answer:
    """Let the solver look for the best until a moment of the monotonic clock.

    What `progress` raises stops the solver and goes on to the caller.

    Args:
        program: What is asked.
        until: When to be content with the best that was found.
        told: What is being done, in words; given the best so far and what the best weighs at
            least.
        progress: Told so again and again.
        stopped: Whether to be content already.
    """
    import clingo

    control = clingo.Control(list(_ARGUMENTS), logger=lambda *_: None, message_limit=0)
    threads: Any = control.configuration.solver
    climber = threads[1]
    for key, value in _CLIMBER.items():
        setattr(climber, key, value)
    control.add("base", [], "\n".join(program))
    began = time.monotonic()
    progress(told(None, 0), 0.0)
    control.ground([("base", [])])
    found: list[tuple[int, ...]] = []
    bounds = [0]

    def keep(model: Any) -> None:
        atoms = (atom for atom in model.symbols(atoms=True) if atom.name == "in")
        at = sorted((atom.arguments[0].number, atom.arguments[1].number) for atom in atoms)
        found.append(tuple(slot for _person, slot in at))

    with control.solve(
        on_model=keep, on_unsat=lambda bound: bounds.append(sum(bound)), async_=True
    ) as running:

        def tell() -> None:
            share = (time.monotonic() - began) / max(until - began, _LOOK_EVERY)
            best = found[-1] if found else None
            progress(told(best, max(bounds)), min(share, 1.0))

        is_done = _is_done(running, until, tell, stopped)
    return Answer(found[-1] if found else None, max(bounds), is_done)


def _is_done(
    running: Any, until: float, tell: Callable[[], object], stopped: Callable[[], bool]
) -> bool:
    """Wait for a running solver and tell again and again; return whether it came to its end.

    One that has not by the moment `until`, or when it is `stopped`, is broken off; so it is by
    whatever `tell` raises.
    """
    is_done = False
    try:
        while not is_done and time.monotonic() < until and not stopped():
            is_done = running.wait(_LOOK_EVERY)
            tell()
    finally:
        if not is_done:
            running.cancel()
    return is_done


# Where nothing fits ----------------------------------------------------------------------------


def collision(
    problem: DivisionProblem, until: float, progress: Progress, stopped: Callable[[], bool]
) -> ImpossibleDivisionError:
    """Return which wishes collide: none of them can be left out without something fitting.

    Wishes that could not be tried by the moment `until`, or before it was stopped, are named, too.

    Args:
        problem: What nothing fits.
        until: As of `best_within`, like `progress` and `stopped`.
        progress: Told what is being done.
        stopped: Whether to be content already.
    """
    import clingo

    control = clingo.Control(list(_BARE), logger=lambda *_: None, message_limit=0)
    control.add("base", [], allowed_program(problem, switched=True))
    control.ground([("base", [])])

    def fits(keys: Sequence[WishKey]) -> bool:
        assumed = [(clingo.parse_term(key.atom), key in keys) for key in every]
        most = min(until, time.monotonic() + _SECONDS_A_TRIAL)
        with control.solve(assumptions=assumed, async_=True) as running:
            is_known = _is_done(running, most, tell, stopped)
            # Not known: the wish that is left out stays among those that are named.
            return not is_known or bool(running.get().satisfiable)

    def tell() -> None:
        progress("正在找出哪些要求互相冲突", 0.5)

    every = wish_keys(problem)
    tell()
    colliding = every
    for key in list(colliding):
        without = [one for one in colliding if one != key]
        if not fits(without):
            colliding = without
    told = [Sentence("划分 {count} 个党小组", count=problem.wishes.count)]
    told += [_said(problem, key) for key in colliding]
    quoted = tuple(Sentence("“{wish}”", wish=one) for one in told)
    return ImpossibleDivisionError(
        Sentence("这些要求不能同时满足：{wishes}。请放宽其中一项。", wishes=quoted)
    )


def _said(problem: DivisionProblem, key: WishKey) -> Sentence:
    """Return a wish in words."""
    wishes, names = problem.wishes, {p.person_id: p.name for p in problem.people}
    match key.wish:
        case Wish.SIZES:
            least, most = problem.sizes
            return Sentence("每组 {least} 到 {most} 人", least=least, most=most)
        case Wish.FULL:
            return Sentence("每组至少 {least} 名正式党员", least=wishes.rules.least_full)
        case Wish.LOCKS:
            locked = sum(person.is_locked for person in problem.people)
            return Sentence("{count} 人固定在现在的党小组", count=locked)
        case Wish.MOVES:
            assert wishes.moves_below is not None
            return Sentence("最多换组 {most} 人", most=wishes.moves_below - 1)
        case Wish.TOGETHER:
            some = wishes.together[key.number]
            return Sentence(
                "{people}在一组", people=named_briefly(names[one] for one in sorted(some))
            )
        case Wish.APART:
            some = wishes.apart[key.number]
            return Sentence(
                "{people}分开", people=named_briefly(names[one] for one in sorted(some))
            )
