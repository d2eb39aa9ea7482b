"""Which engine a story is likely to be spoken by, at a glance, so that it opens meanwhile.

A glance costs nothing: YAML is not read as such. Where it is wrong, an engine was opened in vain.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from audiobook.build.project import Project
from audiobook.engines import installed
from audiobook.errors import EngineError, InputError
from audiobook.system import read_regular

_ENGINE = re.compile(rb"""^engine:\s*["']?([\w-]+)""", re.MULTILINE)
_MOST = 1_000_000  # bytes that such a file has


def likely_engine(project: Project, story: Path) -> str:
    """Its name; empty where none can speak here."""
    *general, own = project.cast_files(story)
    for file in (own, *general, project.cast(story)):
        with suppress(OSError, InputError):
            told = _ENGINE.search(read_regular(file, _MOST))
            if told:
                return told[1].decode()
    with suppress(EngineError):
        return installed.narrating(installed.default())
    return ""
