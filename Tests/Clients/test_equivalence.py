"""A reply says the same whether it is streamed or not: the stream, put together by hand, is the message."""

import json
import re
from textwrap import dedent

import pytest

import sdk
from daemon import SCENARIOS
from raw import body, error_of, post
from scenario_requests import REQUESTS

# What differs between two answers of one reply: what is derived from the request.
DERIVED = re.compile(r"(msg_01|srvtoolu_01|toolu_01|req_011C)[1-9A-HJ-NP-Za-km-z]{20,22}|Er[A-Za-z0-9+/]{196}==")

# The scenario files whose replies are whole messages, and mean the same streamed or not.
DIFFERENT = {
  "chaos.yaml": "a stream that is cut is not like an answer that is cut",
  "connections.yaml": "who is turned away gets neither",
  "cut-twice.yaml": "a stream that is cut is not like an answer that is cut",
  "failures.yaml": "a stream that is cut is not like an answer that is cut",
  "limits.yaml": "one of the two may be one too many",
  "broken-tool-json.yaml": "an input that cannot be read is no input of a message",
  "matching.yaml": "a rule asks for a stream",
  "recorded.yaml": "a recorded stream is one for everybody, and it is cut here",
}
FILES = sorted(name for name in REQUESTS.keys() - DIFFERENT if "events:" not in (SCENARIOS / name).read_text())

EVERY_KIND = """
  seed: 11
  replies:
    - when: {last_user: refuse}
      text: "I can't help with that."
      stop_reason: refusal
    - when: {last_user: cyber}
      content: []
      stop_details: {category: cyber, explanation: "Too sharp."}
    - when: {last_user: sequence}
      text: "One, two"
      stop_sequence: "three"
    - when: {last_user: pause}
      content: [{server_tool_use: {name: web_search, input: {query: Hanoi}}}]
      stop_reason: pause_turn
    - when: {last_user: call}
      content:
        - block: {type: tool_use, id: toolu_1, name: get_weather, input: {}}
          deltas: [{type: input_json_delta, partial_json: '{"city": "Ha'}, {type: input_json_delta, partial_json: 'noi"}'}]
    - content:
        - thinking: "They ask for a lot."
        - thinking: ["Ex", "", "act"]
          signature: "EqQBCkYIARgCIkAbZm9yIHRlc3Rz"
        - redacted_thinking: "EmwKAhgBEgy3va3pzix"
        - text: "Sunny, as it says."
          citations:
            - {type: char_location, cited_text: sunny, document_index: 0, document_title: W, start_char_index: 0, end_char_index: 5}
            - {type: char_location, cited_text: warm, document_index: 0, document_title: W, start_char_index: 7, end_char_index: 11}
        - text: "Caf\\u00e9, cafe\\u0301, Ti\\u1ebfng Vi\\u1ec7t, \\u65e5\\u672c\\u8a9e, \\U0001F469\\u200d\\U0001F469\\u200d\\U0001F467, a line\\u2028separator, \\"quoted\\"\\t\\\\ \\x01"
        - text: ["Hel", "lo", "", " there"]
        - text: ""
        - server_tool_use: {name: web_search, input: {query: "weather in Hanoi"}, caller: {type: direct}}
        - web_search_tool_result:
            tool_use_id: srvtoolu_1
            content: [{type: web_search_result, title: W, url: "https://w.example", encrypted_content: abc, page_age: null}]
        - block: {type: container_upload, file_id: file_1}
        - block: {type: compaction, content: null, encrypted_content: null}
          deltas: [{type: compaction_delta, content: "In short.", encrypted_content: "xyz"}]
        - block: {type: mcp_tool_use, id: mcptoolu_1, name: look, server_name: w, input: {}}
          deltas: [{type: input_json_delta, partial_json: ""}, {type: input_json_delta, partial_json: '{"at":[1,2]}'}]
        - block: {type: thinking, thinking: "", signature: ""}
          deltas:
            - {type: thinking_delta, thinking: "Hm", estimated_tokens: 50}
            - {type: thinking_delta, thinking: ".", estimated_tokens: null}
            - {type: signature_delta, signature: "EqQB"}
        - block: {type: text, text: "", citations: []}
          deltas: [{type: citations_delta, citation: {type: page_location}}, {type: text_delta, text: "By hand."}]
        - block: {type: hologram, text: "kept"}
          deltas: [{type: hologram_delta, text: "not for a text", depth: 3}]
        - tool_use: {name: empty}
        - tool_use:
            name: get_weather
            input: {where: {city: Hanoi, at: [21.03, 105.85, 1.50, 1E5]}, days: [], units: null, "\\u00e9": true}
        - tool_use: {id: toolu_mine, name: get_weather, input_json: ['{"ci', 'ty": ', '"Hanoi"}']}
      usage: {cache_read_input_tokens: 900, server_tool_use: {web_search_requests: 1}, service_tier: priority}
"""

KINDS = ["Hello", "refuse", "cyber", "sequence", "pause", "call"]


def events_of(data):
  """The events of a stream, each with the name that its line gives."""
  for block in data.decode().removesuffix("\n\n").split("\n\n"):
    name, value = re.fullmatch(r"event: (\w+)\ndata: ([^\n]*)", block).groups()
    value = json.loads(value)
    assert value["type"] == name
    yield value


def put_together(data):
  """The message of a stream, as the documentation tells clients to put it together."""
  message, partial = None, ""
  for event in events_of(data):
    match event["type"]:
      case "message_start":
        message = event["message"]
      case "content_block_start":
        assert event["index"] == len(message["content"])
        message["content"].append(event["content_block"])
        partial = ""
      case "content_block_delta":
        block, delta = message["content"][event["index"]], event["delta"]
        match delta["type"]:
          case "text_delta":
            block["text"] += delta["text"]
          case "citations_delta":
            block["citations"].append(delta["citation"])
          case "thinking_delta":
            block["thinking"] += delta["thinking"]
          case "signature_delta":
            block["signature"] = delta["signature"]
          case "input_json_delta":
            partial += delta["partial_json"]
          case "compaction_delta":
            block |= {name: delta[name] for name in ("content", "encrypted_content")}
      case "content_block_stop":
        if partial:
          message["content"][event["index"]]["input"] = json.loads(partial)
      case "message_delta":
        message |= event["delta"]
        message["usage"] |= event["usage"]
  return message


def without_derived(value):
  return json.loads(DERIVED.sub(r"\1…", json.dumps(value)))


def both_ways(server, request, **fields):
  """One request's answer without a stream and with it, each from a state of its own."""
  whole = post(server, request | {"stream": False}, x_mock_session="whole", **fields)
  stream = post(server, request | {"stream": True}, x_mock_session="stream", **fields)
  assert whole.status_code == stream.status_code
  return whole, stream


def check_message(server, request):
  whole, stream = both_ways(server, request)
  assert whole.headers["content-type"] == "application/json"
  assert stream.headers["content-type"] == "text/event-stream; charset=utf-8"
  message = whole.json()
  assert without_derived(put_together(stream.content)) == without_derived(message)
  return message


@pytest.mark.parametrize("name", FILES)
def test_every_scenario_file(play, name):
  server = play(name, "--speed", "instant")

  for request in REQUESTS[name]:
    if request.path != "/v1/messages":
      continue
    whole, stream = both_ways(server, request.body, **request.fields)
    if whole.status_code == 200 and whole.headers["content-type"] == "application/json":
      assert without_derived(put_together(stream.content)) == without_derived(whole.json())
    elif whole.headers["content-type"] == "application/json":
      assert error_of(stream) == error_of(whole)
    else:
      assert stream.content == whole.content


@pytest.mark.parametrize("text", KINDS)
def test_every_kind_of_block_and_end(scenario, text):
  message = check_message(scenario(EVERY_KIND), body(text))

  refused = {"type": "refusal", "category": None, "explanation": None}
  cyber = {"type": "refusal", "category": "cyber", "explanation": "Too sharp."}
  assert (message["stop_reason"], message["stop_sequence"], message["stop_details"]) == {
    "Hello": ("tool_use", None, None),
    "refuse": ("refusal", None, refused),
    "cyber": ("refusal", None, cyber),
    "sequence": ("stop_sequence", "three", None),
    "pause": ("pause_turn", None, None),
    "call": ("tool_use", None, None),
  }[text]


@pytest.mark.parametrize("chunk", ["word", "whole", "{characters: 1}", "{characters: 7}"])
@pytest.mark.parametrize("extra", ["", "wire: {padding: true}", "pings: none"])
def test_however_it_is_cut_and_framed(scenario, chunk, extra):
  check_message(scenario(f"chunk: {chunk}\n{extra}\n{dedent(EVERY_KIND)}"), body())


def test_what_the_message_holds(scenario):
  content = check_message(scenario(EVERY_KIND), body())["content"]

  def by_type(kind):
    return [block for block in content if block["type"] == kind]

  assert [block["thinking"] for block in by_type("thinking")] == ["They ask for a lot.", "Exact", "Hm."]
  assert [block["signature"] for block in by_type("thinking")][1:] == ["EqQBCkYIARgCIkAbZm9yIHRlc3Rz", "EqQB"]
  assert [len(block.get("citations", [])) for block in by_type("text")] == [2, 0, 0, 0, 1]
  assert [block["text"] for block in by_type("text")][1:] == [
    "Café, cafe\u0301, Tiếng Việt, 日本語, \U0001f469\u200d\U0001f469\u200d\U0001f467, a line\u2028separator, \"quoted\"\t\\ \x01",
    "Hello there",
    "",
    "By hand.",
  ]
  assert [block["input"] for block in by_type("tool_use")] == [
    {},
    {"where": {"city": "Hanoi", "at": [21.03, 105.85, 1.5, 1e5]}, "days": [], "units": None, "é": True},
    {"city": "Hanoi"},
  ]
  assert by_type("mcp_tool_use")[0]["input"] == {"at": [1, 2]}
  assert by_type("server_tool_use")[0]["input"] == {"query": "weather in Hanoi"}
  assert by_type("compaction") == [{"type": "compaction", "content": "In short.", "encrypted_content": "xyz"}]
  assert by_type("hologram") == [{"type": "hologram", "text": "kept"}]


@pytest.mark.skipif(not sdk.KNOWS_THINKING, reason="this SDK's stream helper does not put all blocks together")
@pytest.mark.parametrize("text", KINDS)
def test_the_stream_helper_agrees(scenario, connect, text):
  server = scenario(EVERY_KIND)

  whole = connect(server, part="beta.messages").create(**sdk.ask(text)).to_dict(mode="json", warnings=False)
  streamed = connect(server, part="beta.messages").stream(**sdk.ask(text)).message.to_dict(mode="json", warnings=False)

  assert without_derived(streamed) == without_derived(whole)
