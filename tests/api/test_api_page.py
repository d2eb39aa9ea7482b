"""The page of the API: it names all that is public, and its examples run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from audiobook import api, errors

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
WHOLE, *EXAMPLES = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
FUNCTIONS = [name for name in api.__all__ if re.fullmatch("[a-z_]+", name) and name != "events"]


def test_the_page_names_all_that_is_public() -> None:
    named = set(re.findall(r"\w+", PAGE))
    assert not {name for name in api.__all__ if name not in named}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_each_function_has_an_example(name: str) -> None:
    assert any(f"api.{name}(" in example for example in EXAMPLES)
    assert getattr(api, name).__doc__


@pytest.mark.ffmpeg
def test_the_script_runs(project: Path) -> None:
    (project / "example.py").write_text(WHOLE, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "example.py"], cwd=project, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].startswith("Finished(")


@pytest.mark.ffmpeg
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda code: ",".join(used(code)))
def test_an_example_runs(
    example: str,
    project: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setenv("AUDIOBOOK_DATA", str(tmp_path_factory.mktemp("data")))
    monkeypatch.setenv("PATH", "")  # no player, and no editor
    for variable in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(variable, raising=False)
    here = api.Project()
    names = {"api": api, "errors": errors, "Path": Path, "project": here}
    exec(example, {**names, "story": here.story("gate")})
    shown = capsys.readouterr().out.splitlines()
    for told in re.findall(r"print\(.*\)  # (\S.*)$", example, re.MULTILINE):
        assert told in shown or told == "seconds"


def used(example: str) -> list[str]:
    return [name for name in FUNCTIONS if f"api.{name}(" in example]


def test_type_checkers_of_others_are_told_its_types() -> None:
    assert (Path(api.__file__).parents[1] / "py.typed").is_file()
