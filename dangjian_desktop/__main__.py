"""Entry point: the window without a command, the command line with one."""

import sys


def main() -> int:
    """Run what the arguments ask for and return the exit code."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--exchange-child"]:  # a frozen program is its own child
        from dangjian_desktop.exchange import child

        return child.main(arguments[1:])
    if arguments[:1] == ["--trial-child"]:
        from dangjian_desktop.exchange import trial_child

        return trial_child.main(arguments[1:])
    if not arguments:  # the common start takes the short road past click
        from dangjian_desktop.app import run_window
        from dangjian_desktop.host.paths import data_folder

        return run_window(data_folder(None))
    from dangjian_desktop.cli.main import run
    from dangjian_desktop.cli.window import WindowRequest

    answer = run(arguments)
    if isinstance(answer, WindowRequest):
        from dangjian_desktop.app import run_window

        return run_window(
            answer.folder,
            on=answer.on,
            password=answer.password,
            is_demo=answer.is_demo,
            pictures=answer.pictures,
        )
    return answer


if __name__ == "__main__":
    sys.exit(main())
