"""After ten thousand faults nothing is left of them, and whoever stood beside them was served."""

import json
import socket
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

from control import Control
from daemon import PATIENCE
from raw import body, connected, read_chunks, read_head, request_bytes

PLACES = ["request", "headers", "event 3", "event 3 byte 9", "byte 500", "block 1", "50%", "end"]
ACTS = [
  "reset", "close", "end", "stall", "bad_chunk", "corrupt", "duplicate", "drop", "swap",
  {"error": "overloaded_error"}, {"hold": "never"}, {"wait": "1ms"}, {"stall": "1ms"}, {"dribble": "0.001ms"},
]  # fmt: skip
CONNECTIONS = ["reset", "close", "stall", {"wait": "1ms"}]
WORKERS = 8
ROUNDS = 90


def faults() -> str:
  """One rule for each fault at each place, found by its number."""
  rules = [
    {"when": {"last_user": {"equals": str(number)}}, "text": "one two three four", "faults": [{"at": place, "do": act}]}
    for number, (place, act) in enumerate((place, act) for place in PLACES for act in ACTS)
  ]
  return json.dumps({"replies": [*rules, {"text": "served"}]})


def strike(daemon, prompt: str, is_silent: bool = False) -> str:
  """Meets one fault: how it ended. Whoever knows that there is no end does not wait for it."""
  try:
    with connected(daemon) as connection:
      connection.settimeout(0.02 if is_silent else PATIENCE)
      connection.sendall(request_bytes(body(prompt, stream=True)))
      while data := connection.recv(65536):
        if data.endswith(b"0\r\n\r\n"):
          return "end"
      return "close"
  except TimeoutError:
    return "silence"
  except (ConnectionResetError, BrokenPipeError):
    return "reset"


def be_served(connection: socket.socket) -> None:
  """Asks, on a connection that is kept, for what has no fault."""
  connection.sendall(request_bytes(body("neighbour", stream=True)))
  assert b"served" in b"".join(read_chunks(connection, read_head(connection)[1]))


def descriptors(daemon) -> int:
  return len(list(Path(f"/proc/{daemon.process.pid}/fd").iterdir()))


def memory(daemon) -> int:
  """What the process has in memory, in KiB."""
  status = Path(f"/proc/{daemon.process.pid}/status").read_text()
  return int(status.split("VmRSS:")[1].split()[0])


@contextmanager
def neighbours(daemon):
  """Connections that are kept, and are served before and after."""
  with ExitStack() as stack:
    connections = [stack.enter_context(connected(daemon)) for _ in range(20)]
    for connection in connections:
      be_served(connection)
    yield
    for connection in connections:
      be_served(connection)


def settled(daemon, expected: int) -> int:
  """How many descriptors are open when no reply is under way any more, and when the daemon has seen that its clients have
  left: that may take it a while, so it is asked again while there are more than expected."""
  control = Control(daemon)
  for _ in range(1000):
    is_idle = "mock_claude_replies_in_progress 0" in control.call("GET", "metrics").text
    if is_idle and descriptors(daemon) <= expected + 1:
      break
  control.call("DELETE", "requests")
  control.client.close()
  return descriptors(daemon)


def test_faults_of_every_kind_leave_nothing(scenario):
  daemon = scenario(faults(), "--log-level", "error")
  acts = ACTS * len(PLACES)
  silent = [act == "stall" or isinstance(act, dict) and "hold" in act for act in acts]
  cases = [(str(number), is_silent) for number, is_silent in enumerate(silent)]

  with neighbours(daemon), ThreadPoolExecutor(WORKERS) as pool:
    endings = Counter()

    def strike_all(rounds: int, expected: int) -> tuple[int, int]:
      endings.update(pool.map(lambda case: strike(daemon, *case), cases * rounds))
      return settled(daemon, expected), memory(daemon)

    # The journal is cleared between the halves, so what it has room for has been used in the first.
    open_before, memory_before = strike_all(ROUNDS // 2, descriptors(daemon))
    open_after, memory_after = strike_all(ROUNDS - ROUNDS // 2, open_before)

  assert endings.total() >= 10_000
  assert min(endings[kind] for kind in ("reset", "close", "end", "silence")) > 500, endings
  assert abs(open_after - open_before) <= 1
  assert memory_after < 1.2 * memory_before + 8192


def test_connections_that_are_turned_away_leave_nothing(scenario):
  times = 250
  connections = [{"times": times, "do": "pass"}, *({"times": times, "do": act} for act in CONNECTIONS)]
  daemon = scenario(json.dumps({"connections": connections, "replies": [{"text": "served"}]}), "--log-level", "error")

  with neighbours(daemon), ThreadPoolExecutor(WORKERS) as pool:

    def strikes(count: int, is_silent: bool) -> Counter:
      return Counter(pool.map(lambda _: strike(daemon, "Hi", is_silent), range(count)))

    passed = strikes(times - 20, False)
    open_before = descriptors(daemon)
    turned_away = strikes(len(CONNECTIONS) * times, True)
    open_after = settled(daemon, open_before)

  assert passed["end"] == times - 20
  assert min(turned_away[kind] for kind in ("reset", "close", "silence")) >= times - 1, turned_away
  assert open_after <= open_before + 1
