"""docs/front-matter.schema.json: what a front matter may say, from the program itself."""

from __future__ import annotations

import json

from audiobook import api
from bench import ROOT

PAGE = ROOT / "docs" / "front-matter.schema.json"


def schema() -> str:
    """The schema, as `audiobook schema --front-matter` prints it."""
    return json.dumps(api.front_matter_schema(), indent=2, ensure_ascii=False) + "\n"
