"""What must be made, and how it is: project, plan, manifest, clips, tasks and their schedule.

What reads and speaks is not imported here: a build that has nothing to do loads none of it.
"""

from audiobook.build import events
from audiobook.build.guard import guard
from audiobook.build.project import Project, story_name
from audiobook.build.reason import Reason
from audiobook.build.wish import Wish

__all__ = [
    "Project",
    "Reason",
    "Wish",
    "answers",
    "book",
    "clips",
    "events",
    "executors",
    "file_plans",
    "freshness",
    "guard",
    "guarded_production",
    "inputs",
    "layout",
    "leftovers",
    "likely_engine",
    "manifest",
    "order",
    "outline",
    "plan",
    "production",
    "reason",
    "recital",
    "schedule",
    "story_name",
    "tasks",
]
