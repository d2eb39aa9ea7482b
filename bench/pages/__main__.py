"""Write the pages that are made from the program: `./dev docs`."""

import argparse

from bench.pages import architecture


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    rooms = architecture.page(architecture.PAGE.read_text(encoding="utf-8"))
    architecture.PAGE.write_text(rooms, encoding="utf-8")
    # Only now, so that the first page is written even where these fail.
    from bench.pages import cli, front_matter

    cli.PAGE.write_text(cli.reference(), encoding="utf-8")
    front_matter.PAGE.write_text(front_matter.schema(), encoding="utf-8")


if __name__ == "__main__":
    main()
