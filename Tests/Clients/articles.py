"""The articles of the documentation, whose tables say what clients really do."""

from pathlib import Path

FOLDER = Path(__file__).parents[2] / "Sources/MockClaude/Documentation.docc"


def table_of(rows: list[list[str]]) -> str:
  """A table as it stands in an article; the first row is its head."""
  head, *others = rows
  return "".join(f"| {' | '.join(row)} |\n" for row in [head, ["---"] * len(head), *others])


def with_table(article: str, table: str) -> str:
  """The article with this table instead of the one that has the same first cell."""
  start = article.index(table[: table.index("|", 1) + 1])
  end = article.find("\n\n", start)
  return article[:start] + table + article[end + 1 :]


def cells_of(article: str, heading: str) -> dict[tuple[str, str], str]:
  """The cells of the table that has this first cell, by their rows' and columns' first cells."""
  lines = article[article.index(f"| {heading} |") :].split("\n\n")[0].splitlines()
  (_, *columns), _, *rows = [line.removeprefix("| ").removesuffix(" |").split(" | ") for line in lines]
  return {(row, column): cell for row, *cells in rows for column, cell in zip(columns, cells)}


def with_cells(article: str, heading: str, rows: list[str], columns: list[str], cells: dict[tuple[str, str], str]) -> str:
  """The article with these cells in the table that has this first cell, which has these rows and columns from now on."""
  every = cells_of(article, heading) | cells
  lines = [[row, *(every.get((row, column), "") for column in columns)] for row in rows]
  return with_table(article, table_of([[heading, *columns], *lines]))
