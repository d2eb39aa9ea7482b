"""Samples become what a listener gets: a profile, a file within it, its tags, cover and folder."""

from audiobook.delivery.master import ACX, Levels
from audiobook.delivery.tag import Tags

__all__ = [
    "ACX",
    "Levels",
    "Tags",
    "cover",
    "encode",
    "folder",
    "master",
    "tag",
]
