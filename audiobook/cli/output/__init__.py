"""What the program knows, as lines for a person and as values for a script; nothing is printed."""

from audiobook.cli.output.auditions import audition_lines
from audiobook.cli.output.cast import cast_json, cast_lines, new_characters
from audiobook.cli.output.plans import plan_json, plan_lines
from audiobook.cli.output.script import script_json, script_lines, unsure_lines
from audiobook.cli.output.voices import voices_json, voices_lines

__all__ = [
    "audition_lines",
    "cast_json",
    "cast_lines",
    "new_characters",
    "plan_json",
    "plan_lines",
    "script_json",
    "script_lines",
    "unsure_lines",
    "voices_json",
    "voices_lines",
]
