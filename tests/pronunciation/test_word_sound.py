"""What voices.yaml says of a word, and when it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiobook.casting import unheard, voices_file
from audiobook.errors import InputError
from audiobook.normalization import normalize
from audiobook.story import Chapter, Character, Metadata, Story

GIVEN = """
characters: {Ann Lee: {aliases: [Annie]}}
pronunciations:
  Romanova: roh-MAH-noh-vah
  lead (metal): LED /ˈlɛd/
  read (past): red
  record (verb): ree-CORD
  fizz (noun): FIZZ
  row:
    - {say: rau, beside: [quarrel, Angry]}
    - {say: ROH, speaker: Annie, chapter: 3}
  Bath: {say: bahth, speaker: [narrator], chapter: [1, The End]}
  Ivan: [{say: ee-VAHN, chapter: 2}, EYE-van]
  St Ives: saint ives
  Ives: {say: eevs, beside: we}
"""
ANYBODY = ("narrator", 9, "")


def said(tmp_path: Path, text: str, speaker: str, number: int, title: str) -> str:
    (tmp_path / "voices.yaml").write_text(GIVEN, encoding="utf-8")
    voices, _ = voices_file.read([tmp_path / "voices.yaml"])
    words = voices.word_sounds.heard(speaker, number, title).words(text)
    return normalize(text, {}, given=words).text


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("The lead pipe.", ANYBODY, "The LED pipe."),
        ("They lead us.", ANYBODY, "They lead us."),
        ("He had read it.", ANYBODY, "He had red it."),
        ("I want to read it.", ANYBODY, "I want to read it."),
        ("They will record the record.", ANYBODY, "They will ree-CORD the record."),
        ("We heard the fizz of it.", ANYBODY, "We heard the FIZZ of it."),
        ("It will fizz.", ANYBODY, "It will fizz."),
        ("A row, an angry one.", ANYBODY, "A rau, an angry one."),
        ("A row. An angry man.", ANYBODY, "A row. An angry man."),
        ("In a row.", ("Ann Lee", 3, ""), "In a ROH."),
        ("In a row.", ("Ann Lee", 2, ""), "In a row."),
        ("In a row.", ("Bob", 3, ""), "In a row."),
        ("In Bath.", ("narrator", 1, ""), "In bahth."),
        ("In Bath.", ("narrator", 7, "The end"), "In bahth."),
        ("In Bath.", ("narrator", 7, "The ending"), "In Bath."),
        ("Ivan and Ivan", ("Bob", 2, ""), "ee-VAHN and ee-VAHN"),
        ("Ivan", ("Bob", 1, ""), "EYE-van"),
        ("We saw St Ives.", ANYBODY, "We saw saint ives."),
        ("We saw Ives.", ANYBODY, "We saw eevs."),
        ("Romanova's hat", ANYBODY, "roh-MAH-noh-vah's hat"),
    ],
)
def test_a_word_is_said_so_when_it_holds(
    tmp_path: Path, text: str, place: tuple[str, int, str], expected: str
) -> None:
    assert said(tmp_path, text, *place) == expected


@pytest.mark.parametrize(
    ("given", "line", "what", "mend"),
    [
        ("lead (metl): x", 2, "«lead» has no reading «metl»", "did you mean «metal»?"),
        ("bow (blah): x", 2, "no reading «blah»", "one of: noun, verb, adjective, past"),
        ("St Ives (noun): x", 2, "several words", "`beside:`"),
        ("use: [x, {say: y, reading: vreb}]", 2, "no reading «vreb»", "did you mean «verb»?"),
        ("tear: {say: x, besid: y}", 2, "unknown key «besid»", "did you mean «beside»?"),
        ("tear:\n    - x\n    - {speaker: y}", 4, "say is missing", "how the word sounds"),
        ("tear: {say: /x9/}", 2, "«9» (digit nine)", ""),
        ("tear: 5", 2, "5 is a number here", 'write it as "5"'),
        ("tear: {say: 5}", 2, "5 is a number here", 'write it as "5"'),
    ],
)
def test_what_can_not_hold_is_told_with_its_line_and_mend(
    tmp_path: Path, given: str, line: int, what: str, mend: str
) -> None:
    file = tmp_path / "voices.yaml"
    file.write_text(f"pronunciations:\n  {given}\n", encoding="utf-8")
    with pytest.raises(InputError) as failure:
        voices_file.read([file])
    (problem,) = failure.value.problems
    assert what in problem.what
    assert mend in problem.mend
    assert problem.place is not None
    assert problem.place.line == line


def test_who_or_what_nobody_will_hear_is_told(tmp_path: Path) -> None:
    file = tmp_path / "voices.yaml"
    file.write_text(
        """
characters: {Ann: {aliases: [Nan]}}
pronunciations:
  a: {say: x, speaker: [Viktr, Nan, Vik, narrator], chapter: [The Trian, 40, Another Story]}
""",
        encoding="utf-8",
    )
    voices, locate = voices_file.read([file])
    story = Story(
        name="s",
        path=file,
        metadata=Metadata(),
        files=(),
        characters=(Character("Viktor", aliases=("Vik",)),),
        chapters=(Chapter(1, "The Train", 0, ()),),
        problems=(),
    )
    told = list(unheard(story, voices, locate))
    assert [(problem.what, problem.mend) for problem in told] == [
        ("pronunciations of «a»: nobody here is called «Viktr»", "did you mean «Viktor»?"),
        (
            "pronunciations of «a»: no chapter has the title «The Trian»",
            "did you mean «The Train»?",
        ),
    ]
    assert not any(problem.fatal for problem in told)
    assert {problem.place.line for problem in told if problem.place} == {4}
