"""Who is at the computer, as the system knows it."""

import getpass


def account_name() -> str:
    """Return the name of the system's account; "" where it has none, as in a container."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # Windows without its variables has no pwd module
        return ""
