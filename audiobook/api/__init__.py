"""The public Python API: one function for each thing that a person may wish.

Values and events come out; what is heavy is imported by the function that needs it. docs/api.md
shows each. All that is not named here is private and may change at any time.
"""

from audiobook.api.builds import build
from audiobook.api.casts import (
    CastList,
    CastMember,
    cast,
    front_matter_schema,
    pin,
    repin,
    schema,
)
from audiobook.api.checks import Fault, FileCheck, check
from audiobook.api.corrections import correct, join
from audiobook.api.drafts import Draft, draft
from audiobook.api.edits import ScriptEdit, edit, take_over
from audiobook.api.loudspeaker import play, player
from audiobook.api.machine import Need, doctor
from audiobook.api.mended import Mended, Moved, NewName
from audiobook.api.models import (
    Fetched,
    Installed,
    SourceFailed,
    install_voices,
    remove_voices,
)
from audiobook.api.omissions import Omission
from audiobook.api.palette import Palette, Sample, keep_sample, try_voices, voices
from audiobook.api.plans import BookPlan, PlannedChapter, plan
from audiobook.api.projects import init
from audiobook.api.removal import Removal, built, clean, clean_clips
from audiobook.api.scripts import AudioSpan, LineId, Reading, ScriptLine, script, unsure
from audiobook.api.sounds import (
    Audition,
    AuditionLine,
    WordAudition,
    audition,
    audition_words,
    preview,
)
from audiobook.api.texts import Transcript, text
from audiobook.api.word_lists import ListedWord, WordList, WordUse, words
from audiobook.build import Project, Reason, Wish, events, story_name

__all__ = [
    "AudioSpan",
    "Audition",
    "AuditionLine",
    "BookPlan",
    "CastList",
    "CastMember",
    "Draft",
    "Fault",
    "Fetched",
    "FileCheck",
    "Installed",
    "LineId",
    "ListedWord",
    "Mended",
    "Moved",
    "Need",
    "NewName",
    "Omission",
    "Palette",
    "PlannedChapter",
    "Project",
    "Reading",
    "Reason",
    "Removal",
    "Sample",
    "ScriptEdit",
    "ScriptLine",
    "SourceFailed",
    "Transcript",
    "Wish",
    "WordAudition",
    "WordList",
    "WordUse",
    "audition",
    "audition_words",
    "build",
    "built",
    "cast",
    "check",
    "clean",
    "clean_clips",
    "correct",
    "doctor",
    "draft",
    "edit",
    "events",
    "front_matter_schema",
    "init",
    "install_voices",
    "join",
    "keep_sample",
    "pin",
    "plan",
    "play",
    "player",
    "preview",
    "remove_voices",
    "repin",
    "schema",
    "script",
    "story_name",
    "take_over",
    "text",
    "try_voices",
    "unsure",
    "voices",
    "words",
]
