"""What the programs share. Each asks through one framework what it is told on standard input, and tells on standard output what
the framework's caller sees, one JSON a line."""

import asyncio
import inspect
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

KEY = "sk-ant-test-0000"
MODEL = "claude-haiku-4-5"
MAX_TOKENS = 1024

QUESTION = "Hello"
WEATHER_QUESTION = "What's the weather in Hanoi?"

# Shorter sleeps, in seconds, are not between attempts, and are slept.
SHORTEST_WAIT = 0.3

# The lines go where standard output was: what a framework prints is none of them.
lines = os.fdopen(os.dup(1), "w", buffering=1)
os.dup2(2, 1)


def tell(**what: Any) -> None:
  lines.write(json.dumps(what) + "\n")


def get_weather(location: str) -> str:
  """Tells the weather of a place.

  Args:
    location: The place's name.
  """
  tell(tool={"location": location})
  return "32 °C, sunny"


def leave_out_waits() -> None:
  """The waits between attempts are told of, and not waited for."""
  sleep, sleep_in_loop = time.sleep, asyncio.sleep

  def note(seconds: float) -> None:
    if seconds < SHORTEST_WAIT:
      sleep(seconds)
    else:
      tell(wait=seconds)

  async def note_in_loop(seconds: float, result: Any = None) -> Any:
    if seconds >= SHORTEST_WAIT:
      tell(wait=seconds)
      seconds = 0
    return await sleep_in_loop(seconds, result)

  time.sleep, asyncio.sleep = note, note_in_loop


# Some modules keep the function as they find it: so it is done before they are loaded.
leave_out_waits()

Texts = Iterator[str] | AsyncIterator[str]


async def tell_all(texts: AsyncIterator[str]) -> None:
  async for text in texts:
    tell(text=text)


def tell_of(texts: Texts, loop: asyncio.AbstractEventLoop) -> None:
  """Tells of the texts as they come, and of how they ended."""
  try:
    if inspect.isasyncgen(texts):
      loop.run_until_complete(tell_all(texts))
    else:
      for text in texts:
        tell(text=text)
  except SystemExit as exit:
    tell(error=f"exit {exit.code}" if exit.code else None)
  except Exception as error:
    tell(error=f"{type(error).__module__.partition('.')[0]}.{type(error).__name__}", message=str(error))
  else:
    tell(error=None)


def answer_calls(ask: Callable[[str, bool], Texts], use_tool: Callable[[str, bool], Texts]) -> None:
  """Asks as each line of standard input says. Both functions take the base URL, and whether the caller wants the text in
  pieces; what they yield is the text."""
  loop = asyncio.new_event_loop()
  for line in sys.stdin:
    call = json.loads(line)
    tell_of((use_tool if call["tool"] else ask)(call["url"], call["streamed"]), loop)
