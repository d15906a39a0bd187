"""The tables of the article: each case is played to each client, and what the client reports is a cell."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import with_curl
import with_fetch
import with_httpx
import with_requests
import with_sdk
from articles import table_of
from cases import EVENTS_BEFORE_THE_FAULT, GATE, Case
from control import Control
from daemon import PATIENCE, Daemon
from reported import Reported

CLIENTS = {
  "Anthropic SDK": with_sdk,
  "httpx": with_httpx,
  "requests": with_requests,
  "curl": with_curl,
  "node's fetch": with_fetch,
}

# How long a client waits in a case that is silence, in seconds; in the others it has all the time that it needs.
SHORT = 2

# What a client reports that a moment decides: whether it notices a connection's end while it connects, sends or receives.
# The cell names all of it.
UNSETTLED = "never settles"
TERMINATED = ["`TypeError: terminated (ECONNRESET)`", "`TypeError: terminated (UND_ERR_SOCKET)`"]
BY_THE_MOMENT = {
  ("`connections: [{do: reset}]`", "httpx"): ["`ConnectError`", "`ReadError`", "`RemoteProtocolError`"],
  ("`connections: [{do: reset}]`", "curl"): ["`7 COULDNT_CONNECT`", "`55 SEND_ERROR`", "`56 RECV_ERROR`"],
  ("`connections: [{do: reset}]`", "node's fetch"): ["`TypeError: fetch failed (ECONNRESET)`", UNSETTLED],
  ("`connections: [{do: close}]`", "node's fetch"): ["`TypeError: fetch failed (UND_ERR_SOCKET)`", UNSETTLED],
  ("`{at: headers, do: reset}`", "node's fetch"): TERMINATED,
  ("`{at: 50%, do: reset}`, no stream", "node's fetch"): TERMINATED,
}


def outcome(events: Iterator[dict[str, Any]], case: Case, seen: Callable[[int], None]) -> str:
  """What a client makes of a reply. `seen` is told how many events it has seen, after each."""
  types: list[str] = []
  text = ""
  while True:
    try:
      event = next(events)
    except StopIteration:
      break
    except Exception as error:
      name = str(error) if isinstance(error, Reported) else f"`{type(error).__name__}`"
      return f"{name} after {len(types)} events" if types and case.streamed else name
    if event["type"] not in {*case.types, "error"}:
      continue
    types.append(event["type"])
    text += event.get("delta", {}).get("text", "")
    text += "".join(block["text"] for block in event.get("content", []))
    seen(len(types))
  if types == case.types:
    return "the whole message" if text == case.text else "another text"
  if "error" in types:
    return f"the error event after {types.index('error')} events"
  return f"{len(types)} of {len(case.types)} events" if types else "no events"


def alternatives(names: list[str]) -> str:
  *others, last = names
  return f"{', '.join(others)} or {last}" if others else last


def row(case: Case, file: Path) -> list[str]:
  """A row's cells, without the first. The file is for the case's scenario."""
  file.write_text(case.scenario, encoding="utf-8")
  daemon = Daemon(str(file))

  def seen(count: int) -> None:
    if case.gated and count == EVENTS_BEFORE_THE_FAULT:
      Control(daemon).release(GATE)

  def cell(name: str) -> str:
    events = CLIENTS[name].events(daemon.url, case.request, SHORT if case.stalls else PATIENCE)
    found = outcome(events, case, seen)
    possible = BY_THE_MOMENT.get((case.label, name), [found])
    return alternatives(possible) if found in possible else found

  try:
    return [cell(name) for name in CLIENTS]
  finally:
    daemon.stop()


def table(heading: str, cases: list[Case], folder: Path) -> str:
  """The table as it stands in the article. The folder is for scenarios."""
  files = [folder / f"{number}.yaml" for number in range(len(cases))]
  with ThreadPoolExecutor(max_workers=4) as pool:
    rows = list(pool.map(row, cases, files))
  return table_of([[heading, *CLIENTS], *([case.label, *cells] for case, cells in zip(cases, rows))])
