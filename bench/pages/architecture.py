"""The sections of docs/architecture.md that list the files of each room, from the files.

Each module is told by the first sentence of its docstring. Used by `./dev docs`; a test holds the
page against it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from bench import ROOT

PACKAGE = ROOT / "audiobook"
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- the files of each room, by ./dev docs -->\n", "<!-- end of the files -->\n"


def sections() -> Iterator[str]:
    """Lines of Markdown: for each room that is a folder a heading and a table of its files."""
    for folder in sorted(path for path in PACKAGE.iterdir() if (path / "__init__.py").exists()):
        yield f"### {folder.name}/"
        yield ""
        yield _summary(folder / "__init__.py")
        yield ""
        yield "| file | in one sentence |"
        yield "|---|---|"
        for file in sorted(folder.rglob("*.py"), key=_place):
            name = file.relative_to(folder).as_posix().removesuffix(".py")
            if name != "__init__":
                yield f"| `{name.removesuffix('__init__')}` | {_summary(file)} |"
        yield ""


def page(text: str) -> str:
    """The page, its sections written anew."""
    head, rest = text.split(BEGIN)
    return "\n".join([f"{head}{BEGIN}", *sections(), f"{END}{rest.split(END)[1]}"])


def _place(file: Path) -> tuple[bool, str]:
    """Files before folders, in the alphabet."""
    parts = file.relative_to(PACKAGE).parts
    return len(parts) > 2, "/".join(parts).removesuffix("__init__.py")


def _summary(file: Path) -> str:
    """The first sentence of a module's docstring, on one line."""
    told = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return " ".join(told.split("\n\n")[0].split())
