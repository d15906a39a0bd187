"""The official SDK's clients of Bedrock and Vertex, beside its own: the same scenario, the same faults."""

import json

import anthropic
import pytest

from control import Control
from platforms import MODELS, Platform
from scripts import WEATHER
from sdk import KNOWS_THINKING, VERSION, BrokenStream

NAMES = {"messages": "claude-haiku-4-5", "bedrock": "claude-haiku-4-5-20251001", "vertex": "claude-haiku-4-5-20251001"}
IDS = {"messages": "msg_01", "bedrock": "msg_bdrk_01", "vertex": "msg_vrtx_01"}


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def is_async(request):
  return request.param


@pytest.fixture(params=list(MODELS))
def platform(request, is_async, daemon):
  return Platform(request.param, is_async, daemon)


def test_a_message(platform):
  message = platform.create()

  assert [block.text for block in message.content] == ["Hello there, friend"]
  assert message.model == NAMES[platform.name]
  assert message.id.startswith(IDS[platform.name])
  assert message.usage.output_tokens > 0


def test_a_stream_brings_the_same_message(platform):
  message = platform.message()

  assert (message.content[0].text, message.model) == ("Hello there, friend", NAMES[platform.name])
  assert message.id.startswith(IDS[platform.name])
  assert message.stop_reason == "end_turn"


def test_thinking_a_tool_and_its_result(platform):
  message = platform.message("The weather?", tools=[WEATHER])

  types = [block.type for block in message.content]
  assert types == ["thinking", "redacted_thinking", "text", "tool_use"]
  if KNOWS_THINKING:
    assert message.content[0].thinking == "They ask for the weather."
  assert (message.content[2].text, message.content[3].input) == ("Grüße, checking.", {"location": "Hanoi", "days": 2})
  history = [
    {"role": "user", "content": "The weather?"},
    {"role": "assistant", "content": [block.to_dict() for block in message.content]},
    {"role": "user", "content": [{"type": "tool_result", "tool_use_id": message.content[3].id, "content": "Sun"}]},
  ]
  assert platform.create(tools=[WEATHER], messages=history).content[0].text == "Sunny."


@pytest.mark.parametrize(
  "text, status, on_bedrock",
  [("overloaded", 529, 503), ("limited", 429, 429), ("invalid", 400, 400), ("status", 503, 503)],
)
def test_errors(platform, text, status, on_bedrock):
  expected = on_bedrock if platform.name == "bedrock" else status

  for call in (platform.create, platform.message):
    with pytest.raises(anthropic.APIStatusError) as raised:
      call(text)
    assert raised.value.status_code == expected
  if platform.name == "bedrock":
    assert set(raised.value.body) == {"message"}


def test_retries(daemon, is_async, waits):
  for name in MODELS:
    platform = Platform(name, is_async, daemon, max_retries=2)
    assert platform.create(f"busy {name} {is_async}").content[0].text == "At last."
  assert waits[0] == 1


@pytest.mark.parametrize("fault", ["reset", "close in an event", "close at a byte", "bad_chunk"])
def test_a_connection_that_breaks(platform, fault):
  text, error = platform.read(f"fault {fault}")

  assert isinstance(error, BrokenStream)
  assert "one two three four five six".startswith(text) and len(text) < 20


def test_a_connection_that_breaks_before_anything_is_sent(platform):
  assert isinstance(platform.read("fault request")[1], anthropic.APIConnectionError)


def test_a_stream_that_ends_early(platform):
  assert platform.read("fault end") == ("one two ", None)


def test_a_stream_that_stands_still(platform):
  class Left(Exception):
    """The client hangs up."""

  def leave(event):
    if event.type == "content_block_delta" and event.delta.text == "two ":
      raise Left

  text, error = platform.read("fault stall", leave)

  assert (text, type(error)) == ("one ", Left)


def test_an_event_that_is_no_json(platform):
  text, error = platform.read("fault corrupt")

  assert (text, type(error)) == ("one two ", json.JSONDecodeError)


def test_an_error_in_the_stream(platform):
  text, error = platform.read("fault error")

  assert text == "one two "
  if platform.name == "bedrock" and VERSION < (1,):
    # It told exceptions from events by their status alone.
    assert isinstance(error, ValueError) and "serviceUnavailableException" in str(error)
    return
  assert isinstance(error, anthropic.APIStatusError)
  kind = "serviceUnavailableException" if platform.name == "bedrock" else "overloaded_error"
  assert error.body["error"] == {"type": kind, "message": "Overloaded"}


def test_slices_and_pace_change_nothing(platform):
  assert platform.read("sliced") == ("Grüße 🌍, friend", None)
  assert platform.read("paced") == ("one two three", None)


def test_a_stream_waits_for_the_test(platform, background, daemon):
  control = Control(daemon)
  texts = []
  reading = background(platform.read, "gate", lambda event: texts.append(event.type))
  control.arrived("middle")
  control.release("middle")

  assert reading.result(60) == ("Beforebehind", None)
  assert texts[-1] == "message_stop"


@pytest.mark.skipif(VERSION < (1,), reason="this version does not count tokens")
def test_vertex_counts_tokens(daemon):
  client = Platform("vertex", False, daemon)
  request = client.ask("How many?")
  del request["max_tokens"]

  counted = client.make(**client.options).messages.count_tokens(**request).input_tokens
  assert counted == client.create("How many?").usage.input_tokens


def test_sessions_and_prefixes(daemon, is_async):
  for name in ["bedrock", "vertex"]:
    platform = Platform(name, is_async, daemon)
    url = platform.options["base_url"].replace(daemon.url, f"{daemon.url}/session/{name}{is_async}/anthropic")
    platform.options["base_url"] = url
    assert platform.create().content[0].text == "Hello there, friend"
    assert len(Control(daemon, f"{name}{is_async}").journal()) == 1


def test_clients_do_nothing_wrong(scenario, is_async):
  daemon = scenario("expect: {findings: none}\nreplies: [{text: Hello}]")
  for name in MODELS:
    Platform(name, is_async, daemon).create()

  assert Control(daemon).verdict()["passed"]
