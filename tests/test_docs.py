"""The pages say what the program does."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from audiobook import corrections
from audiobook.casting import voices_file
from audiobook.casting.voices_file import (
    BookDetails,
    CharacterPart,
    Part,
    Pauses,
    Speeds,
    VoicesFile,
)
from audiobook.corrections import Gendered, Join, Said
from audiobook.engines import installed
from audiobook.manuscript import book_details, frontmatter
from bench.pages import front_matter
from bench.pages.cli import reference

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "voices.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
ROW = re.compile(r"^\| `(\w+)` \| ([^|]+) \|([^|]*)\| ([^|]+) \|$", re.MULTILINE)


def section(title: str) -> dict[str, tuple[str, str]]:
    """The keys that a section of docs/voices.md explains: type and default of each."""
    (text,) = [part for part in PAGE.split("\n## ") if part.startswith(title)]
    return {key: (kind, default.strip()) for key, kind, default, _ in ROW.findall(text)}


def test_the_page_of_commands_is_what_the_program_says() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert page == reference(), "run ./dev docs"


def test_the_schema_of_front_matter_is_what_the_program_says() -> None:
    assert front_matter.PAGE.read_text(encoding="utf-8") == front_matter.schema(), "run ./dev docs"


def test_every_key_of_front_matter_is_explained() -> None:
    page = (ROOT / "docs" / "manuscripts.md").read_text(encoding="utf-8")
    (text,) = [part for part in page.split("\n## ") if part.startswith("Front matter")]
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", text, re.MULTILINE)
    told = {key for row in rows for key in re.findall(r"`(\w+)`", row)}
    assert (
        told
        == {*BookDetails.model_fields, "matter", "play", "cues", "chorus"}
        == set(frontmatter.KEYS)
    )
    assert set(book_details.READ) == set(BookDetails.model_fields)


@pytest.mark.parametrize(
    ("title", "shape", "inherited"),
    [
        ("The file", VoicesFile, set()),
        ("A voice", Part, set()),
        ("A character", CharacterPart, set(Part.model_fields)),
        ("`pauses`", Pauses, set()),
        ("`speeds`", Speeds, set()),
    ],
)
def test_every_key_of_voices_yaml_is_explained(
    title: str, shape: type[BaseModel], inherited: set[str]
) -> None:
    assert set(section(title)) == set(shape.model_fields) - inherited


def test_the_defaults_are_those_of_the_program() -> None:
    for title, made in (("The file", VoicesFile()), ("`pauses`", Pauses()), ("`speeds`", Speeds())):
        for key, (_, told) in section(title).items():
            value: Any = getattr(made, key)
            if isinstance(value, bool | float):
                assert told == (str(value).lower()), key
    assert section("A character")["gender"][1] == f"`{CharacterPart().gender}`"


def test_the_limits_are_those_of_the_program() -> None:
    for key, (kind, _) in section("A voice").items():
        bounds = {k: v for rule in Part.model_fields[key].metadata for k, v in vars_of(rule)}
        if "ge" in bounds:
            assert f"{bounds['ge']} to {bounds['le']}" in kind
    assert "0 to 30, and for `chapter` 1 to 5" in PAGE
    assert "0.6 to 1.6" in PAGE


def vars_of(rule: object) -> list[tuple[str, object]]:
    return [(name, getattr(rule, name)) for name in ("ge", "le") if hasattr(rule, name)]


@pytest.mark.parametrize("number", range(8))
def test_the_examples_are_valid(tmp_path: Path, number: int) -> None:
    assert len(EXAMPLES) == 8
    file = tmp_path / "voices.yaml"
    file.write_text(EXAMPLES[number], encoding="utf-8")
    made, _ = voices_file.read([file])
    parts = [made.narrator, made.unknown, *made.characters.values()]
    if not installed.engine("espeak").missing():
        for voice in [part.voice for part in parts if part and part.voice]:
            with suppress(installed.AbsentError):  # an extra
                assert installed.voice(voice, made.engine)


def test_the_example_of_corrections_is_one() -> None:
    page = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```corrections\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    made = corrections.parse(example, Path("leon.corrections"))
    assert [str(one) for one in made] == [
        line for line in example.splitlines() if line and not line.startswith("#")
    ]
    assert {type(one) for one in made} == {Said, Join, Gendered}


def test_every_key_stands_in_an_example() -> None:
    keys = set(VoicesFile.model_fields)
    assert keys == {key for key in keys if re.search(rf"^{key}:", EXAMPLES[0], re.MULTILINE)}
