"""Where the program starts. Workers import this module again, so it holds nothing heavy."""

import sys


def main() -> None:
    from audiobook.cli import run

    sys.exit(run())


if __name__ == "__main__":
    main()
