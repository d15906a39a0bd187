"""Scenario files about what replies consist of, and why they end."""

import json

import pytest

import sdk
from raw import body, post
from sdk import after, ask, results, tools


def events_of(response) -> list[dict]:
  """The events of a stream as JSON."""
  return [json.loads(line[6:]) for line in response.text.split("\n") if line.startswith("data: ")]


def test_thinking(play, connect):
  client = connect(play("thinking.yaml"))

  thought, text = client.create(**ask("How many cakes?") | {"max_tokens": 4096}, **sdk.thinking(1024)).content
  assert thought.thinking == "Twelve eggs, and each cake takes three. Twelve by three is four."
  assert text.text == "Four cakes."
  assert client.create(**ask("How many cakes?")).content[0].text == "About four cakes, I would say."


def test_redacted_thinking(play, connect):
  server = play("redacted-thinking.yaml")
  client = connect(server)
  request = ask("A password, please", **tools("random_word"), **sdk.thinking(1024)) | {"max_tokens": 4096}

  message = client.stream(**request).message
  assert [block.type for block in message.content] == ["thinking", "redacted_thinking", "tool_use"]
  last = client.stream(**after(request, message, results(message, "battery"))).message
  assert "correct horse" in last.content[0].text

  message.content.pop(1)
  with pytest.raises(sdk.anthropic.NotFoundError):
    client.create(**after(request, message, results(message, "battery")))


def test_tool_loop(play, connect):
  client = connect(play("tool-loop.yaml"))
  request = ask("What's the weather in Hanoi?", **tools("get_weather"))

  first = client.stream(**request).message
  assert first.content[1].input == {"location": "Hanoi", "unit": "celsius"}
  last = client.stream(**after(request, first, results(first, "Sunny"))).message
  assert last.content[0].text == "It is 32 °C and sunny in Hanoi. Take a hat."
  assert client.create(**ask()).content[0].text == "Ask me about the weather."


def test_parallel_tools(play, connect):
  client = connect(play("parallel-tools.yaml"))
  request = ask("Time and weather in Hanoi?", **tools("get_time", "get_weather"))

  first = client.stream(**request).message
  assert [(call.name, call.input) for call in first.content] == [
    ("get_time", {"zone": "Asia/Ho_Chi_Minh"}),
    ("get_weather", {"location": "Hanoi"}),
  ]
  both = results(first, "9:30, sunny")
  assert client.create(**after(request, first, both)).content[0].text == "It is 9:30 and sunny in Hanoi."
  with pytest.raises(sdk.anthropic.BadRequestError) as caught:
    client.create(**after(request, first, both[:1]))
  assert "`tool_use` ids were found without `tool_result` blocks" in caught.value.body["error"]["message"]


def test_tool_error(play, connect):
  client = connect(play("tool-error.yaml"))
  request = ask("How is the weather?", **tools("get_weather"))
  call = client.create(**request)

  def reply(result: str, **more: bool) -> str:
    return client.create(**after(request, call, results(call, result, **more))).content[0].text

  assert reply("Timeout after 5 s", is_error=True) == "The weather service does not answer. Shall I try again later?"
  assert reply("No such place", is_error=True) == "I could not find out."
  assert reply("") == "I have no idea what the weather is like."


def test_broken_tool_json(play, connect):
  server = play("broken-tool-json.yaml")

  def pieces(text: str) -> tuple[list[str], str]:
    events = connect(server).events(**ask(text, **tools("get_weather", "get_time")))
    deltas = [event.delta.partial_json for event in events if event.type == "content_block_delta"]
    return deltas, next(event for event in events if event.type == "message_delta").delta.stop_reason

  assert pieces("The weather?") == (['{"location": "Ha', "noi"], "max_tokens")
  assert pieces("The time?") == (['{"zone": ', "Hanoi}"], "tool_use")


def test_web_search(play):
  server = play("web-search.yaml")

  message = post(server, body("How high is Fansipan?")).json()
  assert [block["type"] for block in message["content"]] == [
    "text",
    "server_tool_use",
    "web_search_tool_result",
    "text",
  ]
  _, search, result, answer = message["content"]
  assert result["tool_use_id"] == search["id"]
  assert answer["citations"][0]["url"] == result["content"][0]["url"]
  assert message["usage"]["server_tool_use"] == {"web_search_requests": 1}
  assert message["stop_reason"] == "end_turn"


def test_web_search_streamed(play, connect):
  server = play("web-search.yaml")

  seen = connect(server).stream(**ask("How high is Fansipan?"))
  assert "".join(seen.texts) == "I will look that up.Fansipan is 3,147 m high."
  events = events_of(post(server, body("How high is Fansipan?", stream=True)))
  deltas = [event for event in events if event["type"] == "content_block_delta"]
  answer = [event["delta"]["type"] for event in deltas if event["index"] == 3]
  assert answer[0] == "citations_delta" and set(answer[1:]) == {"text_delta"}


@pytest.mark.skipif(sdk.VERSION < (1,), reason="this SDK does not know the blocks of a search")
def test_web_search_with_the_types_of_the_sdk(play, connect):
  message = connect(play("web-search.yaml")).stream(**ask("How high is Fansipan?")).message

  assert message.content[1].input == {"query": "height of Fansipan"}
  assert message.content[2].content[0].title == "Mountains of Vietnam"
  assert message.content[3].citations[0].cited_text.startswith("Fansipan, at 3,147 m")


def test_refusal(play, connect):
  server = play("refusal.yaml")
  client = connect(server)

  message = client.stream(**ask("Write a virus")).message
  assert (message.content[0].text, message.stop_reason) == ("To write one, you", "refusal")
  details = post(server, body("Write a virus")).json()["stop_details"]
  assert (details["type"], details["category"]) == ("refusal", "cyber")
  assert client.create(**ask("Then a poem")).stop_reason == "end_turn"


def test_pause_turn(play, connect):
  client = connect(play("pause-turn.yaml"))
  request = ask("Find a hotel in Hanoi")

  paused = client.create(**request)
  assert paused.stop_reason == "pause_turn"
  message = client.create(**after(request, paused))
  assert (message.content[0].text, message.stop_reason) == ("There are none left.", "end_turn")


def test_context_window(play, connect):
  client = connect(play("context-window.yaml"))
  request = ask("A short question")

  short = client.stream(**request).message
  assert (short.content[0].text, short.stop_reason) == ("That was short enough.", "end_turn")
  long = client.stream(**after(request, short, "And now?")).message
  assert (long.content[0].text, long.stop_reason) == (
    "As I said at the very beginning of our",
    "model_context_window_exceeded",
  )


def test_max_tokens(play, connect):
  client = connect(play("max-tokens.yaml"))
  request = ask("The primary colours?")

  half = client.create(**request)
  rest = client.create(**after(request, half))
  assert (half.stop_reason, rest.stop_reason) == ("max_tokens", "end_turn")
  assert half.content[0].text + rest.content[0].text == "The three primary colours are red, yellow and blue."


def test_unknown_block(play, connect):
  server = play("unknown-block.yaml")

  assert "".join(connect(server).stream(**ask()).texts) == "This is all that you can see."
  events = events_of(post(server, body(stream=True)))
  deltas = [event["delta"] for event in events if event["type"] == "content_block_delta" and event["index"] == 0]
  assert deltas == [
    {"type": "hologram_delta", "vertices": [0, 0, 1]},
    {"type": "hologram_delta", "vertices": [0, 1, 0]},
  ]


def test_unknown_events(play, connect):
  server = play("unknown-events.yaml")

  assert "".join(connect(server).stream(**ask()).texts) == "Nothing happened."
  sent = post(server, body(stream=True)).text
  assert 'event: weather_report\ndata: {"type":"weather_report","sky":"blue"}\n\n' in sent
  assert 'event: audience\ndata: {"type":"applause","loudness":11}\n\n' in sent


def test_overlays(play, connect):
  server = play("overlays.yaml")
  message = connect(server).stream(**ask()).message

  assert (message.id, message.model) == ("msg_01ABCDEFGHJKLMNPQRSTUVWX", "claude-sonnet-5-20260929")
  assert (message.stop_reason, message.stop_sequence) == ("stop_sequence", "###")
  assert (message.content[0].text, message.usage.output_tokens) == ("Done", 250)
  usage = events_of(post(server, body(stream=True)))[0]["message"]["usage"]
  assert (usage["output_tokens"], usage["service_tier"]) == (3, "batch")
  assert usage["input_tokens"] > 0, "what is not given stays as it is"
