"""Measure what a build costs: `./dev bench`."""

from bench.speed.build import main

if __name__ == "__main__":
    main()
