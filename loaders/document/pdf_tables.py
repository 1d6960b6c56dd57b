"""Tables of a page by their ruling lines: which lines cross, the grid they make, and cells that span several of its fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from loaders.document.pdf_ink import Rule

__all__ = ["Box", "Grid", "grids_of"]

_NEAR = 3.0
"""Points within which lines are one, or touch."""
_OPEN_SIDE = 12.0
"""Points by which lines across must pass the outermost line down for a table to have a column there."""
_MOST_FIELDS = 20_000
_TWO = 2


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: row and column from 1, how many of each, and its edges."""

    row: int
    column: int
    rows: int
    columns: int
    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is inside."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one table and the places of its lines down, left to right."""

    boxes: tuple[Box, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    """Lines across, from the top."""

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is inside of the table."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]


def grids_of(rules: list[Rule]) -> list[Grid]:
    """Tables of a page, the topmost first; a single box is none."""
    across = _merged([rule for rule in rules if rule.y0 == rule.y1], down=False)
    down = _merged([rule for rule in rules if rule.x0 == rule.x1], down=True)
    grids = [grid for group in _groups(across, down) if (grid := _grid(*group))]
    return sorted(_outermost(grids), key=lambda grid: -grid.ys[0])


def _outermost(grids: list[Grid]) -> list[Grid]:
    """Tables that stand inside a cell of another are part of its text."""
    return [grid for grid in grids if not any(other is not grid and other.holds((grid.xs[0] + grid.xs[-1]) / 2, (grid.ys[0] + grid.ys[-1]) / 2)
                                              and other.xs[0] <= grid.xs[0] and other.xs[-1] >= grid.xs[-1] for other in grids)]


def _merged(rules: list[Rule], *, down: bool) -> list[Rule]:
    """Pieces of one line as one."""
    pieces = sorted(((rule.x0, rule.y0, rule.y1) if down else (rule.y0, rule.x0, rule.x1)) for rule in rules)
    lanes: list[list[tuple[float, float, float]]] = []
    for piece in pieces:
        if lanes and piece[0] - lanes[-1][0][0] <= _NEAR:
            lanes[-1].append(piece)
        else:
            lanes.append([piece])
    out: list[Rule] = []
    for lane in lanes:
        at = sum(piece[0] for piece in lane) / len(lane)
        begin = end = None
        for _, first, last in sorted(lane, key=lambda piece: piece[1]):
            if begin is None or end is None or first > end + _NEAR:
                if begin is not None and end is not None:
                    out.append(Rule(at, begin, at, end) if down else Rule(begin, at, end, at))
                begin, end = first, last
            else:
                end = max(end, last)
        if begin is not None and end is not None:
            out.append(Rule(at, begin, at, end) if down else Rule(begin, at, end, at))
    return out


def _groups(across: list[Rule], down: list[Rule]) -> Iterable[tuple[list[Rule], list[Rule]]]:
    """Lines that cross or touch each other."""
    home = list(range(len(across) + len(down)))

    def root(each: int) -> int:
        while home[each] != each:
            home[each] = home[home[each]]
            each = home[each]
        return each

    for first, line in enumerate(across):
        for second, other in enumerate(down, len(across)):
            if line.x0 - _NEAR <= other.x0 <= line.x1 + _NEAR and other.y0 - _NEAR <= line.y0 <= other.y1 + _NEAR:
                home[root(first)] = root(second)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate([*across, *down]):
        groups.setdefault(root(index), ([], []))[0 if index < len(across) else 1].append(rule)
    return groups.values()


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    if len(across) < _TWO or not down:
        return None
    left, right = min(rule.x0 for rule in across), max(rule.x1 for rule in across)
    xs = _apart([rule.x0 for rule in down])
    if left < xs[0] - _OPEN_SIDE:
        xs.insert(0, left)
    if right > xs[-1] + _OPEN_SIDE:
        xs.append(right)
    ys = _apart([rule.y0 for rule in across])[::-1]
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns < _TWO or rows * columns > _MOST_FIELDS:
        return None
    boxes = _boxes(across, down, xs, ys)
    return Grid(boxes, tuple(xs), tuple(ys)) if len(boxes) >= _TWO else None


def _apart(values: list[float]) -> list[float]:
    """Places, those that are one as one."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _NEAR:
            out.append(value)
    return out


def _boxes(across: list[Rule], down: list[Rule], xs: list[float], ys: list[float]) -> tuple[Box, ...]:
    rows, columns = len(ys) - 1, len(xs) - 1
    middle_x = [(xs[column] + xs[column + 1]) / 2 for column in range(columns)]
    middle_y = [(ys[row] + ys[row + 1]) / 2 for row in range(rows)]
    walls = {(row, column) for rule in down for column in range(1, columns) if abs(rule.x0 - xs[column]) <= _NEAR for row in range(rows) if rule.y0 <= middle_y[row] <= rule.y1}
    floors = {(row, column) for rule in across for row in range(1, rows) if abs(rule.y0 - ys[row]) <= _NEAR for column in range(columns) if rule.x0 <= middle_x[column] <= rule.x1}
    taken: set[tuple[int, int]] = set()
    boxes = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            right, bottom = column + 1, row + 1
            while right < columns and (row, right) not in walls and (row, right) not in taken:
                right += 1
            while bottom < rows and all((bottom, each) not in floors and (bottom, each) not in taken for each in range(column, right)) \
                    and all((bottom, each) not in walls for each in range(column + 1, right)):
                bottom += 1
            taken |= {(down_row, over) for down_row in range(row, bottom) for over in range(column, right)}
            boxes.append(Box(row + 1, column + 1, bottom - row, right - column, xs[column], ys[bottom], xs[right], ys[row]))
    return tuple(boxes)
