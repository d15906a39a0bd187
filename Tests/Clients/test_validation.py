"""Bad requests, refused with the service's words, at both API versions."""

import pytest

from raw import VERSIONS, body, error_of, get, post

REPLY = "replies: [{text: Hello}]"

CALL = {"type": "tool_use", "id": "toolu_01A", "name": "get_weather", "input": {}}
RESULT = {"type": "tool_result", "tool_use_id": "toolu_01A", "content": "Sunny"}
TOOLS = [{"name": "get_weather", "input_schema": {"type": "object"}}]


def said(role: str, *content):
  return {"role": role, "content": list(content) if content and isinstance(content[0], dict) else content[0]}


REFUSED = {
  "no model": (body(model=None), "model: Field required"),
  "no max_tokens": (body(max_tokens=None), "max_tokens: Field required"),
  "no messages": (body(messages=None), "messages: Field required"),
  "unknown field": (body(frobnicate=1), "frobnicate: Extra inputs are not permitted"),
  "empty message": (
    body(messages=[said("user", ""), said("assistant", "Hi"), said("user", "Hello")]),
    "messages.0: all messages must have non-empty content except for the optional final assistant message",
  ),
  "max_tokens beyond the model's": (
    body(model="claude-3-opus-20240229", max_tokens=21333),
    "max_tokens: 21333 > 4096, which is the maximum allowed number of output tokens for claude-3-opus-20240229",
  ),
  "call without result": (
    body(messages=[said("user", "Weather?"), said("assistant", CALL), said("user", "Well?")], tools=TOOLS),
    "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: toolu_01A. "
    "Each `tool_use` block must have a corresponding `tool_result` block in the next message.",
  ),
  "result without call": (
    body(messages=[said("user", "Weather?"), said("assistant", "Hm"), said("user", RESULT)], tools=TOOLS),
    "messages.2.content.0: unexpected `tool_use_id` found in `tool_result` blocks: toolu_01A. "
    "Each `tool_result` block must have a corresponding `tool_use` block in the previous message.",
  ),
  "thinking budget too small": (
    body(thinking={"type": "enabled", "budget_tokens": 1000}, max_tokens=2000),
    "thinking.enabled.budget_tokens: Input should be greater than or equal to 1024",
  ),
  "thinking budget too large": (
    body(thinking={"type": "enabled", "budget_tokens": 2000}, max_tokens=2000),
    "`max_tokens` must be greater than `thinking.budget_tokens`. Please consult our documentation at "
    "https://docs.claude.com/en/docs/build-with-claude/extended-thinking#max-tokens-and-context-window-size",
  ),
}


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("stream", [False, True])
def test_refused_with_the_services_words(scenario, version, stream):
  server = scenario(REPLY)

  for name, (content, message) in REFUSED.items():
    response = post(server, content | {"stream": stream}, anthropic_version=version)

    assert error_of(response) == (400, "invalid_request_error", message), name


@pytest.mark.parametrize("version", VERSIONS)
def test_a_tool_call_while_thinking_needs_its_thinking_block(scenario, version):
  request = body(
    messages=[said("user", "Weather?"), said("assistant", CALL), said("user", RESULT)],
    tools=TOOLS,
    thinking={"type": "enabled", "budget_tokens": 1024},
    max_tokens=4096,
  )

  status, kind, message = error_of(post(scenario(REPLY), request, anthropic_version=version))

  assert (status, kind) == (400, "invalid_request_error")
  assert message.startswith(
    "messages.1.content.0.type: Expected `thinking` or `redacted_thinking`, but found `tool_use`. "
    "When `thinking` is enabled, a final `assistant` message must start with a thinking block"
  )


@pytest.mark.parametrize("member", ["temperature", "top_p", "top_k"])
def test_sampling_parameters_are_gone_at_the_newer_version(scenario, member):
  server = scenario(REPLY)
  content = body(**{member: 1})

  assert post(server, content, anthropic_version="2023-06-01").status_code == 200
  assert error_of(post(server, content, anthropic_version="2026-10-21")) == (
    400,
    "invalid_request_error",
    f"{member}: Extra inputs are not permitted",
  )


def test_a_prefill_is_refused_by_the_models_that_have_none(scenario):
  server = scenario(REPLY)
  messages = [said("user", "Count."), said("assistant", "One,")]

  assert post(server, body(messages=messages, model="claude-sonnet-4-5")).status_code == 200
  assert error_of(post(server, body(messages=messages, model="claude-opus-4-6"))) == (
    400,
    "invalid_request_error",
    "This model does not support assistant message prefill. The conversation must end with a user message.",
  )


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("path", ["/v1/messages", "/v1/messages/count_tokens"])
def test_what_is_not_json_is_told_where(scenario, version, path):
  server = scenario(REPLY)

  for content in (b"", b"{", b'{"model": "claude', b'{"a": 1,}', b'{"a": "\n"}', b"nonsense", b"\xff\xfe"):
    status, kind, message = error_of(post(server, content, path, anthropic_version=version))
    assert (status, kind) == (400, "invalid_request_error")
    assert message.startswith("The request body is not valid JSON: "), content
  assert "line 2 column 6 (char 7)" in error_of(post(server, b'{\n"a": ?}', path))[2]


def test_a_key_and_a_version_are_needed(scenario):
  server = scenario(REPLY)

  assert error_of(post(server, body(), x_api_key=None)) == (401, "authentication_error", "x-api-key header is required")
  assert error_of(post(server, body(), anthropic_version=None)) == (
    400,
    "invalid_request_error",
    "anthropic-version: header is required",
  )
  assert get(server, "/v1/models", x_api_key=None).status_code == 401
  assert post(server, body(), x_api_key=None, authorization="Bearer sk-ant-test-0000").status_code == 200


def test_lenient_and_off(scenario):
  lenient = scenario(f"{{validate: lenient, {REPLY}}}")
  off = scenario(f"{{validate: off, {REPLY}}}")
  unknown_field = body(frobnicate=1, max_tokens=None)
  wrong_type = body(messages="Hello")

  for server in (lenient, off):
    assert post(server, unknown_field, x_api_key=None, anthropic_version=None).status_code == 200
    assert error_of(post(server, b"{"))[:2] == (400, "invalid_request_error")
  assert error_of(post(lenient, wrong_type))[:2] == (400, "invalid_request_error")
  assert post(off, wrong_type).status_code == 200


def test_a_body_beyond_32_megabytes(scenario):
  response = post(scenario(REPLY), body("x" * (33 * 1024 * 1024)))

  assert error_of(response)[:2] == (413, "request_too_large")


def test_a_large_body_below_that(scenario):
  assert post(scenario(REPLY), body("x" * (31 * 1024 * 1024))).status_code == 200
