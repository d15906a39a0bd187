"""What holds for every scenario file: it is tested, all of it can be reached, and it always sends the same bytes."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from control import Control
from daemon import BINARY, PATIENCE, SCENARIOS, Daemon
from raw import connected, request_bytes
from scenario_requests import REQUESTS, Request

REQUEST_ID = rb"req_011C[1-9A-HJ-NP-Za-km-z]{20}"
# What follows the clock and not the seed.
TIMES = rb"(?im)^(date|retry-after(-ms)?|anthropic-ratelimit-[a-z-]+-reset): .*\r\n"
# So does this number: limits of tokens fill up again within a fraction of a second.
TOKENS_LEFT = rb"(?im)(?<=-tokens-remaining: )\d+"


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
  """All bytes that come back, times aside, up to the end or to what the client leaves at."""
  if request.opened:
    Control(daemon).release(request.opened)
  received = b""
  try:
    with connected(daemon) as connection:
      connection.sendall(request_bytes(request.body, request.path, connection="close", **request.fields))
      while data := connection.recv(65536):
        received += data
        if request.until and request.until in received:
          received = received[: received.index(request.until)]
          break
  except (ConnectionResetError, BrokenPipeError):
    received += b"reset"
  return re.sub(TOKENS_LEFT, b"", re.sub(TIMES, b"", received))


@dataclass
class Run:
  """What three daemons sent to the same requests, and what the first one says of itself."""

  # With one seed, with the same again, and with another.
  first: list[bytes]
  again: list[bytes]
  other: list[bytes]
  scenario: dict[str, Any]
  journal: list[dict[str, Any]]


@pytest.fixture(scope="module", params=sorted(REQUESTS))
def run(request) -> Run:
  """One scenario file's run."""
  requests = REQUESTS[request.param]
  daemons = [Daemon(str(SCENARIOS / request.param), "--seed", seed, "--speed", "instant") for seed in ("7", "7", "8")]
  try:
    first, again, other = ([answer(daemon, request) for request in requests] for daemon in daemons)
    control = Control(daemons[0])
    # Of a connection that is not served nothing is written down.
    served = sum(answer not in (b"", b"reset") for answer in first)
    return Run(first, again, other, control.call("GET", "scenario").json(), control.requests(served))
  finally:
    for daemon in daemons:
      daemon.stop()


def ids_of(answers: list[bytes]) -> list[bytes]:
  """The request ids of the answers that have one."""
  return [match[0] for answer in answers if (match := re.search(REQUEST_ID, answer))]


def test_one_seed_sends_the_same_bytes(run):
  assert run.first == run.again


def test_another_seed_sends_other_ids(run):
  assert ids_of(run.first) and not set(ids_of(run.first)) & set(ids_of(run.other))


def test_no_two_answers_share_an_id(run):
  assert len(ids_of(run.first)) == len(set(ids_of(run.first)))


def test_every_reply_is_reached(run):
  assert len({entry["rule"] for entry in run.journal if entry["rule"]}) == len(run.scenario["replies"])
