"""What an executor does: `Speak` speaks one utterance, `Finish` makes the files of a chapter."""

from audiobook.build.tasks.finish import REVISION, ChapterFiles, FilePlan, Finish, pieces
from audiobook.build.tasks.open_engine import OpenEngine
from audiobook.build.tasks.speak import Speak

__all__ = ["REVISION", "ChapterFiles", "FilePlan", "Finish", "OpenEngine", "Speak", "pieces"]
