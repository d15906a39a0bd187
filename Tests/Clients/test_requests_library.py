"""`requests` with all its defaults: it takes text for Latin-1 where nobody says otherwise."""

import pytest

from daemon import PATIENCE
from raw import body, headers

requests = pytest.importorskip("requests")

TEXT = "Café, Tiếng Việt, 日本語, 👩‍👩‍👧, “so”"

SCENARIO = f"""
  replies:
    - when: {{last_user: error}}
      error: {{type: overloaded_error, message: "{TEXT}"}}
    - text: ["{TEXT[:9]}", "{TEXT[9:]}"]
"""


def post(server, text: str, **more):
  return requests.post(
    f"{server.url}/v1/messages",
    json=body(text, **more),
    headers=headers(),
    stream=more.get("stream", False),
    timeout=PATIENCE,
  )


@pytest.mark.parametrize("text", ["Hello", "error"])
def test_whole_answers_are_utf_8(scenario, text):
  response = post(scenario(SCENARIO), text)

  assert TEXT in response.text
  assert TEXT in response.content.decode()


def test_streams_are_utf_8(scenario):
  server = scenario(SCENARIO)

  lines = list(post(server, "Hello", stream=True).iter_lines(decode_unicode=True))

  assert [line for line in lines if "text_delta" in line and TEXT[:9] in line]
  assert [line for line in lines if "text_delta" in line and TEXT[9:] in line]
  assert TEXT[9:] in post(server, "Hello", stream=True).text
  with post(server, "Hello", stream=True) as response:
    assert TEXT[9:] in "".join(response.iter_content(None, decode_unicode=True))


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_a_miss_is_utf_8(scenario, method):
  server = scenario(f'replies: [{{when: {{last_user: "{TEXT}"}}, text: Hello}}]')

  response = requests.request(method, f"{server.url}/v1/messages", json=body(), headers=headers(), timeout=PATIENCE)

  assert response.text == response.content.decode()
  assert (TEXT in response.text) == (method == "POST")
