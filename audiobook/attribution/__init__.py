"""Who says each quotation: a small trained model over tags, pronouns, beats, and whose turn it is.

The door is `attribute`. Behind it `people` (who there is), `mentions` (where narration speaks of
whom), `conversation` (what is said, and what stands beside it), `inference` (the candidates, and
who is likeliest), `confidence`, `evidence` and `addressee` (how sure, why, and to whom).
"""

from audiobook.attribution.attribute import attribute
from audiobook.attribution.notes import THE_NARRATOR

__all__ = ["THE_NARRATOR", "attribute"]
