"""What somebody is called in speech, and what stands before that."""

from __future__ import annotations

from audiobook.language.language import Vocatives
from audiobook.language.words import split

VOCATIVES = Vocatives(
    men=split("sir papa father dad daddy monsieur sire uncle grandfather grandpa"),
    women=split("madam ma'am ma’am mamma mama mother mum mummy mom madame aunt miss"),
    before=split("dear my oh ah o poor yes no well old good sweet hello hi"),
    before_loosely=split("here look listen thank"),
)
