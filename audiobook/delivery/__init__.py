"""Samples become what a listener gets: a profile, a file within it, its tags, cover and folder."""

from audiobook.delivery.cover import Cover
from audiobook.delivery.cover_design import lettering, undrawable
from audiobook.delivery.master import Levels
from audiobook.delivery.profile import Profile
from audiobook.delivery.tag import Tags

__all__ = [
    "Cover",
    "Levels",
    "Profile",
    "Tags",
    "encode",
    "folder",
    "lettering",
    "master",
    "picture",
    "profile",
    "tag",
    "undrawable",
]
