"""What usage tells of prompt caching."""

import sdk
from raw import body, error_of, post
from sdk import ask

SCENARIO = "replies: [{text: Hello}]"

# 1,024 tokens: what a Sonnet needs at least.
LONG = "word" * 1024
MODEL = "claude-sonnet-4-5"
MARK = {"type": "ephemeral"}


def marked(text: str, **mark: str) -> dict:
  return {"type": "text", "text": text, "cache_control": MARK | mark}


def counts(message) -> tuple:
  """Tokens that were written, read, and neither."""
  usage = message.usage
  return usage.cache_creation_input_tokens, usage.cache_read_input_tokens, usage.input_tokens


def test_a_system_prompt_is_written_once_and_read_then(scenario, connect):
  client = connect(scenario(SCENARIO))
  request = ask("Hi", model=MODEL, system=[marked(LONG)])
  assert counts(client.create(**request)) == (1024, 0, 5)
  assert counts(client.stream(**request).message) == (0, 1024, 5)
  assert counts(client.create(**request | {"system": [marked("x" + LONG)]}))[1] == 0


def test_a_conversation_with_the_automatic_mark_reads_what_it_had(scenario, connect):
  client = connect(scenario(SCENARIO))
  request = ask(LONG, model=MODEL)
  mark = {"extra_body": {"cache_control": MARK}}
  first = client.create(**request, **mark)
  assert counts(first) == (1028, 0, 0)
  second = client.create(**sdk.after(request, first, "Go on"), **mark)
  written, read, rest = counts(second)
  assert (read, rest) == (1028, 0) and written > 0


def test_how_long_it_is_kept_is_told(scenario):
  server = scenario(SCENARIO)
  request = body(model=MODEL, system=[marked(LONG, ttl="1h")], messages=[{"role": "user", "content": [marked(LONG)]}])
  usage = post(server, request).json()["usage"]
  assert usage["cache_creation"] == {"ephemeral_1h_input_tokens": 1024, "ephemeral_5m_input_tokens": 1028}
  assert usage["cache_creation_input_tokens"] == 2052


def test_the_counts_make_up_what_the_endpoint_counts(scenario):
  server = scenario(SCENARIO)
  tool = {"name": "f", "description": LONG, "input_schema": {"type": "object"}, "cache_control": MARK}
  request = body(model=MODEL, tools=[tool], system="Be brief.")
  usage = post(server, request).json()["usage"]
  del request["max_tokens"]
  total = post(server, request, "/v1/messages/count_tokens").json()["input_tokens"]
  assert usage["cache_creation_input_tokens"] > 1024
  assert usage["cache_creation_input_tokens"] + usage["input_tokens"] == total


def test_what_a_reply_says_of_its_usage_holds(scenario):
  server = scenario("replies: [{text: Hello, usage: {input_tokens: 7, cache_read_input_tokens: 900}}]")
  usage = post(server, body(model=MODEL, system=[marked(LONG)])).json()["usage"]
  assert (usage["input_tokens"], usage["cache_read_input_tokens"], usage["cache_creation_input_tokens"]) == (7, 900, 0)


def test_what_is_kept_longer_comes_first(scenario):
  server = scenario(SCENARIO)
  message = {"role": "user", "content": [marked("a", ttl="1h")]}
  status, _, text = error_of(post(server, body(system=[marked("b")], messages=[message])))
  assert status == 400 and text.startswith("messages.0.content.0.cache_control.ttl: a ttl='1h' cache_control block must")
