"""What the API gives, as lines for a person and as values for a script; nothing is printed."""

from audiobook.cli.output.auditions import audition_json, audition_lines
from audiobook.cli.output.cast import cast_json, cast_lines
from audiobook.cli.output.checks import check_json, check_lines
from audiobook.cli.output.edits import edit_lines
from audiobook.cli.output.machine import need_json, need_lines
from audiobook.cli.output.mended import corrected_lines, joined_lines
from audiobook.cli.output.plans import plan_json, plan_lines
from audiobook.cli.output.removal import all_counted, clips_counted, files_counted
from audiobook.cli.output.script import line_json, script_lines, unsure_lines
from audiobook.cli.output.voices import voices_json, voices_lines
from audiobook.cli.output.word_list import heard_json, heard_words, word_json, word_lines

__all__ = [
    "all_counted",
    "audition_json",
    "audition_lines",
    "cast_json",
    "cast_lines",
    "check_json",
    "check_lines",
    "clips_counted",
    "corrected_lines",
    "edit_lines",
    "files_counted",
    "heard_json",
    "heard_words",
    "joined_lines",
    "line_json",
    "need_json",
    "need_lines",
    "plan_json",
    "plan_lines",
    "script_lines",
    "unsure_lines",
    "voices_json",
    "voices_lines",
    "word_json",
    "word_lines",
]
