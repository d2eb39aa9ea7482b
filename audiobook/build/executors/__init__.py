"""Who does the tasks of a build: the one door to them, and the workers of this machine."""

from audiobook.build.executors.executor import Executor, Outcome, PartedTask, Task, TaskPart
from audiobook.build.executors.local import LocalExecutor

__all__ = ["Executor", "LocalExecutor", "Outcome", "PartedTask", "Task", "TaskPart"]
