"""What holds for every scenario file: it is tested, all of it can be reached, and it always sends the same bytes."""

import re
import subprocess
from pathlib import Path

import pytest

from control import Control
from daemon import BINARY, PATIENCE, SCENARIOS, Daemon
from raw import connected, request_bytes
from requests_to import REQUESTS, Request

REQUEST_ID = rb"req_011C[1-9A-HJ-NP-Za-km-z]{20}"


def files() -> set[str]:
  return {file.name for file in SCENARIOS.iterdir()}


def test_every_file_has_a_test():
  sources = "".join(file.read_text() for file in Path(__file__).parent.glob("test_*.py"))
  tested = {name for name in files() if f'"{name}"' in sources}

  assert files() - tested == set()
  assert files() - REQUESTS.keys() == set()


def test_every_file_is_without_fault():
  checked = subprocess.run([BINARY, "check", SCENARIOS], capture_output=True, text=True, timeout=PATIENCE)

  assert (checked.returncode, "warning" in checked.stderr) == (0, False), checked.stderr


def answer(daemon: Daemon, request: Request) -> bytes:
  """All bytes that come back, the `Date` aside, up to the end or to what the client leaves at."""
  if request.opened:
    Control(daemon).release(request.opened)
  received = b""
  with connected(daemon) as connection:
    connection.sendall(request_bytes(request.body, request.path, connection="close", **request.fields))
    try:
      while data := connection.recv(65536):
        received += data
        if request.until and request.until in received:
          received = received[: received.index(request.until)]
          break
    except ConnectionResetError:
      received += b"reset"
  return re.sub(rb"(?im)^date: .*\r\n", b"", received, count=1)


@pytest.mark.parametrize("name", sorted(REQUESTS))
def test_the_seed_decides_every_byte(play, name):
  daemons = [play(name, "--seed", str(seed), "--speed", "instant") for seed in (7, 7, 8)]

  first, again, other = ([answer(daemon, request) for request in REQUESTS[name]] for daemon in daemons)

  assert first == again
  ids = set(re.findall(REQUEST_ID, b"".join(first)))
  assert ids and not ids & set(re.findall(REQUEST_ID, b"".join(other)))
  assert len(ids) == sum(re.search(REQUEST_ID, received) is not None for received in first), "no two answers share one"


@pytest.mark.parametrize("name", sorted(REQUESTS))
def test_every_reply_is_reached(play, name):
  daemon = play(name, "--speed", "instant")
  for request in REQUESTS[name]:
    answer(daemon, request)

  control = Control(daemon)
  reached = {entry["rule"] for entry in control.requests(len(REQUESTS[name])) if entry["rule"]}
  assert len(reached) == len(control.call("GET", "scenario").json()["replies"])
