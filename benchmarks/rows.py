"""A row of the page: what was measured, what is asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """A figure with its bound and its goal; ``low`` says that less is better.

    ``found`` is the median of the ratios of several rounds, or of the figures of several runs;
    ``of`` says from what it is, in absolute figures of the same run.
    """

    what: str
    found: float
    unit: str
    bound: float
    goal: float | None
    low: bool
    of: str

    @property
    def met(self) -> bool:
        """Tell whether the figure keeps its bound."""
        return self.found <= self.bound if self.low else self.found >= self.bound

    @property
    def reaches_goal(self) -> bool:
        """Tell whether the figure reaches its goal, or its bound where there is no goal."""
        goal = self.bound if self.goal is None else self.goal
        return self.found <= goal if self.low else self.found >= goal


def median_ratio(one: list[float], other: list[float]) -> float:
    """Return the median of the ratios of two series that were measured in turn."""
    return median(a / b for a, b in zip(one, other, strict=True))
