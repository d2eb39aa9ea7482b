"""Whom a tag may name, as patterns: «Viktor», «old Mrs. Bell», «the Dean»."""

from __future__ import annotations

from audiobook.language import ENGLISH

TITLE = rf"(?:{'|'.join([*ENGLISH.titles.common, 'Miss'])})"
NAME = rf"(?:the |old )?(?:{TITLE}\.? )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){{0,2}}"
