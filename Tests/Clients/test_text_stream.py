"""Text that streams, through the SDK."""

import time

import pytest

from sdk import MODEL, ask

GREETING = """
  seed: 7
  replies:
    - text: ["Hello", " there,", " wie geht’s", "? 🙂"]
      usage: {input_tokens: 12, output_tokens: 9}
"""


def test_raw_events_follow_the_grammar(scenario, connect):
  events = connect(scenario(GREETING)).events(**ask())

  assert [event.type for event in events] == [
    "message_start",
    "content_block_start",
    *["content_block_delta"] * 4,
    "content_block_stop",
    "message_delta",
    "message_stop",
  ]
  start, block_start, *deltas, block_stop, message_delta, _ = events
  assert start.message.id.startswith("msg_01") and len(start.message.id) == 28
  assert (start.message.role, start.message.model, start.message.content) == ("assistant", MODEL, [])
  assert start.message.stop_reason is None
  assert start.message.usage.input_tokens == 12
  assert (block_start.index, block_start.content_block.type, block_start.content_block.text) == (0, "text", "")
  assert [delta.delta.text for delta in deltas] == ["Hello", " there,", " wie geht’s", "? 🙂"]
  assert {delta.index for delta in deltas} == {0}
  assert block_stop.index == 0
  assert (message_delta.delta.stop_reason, message_delta.delta.stop_sequence) == ("end_turn", None)
  assert message_delta.usage.output_tokens == 9


def test_the_stream_helper_gives_the_texts_and_the_message(scenario, connect):
  seen = connect(scenario(GREETING)).stream(**ask())

  assert seen.texts == ["Hello", " there,", " wie geht’s", "? 🙂"]
  assert [block.text for block in seen.message.content] == ["Hello there, wie geht’s? 🙂"]
  assert seen.message.stop_reason == "end_turn"
  assert (seen.message.usage.input_tokens, seen.message.usage.output_tokens) == (12, 9)
  assert seen.request_id.startswith("req_")


def test_a_text_is_cut_into_words_unless_told_otherwise(scenario, connect):
  server = scenario("""
    replies:
      - {when: {last_user: words}, text: "It is 32 °C in Hà Nội."}
      - {when: {last_user: characters}, chunk: {characters: 4}, text: "🇻🇳 Việt"}
      - {when: {last_user: whole}, chunk: whole, text: "All of it."}
  """)

  assert connect(server).stream(**ask("words")).texts == ["It", " is", " 32", " °C", " in", " Hà", " Nội."]
  assert connect(server).stream(**ask("characters")).texts == ["🇻🇳 Vi", "ệt"]
  assert connect(server).stream(**ask("whole")).texts == ["All of it."]


def test_deltas_arrive_one_by_one_and_never_early(scenario, connect):
  words = 10_000
  server = scenario(f"""
    pace: {{first: 40ms, between: 40ms}}
    replies:
      - text: "{"word " * words}"
  """)

  started = time.monotonic()
  texts = connect(server).first_texts(5, **ask())
  took = time.monotonic() - started

  assert texts == ["word", " word", " word", " word", " word"]
  # The message start, the block's start, the ping and five deltas, 40 ms each. The whole stream takes 400 seconds.
  assert 8 * 0.040 <= took < 200


@pytest.mark.parametrize(
  ("reply", "stop_reason", "stop_sequence"),
  [
    ("{text: Cut off, stop_reason: max_tokens}", "max_tokens", None),
    ("{text: One two, stop_reason: stop_sequence, stop_sequence: three}", "stop_sequence", "three"),
    ("{text: I cannot help with that., stop_reason: refusal}", "refusal", None),
  ],
)
def test_stop_reasons(scenario, connect, reply, stop_reason, stop_sequence):
  server = scenario(f"replies: [{reply}]")

  streamed = connect(server).stream(**ask()).message
  whole = connect(server).create(**ask())

  assert (streamed.stop_reason, streamed.stop_sequence) == (stop_reason, stop_sequence)
  assert (whole.stop_reason, whole.stop_sequence) == (stop_reason, stop_sequence)


def test_every_answer_of_a_call_has_ids_of_its_own_and_the_same_in_the_next_run(scenario, connect):
  def ids():
    server = scenario(GREETING)
    return [connect(server).stream(**ask(text)).message.id for text in ("one", "two", "one")]

  first = ids()

  assert len(set(first)) == 3
  assert ids() == first


def test_a_model_in_the_scenario_is_named_in_replies(scenario, connect):
  server = scenario("{model: claude-mock-1, replies: [{text: Hello}]}")

  assert connect(server).create(**ask()).model == "claude-mock-1"
  assert connect(server).stream(**ask()).message.model == "claude-mock-1"
