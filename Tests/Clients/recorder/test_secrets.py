"""No secret is written anywhere, in no spelling; what was recorded still answers the request that had them."""

import base64
import gzip
import json
import os
import re
import subprocess
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

import wire
from daemon import BINARY, PATIENCE
from recording import recorded

KEY = "sk-ant-api03-9vQpLmX2-Ks7RtYwZ_uN4bHcD8eF1gJ0oA-planted01"
BEARER = "Zm9vLmJhci5iYXo-planted02-qqqq"
BASIC = base64.b64encode(b"someone:pass-planted03!word").decode()
COOKIE = "s%3Aplanted04.cookie-of-the-client"
SET_COOKIE = "planted05-cookie-of-the-service"
QUERY_KEY = "planted06/query+key=="
ORGANIZATION = "6f1d2c3b-aaaa-4bbb-8ccc-111122223333"
ACCOUNT = "0e9d8c7b-dddd-4eee-9fff-444455556666"
WORKSPACE = "wrkspc_01planted07ABCDEFGH"
# What only --redact knows.
NAMED = "ACME-4711-planted08"
PATTERN = r"ACME-\d{4}-[a-z]+\d\d"

SECRETS = {
  "the key": KEY,
  "the bearer's token": BEARER,
  "the name and password": BASIC,
  "the password": "pass-planted03!word",
  "the client's cookie": COOKIE,
  "the cookie's text": "s:planted04.cookie-of-the-client",
  "the service's cookie": SET_COOKIE,
  "the key of the query": QUERY_KEY,
  "the organisation": ORGANIZATION,
  "the account": ACCOUNT,
  "the workspace": WORKSPACE,
  "what is named": NAMED,
}


def spellings(secret: str) -> dict[str, bytes]:
  """How a secret may be written. Base64 has three forms, by where it begins; the bytes at the edges belong to others too."""
  text = secret.encode()
  forms = {
    "as it is": text,
    "with percents": quote(secret, safe="").encode(),
    "in JSON": json.dumps(secret)[1:-1].encode(),
    "in JSON in JSON": json.dumps(json.dumps(secret))[3:-3].encode(),
    "in hexadecimal": text.hex().encode(),
  }
  for shift in range(3):
    whole = base64.b64encode(b"\0" * shift + text)
    middle = whole[(4 if shift else 0) : -4]
    forms[f"in base64, shifted by {shift}"] = middle
    forms[f"in base64 for addresses, shifted by {shift}"] = middle.translate(bytes.maketrans(b"+/", b"-_"))
  return forms


def event(**value) -> bytes:
  return f"event: {value['type']}\ndata: {json.dumps(value)}\n\n".encode()


def delta(kind: str, name: str, text: str) -> bytes:
  return event(type="content_block_delta", index=0, delta={"type": kind, name: text})


def block(start: dict, *deltas: bytes) -> bytes:
  stop = event(type="content_block_stop", index=0)
  return event(type="content_block_start", index=0, content_block=start) + b"".join(deltas) + stop


def in_pieces(text: str, size: int) -> list[str]:
  return [text[start : start + size] for start in range(0, len(text), size)]


ERROR = {
  "type": "error",
  "error": {"type": "permission_error", "message": f"Your account {ACCOUNT} of organization {ORGANIZATION} has no access. Key: {KEY}"},
  "organization_id": ORGANIZATION,
  "account": {"uuid": ACCOUNT},
}
TOOL_INPUT = json.dumps({"file": f'say "{NAMED}"', "token": KEY})
STREAM = b"".join(
  [
    event(type="message_start", message={"id": "msg_01", "content": [], "usage": {"input_tokens": 1, "output_tokens": 1}}),
    block({"type": "text", "text": ""}, *(delta("text_delta", "text", piece) for piece in in_pieces(f"It is {NAMED}, I say {KEY}.", 5))),
    block({"type": "thinking", "thinking": ""}, *(delta("thinking_delta", "thinking", c) for c in f"Think of {NAMED}")),
    block(
      {"type": "tool_use", "id": "toolu_01", "name": "save", "input": {}},
      *(delta("input_json_delta", "partial_json", piece) for piece in in_pieces(TOOL_INPUT, 12)),
    ),
    event(type="message_stop"),
  ]
)


def answer(status: str, content: bytes, *fields: str, chunk: int | None = None) -> bytes:
  head = "".join(f"{field}\r\n" for field in [f"HTTP/1.1 {status}", *fields])
  head += f"anthropic-organization-id: {ORGANIZATION}\r\nx-account-id: {ACCOUNT}\r\nanthropic-workspace-id: {WORKSPACE}\r\n"
  head += f"set-cookie: session={SET_COOKIE}; Path=/; HttpOnly\r\nx-echo: {KEY}\r\n"
  if chunk is None:
    return f"{head}content-length: {len(content)}\r\n\r\n".encode() + content
  chunks = [content[start : start + chunk] for start in range(0, len(content), chunk)]
  framed = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in chunks) + b"0\r\n\r\n"
  return f"{head}transfer-encoding: chunked\r\n\r\n".encode() + framed


EVENTS, JSON, GZIP = "content-type: text/event-stream", "content-type: application/json", "content-encoding: gzip"
ANSWERS = {
  "a stream": answer("200 OK", STREAM, EVENTS, chunk=4096),
  "a stream in slices": answer("200 OK", STREAM, EVENTS, chunk=13),
  "a compressed stream": answer("200 OK", gzip.compress(STREAM, mtime=0), EVENTS, GZIP, chunk=50),
  "an error": answer("403 Forbidden", json.dumps(ERROR).encode(), JSON),
  "a compressed error": answer("403 Forbidden", gzip.compress(json.dumps(ERROR).encode(), mtime=0), JSON, GZIP),
  "what it was asked": b"",
  "a cut stream": answer("200 OK", STREAM, EVENTS, chunk=13)[:-700],
  "a redirect": answer("302 Found", b"", f"location: https://example.com/cb?api_key={quote(QUERY_KEY, safe='')}&x=1"),
  "odd bytes": answer("200 OK", b"\xff\xfe" + KEY.encode() + b"\0" + NAMED.encode(), "content-type: application/octet-stream"),
}

PROMPT = f"My number is {NAMED}. My key is {KEY}, encoded {base64.b64encode(KEY.encode()).decode()}."
FIELDS = {
  "x-api-key": KEY,
  "authorization": f"Bearer {BEARER}",
  "proxy-authorization": f"Basic {BASIC}",
  "cookie": f"a=1; sid={COOKIE}",
  "x-organization-id": ORGANIZATION,
  "x-custom-token": BEARER,
}


def request(name: str, compressed: bool) -> bytes:
  content = json.dumps(
    {
      "model": "claude-haiku-4-5",
      "max_tokens": 64,
      "messages": [{"role": "user", "content": name}, {"role": "user", "content": PROMPT}],
      "metadata": {"user_id": "user_" + "ab" * 32 + f"_account_{ACCOUNT}_session_{ORGANIZATION}"},
    }
  ).encode()
  target = f"/v1/messages?api_key={quote(QUERY_KEY, safe='')}&beta=true"
  more = {"content_encoding": "gzip"} if compressed else {}
  data = gzip.compress(content, mtime=0) if compressed else content
  return wire.request("POST", target, data, **{name.replace("-", "_"): value for name, value in FIELDS.items()}, **more)


def upstream_of(upstream, name: str):
  def say(connection, request):
    echoed = answer("200 OK", request.partition(b"\r\n\r\n")[2], JSON)
    connection.sendall(ANSWERS[name] or echoed)

  return upstream(say)


def found(data: bytes, also: tuple[str, ...] = ()) -> list[tuple[str, str]]:
  """Which secrets are in some bytes, and how they are written."""
  return [
    (name, how)
    for name, secret in SECRETS.items()
    for how, form in spellings(secret).items()
    if name not in also and form in data
  ]


def unpacked(data: bytes) -> bytes:
  """Bytes and what the base64 in them stands for."""
  more = b""
  for match in re.findall(rb"[A-Za-z0-9+/_-]{16,}={0,2}", data):
    text = match.translate(bytes.maketrans(b"-_", b"+/"))
    plain = base64.b64decode(text + b"=" * (-len(text) % 4)) if len(text.rstrip(b"=")) % 4 != 1 else b""
    more += b"\n" + plain
    if plain.startswith(b"\x1f\x8b"):
      try:
        more += b"\n" + gzip.decompress(plain)
      except (EOFError, OSError):
        pass
  return data + more


@pytest.mark.parametrize(
  "log_format, compressed", [("text", False), ("json", False), ("text", True)], ids=["text", "json", "compressed request"]
)
@pytest.mark.parametrize("name", ANSWERS)
def test_nothing_is_left_of_secrets(upstream, record, serve, tmp_path, name, log_format, compressed):
  temporary = tmp_path / "temporary"
  temporary.mkdir()
  server = upstream_of(upstream, name)
  sent = request(name, compressed)
  recorder = record(
    server, "--redact", PATTERN, "--log-level", "trace", "--log-format", log_format, TMPDIR=str(temporary)
  )

  direct, answered = wire.ask(server.port, sent), wire.ask(recorder.port, sent)
  assert answered.body == direct.body and set(direct.end_to_end) <= set(answered.end_to_end), "who asks gets everything"
  # Nothing but what concerns the proxy alone is kept from the upstream.
  assert KEY.encode() in server.requests[-1] and BEARER.encode() in server.requests[-1]
  shown = {
    path: httpx.get(recorder.url + path, trust_env=False).content
    for path in ["/_mock/requests", "/_mock/", "/_mock/verdict", "/_mock/metrics", "/_mock/scenario"]
  }
  [file] = recorded(recorder.directory, 1)
  _, said = recorder.end()
  written = {str(path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
  places = shown | written | {"the log": said.encode()}

  assert {place: leaks for place, data in places.items() if (leaks := found(unpacked(data)))} == {}
  assert any(b"[redacted]" in data for data in written.values())

  # A compressed request that had secrets is kept as text, which nobody sends again.
  if compressed:
    return
  # It still answers who has the secrets, and its answer is what it was but for them.
  again = wire.ask(serve(recorder.directory).port, sent)
  assert (again.status, again.ending) == (answered.status, answered.ending)
  if again.framing == "chunked":
    assert again.body.count(b"event: ") == (STREAM if "cut" not in name else answered.body).count(b"event: ")


def test_the_search_finds_every_spelling():
  for name, secret in SECRETS.items():
    for how, form in spellings(secret).items():
      assert (name, how) in found(b"xx" + form + b"yy")
    wrapped = base64.b64encode(b"..." + secret.encode() + b"...")
    assert name in [found_name for found_name, _ in found(unpacked(wrapped))]
    packed = base64.b64encode(gzip.compress(secret.encode()))
    assert name in [found_name for found_name, _ in found(unpacked(b"body_base64: " + packed))]


def test_what_is_no_secret_stays(upstream, record):
  """A text that looks a little like one, ids, signatures and rate limits."""
  kept = {
    "request-id": "req_011CVtqMHUkZ1mZ1mZ1mZ1mZ",
    "anthropic-ratelimit-input-tokens-remaining": "49000",
    "anthropic-ratelimit-tokens-reset": "2026-11-21T10:00:00Z",
    "retry-after": "7",
    "cf-ray": "8f1d2c3baaaa4bbb-HAN",
  }
  content = json.dumps(
    {
      "id": "msg_01kagtMs7pRRBnR4zhsCwdC6",
      "signature": base64.b64encode(bytes(range(200))).decode(),
      "text": "bearer bonds, a sk-eleton key, token by token, org-anic; 6f1d2c3b-aaaa-4bbb-8ccc-000000000000",
      "usage": {"input_tokens": 12345678901234567890, "cache_creation": {"ephemeral_5m_input_tokens": 0}},
    }
  ).encode()
  head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n" + "".join(f"{n}: {v}\r\n" for n, v in kept.items())
  server = upstream(f"{head}content-length: {len(content)}\r\n\r\n".encode() + content)
  recorder = record(server)

  wire.ask(recorder.port, wire.request("POST", "/v1/messages", {"a": 1}))

  text = recorded(recorder.directory, 1)[0].read_text()
  assert [f"{name}: {value}" for name, value in kept.items() if value not in text] == []
  assert content.decode() in text


def test_the_log_says_nothing_of_secrets_when_the_upstream_is_down(upstream, record, tmp_path):
  server = upstream()
  server.close()
  recorder = record(server, "--redact", PATTERN, "--log-level", "trace")

  answered = wire.ask(recorder.port, request("down", False))
  shown = httpx.get(recorder.url + "/_mock/requests", trust_env=False).content

  assert answered.status.startswith("HTTP/1.1 502")
  assert found(unpacked(answered.body + shown + recorder.end()[1].encode())) == []


def test_credentials_of_the_upstreams_address_are_refused_or_kept_secret(tmp_path):
  """An address with a password in it is none to be logged."""
  result = subprocess.run(
    [BINARY, "record", "--upstream", "http://someone:pass-planted03!word@127.0.0.1:1", "--to", Path(tmp_path, "x"), "--", "true"],
    capture_output=True,
    timeout=PATIENCE,
    env=os.environ | {"ANTHROPIC_API_KEY": KEY},
  )
  assert result.returncode in (0, 64)
  assert found(result.stdout + (b"" if result.returncode == 64 else result.stderr)) == []
