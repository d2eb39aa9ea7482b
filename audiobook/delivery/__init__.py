"""Samples become what a listener gets: a profile, a file within it, its tags, cover and folder."""

from audiobook.delivery.master import Levels
from audiobook.delivery.profile import Profile
from audiobook.delivery.tag import Tags

__all__ = [
    "Levels",
    "Profile",
    "Tags",
    "cover",
    "encode",
    "folder",
    "master",
    "profile",
    "tag",
]
