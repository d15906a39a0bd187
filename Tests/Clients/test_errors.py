"""Every documented error, as the SDK raises it."""

import anthropic
import pytest

from sdk import ask, error_class

DOCUMENTED = {
  "invalid_request_error": 400,
  "authentication_error": 401,
  "billing_error": 402,
  "permission_error": 403,
  "not_found_error": 404,
  "conflict_error": 409,
  "request_too_large": 413,
  "rate_limit_error": 429,
  "api_error": 500,
  "timeout_error": 504,
  "overloaded_error": 529,
}


@pytest.mark.parametrize("how", ["create", "events", "stream"])
def test_documented_errors(scenario, connect, how):
  server = scenario(
    "replies:\n" + "".join(f"- {{when: {{last_user: {name}}}, error: {name}}}\n" for name in DOCUMENTED)
  )

  for name, status in DOCUMENTED.items():
    with pytest.raises(anthropic.APIStatusError) as caught:
      getattr(connect(server), how)(**ask(name))

    error = caught.value
    assert (error.status_code, type(error).__name__) == (status, error_class(status))
    assert error.response.headers["content-type"] == "application/json"
    assert error.request_id == error.response.headers["request-id"]
    assert error.request_id.startswith("req_")
    assert error.body["type"] == "error"
    assert error.body["error"]["type"] == name
    assert error.body["error"]["message"] != ""
    assert error.body["request_id"] == error.request_id


def test_an_error_can_be_told_in_full(scenario, connect):
  server = scenario("""
    replies:
      - error: {type: teapot_error, status: 418, message: "Short and stout."}
        headers: {x-should-retry: "false", x-teapot: "yes"}
  """)

  with pytest.raises(anthropic.APIStatusError) as caught:
    connect(server).create(**ask())

  error = caught.value
  assert error.status_code == 418
  assert error.body["error"] == {"type": "teapot_error", "message": "Short and stout."}
  assert error.response.headers["x-teapot"] == "yes"


def test_any_http_answer_at_all(scenario, connect):
  server = scenario("""
    replies:
      - http: {status: 502, headers: {content-type: text/html}, body: "<h1>Bad gateway</h1>"}
  """)

  with pytest.raises(anthropic.InternalServerError) as caught:
    connect(server).create(**ask())

  error = caught.value
  assert error.status_code == 502
  assert error.response.headers["content-type"] == "text/html"
  assert error.body == "<h1>Bad gateway</h1>"


def test_a_request_that_no_rule_answers_is_told_which_came_nearest(scenario, connect):
  server = scenario("""
    replies:
      - name: the weather
        when: {last_user: weather}
        text: Sunny.
  """)

  with pytest.raises(anthropic.NotFoundError) as caught:
    connect(server).create(**ask("What time is it?"))

  error = caught.value.body["error"]
  assert error["type"] == "not_found_error"
  for part in ("the weather", "last_user", "What time is it?"):
    assert part in error["message"]


def test_a_rule_that_is_used_up_says_so(scenario, connect):
  server = scenario("replies: [{name: only once, times: 1, text: Once.}]")
  assert connect(server).create(**ask()).content[0].text == "Once."

  with pytest.raises(anthropic.NotFoundError) as caught:
    connect(server).create(**ask("Another"))

  message = caught.value.body["error"]["message"]
  assert "only once" in message and "used up" in message
