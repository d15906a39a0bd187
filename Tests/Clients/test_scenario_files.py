"""The scenarios in `Fixtures/scenarios`, which are documentation too: each is served, and does what it says."""

from pathlib import Path

import anthropic
import pytest

import sdk
from sdk import ask
from test_errors import DOCUMENTED

FOLDER = Path(__file__).parents[2] / "Fixtures" / "scenarios"

TOOL = {"name": "get_weather", "description": "Tells the weather", "input_schema": {"type": "object"}}


@pytest.fixture
def play(serve, connect):
  """Serves one of the files and connects to it."""
  return lambda name, **options: connect(serve(FOLDER / name), **options)


def test_hello(play):
  seen = play("hello.yaml").stream(**ask())

  assert seen.texts[:3] == ["Hello!", " It", " is"]
  assert "".join(seen.texts) == "Hello! It is good to hear from you. What are we building today?"


def test_tool_loop(play):
  client = play("tool-loop.yaml")
  request = ask("What's the weather in Hanoi?", tools=[TOOL])

  first = client.stream(**request).message
  assert first.content[1].input == {"location": "Hanoi", "unit": "celsius"}
  request["messages"] += [
    {"role": "assistant", "content": first.content},
    {"role": "user", "content": [{"type": "tool_result", "tool_use_id": first.content[1].id, "content": "Sunny"}]},
  ]
  assert client.stream(**request).message.content[0].text == "It is 32 °C and sunny in Hanoi. Take a hat."
  assert client.create(**ask()).content[0].text == "Ask me about the weather."


def test_thinking(play):
  client = play("thinking.yaml")

  thought, text = client.create(**ask("How many cakes?") | {"max_tokens": 4096}, **sdk.thinking(1024)).content
  assert thought.thinking == "Twelve eggs, and each cake takes three. Twelve by three is four."
  assert text.text == "Four cakes."
  assert client.create(**ask("How many cakes?")).content[0].text == "About four cakes, I would say."


def test_rate_limited(play):
  client = play("rate-limited.yaml")

  with pytest.raises(anthropic.RateLimitError) as caught:
    client.create(**ask())
  assert caught.value.response.headers["retry-after"] == "1"
  assert client.create(**ask()).content[0].text == "Thank you for waiting."


def test_overloaded(play):
  client = play("overloaded.yaml")

  for _ in range(2):
    with pytest.raises(anthropic.APIStatusError) as caught:
      client.create(**ask())
    assert caught.value.status_code == 529
  assert client.create(**ask()).content[0].text == "There you are, at the third attempt."


def test_slow(play):
  client = play("slow.yaml")

  assert client.first_texts(2, **ask()) == ["Goo", "d t"]
  assert client.stream(**ask("fast")).message.content[0].text == "All of this arrives at once."


def test_errors(play):
  client = play("errors.yaml")

  for name, status in DOCUMENTED.items():
    with pytest.raises(anthropic.APIStatusError) as caught:
      client.create(**ask(f"Please fail with a {name}"))
    assert (caught.value.status_code, caught.value.body["error"]["type"]) == (status, name)
  with pytest.raises(anthropic.InternalServerError) as caught:
    client.create(**ask("a bad gateway"))
  assert caught.value.status_code == 502
  assert client.create(**ask()).content[0].text == "Nothing failed."


def test_token_usage(play):
  client = play("token-usage.yaml")

  cached = client.create(**ask("cached")).usage
  assert (cached.input_tokens, cached.cache_read_input_tokens, cached.output_tokens) == (12, 4096, 6)
  long = client.stream(**ask("long")).message
  assert (long.stop_reason, long.usage.input_tokens, long.usage.output_tokens) == ("max_tokens", 20, 1024)
  assert client.create(**ask() | {"model": "claude-opus-4-5"}).model == "claude-haiku-4-5"


def test_every_file_has_a_test():
  names = {f"test_{file.stem.replace('-', '_')}" for file in FOLDER.glob("*.yaml")}

  assert names - set(globals()) == set()
