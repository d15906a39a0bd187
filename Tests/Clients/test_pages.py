"""Pages in a headless browser that talk to the daemon, which is of another origin than they are."""

import pytest

from browser import needs_browser
from control import Control

pytestmark = needs_browser

# Reads a stream as pages do, without a word about lines that it does not know; `heard` gets each text.
READ = """
  const headers = {
    'content-type': 'application/json',
    'x-api-key': process.env.ANTHROPIC_API_KEY,
    'anthropic-version': '2023-06-01',
    'anthropic-dangerous-direct-browser-access': 'true',
  };

  function ask(content, more) {
    const body = { model: 'claude-haiku-4-5', max_tokens: 1024, stream: true, messages: [{ role: 'user', content }] };
    return fetch(`${process.env.ANTHROPIC_BASE_URL}/v1/messages`, {
      method: 'POST', headers, body: JSON.stringify(body), ...more,
    });
  }

  async function read(response, heard) {
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let buffer = '';
    while (true) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (buffer + decoder.decode(value, { stream: true })).split('\\n');
      buffer = lines.pop();
      for (const line of lines) {
        if (!line.startsWith('data: ')) continue;
        const event = JSON.parse(line.slice('data: '.length));
        if (event.type === 'content_block_delta') heard(event.delta.text);
        if (event.type === 'error') throw new Error(event.error.type);
      }
    }
  }
"""


def test_a_stream_is_read_from_another_origin(scenario, browser):
  server = scenario("{replies: [{text: ['Hà Nội', ' 🌏', ' hôm nay']}], expect: {requests: 1}}")

  script = """
    const texts = [];
    const response = await ask('Hello');
    await read(response, (text) => texts.push(text));
    report({ texts, origin, status: response.status, id: response.headers.get('request-id') });
  """
  seen = browser.run(server, READ + script)

  control = Control(server)
  preflight, entry = control.requests(2)
  assert (preflight["method"], preflight["status"]) == ("OPTIONS", 204)
  assert seen == {"texts": ["Hà Nội", " 🌏", " hôm nay"], "origin": browser.origin, "status": 200, "id": entry["id"]}
  assert entry["headers"]["origin"] == browser.origin
  assert control.verdict()["passed"], "what a browser asks first is not counted"


@pytest.mark.parametrize("wire", ["{slice: utf8}", "{slice: line}", "{slice: 1}"])
def test_a_stream_in_pieces(scenario, browser, wire):
  server = scenario(f"""
    wire: {wire}
    replies: [{{text: "Hà Nội 🌏 hôm nay"}}]
  """)

  script = "let all = ''; await read(await ask('Hi'), (text) => all += text); report(all);"
  assert browser.run(server, READ + script) == "Hà Nội 🌏 hôm nay"


def test_an_aborted_stream(scenario, browser):
  server = scenario("replies: [{text: [a, b, c], pings: none, faults: [{at: event 4, do: {hold: middle}}]}]")

  script = """
    const abort = new AbortController();
    const texts = [];
    function heard(text) {
      texts.push(text);
      if (texts.length === 2) abort.abort();
    }
    try {
      await read(await ask('Hi', { signal: abort.signal }), heard);
    } catch (error) {
      report({ texts, error: error.name });
    }
  """
  seen = browser.run(server, READ + script)

  preflight, entry = Control(server).ended(2)
  assert seen == {"texts": ["a", "b"], "error": "AbortError"}
  assert (entry["ended"], entry["left"]["after_event"]) == ("client_left", 4)


# Where a stream ends for a page: with an error of the network, of the service, or without any.
@pytest.mark.parametrize(
  "act, error",
  [
    ("reset", "TypeError: network error"),
    ("close", "TypeError: network error"),
    ("bad_chunk", "TypeError: network error"),
    ("{error: overloaded_error}", "Error: overloaded_error"),
    ("end", None),
  ],
)
def test_a_cut_stream(scenario, browser, act, error):
  server = scenario(f"replies: [{{text: [a, b, c], pings: none, faults: [{{at: event 4, do: {act}}}]}}]")

  script = """
    const texts = [];
    const ended = read(await ask('Hi'), (text) => texts.push(text));
    report({ texts, error: await ended.then(() => null, String) });
  """
  seen = browser.run(server, READ + script)

  assert seen["error"] == error
  # A browser may drop what had come when an error of the network is seen.
  assert ["a", "b"][: len(seen["texts"])] == seen["texts"]
  assert seen["texts"] == ["a", "b"] or "network" in error


def test_no_answer(scenario, browser):
  server = scenario("replies: [{text: Hi, faults: [{at: request, do: close}]}]")

  script = "ask('Hi').catch((error) => report(String(error)));"
  assert browser.run(server, READ + script) == "TypeError: Failed to fetch"


def test_a_page_reads_errors_and_their_headers(scenario, browser):
  server = scenario("""
    replies:
      - times: 1
        error: rate_limit_error
        headers: {retry-after: "1"}
      - {times: 1, error: overloaded_error}
      - {text: [Third, " time"]}
  """)

  script = """
    const seen = [];
    for (let response; !response?.ok; ) {
      response = await ask('Hi');
      seen.push(response.status, response.headers.get('retry-after'));
      if (response.ok) await read(response, (text) => seen.push(text));
      else seen.push((await response.json()).error.type);
    }
    report(seen);
  """
  assert browser.run(server, READ + script) == [
    *(429, "1", "rate_limit_error"),
    *(529, None, "overloaded_error"),
    *(200, None, "Third", " time"),
  ]


def test_streams_side_by_side(scenario, browser):
  # A browser has six connections to a server: all are in use, and the seventh request waits for one.
  rules = "".join(f"- {{when: {{last_user: {{equals: '{n}'}}}}, text: 'number {n}'}}\n" for n in range(8))
  server = scenario(f"pace: {{first: 5ms, between: 1ms}}\nreplies:\n{rules}")

  script = """
    async function all(number) {
      let text = '';
      await read(await ask(String(number)), (piece) => text += piece);
      return text;
    }
    report(await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(all)));
  """
  assert browser.run(server, READ + script) == [f"number {number}" for number in range(8)]


def test_a_time_out(scenario, browser):
  server = scenario("replies: [{text: Never, faults: [{at: headers, do: stall}]}]")

  script = "ask('Hi', { signal: AbortSignal.timeout(300) }).then(read).catch((error) => report(error.name));"
  assert browser.run(server, READ + script) == "TimeoutError"


def test_a_page_must_say_that_it_means_it(scenario, browser):
  server = scenario("replies: [{text: Hi}]")

  script = """
    delete headers['anthropic-dangerous-direct-browser-access'];
    const response = await ask('Hi');
    report([response.status, (await response.json()).error.message]);
  """
  message = "CORS requests must set 'anthropic-dangerous-direct-browser-access' header"
  assert browser.run(server, READ + script) == [401, message]
