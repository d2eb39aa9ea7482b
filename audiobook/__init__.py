"""audiobook turns stories into full-cast audiobooks, offline."""

__version__ = "0.1.0"
