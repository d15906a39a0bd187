"""The SDK's beta part, and what it puts on the wire."""

import pytest

from raw import body, post
from sdk import VERSION, ask

SCENARIO = """
  replies:
    - when: {header: {anthropic-beta: {contains: interleaved-thinking-2025-05-14}}}
      text: "Beta."
    - text: "No beta."
"""
BETAS = ["interleaved-thinking-2025-05-14", "context-1m-2025-08-07"]


def test_create(scenario, connect):
  client = connect(scenario(SCENARIO), part="beta.messages")

  assert client.create(**ask(), betas=BETAS).content[0].text == "Beta."
  assert client.create(**ask()).content[0].text == "No beta."


def test_raw_stream(scenario, connect):
  events = connect(scenario(SCENARIO), part="beta.messages").events(**ask(), betas=BETAS)

  assert [event.delta.text for event in events if event.type == "content_block_delta"] == ["Beta."]
  assert events[-1].type == "message_stop"


@pytest.mark.skipif(VERSION < (1,), reason="this SDK has no stream helper in its beta part")
def test_stream_helper(scenario, connect):
  seen = connect(scenario(SCENARIO), part="beta.messages").stream(**ask(), betas=BETAS)

  assert seen.texts == ["Beta."]
  assert seen.message.stop_reason == "end_turn"


@pytest.mark.parametrize("path", ["/v1/messages?beta=true", "/v1/messages"])
@pytest.mark.parametrize("beta", [None, "a-beta-that-nobody-knows-2099-01-01"])
def test_the_query_and_any_beta_are_accepted(scenario, path, beta):
  response = post(scenario(SCENARIO), body(), path, anthropic_beta=beta)

  assert response.status_code == 200
  assert response.json()["content"][0]["text"] == "No beta."
