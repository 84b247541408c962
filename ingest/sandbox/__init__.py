"""Reading documents that may bite, each in a process that can do nothing but read it."""

from __future__ import annotations

from .layers import Layer, layers
from .limits import Limits
from .sandbox import Outcome, Sandbox, Task, sandbox
from .trial import Trial, trials

__all__ = ["Layer", "Limits", "Outcome", "Sandbox", "Task", "Trial", "layers", "sandbox", "trials"]
