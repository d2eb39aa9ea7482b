"""Which files are stories, what they are called, and what belongs to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiobook.build.project import Project, story_name
from audiobook.errors import InputError
from audiobook.story import Format

SUFFIXES = [suffix for format_ in Format for suffix in format_.suffixes]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "stories").mkdir()
    return Project(tmp_path / "stories", tmp_path / "build", tmp_path / "voices.yaml")


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".MARKDOWN", ".Txt"])
def test_a_file_of_a_known_format_is_a_story(project: Project, suffix: str) -> None:
    story = project.stories / f"gate{suffix}"
    story.write_text("Nobody came.\n", encoding="utf-8")
    assert project.all_stories() == [story]
    assert story_name(story) == "gate"
    assert project.cast_files(story)[1].name == "gate.voices.yaml"
    assert project.corrections(story).name == "gate.corrections"
    assert project.script(story).name == "gate.script"
    assert project.manifest(story).name.startswith("gate-")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_story_is_found_by_its_name(project: Project, suffix: str) -> None:
    story = project.stories / f"gate{suffix}"
    story.write_text("Nobody came.\n", encoding="utf-8")
    assert project.story("gate") == story
    with pytest.raises(InputError, match="there is no story «gates»") as told:
        project.story("gates")
    assert told.value.problems[0].mend == "did you mean «gate»?"


@pytest.mark.parametrize("suffix", [suffix for suffix in SUFFIXES if suffix != ".epub"])
def test_a_folder_of_a_known_format_is_a_story(project: Project, suffix: str) -> None:
    folder = project.stories / "gate.2"
    folder.mkdir()
    (folder / f"01{suffix}").write_text("Nobody came.\n", encoding="utf-8")
    assert project.all_stories() == [folder]
    assert story_name(folder) == "gate.2"


@pytest.mark.parametrize("name", ["gate.yaml", "gate.mobi", "gate", ".gate.md", "markdown"])
def test_other_files_are_no_stories(project: Project, name: str) -> None:
    (project.stories / name).write_text("Nobody came.\n", encoding="utf-8")
    with pytest.raises(InputError, match="there is no story in"):
        project.all_stories()
