"""Where the program starts. Workers import this module again, so it holds nothing heavy."""

import sys


def main() -> None:
    try:
        from audiobook.cli import run

        sys.exit(run())
    except KeyboardInterrupt:  # while still loading
        sys.exit(130)


if __name__ == "__main__":
    main()
