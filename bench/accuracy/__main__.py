"""Measure who says what, and write docs/accuracy.md: `./dev accuracy`."""

from bench.accuracy.page import main

if __name__ == "__main__":
    main()
