"""`POST /v1/messages/count_tokens`."""

import pytest

from raw import VERSIONS, body, error_of, post
from sdk import KNOWS_COUNT_TOKENS, MODEL, VERSION, ask

FUNCTION = "messages.count_tokens" if KNOWS_COUNT_TOKENS else "beta.messages.count_tokens"


def test_more_text_is_more_tokens(built_in, connect):
  client = connect(built_in)

  def count(text: str, **more) -> int:
    return client.call(FUNCTION, model=MODEL, messages=ask(text)["messages"], **more).input_tokens

  hello = count("Hello")
  assert 0 < hello < count("Hello, and a good day to you")
  assert hello < count("Hello", system="You are a patient teacher of mathematics.")
  tool = {"name": "get_weather", "description": "Tells the weather", "input_schema": {"type": "object"}}
  assert hello < count("Hello", tools=[tool])


@pytest.mark.skipif(VERSION < (1,), reason="this SDK counts tokens in its beta part only, tested above")
def test_beta(built_in, connect):
  messages = ask()["messages"]

  plain = connect(built_in).call("messages.count_tokens", model=MODEL, messages=messages)
  beta = connect(built_in).call("beta.messages.count_tokens", model=MODEL, messages=messages)

  assert beta.input_tokens == plain.input_tokens


def test_it_is_what_a_message_then_uses(scenario, connect):
  server = scenario("replies: [{text: Hello}]")

  counted = connect(server).call(FUNCTION, model=MODEL, messages=ask("One two three")["messages"])

  assert connect(server).create(**ask("One two three")).usage.input_tokens == counted.input_tokens


@pytest.mark.parametrize("version", VERSIONS)
def test_a_bad_request_is_refused_as_for_messages(built_in, version):
  response = post(built_in, body(messages=None, max_tokens=None), "/v1/messages/count_tokens", anthropic_version=version)

  assert error_of(response) == (400, "invalid_request_error", "messages: Field required")
