"""Kokoro-82M: 28 English voices, American and British, and every blend of them.

It needs the extra `kokoro` and its model, which `audiobook voices install kokoro` fetches. A voice
reads with the dictionary of its accent; in a blend, the voice with the largest share decides.
"""

from audiobook.engines.kokoro.engine import kokoro

__all__ = ["kokoro"]
