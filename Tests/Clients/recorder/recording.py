"""A `mock-claude record` process of a test's own, and what it writes."""

import subprocess
import time
from pathlib import Path

from ruamel.yaml import YAML

from daemon import BINARY, PATIENCE, Daemon


class Recorder(Daemon):
  """Records from an upstream into a directory; stopping it writes what is under way."""

  COMMAND = "record"

  def __init__(self, upstream: str | None, directory: Path, *arguments: str, **more: str):
    self.directory = directory
    named = ["--upstream", upstream] if upstream else []
    super().__init__(*named, "--to", str(directory), *arguments, **more)


  def end(self) -> tuple[int, str]:
    """Ends the recorder as an init system would; gives its exit code, and all that it said on stderr."""
    self.process.terminate()
    self.process.communicate(timeout=PATIENCE)
    said = self.stderr()
    self.log.close()
    return self.process.returncode, said

  def kill(self) -> None:
    """Ends the recorder as nothing else does: it can do no more about it."""
    self.process.kill()
    self.process.communicate()
    self.log.close()


def until(what, why: str):
  """Waits until that gives something true, and returns it."""
  deadline = time.monotonic() + PATIENCE
  while not (value := what()):
    assert time.monotonic() < deadline, why
    time.sleep(0.005)
  return value


def files(directory: Path) -> list[Path]:
  """The recordings in a directory, in order."""
  return sorted(directory.glob("*.yaml"))


def recorded(directory: Path, count: int) -> list[Path]:
  """So many recordings, once they are there."""
  until(lambda: len(files(directory)) >= count, f"there are {len(files(directory))} recordings, not {count}")
  found = files(directory)
  assert len(found) == count, found
  return found


def load(file: Path) -> dict:
  """What a recording says, as any reader of YAML 1.2 understands it."""
  return YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))


def end_of(file: Path) -> str:
  """How a recorded answer ended."""
  return (load(file)["response"].get("body") or [{}])[-1].get("end", "complete")


def check(*paths: Path) -> subprocess.CompletedProcess:
  """`mock-claude check` of files or directories."""
  return subprocess.run([BINARY, "check", *paths], capture_output=True, text=True, timeout=PATIENCE)
