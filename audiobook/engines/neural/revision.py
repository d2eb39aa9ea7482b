"""Which revision of what the neural engines have in common made a sound."""

from __future__ import annotations

# Of what these modules do to the sound: part of the fingerprint of each engine that uses them.
REVISION = 3


def revisions(own: int) -> str:
    """What an engine's fingerprint says of these modules, and of its own revision."""
    return f"revision {own}, neural {REVISION}"
