"""What `book:` may say, with its meanings; the schema of front matter is made from it, too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from audiobook.manuscript import book_details
from audiobook.story import Matter, MatterChoice, Metadata

_TEXT = {"type": ["string", "number"]}
_NAMED = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
_NAMES = {"anyOf": [_TEXT, _NAMED, {"type": "array", "items": {"anyOf": [_TEXT, _NAMED]}}]}
_WORDS = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_KIND = {"type": "string", "examples": ["all", "none", *Matter, *(f"no {kind}" for kind in Matter)]}
_KINDS = {"type": "object", "additionalProperties": {"type": "boolean"}}

Line = Annotated[str, BeforeValidator(book_details.line), WithJsonSchema(_TEXT)]
Lines = Annotated[str, BeforeValidator(book_details.lines), WithJsonSchema(_TEXT)]
People = Annotated[tuple[str, ...], BeforeValidator(book_details.people), WithJsonSchema(_NAMES)]
Words = Annotated[tuple[str, ...], BeforeValidator(book_details.words), WithJsonSchema(_WORDS)]
Choice = Annotated[
    MatterChoice,
    BeforeValidator(book_details.choice),
    WithJsonSchema({"anyOf": [_KIND, {"type": "array", "items": _KIND}, _KINDS]}),
]
MATTER = Field(
    MatterChoice(), description="what is read of the matter before and behind a book's text"
)


class BookDetails(BaseModel):
    """What is known of a book."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Line = Field("", description="the book's title")
    subtitle: Line = Field("", description="what stands below the title")
    author: People = Field((), description="who wrote it: a name, or a list of names")
    narrator: People = Field((), description="who reads it; else «Synthetic voices»")
    translator: People = Field((), description="who translated it")
    series: Line = Field("", description="the series that it belongs to")
    series_part: Line = Field("", description="its place there: 2, or 2.5")
    year: Line = Field("", description="when it came out")
    language: Line = Field("", description="a tag such as en-GB or de; en where nothing is said")
    isbn: Line = Field("", description="of the audiobook")
    asin: Line = Field("", description="its number at Audible")
    genre: Words = Field((), description="a list, or words with commas between them")
    keywords: Words = Field((), description="a list, or words with commas between them")
    publisher: Line = Field("", description="who publishes it")
    description: Lines = Field("", description="what it is about")
    copyright: Line = Field("", description="the year, and whose it is")
    rights: Line = Field("", description="what others may do with it")
    cover: Line = Field("", description="a JPEG or PNG; a path seen from the file that names it")
    dedication: Lines = Field("", description="to whom it is dedicated; it is told, not read")

    @model_validator(mode="before")
    @classmethod
    def _by_our_names(cls, data: Any) -> Any:
        return book_details.by_our_names(data) if isinstance(data, Mapping) else data

    @property
    def metadata(self) -> Metadata:
        """The same as the value that the whole program knows."""
        return book_details.metadata_of(self.model_dump())


class _FrontMatter(BookDetails):
    matter: Choice = MATTER
    play: bool | None = Field(None, description="whether it is a play; found out if it isn't told")
    cues: Literal["narrated", "silent"] = Field(
        "narrated", description="whether «SFX: A door slams.» is read in a play"
    )
    chorus: Literal["narrator", "turns"] = Field(
        "narrator",
        description="who says what several do («ALL»): the narrator, or those present in turns",
    )


def front_matter_schema() -> dict[str, Any]:
    """The JSON schema of a story's front matter, for editors."""
    made = _FrontMatter.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **made,
        "title": "front matter of a story for audiobook",
        "description": "What is known of a book; keys of others are passed over.",
        "additionalProperties": True,
    }
