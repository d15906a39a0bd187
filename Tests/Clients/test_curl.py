"""curl, as it is used in a terminal and in shell scripts, and what a browser asks for."""

import json
import subprocess

import pytest

from daemon import PATIENCE
from raw import body, headers

SCENARIO = """
  seed: 1
  replies:
    - when: {last_user: busy}
      error: {type: overloaded_error, message: Overloaded}
    - when: {last_user: limit}
      error: rate_limit_error
      headers: {retry-after: "2"}
    - text: ["Hel", "lo"]
      id: msg_01ABCDEFGHJKLMNPQRSTUVWX
      usage: {input_tokens: 8, output_tokens: 2}
"""


def curl(*arguments: str) -> str:
  result = subprocess.run(["curl", "-sS", *arguments], capture_output=True, timeout=PATIENCE)
  assert result.returncode == 0, result.stderr.decode()
  return result.stdout.decode()


def fields(more: dict[str, str] = {}) -> list[str]:
  return [part for name, value in (headers() | more).items() for part in ("-H", f"{name}: {value}")]


def split(answer: str) -> tuple[str, dict[str, str], str]:
  """The status line, the header fields by their names in lower case, and the body of what `curl -i` prints."""
  head, _, content = answer.partition("\r\n\r\n")
  status, *lines = head.split("\r\n")
  return status, {line.split(": ", 1)[0].lower(): line.split(": ", 1)[1] for line in lines}, content


def test_a_stream(scenario):
  server = scenario(SCENARIO)

  answer = curl("-N", *fields(), "-d", json.dumps(body(stream=True)), f"{server.url}/v1/messages")

  events = [event.split("\n") for event in answer.removesuffix("\n\n").split("\n\n")]
  assert [lines[0] for lines in events] == [
    "event: message_start",
    "event: content_block_start",
    "event: ping",
    "event: content_block_delta",
    "event: content_block_delta",
    "event: content_block_stop",
    "event: message_delta",
    "event: message_stop",
  ]
  assert answer.endswith("\n\n")
  assert events[2] == ["event: ping", 'data: {"type": "ping"}']
  for name, data in events:
    value = json.loads(data.removeprefix("data: "))
    assert f"event: {value['type']}" == name
    if value["type"] != "ping":
      assert data == "data: " + json.dumps(value, separators=(",", ":"), ensure_ascii=False), "compact JSON"
  assert events[3][1] == 'data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hel"}}'


def test_the_head_of_a_stream(scenario):
  server = scenario(SCENARIO)

  status, names, _ = split(curl("-i", *fields(), "-d", json.dumps(body(stream=True)), f"{server.url}/v1/messages"))

  assert status == "HTTP/1.1 200 OK"
  assert names["content-type"] == "text/event-stream; charset=utf-8"
  assert names["cache-control"] == "no-cache"
  assert names["transfer-encoding"] == "chunked"
  assert names["request-id"].startswith("req_011C")
  assert "content-length" not in names
  assert "date" in names


def test_the_head_of_a_message(scenario):
  server = scenario(SCENARIO)

  status, names, content = split(curl("-i", *fields(), "-d", json.dumps(body()), f"{server.url}/v1/messages"))

  assert status == "HTTP/1.1 200 OK"
  assert names["content-type"] == "application/json"
  assert int(names["content-length"]) == len(content.encode())
  assert json.loads(content)["id"] == "msg_01ABCDEFGHJKLMNPQRSTUVWX"


@pytest.mark.parametrize("stream", [False, True])
def test_the_head_of_an_error(scenario, stream):
  server = scenario(SCENARIO)

  request = json.dumps(body("You look busy", stream=stream))
  status, names, content = split(curl("-i", *fields(), "-d", request, f"{server.url}/v1/messages"))

  assert status.startswith("HTTP/1.1 529")
  assert names["content-type"] == "application/json"
  assert content == (
    '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},'
    f'"request_id":"{names["request-id"]}"}}'
  )


def test_preflight(scenario):
  server = scenario(SCENARIO)
  asked = "content-type,x-api-key,anthropic-version,x-anything-at-all"

  for path in ("/v1/messages", "/v1/messages/count_tokens", "/v1/models"):
    status, names, content = split(
      curl(
        "-i",
        *("-X", "OPTIONS"),
        *("-H", "Origin: http://localhost:5173"),
        *("-H", "Access-Control-Request-Method: POST"),
        *("-H", f"Access-Control-Request-Headers: {asked}"),
        server.url + path,
      )
    )

    assert status.split()[1] in ("200", "204")
    assert names["access-control-allow-origin"] in ("*", "http://localhost:5173")
    assert names["access-control-allow-headers"] == asked
    assert "POST" in names["access-control-allow-methods"]
    assert content == ""


@pytest.mark.parametrize("prompt", ["Hello", "You look busy", "What is the limit?"])
@pytest.mark.parametrize("stream", [False, True])
def test_a_browser_may_read_every_answer(scenario, prompt, stream):
  server = scenario(SCENARIO)
  origin = {"origin": "http://localhost:5173", "anthropic-dangerous-direct-browser-access": "true"}

  request = json.dumps(body(prompt, stream=stream))
  _, names, _ = split(curl("-i", *fields(origin), "-d", request, f"{server.url}/v1/messages"))

  assert names["access-control-allow-origin"] in ("*", "http://localhost:5173")
  exposed = names["access-control-expose-headers"]
  assert exposed == "*" or {"request-id", "retry-after"} <= {name.strip().lower() for name in exposed.split(",")}


@pytest.mark.parametrize(
  ("path", "arguments", "status", "kind"),
  [
    ("/v1/nothing", ["-d", "{}"], 404, "not_found_error"),
    ("/", [], 404, "not_found_error"),
    ("/v1/messages", [], 405, "invalid_request_error"),
    ("/v1/messages", ["-X", "DELETE"], 405, "invalid_request_error"),
    ("/v1/messages/count_tokens", [], 405, "invalid_request_error"),
    ("/v1/models", ["-d", "{}"], 405, "invalid_request_error"),
    ("/v1/messages", ["-d", "{"], 400, "invalid_request_error"),
  ],
)
def test_what_goes_wrong_is_told_in_the_envelope(scenario, path, arguments, status, kind):
  server = scenario(SCENARIO)

  line, names, content = split(curl("-i", *fields(), *arguments, server.url + path))

  assert line.split()[1] == str(status)
  assert names["content-type"] == "application/json"
  envelope = json.loads(content)
  assert envelope["error"]["type"] == kind
  assert envelope["error"]["message"]
  assert envelope["request_id"] == names["request-id"]
  if status == 405:
    assert "allow" in names


def test_a_large_request_waits_for_the_servers_word(scenario):
  """curl sends `Expect: 100-continue` with a body of more than a megabyte, and waits a second when nobody answers."""
  server = scenario(SCENARIO)
  request = json.dumps(body("x" * 2_000_000))

  result = subprocess.run(
    ["curl", "-sSv", *fields({"expect": "100-continue"}), "--data-binary", "@-", f"{server.url}/v1/messages"],
    input=request.encode(),
    capture_output=True,
    timeout=PATIENCE,
  )

  assert b"< HTTP/1.1 100" in result.stderr
  assert json.loads(result.stdout)["type"] == "message"


def test_http_1_0(scenario):
  server = scenario(SCENARIO)

  status, names, content = split(
    curl("-i", "--http1.0", *fields(), "-d", json.dumps(body(stream=True)), f"{server.url}/v1/messages")
  )

  assert status.split()[1] == "200"
  assert "transfer-encoding" not in names
  assert content.startswith("event: message_start\ndata: {")
  assert content.endswith('event: message_stop\ndata: {"type":"message_stop"}\n\n')
