"""What OpenAI's SDK does about errors and about streams that break off."""

import openai
import pytest

from openai_sdk import BrokenStream, ask

CLASSES = {
  "invalid_request_error": (400, openai.BadRequestError),
  "authentication_error": (401, openai.AuthenticationError),
  "billing_error": (402, openai.APIStatusError),
  "permission_error": (403, openai.PermissionDeniedError),
  "not_found_error": (404, openai.NotFoundError),
  "rate_limit_error": (429, openai.RateLimitError),
  "api_error": (500, openai.InternalServerError),
  "overloaded_error": (529, openai.InternalServerError),
}


def test_errors(scenario, chat):
  rules = [f"{{when: {{last_user: {name}}}, error: {{type: {name}, message: Failed}}}}" for name in CLASSES]
  client = chat(scenario(f"replies: [{', '.join(rules)}]"))

  for name, (status, error_class) in CLASSES.items():
    with pytest.raises(error_class) as caught:
      client.create(**ask(name))
    error = caught.value
    assert (error.status_code, error.type, error.code, error.param) == (status, name, name, None)
    assert error.body["message"] == "Failed"
    assert error.request_id.startswith("req_")


def test_what_the_service_refuses(scenario, chat):
  client = chat(scenario("replies: [{text: x}]"))

  with pytest.raises(openai.BadRequestError, match="n: must be exactly 1"):
    client.create(**ask(n=2))
  with pytest.raises(openai.NotFoundError, match="model: gpt-4"):
    client.create(**ask(model="gpt-4") | {"model": "gpt-4"})
  with pytest.raises(openai.BadRequestError, match="max_tokens"):
    client.create(**ask(max_tokens=0))


@pytest.mark.parametrize("error", ["rate_limit_error", "overloaded_error"])
def test_what_passes_is_retried(scenario, chat, waits, error):
  server = scenario(f"""
    replies:
      - {{times: 1, error: {error}, headers: {{retry-after: "7"}}}}
      - {{text: Here you are.}}
  """)

  completion = chat(server, max_retries=2).create(**ask())

  assert completion.choices[0].message.content == "Here you are."
  assert waits == [7]


def test_an_error_inside_a_stream(scenario, chat):
  server = scenario("""
    replies: [{text: one two, faults: [{at: event 2, do: {error: overloaded_error}}]}]
  """)

  text, error = chat(server, max_retries=2).broken(**ask())

  assert text == "one"
  assert type(error) is openai.APIError
  assert (error.message, error.type, error.code) == ("Overloaded", "overloaded_error", "overloaded_error")


@pytest.mark.parametrize("how", ["reset", "close", "end"])
def test_a_cut_stream(scenario, chat, how):
  server = scenario(f"replies: [{{text: one two three, faults: [{{at: event 3, do: {how}}}]}}]")

  text, error = chat(server, max_retries=2).broken(**ask())

  assert text == "one two"
  if how == "end":
    assert error is None, "a clean end without [DONE] is none of the SDK's errors"
  else:
    assert isinstance(error, (BrokenStream, openai.APIConnectionError))


def test_a_corrupt_chunk(scenario, chat):
  server = scenario("replies: [{text: one two, faults: [{at: event 1, do: corrupt}]}]")

  with pytest.raises(ValueError):
    chat(server).chunks(**ask())
