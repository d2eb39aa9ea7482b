"""All that voices.yaml may say, with its defaults; its JSON schema is made from it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from audiobook.casting.voices_file.book import MATTER, BookDetails, Choice
from audiobook.casting.voices_file.when import parted
from audiobook.errors import did_you_mean
from audiobook.normalization import pronunciations
from audiobook.pronunciation import LANGUAGES, WordSound, WordSounds
from audiobook.story import Age, Character, Gender

Seconds = Annotated[float, Field(ge=0, le=30)]
Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _checked(text: str) -> str:
    pronunciations.parse(text)
    return text


def _listed(given: Any) -> Any:
    return given if isinstance(given, list | tuple) else [given]


def _numbered(given: Any) -> Any:
    """A chapter as text, whether its number or its title was given."""
    return str(given) if isinstance(given, int) and not isinstance(given, bool) else given


def _sound_parts(given: Any) -> Any:
    """What stands behind a word, as a list of what it may be said like."""
    return [{"say": one} if isinstance(one, str | int | float) else one for one in _listed(given)]


Sound = Annotated[Word, AfterValidator(_checked)]
NO_LANGUAGE = "none"


def _language(name: str) -> str:
    """A language's code, of its code or name."""
    codes = {called.casefold(): code for code, called in LANGUAGES.items()}
    code = codes.get(name.casefold(), name.casefold())
    if code not in (*LANGUAGES, NO_LANGUAGE):
        names = {called.casefold(): called for called in LANGUAGES.values()}
        near = did_you_mean(name.casefold(), names)
        mend = near or f"one of: none, {', '.join(LANGUAGES)}"
        raise PydanticCustomError("language", "{what}", {"what": "is no language", "mend": mend})
    return code


_Chapter = Annotated[
    Word, BeforeValidator(_numbered, json_schema_input_type=Annotated[int, Field(ge=1)] | Word)
]
Words = Annotated[
    tuple[Word, ...], BeforeValidator(_listed, json_schema_input_type=Word | list[Word])
]
Chapters = Annotated[
    tuple[_Chapter, ...], BeforeValidator(_listed, json_schema_input_type=_Chapter | list[_Chapter])
]


class FileShape(BaseModel):
    """What a file may say: nothing else, and never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Part(FileShape):
    """A voice and how it is to speak; what is left out is chosen by the program."""

    voice: Word | None = Field(None, description="`engine:name`, or a name of the first engine")
    rate: int | None = Field(None, ge=60, le=450, description="words a minute")
    pitch: int | None = Field(None, ge=0, le=100, description="0 to 100; 50 is the voice's own")


class CharacterPart(Part):
    """Somebody who speaks in the story."""

    aliases: tuple[Word, ...] = Field((), description="other names that the story calls them by")
    gender: Gender = Field("unknown", description="helps attribution, and automatic casting")
    age: Age = Field("unknown", description="a child's voice is higher, that of the old lower")


def spelled_out(part: Any) -> Any:
    """A part that is written as its voice alone, with its key; whatever else as it is."""
    alone = isinstance(part, str | int | float) and not isinstance(part, bool)
    return {"voice": part} if alone else part


AnyPart = Annotated[Part, BeforeValidator(spelled_out, json_schema_input_type=Part | str)]
AnyCharacter = Annotated[
    CharacterPart, BeforeValidator(spelled_out, json_schema_input_type=CharacterPart | str)
]


class Pauses(FileShape):
    """Silence between what is spoken, in seconds."""

    turn: Seconds = Field(0.25, description="between two voices within a paragraph")
    paragraph: Seconds = Field(0.6, description="after a paragraph")
    title: Seconds = Field(2.5, description="after the spoken title of a chapter")
    scene: Seconds = Field(2.5, description="at a scene break")
    jump: Seconds = Field(3.5, description="at a scene break behind which another day or place is")
    chapter: Annotated[float, Field(ge=1, le=5)] = Field(2.5, description="after a chapter")


Languages = Annotated[
    tuple[Annotated[Word, AfterValidator(_language)], ...],
    BeforeValidator(_listed, json_schema_input_type=Word | list[Word]),
]


class SoundPart(FileShape):
    """How a word is said, and when; what is left out asks for nothing."""

    say: Sound = Field(description="how it sounds: respelled, as /IPA/, or both")
    reading: Word | None = Field(
        None, description="noun, verb, adjective, past; or a reading that `audiobook words` names"
    )
    beside: Words = Field((), description="words, one of which stands near in the same sentence")
    speaker: Words = Field((), description="who says it; narrator for what is no quotation")
    chapter: Chapters = Field((), description="numbers or titles of chapters")

    def word_sound(self, word: str, note: str, names: dict[str, str]) -> WordSound:
        return WordSound(
            word,
            self.say,
            (self.reading or note).lower(),
            frozenset(one.casefold() for one in self.beside),
            frozenset(names.get(one.casefold(), one.casefold()) for one in self.speaker),
            frozenset(one.casefold() for one in self.chapter),
        )


_SoundParts = Annotated[
    tuple[SoundPart, ...],
    BeforeValidator(
        _sound_parts, json_schema_input_type=Sound | SoundPart | list[Sound | SoundPart]
    ),
]
DeliveryMode = Literal["told", "plain"]  # whether lines are said as their tags tell
Speed = Annotated[float, Field(ge=0.6, le=1.6)]


class Speeds(FileShape):
    """How quick a kind of text is spoken, beside how quick its voice is; 1 is as quick."""

    narration: Speed = Field(1.0, description="what is not a quotation")
    dialogue: Speed = Field(1.0, description="quotations")
    thought: Speed = Field(1.0, description="what somebody thinks in words")
    title: Speed = Field(1.0, description="the titles of chapters")


class VoicesFile(FileShape):
    """All that voices.yaml may say."""

    engine: Word | None = Field(None, description="the engine of voices that do not name one")
    narrator: AnyPart = Field(Part(), description="who reads what is not a quotation")
    unknown: AnyPart | None = Field(
        None, description="who speaks a quotation that nobody could be found for; the narrator"
    )
    characters: dict[Word, AnyCharacter] = Field(
        {}, description="who speaks; anybody who is not named here gets a voice automatically"
    )
    pauses: Pauses = Pauses()
    speeds: Speeds = Speeds()
    delivery: DeliveryMode = Field(
        "told", description="a little softer, louder, slower where the tag tells so; plain: never"
    )
    pronunciations: dict[Word, _SoundParts] = Field(
        {},
        description="a word as written, with its reading in brackets if it has several: how it "
        "sounds, respelled, as /IPA/, or both; or several such, each with when it is said so",
    )
    foreign: Languages = Field(
        (), description="languages of foreign names, by code or name; none: leave them as they are"
    )
    chapter_titles: bool = Field(True, description="speak each chapter's title at its head")
    book: BookDetails = Field(
        BookDetails(), description="what is the same in all books, as their front matter has it"
    )
    matter: Choice = MATTER

    @cached_property
    def word_sounds(self) -> WordSounds:
        """How words sound, and when."""
        languages = None if self.foreign == (NO_LANGUAGE,) else self.foreign
        return WordSounds(tuple(self._each_word_sound()), languages)

    def _each_word_sound(self) -> Iterator[WordSound]:
        names = {
            alias.casefold(): name.casefold()
            for name, part in self.characters.items()
            for alias in part.aliases
        }
        for key, parts in self.pronunciations.items():
            word, note = parted(key)
            yield from (part.word_sound(word, note, names) for part in parts)

    def known_characters(self) -> tuple[Character, ...]:
        return tuple(
            Character(name, part.gender, part.aliases, part.age)
            for name, part in self.characters.items()
        )


def schema() -> dict[str, Any]:
    """The JSON schema of voices.yaml, for editors."""
    made = VoicesFile.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **made,
        "title": "audiobook voices.yaml",
    }
