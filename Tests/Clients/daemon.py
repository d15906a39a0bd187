"""A `mock-claude` process of a test's own."""

import os
import re
import selectors
import signal
import subprocess
import tempfile
from pathlib import Path

BINARY = Path(os.environ.get("MOCK_CLAUDE_BINARY", "")).absolute()

SCENARIOS = Path(__file__).parents[2] / "Fixtures" / "scenarios"

# How long anything may take that takes milliseconds. Nothing waits for it unless something is broken.
PATIENCE = 60


class Daemon:
  """Starts the daemon on a free port, and waits for its ready line."""

  # The subcommand that is started.
  COMMAND = "serve"

  def __init__(self, *arguments: str, **more: str):
    """`more` is added to the environment."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MOCK_CLAUDE_")} | more
    self.log = tempfile.TemporaryFile("w+")
    self.process = subprocess.Popen(
      [BINARY, self.COMMAND, *arguments, "--port", "0"],
      stdin=subprocess.DEVNULL,
      stdout=subprocess.PIPE,
      stderr=self.log,
      text=True,
      env=environment,
    )
    ready_line = self._first_line()
    match = re.fullmatch(r"mock-claude: listening on (http://127\.0\.0\.1:(\d+))\n", ready_line)
    if not match:
      self.process.kill()
      self.process.wait()
      raise AssertionError(f"The ready line is {ready_line!r}. On stderr:\n{self.stderr()}")
    self.url = match[1]
    self.port = int(match[2])

  def _first_line(self) -> str:
    with selectors.DefaultSelector() as selector:
      selector.register(self.process.stdout, selectors.EVENT_READ)
      return self.process.stdout.readline() if selector.select(PATIENCE) else ""

  def stderr(self) -> str:
    self.log.seek(0)
    return self.log.read()

  def stop(self) -> None:
    """Ends the daemon as an init system would. It must end cleanly and have said nothing more on stdout."""
    if self.log.closed:
      return
    self.process.send_signal(signal.SIGTERM)
    try:
      rest, _ = self.process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
      self.process.kill()
      self.process.wait()
      raise AssertionError(f"SIGTERM did not end the daemon. On stderr:\n{self.stderr()}")
    said = self.stderr()
    self.log.close()
    assert self.process.returncode == 0, said
    assert rest == "", "stdout holds the ready line alone"
