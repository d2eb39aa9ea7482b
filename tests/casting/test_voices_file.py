"""voices.yaml: what it may say, and what is told where it says something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiobook.casting import voices_file
from audiobook.errors import InputError
from audiobook.story import Matter, Metadata


def read(tmp_path: Path, *texts: str) -> voices_file.VoicesFile:
    files = []
    for index, text in enumerate(texts):
        files.append(tmp_path / f"{index}.yaml")
        files[-1].write_text(text, encoding="utf-8")
    return voices_file.read(files)[0]


def problems(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(tmp_path, text)
    return [str(problem) for problem in caught.value.problems]


def test_nothing_at_all_is_a_voices_file(tmp_path: Path) -> None:
    assert voices_file.read([tmp_path / "absent.yaml"])[0].pauses.paragraph == 0.6
    assert read(tmp_path, "").characters == {}
    assert read(tmp_path, "# only a comment\n").narrator.voice is None


def test_all_that_it_may_say(tmp_path: Path) -> None:
    made = read(
        tmp_path,
        """\
engine: espeak
narrator: {voice: en-us+m3, rate: 165}
characters:
  Viktor: {voice: en-us+klatt4, rate: 150, pitch: 35, aliases: [Vitya], gender: male}
unknown: {voice: en-us+m3}
pauses: {turn: 0.1, chapter: 3}
pronunciations: {Romanova: roh-MAH-noh-vah}
chapter_titles: false
""",
    )
    assert made.characters["Viktor"].aliases == ("Vitya",)
    assert (made.pauses.turn, made.pauses.scene) == (0.1, 2.5)
    assert made.known_characters()[0].gender == "male"
    assert not made.chapter_titles


def test_the_overlay_beside_a_story_wins_key_by_key(tmp_path: Path) -> None:
    made = read(
        tmp_path,
        "narrator: {voice: a, rate: 150}\ncharacters: {Ann: {rate: 140}}\n",
        "narrator: {rate: 180}\ncharacters: {Ann: {pitch: 60}, Bob: {}}\n",
    )
    assert (made.narrator.voice, made.narrator.rate) == ("a", 180)
    assert (made.characters["Ann"].rate, made.characters["Ann"].pitch) == (140, 60)
    assert list(made.characters) == ["Ann", "Bob"]


def test_a_voice_may_stand_alone(tmp_path: Path) -> None:
    made = read(
        tmp_path,
        "narrator: a\nunknown: b\ncharacters: {Ann: c, Bob: {rate: 140}, Cid: d}\n",
        "narrator: {rate: 180}\ncharacters: {Ann: {pitch: 60}, Bob: e}\n",
    )
    assert (made.narrator.voice, made.narrator.rate) == ("a", 180)
    assert made.unknown == voices_file.Part(voice="b")
    assert (made.characters["Ann"].voice, made.characters["Ann"].pitch) == ("c", 60)
    assert (made.characters["Bob"].voice, made.characters["Bob"].rate) == ("e", 140)
    assert made.characters["Cid"].voice == "d"


def test_it_says_what_is_the_same_in_all_books(tmp_path: Path) -> None:
    made = read(
        tmp_path,
        "book: {authors: [A, B], publisher: Quay, year: 1949}\nmatter: [index]\n",
        "book: {publisher: Other}\n",
    )
    assert made.book.metadata == Metadata(authors=("A", "B"), publisher="Other", year="1949")
    assert made.matter.reads(Matter.INDEX)


def test_names_may_not_clash_over_two_files(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(
            tmp_path,
            "characters: {Bob: {aliases: [Bobby]}}\n",
            "characters: {Anna: {aliases: [bob]}}",
        )
    (problem,) = caught.value.problems
    assert "name of both Bob and Anna" in problem.what
    assert "1.yaml:1:" in str(problem)


def test_a_place_is_in_the_file_that_says_it(tmp_path: Path) -> None:
    files = [tmp_path / "voices.yaml", tmp_path / "story.voices.yaml"]
    files[0].write_text("narrator: {}\ncharacters:\n  Ann:\n    voice: nope\n", encoding="utf-8")
    files[1].write_text("characters:\n  Bob: {voice: no}\n", encoding="utf-8")
    _, locate = voices_file.read(files)
    assert str(locate(("characters", "Ann", "voice"))) == f"{files[0]}:4:5"
    assert str(locate(("characters", "Bob", "voice"))) == f"{files[1]}:2:9"


def test_a_key_without_a_value_says_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "characters:\nnarrator:\n").characters == {}
    assert list(read(tmp_path, "characters:\n  Ann:\n").characters) == ["Ann"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("narator: {}\n", 1, "did you mean «narrator»?"),
        ("characters:\n  Ann:\n    vioce: x\n", 3, "did you mean «voice»?"),
        ("characters:\n  Ann:\n    gender: femal\n", 3, "did you mean «female»?"),
        ("book:\n  titel: A\n", 2, "did you mean «title»?"),
        ("book:\n  title: [A]\n", 2, "must be text or a number"),
        ("matter: [indxe]\n", 1, "did you mean «index»?"),
        ("pauses:\n  scenes: 2\n", 2, "did you mean «scene»?"),
        ("narrator:\n  rate: fast\n", 2, "valid integer"),
        ("narrator:\n  rate: 9000\n", 2, "less than or equal to 450"),
        ("pauses:\n  chapter: 60\n", 2, "less than or equal to 5"),
        ("characters: [Ann]\n", 1, "a mapping"),
        ("narrator: [en-us]\n", 1, "a mapping"),
        ("narrator: 220\n", 1, 'write it as "220"'),
        ("characters:\n  Ann: 220\n", 2, 'write it as "220"'),
        ("a: b: c\n", 1, ""),
        ("narrator: {}\nnarrator: {}\n", 2, "twice"),
        ("characters:\n  Ann: {}\n  Bob:\n    aliases: [ann]\n", 4, "name of both Ann and Bob"),
    ],
)
def test_a_problem_is_told_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    (problem,) = problems(tmp_path, text)
    assert f"0.yaml:{line}:" in problem
    assert said in problem
    assert "^" in problem


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    told = problems(tmp_path, "narator: {}\npauses: {turn: -1}\ncharacters: {Ann: {rate: x}}\n")
    assert len(told) == 3


def test_the_schema_names_every_key() -> None:
    schema = voices_file.schema()
    assert set(schema["properties"]) == set(voices_file.VoicesFile.model_fields)
    assert schema["additionalProperties"] is False


def test_new_characters_are_added_and_nothing_else_changes(tmp_path: Path) -> None:
    file = tmp_path / "voices.yaml"
    file.write_text("# mine\nnarrator: {rate: 165}  # slow\n", encoding="utf-8")
    added = voices_file.with_characters(file, {"Ann": {"voice": "x:y", "gender": "female"}})
    again = voices_file.with_characters(file, {"Ann": {"voice": "other"}})
    assert (added, again) == (["Ann"], [])
    text = file.read_text(encoding="utf-8")
    assert "# mine" in text
    assert "# slow" in text
    assert voices_file.read([file])[0].characters["Ann"].voice == "x:y"
