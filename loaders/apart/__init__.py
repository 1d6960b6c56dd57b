"""Files of people are parsed by a child process with limits, which may fail: nothing of them is parsed where pages run."""

from loaders.apart.room import Child, Progress, in_child

__all__ = ["Child", "Progress", "in_child"]
