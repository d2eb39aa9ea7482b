"""Spoken words become sounds, by dictionary, part of speech and context, for every engine."""
