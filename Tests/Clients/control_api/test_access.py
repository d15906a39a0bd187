"""Who may use the control API: programs on this machine, and no web page of another origin."""

import re
import socket

import httpx
import pytest

from control import Control
from daemon import PATIENCE
from raw import body, post

CALLS = [
  ("GET", "health"),
  ("GET", "requests"),
  ("DELETE", "requests"),
  ("POST", "reset"),
  ("GET", "scenario"),
  ("PUT", "scenario"),
  ("GET", "gates/middle"),
  ("POST", "gates/middle/release"),
  ("GET", "verdict"),
  ("GET", ""),
  ("GET", "metrics"),
]


@pytest.fixture
def server(built_in):
  return built_in


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_a_foreign_host_is_refused(server, method, path):
  # A page whose name was made to point to this machine sends its own name as the host.
  response = Control(server).call(method, path, headers={"host": f"evil.example:{server.port}"})

  assert response.status_code == 403
  assert no_cors(response)


@pytest.mark.parametrize(("method", "path"), CALLS)
@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_a_foreign_origin_is_refused(server, method, path, origin):
  response = Control(server).call(method, path, headers={"origin": origin})

  assert response.status_code == 403
  assert no_cors(response)


def no_cors(response: httpx.Response) -> bool:
  return not [name for name in response.headers if name.startswith("access-control-")]


@pytest.mark.parametrize("name", ["localhost", "LocalHost", "127.0.0.1", "127.1.2.3", "[::1]"])
@pytest.mark.parametrize("port", [":{port}", ""])
def test_a_loopback_host_is_answered(server, name, port):
  response = Control(server).call("GET", "health", headers={"host": name + port.format(port=server.port)})

  assert response.status_code == 200
  assert no_cors(response)


@pytest.mark.parametrize(
  "host",
  ["localhost.evil.example", "127.0.0.1.evil.example", "127.0.0.1:80@evil.example", "192.168.1.7", "[::2]", "0.0.0.0"],
)
def test_a_host_that_only_looks_like_it_is_refused(server, host):
  assert Control(server).call("GET", "health", headers={"host": host}).status_code == 403


def test_the_inspectors_own_origin_is_answered(server):
  for name in ("127.0.0.1", "localhost"):
    host = f"{name}:{server.port}"
    response = Control(server).call("GET", "requests", headers={"host": host, "origin": f"http://{host}"})

    assert response.status_code == 200
    assert no_cors(response)


def test_another_port_is_another_origin(server):
  assert Control(server).call("GET", "requests", headers={"origin": "http://127.0.0.1:1"}).status_code == 403


def test_a_preflight_allows_nothing(server):
  asked = {"origin": "https://evil.example", "access-control-request-method": "PUT"}
  response = Control(server).call("OPTIONS", "scenario", headers=asked)

  assert no_cors(response)
  assert response.status_code >= 400


def test_a_page_may_still_ask_for_messages(server):
  response = post(server, body(), origin="https://app.example", **{"anthropic-dangerous-direct-browser-access": "true"})

  assert response.status_code == 200
  assert response.headers["access-control-allow-origin"] == "https://app.example"


def test_a_request_without_a_host_is_refused(server):
  with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
    connection.sendall(b"GET /_mock/requests HTTP/1.0\r\n\r\n")
    status = connection.recv(65536).split(b" ")[1]

  assert status in (b"400", b"403")


@pytest.mark.parametrize("path", ["nothing", "requests/7", "gates", "gates/middle/open"])
def test_an_unknown_call(server, path):
  assert Control(server).call("GET", path).status_code == 404


@pytest.mark.parametrize(
  ("method", "path"), [("PATCH", "requests"), ("POST", "verdict"), ("GET", "reset"), ("GET", "gates/middle/release")]
)
def test_the_wrong_method(server, method, path):
  response = Control(server).call(method, path)

  assert response.status_code == 405
  assert method not in response.headers["allow"]


def test_the_inspector_is_a_page(server):
  response = Control(server).call("GET", "")

  assert response.headers["content-type"].startswith("text/html")
  assert "default-src" in response.headers["content-security-policy"]
  assert not re.search(r"(src|href)=.https?:", response.text), "it loads nothing from elsewhere"


def test_metrics_are_prometheus_text(server):
  for text in ("Hello", "mock:529"):
    post(server, body(text, stream=True))
  control = Control(server)
  control.requests(2)

  response = control.call("GET", "metrics")

  assert response.headers["content-type"].startswith("text/plain; version=0.0.4")
  samples, types = parse_metrics(response.text)
  assert all(value >= 0 for value in samples.values())
  assert {name.split("{")[0] for name in samples} <= types.keys()
  assert sum(value for name, value in samples.items() if name.startswith("mock_claude_requests_total")) == 2


def parse_metrics(text: str) -> tuple[dict[str, float], dict[str, str]]:
  """The samples by name and labels, and the types by name, of a page that is well formed."""
  assert text.endswith("\n")
  label = r'[a-zA-Z_]\w*="(?:[^"\\\n]|\\[\\"n])*"'
  sample = re.compile(rf"([a-zA-Z_:][\w:]*(?:\{{(?:{label}(?:,{label})*,?)?\}})?) ([-+]?(?:\d[\d.e+-]*|Inf|NaN))")
  samples, types = {}, {}
  for line in text.splitlines():
    if match := re.fullmatch(r"# TYPE ([\w:]+) (counter|gauge|histogram|summary|untyped)", line):
      assert match[1] not in types
      types[match[1]] = match[2]
    elif not re.fullmatch(r"# HELP [\w:]+ .+|", line):
      match = sample.fullmatch(line)
      assert match, line
      assert match[1] not in samples
      samples[match[1]] = float(match[2])
  return samples, types
