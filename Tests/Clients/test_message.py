"""A message that is not streamed."""

from sdk import MODEL, ask

REPLY = """
  replies:
    - id: msg_013Zva2CMHLNnXjNJJKqJ2EF
      content:
        - text: "Let me check."
        - tool_use: {id: toolu_01A09q90qw90lq917835lq9, name: get_weather, input: {location: Hanoi, days: [1, 2.5]}}
      usage: {input_tokens: 21, output_tokens: 34}
"""


def test_a_message(scenario, connect):
  message = connect(scenario(REPLY)).create(**ask())

  assert (message.id, message.type, message.role) == ("msg_013Zva2CMHLNnXjNJJKqJ2EF", "message", "assistant")
  assert message.model == MODEL
  text, tool = message.content
  assert (text.type, text.text) == ("text", "Let me check.")
  assert (tool.type, tool.id, tool.name) == ("tool_use", "toolu_01A09q90qw90lq917835lq9", "get_weather")
  assert tool.input == {"location": "Hanoi", "days": [1, 2.5]}
  assert (message.stop_reason, message.stop_sequence) == ("tool_use", None)
  assert (message.usage.input_tokens, message.usage.output_tokens) == (21, 34)
  assert message._request_id.startswith("req_")


def test_the_stream_of_the_same_reply_adds_up_to_the_same_message(scenario, connect):
  server = scenario(REPLY)

  whole = connect(server).create(**ask()).to_dict()
  streamed = connect(server).stream(**ask()).message.to_dict()

  assert streamed["content"] == whole["content"]
  for member in ("id", "model", "role", "stop_reason", "stop_sequence", "type"):
    assert streamed[member] == whole[member]


def test_token_counts_are_estimated_when_the_reply_gives_none(scenario, connect):
  server = scenario("replies: [{when: {last_user: long}, text: 'A few words more than one.'}, {text: One}]")

  short = connect(server).create(**ask("short")).usage
  long = connect(server).create(**ask("long, " + "and much more " * 20)).usage

  assert 0 < short.input_tokens < long.input_tokens
  assert 0 < short.output_tokens < long.output_tokens
