"""Where the program starts. Workers import this module again, so it holds nothing heavy."""

import signal
import sys


def main() -> None:
    try:
        from audiobook.cli import run

        code = run()
        if code == 130:  # else Ctrl-C once more, while Python ends, would kill it
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.exit(code)
    except KeyboardInterrupt:  # while still loading
        sys.exit(130)


if __name__ == "__main__":
    main()
