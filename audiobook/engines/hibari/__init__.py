"""hibari: one natural American voice at almost the speed of espeak; the extra `hibari`.

Its package holds all it needs. Other voices exist, but they come from a model hub, so they are not
used here: an engine that fetches something while a book is built could not be relied on.
"""

from audiobook.engines.hibari.engine import hibari

__all__ = ["hibari"]
