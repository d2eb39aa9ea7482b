"""YAML that stands for more than can be meant is refused at once, whoever wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run, shared

from audiobook.errors import InputError
from audiobook.system import yaml


def merges(depth: int, each: int = 4) -> str:
    lines = (
        f"m{n}: &m{n}\n  <<: [{', '.join([f'*m{n - 1}'] * each)}]\n  k{n}: 1\n"
        for n in range(1, depth)
    )
    return "m0: &m0 {a: 1}\n" + "".join(lines)


def lists(depth: int) -> str:
    lines = ["a0: &a0 [1, 2]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, depth)]
    return "\n".join(lines) + "\n"


BOMBS = {
    "merges": merges(20),
    "more merges": merges(1000),
    "two at a time": merges(60, each=2),
    "lists": lists(12),
    "a mapping in itself": "a: &a\n  b: *a\n",
    "a list in itself": "a: &a [1, *a]\n",
    "a merge of itself": "a: &a\n  <<: *a\n  b: 1\n",
    "deep lists": "a: " + "[" * 20_000 + "]" * 20_000 + "\n",
    "deep mappings": "a: " + "{a: " * 20_000 + "1" + "}" * 20_000 + "\n",
}


@pytest.mark.parametrize("kind", BOMBS)
def test_a_bomb_is_refused(kind: str) -> None:
    with pytest.raises(InputError) as caught:
        yaml.read(BOMBS[kind], Path("voices.yaml"))
    (problem,) = caught.value.problems
    assert "more than 200,000 values" in problem.what or "nested too deeply" in problem.what
    assert problem.mend
    assert problem.place


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", None),
        ("a: &a {b: 1}\nc: *a\n", {"a": {"b": 1}, "c": {"b": 1}}),
        ("a: &a {b: 1}\nc:\n  <<: *a\n  d: 2\n", {"a": {"b": 1}, "c": {"b": 1, "d": 2}}),
        (merges(3), {"m0": {"a": 1}, "m1": {"a": 1, "k1": 1}, "m2": {"a": 1, "k1": 1, "k2": 1}}),
    ],
)
def test_what_can_be_meant_is_read(text: str, data: object) -> None:
    assert yaml.read(text, Path("voices.yaml"))[0] == data


@pytest.mark.parametrize("kind", BOMBS)
def test_no_command_waits_for_one(kind: str, project: Path, audiobook: Run) -> None:
    for file in ("voices.yaml", "stories/gate.md"):
        text = BOMBS[kind] if "yaml" in file else f"---\n{BOMBS[kind]}---\n\nIt rained.\n"
        was = (project / file).read_text(encoding="utf-8")
        (project / file).write_text(text, encoding="utf-8")
        done = audiobook("plan", "gate")
        (project / file).write_text(was, encoding="utf-8")
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert Path(file).name in done.stderr


def test_the_bombs_that_were_found_are_refused(project: Path, audiobook: Run) -> None:
    faults = shared("faults")
    given = {"stories/gate.md": "front-matter-merge-bomb.md",
             "stories/gate.voices.yaml": "yaml-merge-bomb.voices.yaml"}  # fmt: skip
    for file, bomb in given.items():
        (project / file).write_bytes((faults / bomb).read_bytes())
        done = audiobook("plan", "gate")
        assert done.returncode == 1
        assert "more than 200,000 values" in done.stderr


def test_front_matter_is_bounded(project: Path, audiobook: Run) -> None:
    text = f"---\ntitle: X\ndescription: |\n{'  so long' * 20_000}\n---\n\nIt rained.\n"
    (project / "stories" / "gate.md").write_text(text, encoding="utf-8")
    done = audiobook("plan", "gate")
    assert done.returncode == 1
    assert "more than 64,000 characters" in done.stderr
