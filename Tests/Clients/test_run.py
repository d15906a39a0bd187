"""`mock-claude run` around the programs that people test with, and at a terminal."""

import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from daemon import BINARY, PATIENCE
from programs import needs_node

HELLO = "replies: [{text: Hello there}]\n"

PYTHON_TEST = """
  import anthropic

  def test_greets():
    # Whatever the client needs to know is in the environment.
    client = anthropic.Anthropic()
    message = client.messages.create(
      model="claude-sonnet-5", max_tokens=100, messages=[{"role": "user", "content": "Hi"}]
    )
    assert message.content[0].text == "Hello there"
"""

NODE_TEST = """
  import assert from "node:assert";
  import { test } from "node:test";

  test("greets", async () => {
    const response = await fetch(`${process.env.ANTHROPIC_BASE_URL}/v1/messages`, {
      method: "POST",
      headers: {
        "x-api-key": process.env.ANTHROPIC_API_KEY,
        "anthropic-version": "2023-06-01",
        "content-type": "application/json",
      },
      body: JSON.stringify({
        model: "claude-sonnet-5", max_tokens: 100, messages: [{ role: "user", content: "Hi" }],
      }),
    });
    assert.equal((await response.json()).content[0].text, "Hello there");
  });
"""

SHELL_TEST = """
  set -eu
  answer=$(curl -sSf "$ANTHROPIC_BASE_URL/v1/messages" -H "x-api-key: $ANTHROPIC_API_KEY" \\
    -H 'anthropic-version: 2023-06-01' -H 'content-type: application/json' \\
    -d '{"model": "claude-sonnet-5", "max_tokens": 100, "messages": [{"role": "user", "content": "Hi"}]}')
  case $answer in *'"Hello there"'*) ;; *) exit 9 ;; esac
"""


@pytest.fixture
def folder(tmp_path):
  (tmp_path / "hello.yaml").write_text(HELLO)
  (tmp_path / "other.yaml").write_text("replies: [{text: Something else}]\n")
  (tmp_path / "test_client.py").write_text(dedent(PYTHON_TEST))
  (tmp_path / "client.test.mjs").write_text(dedent(NODE_TEST))
  (tmp_path / "client.sh").write_text(dedent(SHELL_TEST))
  return tmp_path


def run(folder: Path, *arguments: str, **options) -> subprocess.CompletedProcess:
  return subprocess.run(
    [BINARY, "run", *arguments], cwd=folder, capture_output=True, text=True, timeout=PATIENCE, **options
  )


PROGRAMS = {
  "a shell script": (["sh", "client.sh"], 9),
  "pytest": ([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_client.py"], 1),
  "node": (["node", "--test", "client.test.mjs"], 1),
}


@pytest.mark.parametrize("program", [pytest.param(name, marks=[needs_node] if name == "node" else []) for name in PROGRAMS])
def test_tests_pass_with_the_right_scenario_and_fail_with_another(folder, program):
  command, failure = PROGRAMS[program]
  good = run(folder, "hello.yaml", "--", *command)
  assert good.returncode == 0, good.stdout + good.stderr
  bad = run(folder, "other.yaml", "--", *command)
  assert bad.returncode == failure, bad.stdout + bad.stderr


def test_what_the_command_says_is_not_mixed_with_the_log(folder):
  result = run(folder, "hello.yaml", "--log-level", "trace", "--", "sh", "-c", ". ./client.sh; echo out; echo err >&2")
  assert result.returncode == 0
  assert result.stdout == "out\n"
  assert "err\n" in result.stderr and "POST /v1/messages" in result.stderr


def test_the_commands_descriptors_are_those_it_was_given(folder):
  result = run(folder, "hello.yaml", "--", "ls", "/proc/self/fd", stdin=subprocess.DEVNULL)
  # The fourth is the directory that is being listed.
  assert result.stdout.split() == ["0", "1", "2", "3"]


def test_a_descriptor_that_is_passed_on_purpose_gets_through(folder):
  reader, writer = os.pipe()
  result = run(folder, "hello.yaml", "--", "bash", "-c", f"echo through >&{writer}", pass_fds=[writer])
  os.close(writer)
  with os.fdopen(reader) as pipe:
    assert result.returncode == 0 and pipe.read() == "through\n"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGUSR1, signal.SIGHUP])
def test_a_signal_that_kills_the_command_counts_from_128(folder, number):
  assert run(folder, "hello.yaml", "--", "sh", "-c", f"kill -{int(number)} $$").returncode == 128 + number


class Terminal:
  """A terminal in which mock-claude runs a command in the foreground, as a shell without job control starts it."""

  def __init__(self, *arguments: str):
    self.process, self.descriptor = pty.fork()
    if self.process == 0:
      os.execv(BINARY, [str(BINARY), "run", *arguments])
    self.shown = ""

  def read_until(self, pattern: str) -> re.Match:
    while not (match := re.search(pattern, self.shown)):
      self.shown += os.read(self.descriptor, 4096).decode()
    return match

  def press(self, key: bytes) -> None:
    os.write(self.descriptor, key)

  def wait(self) -> int:
    """The exit code. What is still shown is read first, else the other side could not end."""
    try:
      while data := os.read(self.descriptor, 4096):
        self.shown += data.decode()
    except OSError:
      pass
    _, status = os.waitpid(self.process, 0)
    os.close(self.descriptor)
    return os.waitstatus_to_exitcode(status)


def counting(name: str) -> str:
  """A program that counts that signal until it gets SIGTERM, and says so."""
  return dedent(f"""
    import os, signal, sys
    # A signal that comes just before the wait ends it too.
    arrivals, arrival = os.pipe()
    os.set_blocking(arrival, False)
    signal.set_wakeup_fd(arrival)
    count = 0
    def note(*_):
      global count
      count += 1
      print("took", count, flush=True)
    signal.signal(signal.{name}, note)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(40 + count))
    print("ready", flush=True)
    while True:
      os.read(arrivals, 1)
  """)


@pytest.mark.parametrize("name, key", [("SIGINT", b"\x03"), ("SIGQUIT", b"\x1c")])
def test_a_key_of_the_terminal_reaches_the_command_once(name, key):
  terminal = Terminal("--", sys.executable, "-c", counting(name))
  terminal.read_until("ready")
  terminal.press(key)
  terminal.read_until("took 1")
  # Had it been sent twice, the second would be taken before this.
  os.kill(terminal.process, signal.SIGTERM)
  assert terminal.wait() == 41


@pytest.mark.parametrize("name", ["SIGINT", "SIGQUIT"])
def test_the_same_signal_from_a_process_is_passed_on(name):
  terminal = Terminal("--", sys.executable, "-c", counting(name))
  terminal.read_until("ready")
  os.kill(terminal.process, getattr(signal, name))
  terminal.read_until("took 1")
  os.kill(terminal.process, signal.SIGTERM)
  assert terminal.wait() == 41


def test_a_stopped_command_stops_the_job_and_goes_on_with_it():
  """The terminal's first process is in an orphaned group, where SIGTSTP does nothing; so a shell runs it as a job."""
  process, descriptor = pty.fork()
  if process == 0:
    script = f"""
      {BINARY} run -- sh -c 'trap "echo continued; exit 6" CONT; echo ready; kill -TSTP $$; sleep 60 & wait'
      echo "the job stopped: $?"
      fg >/dev/null
      echo "the job ended: $?"
    """
    os.execvp("bash", ["bash", "--norc", "--noprofile", "-m", "-c", script])
  shown = ""
  try:
    while data := os.read(descriptor, 4096):
      shown += data.decode()
  except OSError:
    pass
  os.waitpid(process, 0)
  os.close(descriptor)
  assert f"the job stopped: {128 + signal.SIGTSTP}" in shown or f"the job stopped: {128 + signal.SIGSTOP}" in shown, shown
  assert "continued" in shown
  assert "the job ended: 6" in shown


def test_the_command_can_read_the_terminal():
  terminal = Terminal("--", "sh", "-c", "echo ready; read line; echo got $line; exit 3")
  terminal.read_until("ready")
  terminal.press(b"typed\n")
  terminal.read_until("got typed")
  assert terminal.wait() == 3


def test_the_command_ends_with_its_terminal(tmp_path):
  terminal = Terminal("--", "sh", "-c", f"trap 'echo hangup >{tmp_path}/told; exit 0' HUP; echo ready; while :; do sleep 0.01; done")
  terminal.read_until("ready")
  os.close(terminal.descriptor)
  os.waitpid(terminal.process, 0)
  assert (tmp_path / "told").read_text() == "hangup\n"
