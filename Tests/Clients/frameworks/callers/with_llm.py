"""llm with llm-anthropic: the command line, run in this process. What it prints is the text, and its exit status the error."""

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stdout

import caller

# Nothing of the user's own is read, and nothing stays.
folder = tempfile.TemporaryDirectory()
os.environ["LLM_USER_PATH"] = folder.name

from llm.cli import cli

TOOL = f'''
import caller

def get_weather(location: str) -> str:
  """{caller.get_weather.__doc__}"""
  return caller.get_weather(location)
'''


class Terminal(io.StringIO):
  """Where the command prints."""

  def write(self, text: str) -> int:
    caller.tell(text=text)
    return len(text)


def prompt(url: str, streamed: bool, question: str, *options: str) -> Iterator[str]:
  os.environ["ANTHROPIC_BASE_URL"] = url
  # It would read a prompt there too.
  sys.stdin = io.StringIO()
  arguments = ["prompt", question, "--model", "claude-haiku-4.5", "--key", caller.KEY, "--no-log", *options]
  arguments += ["--option", "max_tokens", str(caller.MAX_TOKENS)]
  with redirect_stdout(Terminal()):
    cli(arguments if streamed else [*arguments, "--no-stream"])
  # What it has printed is told already.
  yield from ()


def ask(url: str, streamed: bool) -> Iterator[str]:
  return prompt(url, streamed, caller.QUESTION)


def use_tool(url: str, streamed: bool) -> Iterator[str]:
  return prompt(url, streamed, caller.WEATHER_QUESTION, "--functions", TOOL)


caller.answer_calls(ask, use_tool)
