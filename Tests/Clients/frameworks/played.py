"""Plays situations to a framework's caller."""

from dataclasses import dataclass
from typing import Any

from control import Control
from daemon import Daemon
from frameworks import Caller, Framework, Seen
from situations import GATE, TEXT, TOLD_WAIT, WEATHER, WORDS, WORDS_BEFORE_THE_GATE, Situation


@dataclass
class Played:
  """One situation as a framework's caller saw it, and as the server did."""

  situation: Situation
  framework: Framework
  seen: Seen
  # The journal's entries.
  requests: list[dict[str, Any]]

  @property
  def cell(self) -> str:
    """What the table says of it."""
    if self.situation.tool or len(self.requests) == 1:
      return self.result
    return f"{self.result}; {len(self.requests)} requests{self.pace}"

  @property
  def result(self) -> str:
    """What the caller got. It says of a text how much of it there was."""
    text = self.seen.text.strip()
    if self.seen.error:
      return f"`{self.seen.error}`" + (f" after {words(text)}" if text else "")
    if self.situation.tool:
      return "call, result, answer" if self.has_used_tool else "no answer"
    if text == TEXT:
      return "the whole text"
    if text.endswith(TEXT):
      return f"{words(text.removesuffix(TEXT).strip())}, then the whole text"
    return f"no error, {words(text)}"

  @property
  def has_used_tool(self) -> bool:
    """Whether the tool was called with the right input, its result came back, and the caller has the answer to it."""
    if self.framework.structured:
      return self.seen.text == "Hanoi, Vietnam"
    return self.seen.tools == [{"location": "Hanoi"}] and self.seen.text.strip().endswith(WEATHER)

  @property
  def pace(self) -> str:
    told = [wait == TOLD_WAIT for wait in self.seen.waits]
    if not told:
      return " without a wait"
    if any(told):
      return ", waits as told" if all(told) else ", waits as told and of its own"
    return ", waits of its own"


def words(text: str) -> str:
  count = len(text.split())
  return f"{count} of {len(WORDS)} words" if "".join(WORDS).startswith(text) else f"{count} words"


def play(situation: Situation, framework: Framework, caller: Caller, daemon: Daemon) -> Played:
  """Plays a situation in a session of its own."""
  session = f"{framework.name}: {situation.label}"
  session = "".join(character if character.isalnum() else "-" for character in session)
  control = Control(daemon, session)
  loaded = control.call("PUT", "scenario", content=situation.scenario(framework).encode())
  assert loaded.is_success, loaded.text
  released = False

  def look(seen: Seen) -> None:
    nonlocal released
    if situation.gated and not released and seen.text.strip() == "".join(WORDS[:WORDS_BEFORE_THE_GATE]).strip():
      released = True
      control.release(GATE)

  seen = caller.ask(f"{daemon.url}/session/{session}", situation.streamed, situation.tool, look)
  return Played(situation, framework, seen, control.journal())
