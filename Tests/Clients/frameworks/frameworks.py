"""The frameworks, and the programs that ask through them."""

import json
import os
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from daemon import PATIENCE

ROOT = Path(__file__).parents[3]
CALLERS = Path(__file__).parent / "callers"


@dataclass(frozen=True)
class Framework:
  """A framework, whose packages are pinned in `Scripts/requirements/frameworks` and installed under `.venv/frameworks`."""

  # As the files are called.
  name: str
  # What PyPI calls the package.
  package: str
  # Another package that takes part.
  beside: str | None = None
  # Whether it asks for an object in a tool's input, and not for a text.
  structured: bool = False

  @property
  def python(self) -> Path:
    return ROOT / ".venv/frameworks" / self.name / "bin/python"

  @property
  def program(self) -> Path:
    return CALLERS / f"with_{self.name.replace('-', '_')}.py"

  @property
  def pinned(self) -> dict[str, str]:
    """The versions of the packages."""
    file = ROOT / "Scripts/requirements/frameworks" / f"{self.name}.txt"
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if "==" in line]
    return dict(line.split("==") for line in lines)

  @property
  def version(self) -> str:
    """What the table says of its version."""
    beside = f", with {self.beside} {self.pinned[self.beside]}" if self.beside else ""
    return self.pinned[self.package] + beside

  @property
  def sdk(self) -> str:
    """What the table says of the SDK that it asks with."""
    return f"anthropic {self.pinned['anthropic']}" if "anthropic" in self.pinned else "a client of its own"


FRAMEWORKS = [
  Framework("langchain", "langchain-anthropic", beside="langchain"),
  Framework("litellm", "litellm"),
  Framework("pydantic-ai", "pydantic-ai-slim"),
  Framework("instructor", "instructor", structured=True),
  Framework("strands", "strands-agents"),
  Framework("llm", "llm", beside="llm-anthropic"),
]


@dataclass
class Seen:
  """What a framework's caller saw of one call."""

  text: str = ""
  # The inputs with which its tool was called.
  tools: list[dict[str, Any]] = field(default_factory=list)
  # The seconds that the framework wanted to wait between requests.
  waits: list[float] = field(default_factory=list)
  # The class of the error, behind the name of its package, and what the error says.
  error: str | None = None
  message: str = ""


class Caller:
  """A framework's program, which asks as often as it is told to."""

  def __init__(self, framework: Framework):
    self.log = tempfile.TemporaryFile("w+", encoding="utf-8")
    self.process = subprocess.Popen(
      [framework.python, framework.program],
      stdin=subprocess.PIPE,
      stdout=subprocess.PIPE,
      stderr=self.log,
      env=os.environ | {"PYTHONIOENCODING": "utf-8"},
      encoding="utf-8",
    )
    self.lines: SimpleQueue[str] = SimpleQueue()
    Thread(target=self._read, daemon=True).start()

  def _read(self) -> None:
    for line in self.process.stdout:
      self.lines.put(line)
    self.lines.put("")

  def ask(self, url: str, streamed: bool, tool: bool, look: Callable[[Seen], None]) -> Seen:
    """Asks the server at the URL. `look` gets what the caller has seen, each time that there is more."""
    self.process.stdin.write(json.dumps({"url": url, "streamed": streamed, "tool": tool}) + "\n")
    self.process.stdin.flush()
    seen = Seen()
    while True:
      told = self._next_line()
      match told:
        case {"text": text}:
          seen.text += text
        case {"tool": values}:
          seen.tools.append(values)
        case {"wait": seconds}:
          seen.waits.append(seconds)
        case {"error": error}:
          seen.error = error
          seen.message = told.get("message", "")
          return seen
      look(seen)

  def _next_line(self) -> dict[str, Any]:
    try:
      line = self.lines.get(timeout=PATIENCE)
    except Empty:
      line = ""
    if not line:
      self.log.seek(0)
      raise AssertionError(f"{self.process.args[1]} tells nothing more. On stderr:\n{self.log.read()}")
    return json.loads(line)

  def stop(self) -> None:
    """Ends the program: it does so by itself when there is nothing more to ask."""
    self.process.stdin.close()
    try:
      self.process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
      self.process.kill()
      self.process.wait()
    self.log.close()
