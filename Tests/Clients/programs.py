"""Runs the published programs in `published`."""

import importlib.util
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest

from daemon import PATIENCE, Daemon
from sdk import KEY

FOLDER = Path(__file__).parent / "published"

# Serves the route of a Next application, as Next does.
SERVE_ROUTE = """
  import { createServer } from 'node:http';
  import { Readable, pipeline } from 'node:stream';

  createServer(async (request, response) => {
    const body = Readable.toWeb(request);
    const { url, method, headers } = request;
    const answer = await POST(new Request(`http://127.0.0.1${url}`, { method, headers, body, duplex: 'half' }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    pipeline(Readable.fromWeb(answer.body), response, () => {});
  }).listen(0, '127.0.0.1', function () {
    console.log(`http://127.0.0.1:${this.address().port}`);
  });
"""

# Since node 16 a request is closed as soon as it has been read, which ends the stream before it begins; the article
# means the end of the connection, which is that of the answer.
WHEN_THE_CLIENT_LEAVES = ('req.on("close"', 'res.on("close"')

# Nothing waits: what is asked for is printed, and happens at once.
WITHOUT_WAITS = """
  const setTimeout = (then, milliseconds) => {
    console.log(`waits ${milliseconds}`);
    queueMicrotask(then);
  };
"""


def environment(daemon: Daemon) -> dict[str, str]:
  return os.environ | {
    "ANTHROPIC_BASE_URL": daemon.url,
    "ANTHROPIC_API_KEY": KEY,
    "HOLYSHEEP_API_KEY": KEY,
    "PYTHONIOENCODING": "utf-8",
    "PYTHONWARNINGS": "ignore",
  }


def run(program: str, daemon: Daemon, folder: Path | None = None) -> str:
  """Runs a program to its end, which must be a good one, and gives what it printed."""
  result = subprocess.run(
    [sys.executable, FOLDER / program],
    env=environment(daemon),
    cwd=folder,
    stdin=subprocess.DEVNULL,
    capture_output=True,
    encoding="utf-8",
    timeout=PATIENCE,
  )
  assert result.returncode == 0, result.stderr
  return result.stdout


def start(program: str, daemon: Daemon) -> subprocess.Popen:
  """Starts a program whose output is read while it runs."""
  return subprocess.Popen(
    [sys.executable, FOLDER / program],
    env=environment(daemon),
    stdin=subprocess.DEVNULL,
    stdout=subprocess.PIPE,
    encoding="utf-8",
  )


def load(program: str) -> ModuleType:
  """Loads a program, which runs it, for the functions or the web application that it defines."""
  specification = importlib.util.spec_from_file_location(Path(program).stem, FOLDER / program)
  module = importlib.util.module_from_spec(specification)
  specification.loader.exec_module(module)
  return module


def node_command(program: str, before: str = "", then: str = "", kind: str = "module") -> list[str]:
  """What runs a JavaScript program in node, between the lines that give it its surroundings and those that use it."""
  text = (FOLDER / program).read_text(encoding="utf-8")
  return ["node", f"--input-type={kind}", "--eval", "\n".join([before, text, then])]


def node(program: str, then: str, daemon: Daemon, before: str = "", **more: str) -> str:
  """Runs a JavaScript program in node to its end, which must be a good one, and gives what it printed."""
  result = subprocess.run(
    node_command(program, before, then),
    env=environment(daemon) | more,
    cwd=FOLDER,
    capture_output=True,
    encoding="utf-8",
    timeout=PATIENCE,
  )
  assert result.returncode == 0, result.stderr
  return result.stdout


@contextmanager
def node_server(program: str, daemon: Daemon, kind: str = "module", replace: tuple[str, str] = ("", ""), then=""):
  """Runs a JavaScript web server, one piece of whose text may be replaced; gives the URL that it prints first."""
  command = node_command(program, then=then, kind=kind)
  assert replace[0] in command[-1]
  command[-1] = command[-1].replace(*replace, 1)
  with subprocess.Popen(command, env=environment(daemon), cwd=FOLDER, stdout=subprocess.PIPE, text=True) as process:
    try:
      yield process.stdout.readline().strip()
    finally:
      process.terminate()


def node_is_new_enough() -> bool:
  if not shutil.which("node"):
    return False
  version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout
  return int(version.removeprefix("v").split(".")[0]) >= 18


needs_node = pytest.mark.skipif(not node_is_new_enough(), reason="node 18 or newer is not installed")
