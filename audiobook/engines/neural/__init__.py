"""What the neural engines have in common.

`english` turns text into phonemes; `alphabet` turns the IPA into the same phonemes; `chunk` keeps
each chunk within what a model takes; `seams` makes one clip of the chunks; `pace` says what
speed and which rate of samples a delivery means; `session` opens a model on one thread.
"""

# Of what these modules do to the sound: part of the fingerprint of each engine that uses them.
REVISION = 2


def revisions(own: int) -> str:
    """What an engine's fingerprint says of these modules, and of its own revision."""
    return f"revision {own}, neural {REVISION}"
