"""Annotated texts, as they are read: what the program's answers are held against."""
