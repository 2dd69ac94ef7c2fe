"""Qt classes that leave something to their children, which cannot be forgotten."""

from abc import ABCMeta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    _QtType = type  # the stubs of Qt have no metaclass of their own
else:
    _QtType = type(QObject)


class AbstractQtType(ABCMeta, _QtType):
    """Metaclass for Qt classes with an `abstractmethod`.

    Qt makes its objects without asking whether everything is there, so it is asked here.
    """

    def __call__(cls, *args: Any, **named: Any) -> Any:
        """Make an object, unless something is still left to children.

        Raises:
            TypeError: When a method is abstract.
        """
        if cls.__abstractmethods__:
            missing = ", ".join(sorted(cls.__abstractmethods__))
            raise TypeError(f"{cls.__name__} is abstract: {missing}")
        return super().__call__(*args, **named)
