"""Where narration speaks of whom: mentions, coreference, presence and salience."""
