"""The rows of the table: what a framework is asked for, and what it meets."""

import json
from dataclasses import dataclass, field
from typing import Any

from frameworks import Framework

# The text of the replies, one delta a word. Its letters take one to four bytes.
WORDS = ["Một ", "đêm ", "tối ", "và ", "giông ", "bão ", "🌩."]
TEXT = "".join(WORDS)
WEATHER = "It is 32 °C and sunny in Hanoi."

# How long an error asks the client to wait, in seconds. No framework would wait for so long by itself.
TOLD_WAIT = 47
LIMITED = {"error": "rate_limit_error", "headers": {"retry-after": str(TOLD_WAIT)}}
OVERLOADED = {"error": "overloaded_error"}

# The gate at which a stream stands until its caller has seen the words that came before it.
GATE = "seen"
WORDS_BEFORE_THE_GATE = 3
HOLD = {"at": f"event {2 + WORDS_BEFORE_THE_GATE}", "do": {"hold": GATE}}


@dataclass(frozen=True)
class Situation:
  """One row."""

  # What stands in the row's first column.
  label: str
  # What the first request gets: an error, or what else the reply says. Without it nothing happens.
  first: dict[str, Any] = field(default_factory=dict)
  # Whether every request gets it.
  lasts: bool = False
  streamed: bool = True
  tool: bool = False

  @property
  def gated(self) -> bool:
    return HOLD in self.first.get("faults", [])

  @property
  def ends_cleanly(self) -> bool:
    return any(fault["do"] == "end" for fault in self.first.get("faults", []))

  def scenario(self, framework: Framework) -> str:
    """The whole scenario; JSON is YAML. Pings would be counted among the events."""
    if self.tool:
      replies = tool_replies(framework)
    else:
      reply = text_reply(framework, self.streamed)
      first = self.first if "error" in self.first else reply | self.first
      replies = [first] if self.lasts else [first | {"times": 1}, reply]
    return json.dumps({"seed": 7, "pings": "none", "replies": replies}, ensure_ascii=False)


def text_reply(framework: Framework, streamed: bool) -> dict[str, Any]:
  """A reply with the text; to a framework that asks for an object, with the call that holds it."""
  if not framework.structured:
    return {"text": WORDS}
  first, *others, last = WORDS
  name = "PartialAnswer" if streamed else "Answer"
  return {"content": [{"tool_use": {"name": name, "input_json": ['{"text": "' + first, *others, last + '"}']}}]}


def tool_replies(framework: Framework) -> list[dict[str, Any]]:
  if framework.structured:
    call = {"tool_use": {"name": "Weather", "input": {"location": "Hanoi"}}}
    better = {"tool_use": {"name": "Weather", "input": {"location": "Hanoi, Vietnam"}}}
    return [{"times": 1, "content": [call]}, {"content": [better]}]
  call = {"tool_use": {"name": "get_weather", "input": {"location": "Hanoi"}}}
  return [
    {"when": {"tool_result": {"name": "get_weather", "content": "32 °C, sunny"}}, "text": WEATHER},
    {"when": {"tools": ["get_weather"]}, "content": [{"text": "Let me check."}, call]},
  ]


def cut(act: Any) -> dict[str, Any]:
  return {"faults": [HOLD, {"at": HOLD["at"], "do": act}]}


def half(act: Any) -> dict[str, Any]:
  return {"faults": [{"at": "50%", "do": act}]}


SITUATIONS = [
  Situation("a text, streamed", {"faults": [HOLD]}),
  Situation("a text, whole", streamed=False),
  Situation("a tool, streamed", tool=True),
  Situation("a tool, whole", tool=True, streamed=False),
  Situation("429 once", LIMITED),
  Situation("429 once, whole", LIMITED, streamed=False),
  Situation("429 always", LIMITED, lasts=True),
  Situation("429 always, whole", LIMITED, lasts=True, streamed=False),
  Situation("529 once", OVERLOADED),
  Situation("529 once, whole", OVERLOADED, streamed=False),
  Situation("529 always", OVERLOADED, lasts=True),
  Situation("529 always, whole", OVERLOADED, lasts=True, streamed=False),
  Situation("`{at: event 5, do: reset}`", cut("reset")),
  Situation("`{at: event 5, do: close}`", cut("close")),
  Situation("`{at: event 5, do: end}`", cut("end")),
  Situation("`{at: event 5, do: {error: overloaded_error}}`", cut({"error": "overloaded_error"})),
  Situation("`{at: 50%, do: close}`, whole", half("close"), streamed=False),
]
