"""The key of a clip: what names exactly the sound that is heard."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache

from audiobook.engines import Delivery, Voice, installed

# Raised when the way from an engine's samples to a stored clip changes.
REVISION = 1


@lru_cache(maxsize=100_000)
def key(text: str, voice: Voice, delivery: Delivery) -> str:
    """Names exactly what is heard: the text, the voice with its fingerprint, and the delivery."""
    heard = [REVISION, text, voice.id, _fingerprint(voice), delivery.rate, delivery.pitch]
    heard += delivery.besides
    return hashlib.sha256(json.dumps(heard).encode()).hexdigest()[:40]


@lru_cache(maxsize=1000)
def _fingerprint(voice: Voice) -> str:
    return installed.fingerprint(voice)
