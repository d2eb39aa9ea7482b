"""Train the model of attribution: `./dev train`."""

from bench.training.fit import main

if __name__ == "__main__":
    main()
