"""How words are said, measured: look-alikes, names, dialect and interjections, engine by engine."""
