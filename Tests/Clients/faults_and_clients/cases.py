"""The rows of the tables: what the daemon is told to do, and to which request."""

import json
from dataclasses import dataclass
from typing import Any

from raw import body

# The text of the replies, one delta a word. Its letters take one to four bytes.
WORDS = ["Một ", "đêm ", "tối ", "và ", "giông ", "bão ", "🌩."]
# The same with the two line separators of Unicode, which are no ends of lines in a stream.
SEPARATED = ["Một ", "đêm\u2028", "tối ", "và\u2029", "giông ", "bão ", "🌩."]

# What a reply's faults say in a scenario, of streamed replies and of others.
STREAMED_FAULTS = """
{at: request, do: reset}
{at: request, do: close}
{at: request, do: stall}
{at: request, do: {dribble: 1ms}}
{at: headers, do: reset}
{at: headers, do: close}
{at: headers, do: end}
{at: headers, do: stall}
{at: event 5, do: reset}
{at: event 5, do: close}
{at: event 5, do: end}
{at: event 5, do: stall}
{at: event 5, do: {stall: 50ms}}
{at: event 5, do: {error: overloaded_error}}
{at: event 5, do: bad_chunk}
{at: event 5, do: corrupt}
{at: event 5, do: duplicate}
{at: event 5, do: drop}
{at: event 5, do: swap}
{at: event 5, do: {dribble: 1ms}}
""".strip().split("\n")
WHOLE_FAULTS = """
{at: request, do: reset}
{at: request, do: close}
{at: request, do: stall}
{at: 50%, do: reset}
{at: 50%, do: close}
{at: 50%, do: end}
{at: 50%, do: {error: overloaded_error}}
{at: 50%, do: bad_chunk}
{at: 50%, do: corrupt}
""".strip().split("\n")
CONNECTION_FAULTS = ["reset", "close", "stall", "{wait: 50ms}"]

# What a reply's wire says.
WIRES = """
slice: none
slice: event
slice: 1
slice: 7
slice: line
slice: utf8
slice: random
newline: crlf
newline: crlf, slice: 1
newline: cr
space_after_colon: false
bom: true
comments: true
unknown_events: true
multiline_data: true
unicode: raw
unicode: escaped
padding: true
""".strip().split("\n")
EVERY_WIRE = (
  "slice: 1, newline: crlf, space_after_colon: false, bom: true, comments: true, unknown_events: true, "
  "multiline_data: true, unicode: escaped, padding: true"
)

# The gate at which a stream stands until the client has seen what comes before the fault: what a client reads ahead
# of an error, and then throws away, is a matter of moments.
GATE = "seen"
GATED = "{at: event 5, do: "
EVENTS_BEFORE_THE_FAULT = 5


@dataclass(frozen=True)
class Case:
  """One row."""

  # What stands in the row's first column.
  label: str
  # The whole scenario.
  scenario: str
  streamed: bool = True
  words: tuple[str, ...] = tuple(WORDS)

  @property
  def request(self) -> dict[str, Any]:
    return body(stream=True) if self.streamed else body()

  @property
  def stalls(self) -> bool:
    return "do: stall" in self.scenario

  @property
  def gated(self) -> bool:
    return GATE in self.scenario

  @property
  def text(self) -> str:
    return "".join(self.words)

  @property
  def types(self) -> list[str]:
    """What a client sees of the whole reply."""
    if not self.streamed:
      return ["message"]
    deltas = ["content_block_delta"] * len(self.words)
    return ["message_start", "content_block_start", *deltas, "content_block_stop", "message_delta", "message_stop"]


def replying(words: list[str], more: str = "") -> str:
  """A scenario with one reply. Pings would be counted by some clients and not by others."""
  return f"seed: 7\npings: none\nreplies:\n  - text: {json.dumps(words)}\n{more}"


def faulted(fault: str) -> str:
  held = f"{{at: event {EVENTS_BEFORE_THE_FAULT}, do: {{hold: {GATE}}}}}, " if fault.startswith(GATED) else ""
  return replying(WORDS, f"    faults: [{held}{fault}]\n")


def wired(wire: str, label: str | None = None) -> Case:
  words = SEPARATED if wire.startswith("unicode") else WORDS
  return Case(label or f"`{wire}`", replying(words, f"    wire: {{{wire}}}\n"), words=tuple(words))


def turned_away(act: str) -> Case:
  connections = f"connections: [{{do: {act}}}]"
  return Case(f"`{connections}`", f"{connections}\n{replying(WORDS)}")


FAULT_CASES = [
  *map(turned_away, CONNECTION_FAULTS),
  *(Case(f"`{fault}`", faulted(fault)) for fault in STREAMED_FAULTS),
  *(Case(f"`{fault}`, no stream", faulted(fault), streamed=False) for fault in WHOLE_FAULTS),
]
WIRE_CASES = [*map(wired, WIRES), wired(EVERY_WIRE, "`slice: 1, newline: crlf` and all the others at once")]
