"""What Kokoro and hibari make of a word by itself."""

from __future__ import annotations

from audiobook.engines.neural.alphabet import to_ipa


def ipa_of(word: str, british: bool) -> str:
    """The IPA of a word. Opens dictionaries of 60 MB. Raises EngineError."""
    from audiobook.engines.neural.english import english

    return to_ipa(" ".join(english().sentences(word, british)))
