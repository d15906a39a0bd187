"""The scenario that is served when no file is named."""

import subprocess

import anthropic
import pytest

import sdk
from daemon import BINARY, PATIENCE
from sdk import ask

WEATHER_TOOL = {
  "name": "get_weather",
  "description": "Get current weather for a location",
  "input_schema": {
    "type": "object",
    "properties": {
      "location": {"type": "string"},
      "days": {"type": "integer"},
      "unit": {"type": "string", "enum": ["celsius", "fahrenheit"]},
    },
    "required": ["location", "days", "unit"],
  },
}


def test_any_prompt_gets_a_short_text_that_streams(built_in, connect):
  seen = connect(built_in).stream(**ask("Why is the sky blue?"))

  assert len(seen.texts) > 3
  assert "".join(seen.texts) == seen.message.content[0].text
  assert seen.message.stop_reason == "end_turn"
  assert connect(built_in).create(**ask("Why is the sky blue?")).content[0].text == seen.message.content[0].text


@pytest.mark.parametrize("prompt", ["What's the weather in Tokyo?", "Use a tool, please", "mock:tool"])
def test_a_tool_is_called_when_the_prompt_asks_for_it(built_in, connect, prompt):
  client = connect(built_in)
  request = ask(prompt, tools=[WEATHER_TOOL])

  first = client.stream(**request).message
  call = first.content[-1]
  assert (first.stop_reason, call.type, call.name) == ("tool_use", "tool_use", "get_weather")
  assert isinstance(call.input["location"], str)
  assert isinstance(call.input["days"], int)
  assert call.input["unit"] == "celsius"

  request["messages"] += [
    {"role": "assistant", "content": first.content},
    {"role": "user", "content": [{"type": "tool_result", "tool_use_id": call.id, "content": "Sunny"}]},
  ]
  second = client.stream(**request)
  assert second.message.stop_reason == "end_turn"
  assert second.texts


def test_no_tool_is_called_when_the_prompt_does_not_ask(built_in, connect):
  assert connect(built_in).create(**ask("Hello", tools=[WEATHER_TOOL])).stop_reason == "end_turn"
  assert connect(built_in).create(**ask("What's the weather?")).stop_reason == "end_turn"


@pytest.mark.parametrize("how", ["create", "events"])
@pytest.mark.parametrize("status", [429, 529, 500, 401])
def test_errors(built_in, connect, how, status):
  for _ in range(2):
    with pytest.raises(anthropic.APIStatusError) as caught:
      getattr(connect(built_in), how)(**ask(f"Now mock:{status}, please"))

    assert caught.value.status_code == status
    assert type(caught.value).__name__ == sdk.error_class(status)
    assert caught.value.response.headers.get("retry-after") == ("1" if status == 429 else None)


@pytest.mark.parametrize("status", [429, 529])
def test_errors_that_pass(built_in, connect, status):
  client = connect(built_in)
  request = ask(f"Now mock:{status}-once, please")

  with pytest.raises(anthropic.APIStatusError) as caught:
    client.create(**request)
  assert caught.value.status_code == status
  assert client.create(**request).stop_reason == "end_turn"


def test_thinking(built_in, connect):
  events = connect(built_in).events(**ask("mock:thinking") | {"max_tokens": 4096}, **sdk.thinking(1024))

  blocks = [event.content_block.type for event in events if event.type == "content_block_start"]
  assert blocks == ["thinking", "text"]
  deltas = [event.delta.type for event in events if event.type == "content_block_delta" and event.index == 0]
  assert set(deltas[:-1]) == {"thinking_delta"}
  assert deltas[-1] == "signature_delta"


@pytest.mark.parametrize("reason", ["max_tokens", "refusal"])
def test_stop_reasons(built_in, connect, reason):
  assert connect(built_in).stream(**ask(f"mock:{reason}")).message.stop_reason == reason


def test_long(built_in, connect):
  short = connect(built_in).create(**ask("Hello"))
  long = connect(built_in).create(**ask("mock:long"))

  assert len(long.content[0].text) > 5 * len(short.content[0].text)
  assert long.usage.output_tokens > 5 * short.usage.output_tokens


def test_slow_still_streams(built_in, connect):
  assert len(connect(built_in).first_texts(2, **ask("mock:slow"))) == 2


def test_what_a_user_said_before_does_not_count(built_in, connect):
  request = ask("mock:529")
  request["messages"] += [{"role": "assistant", "content": "Well."}, {"role": "user", "content": "Hello again"}]

  assert connect(built_in).create(**request).stop_reason == "end_turn"


def test_help_lists_the_magic_words():
  page = subprocess.run([BINARY, "serve", "--help"], capture_output=True, text=True, timeout=PATIENCE, check=True).stdout
  words = "429 429-once 529 529-once 500 401 thinking tool slow long max_tokens refusal"
  assert [word for word in words.split() if f"mock:{word}" not in page] == []
