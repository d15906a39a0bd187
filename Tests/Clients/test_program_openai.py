"""The published programs of `production`, which speak OpenAI's format, in node and in a headless browser."""

import json
import re

import httpx
import pytest

import programs
from browser import CONSOLE, needs_browser
from control import Control
from daemon import PATIENCE
from programs import needs_node
from raw import body

WEATHER = """
  replies:
    - {when: {last_user: weather}, text: ["Sunny", " in", " Hà Nội", "."]}
    - {text: [Hello, "!"]}
"""

# Reads what the programs give: the data of each event, and the texts in them.
READ = """
  async function* dataOf(body) {
    let buffer = '';
    for await (const piece of body.pipeThrough(new TextDecoderStream())) {
      const lines = (buffer + piece).split('\\n');
      buffer = lines.pop();
      for (const line of lines) if (line.startsWith('data: ')) yield line.slice('data: '.length);
    }
  }

  const textIn = (data) => data === '[DONE]' ? '' : JSON.parse(data).choices?.[0]?.delta?.content ?? '';

  async function textOf(body) {
    const all = [];
    for await (const data of dataOf(body)) all.push(data);
    if (all.at(-1) !== '[DONE]') throw new Error('no end');
    return all.map(textIn).join('');
  }

  const user = (content) => [{ role: 'user', content }];
"""

def events(text: str) -> list[tuple[str, dict]]:
  """What the streaming server sends: an event's name, and its data."""
  return [(name, json.loads(data)) for name, data in re.findall(r"event: (.*)\ndata: (.*)\n\n", text)]


def chat(url: str, text: str) -> list[tuple[str, dict]]:
  response = httpx.post(f"{url}/api/chat/stream", json={"messages": body(text)["messages"]}, timeout=PATIENCE)
  assert response.headers["content-type"] == "text/event-stream"
  return events(response.text)


@needs_node
def test_server(scenario):
  with programs.node_server("production/server.js", scenario(WEATHER), kind="commonjs") as url:
    seen = chat(url, "How is the weather?")

  texts = ["Sunny", " in", " Hà Nội", "."]
  assert seen == [*(("message", {"content": text, "done": False}) for text in texts), ("done", {})]


@needs_node
def test_server_tells_of_an_error(scenario):
  server = scenario("""
    replies: [{error: {type: rate_limit_error, message: Not so fast}, headers: {x-should-retry: "false"}}]
  """)

  with programs.node_server("production/server.js", server, kind="commonjs") as url:
    [(name, error)] = chat(url, "Hello")

  assert (name, error["code"]) == ("error", 429)
  assert json.loads(error["message"])["error"]["message"] == "Not so fast"


@needs_node
def test_server_tells_of_a_cut_stream(scenario):
  server = scenario("replies: [{text: [Hello, '!'], faults: [{at: block 1, do: reset}]}]")

  with programs.node_server("production/server.js", server, kind="commonjs") as url:
    *texts, (name, error) = chat(url, "Hello")

  # A reset may take what has come with it.
  assert [data["content"] for _, data in texts] == ["Hello", "!"][: len(texts)]
  assert name == "error" and error["message"]


@needs_node
def test_proxy(scenario):
  server = scenario(WEATHER)
  direct = httpx.post(
    f"{server.url}/v1/chat/completions",
    headers={"authorization": f"Bearer {programs.KEY}"},
    json={"model": "claude-sonnet-4-20250514", "messages": body("weather")["messages"], "stream": True},
    timeout=PATIENCE,
  )

  with programs.node_server("production/proxy.js", server, kind="commonjs") as url:
    response = httpx.post(f"{url}/proxy/chat", json={"messages": body("weather")["messages"]}, timeout=PATIENCE)

  def texts(answer: str) -> list[str]:
    *chunks, end = re.findall("^data: (.*)$", answer, re.MULTILINE)
    assert end == "[DONE]"
    deltas = [choice["delta"] for chunk in chunks for choice in json.loads(chunk)["choices"]]
    return [delta["content"] for delta in deltas if delta.get("content")]

  assert response.headers["access-control-allow-origin"] == "https://yourdomain.com"
  assert texts(response.text) == texts(direct.text) == ["Sunny", " in", " Hà Nội", "."]


@needs_node
def test_queue_refuses_as_published(scenario):
  # The bucket holds fewer tokens than each stream asks for.
  server = scenario(WEATHER)
  then = "await streamClaude(user('weather')).catch((error) => console.log(error.message));"

  assert programs.node("production/queue.js", READ + then, server) == "Rate limit exceeded. Retry after 1s\n"
  assert Control(server).journal() == []


@needs_node
def test_queue(scenario):
  rules = "".join(f"- {{when: {{last_user: {{equals: '{n}'}}}}, text: 'number {n}'}}\n" for n in range(15))
  server = scenario(f"replies:\n{rules}")
  then = """
    bucket.capacity = bucket.tokens = 1500;
    bucket.rate = 0;
    const numbers = [...Array(15).keys()];
    const bodies = await Promise.all(numbers.map((number) => streamClaude(user(String(number)))));
    console.log(JSON.stringify(await Promise.all(bodies.map(textOf))));
    await streamClaude(user('weather')).catch((error) => console.log(error.message));
  """

  output = programs.node("production/queue.js", READ + then, server)

  texts, refusal = output.splitlines()
  assert json.loads(texts) == [f"number {number}" for number in range(15)]
  assert refusal == "Rate limit exceeded. Retry after 1s"


@needs_node
def test_cancellation(scenario):
  server = scenario("""
    replies: [{text: [Once, " upon", " a", " time"], faults: [{at: 50%, do: {hold: middle}}]}]
  """)
  then = """
    const controller = new SmartStreamController();
    let text = '';
    try {
      for await (const data of dataOf(await controller.stream(user('A story')))) {
        text += textIn(data);
        if (textIn(data)) {
          controller.tokensReceived += 1;
          if (controller.tokensReceived === 1) controller.cancel();
        }
      }
    } catch (error) {
      console.log(error.name);
    }
    console.log(text.startsWith('Once'));
  """

  output = programs.node("production/cancellation.js", READ + then, server)

  assert output == "Cancelled after 1 tokens\nAbortError\ntrue\n"
  assert [entry["ended"] for entry in Control(server).ended(1)] == ["client_left"]


@needs_node
@pytest.mark.parametrize(
  "fault", ["error: overloaded_error", "error: api_error", "text: Lost, faults: [{at: request, do: reset}]"]
)
def test_resilient_stream(scenario, fault):
  server = scenario(f"""
    replies:
      - {{times: 2, {fault}}}
      - {{text: Third time lucky.}}
  """)
  then = """
    const stream = new ResilientStream(process.env.ANTHROPIC_BASE_URL + '/v1/chat/completions');
    console.log(await textOf(await stream.connect(user('Hello'))));
  """

  output = programs.node("production/resilient.js", READ + then, server, programs.WITHOUT_WAITS)

  assert output == "waits 2000\nRetry 1/3\nwaits 4000\nRetry 2/3\nThird time lucky.\n"


@needs_node
@pytest.mark.parametrize("error, status", [("overloaded_error", 529), ("permission_error", 403)])
def test_resilient_stream_gives_up(scenario, error, status):
  server = scenario(f"replies: [{{error: {{type: {error}, message: No}}}}]")
  then = """
    const stream = new ResilientStream(process.env.ANTHROPIC_BASE_URL + '/v1/chat/completions');
    await stream.connect(user('Hello')).catch((error) => console.log(error.message));
  """

  output = programs.node("production/resilient.js", READ + then, server, programs.WITHOUT_WAITS)

  waits, reason = output.rsplit("\n", 2)[:2]
  assert waits == "waits 2000\nRetry 1/3\nwaits 4000\nRetry 2/3"
  assert reason.startswith(f"Server error: {status}" if status >= 500 else "Client error: {")
  control = Control(server)
  assert len(control.requests(3)) == 3
  # What the article does not want to ask for again is asked for again, and the daemon says so.
  kinds = {finding["kind"] for finding in control.verdict()["findings"]}
  assert ("retried_non_retryable" in kinds) == (status == 403)


@needs_node
def test_heartbeat(scenario):
  server = scenario(WEATHER)
  then = """
    const url = process.env.ANTHROPIC_BASE_URL + '/v1/chat/completions';
    const request = {
      ...streamConfig,
      method: 'POST',
      headers: { 'authorization': `Bearer ${process.env.HOLYSHEEP_API_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'claude-sonnet-4-20250514', messages: user('weather'), stream: true }),
    };
    async function all(config) {
      const all = [];
      for await (const data of streamWithHeartbeat(url, config)) all.push(data);
      return all;
    }
    console.log(JSON.stringify([await all(request), await all({ ...request, heartbeat: -1 })]));
  """

  calm, beating = json.loads(programs.node("production/heartbeat.js", READ + then, server))

  assert calm[-1] == "[DONE]" and "ping" not in calm
  assert beating[-1] == "ping" and "[DONE]" in beating
  texts = [choice["delta"].get("content") for data in calm[:-1] for choice in json.loads(data)["choices"]]
  assert [text for text in texts if text] == ["Sunny", " in", " Hà Nội", "."]


@needs_node
def test_heartbeat_times_out(scenario):
  # The time is over when the daemon has sent its head and says nothing more.
  server = scenario("replies: [{text: Never, faults: [{at: headers, do: {hold: silence}}]}]")
  before = """
    const AbortSignal = {
      timeout(milliseconds) {
        console.log(`after ${milliseconds} ms`);
        const over = new AbortController();
        const silence = fetch(`${process.env.ANTHROPIC_BASE_URL}/_mock/gates/silence?wait=60s`);
        silence.then(() => over.abort(new DOMException('over', 'TimeoutError')));
        return over.signal;
      },
    };
  """
  then = """
    const config = {
      ...streamConfig,
      method: 'POST',
      headers: { 'authorization': `Bearer ${process.env.HOLYSHEEP_API_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'claude-sonnet-4-20250514', messages: user('weather'), stream: true }),
    };
    try {
      for await (const data of streamWithHeartbeat(process.env.ANTHROPIC_BASE_URL + '/v1/chat/completions', config));
    } catch (error) {
      console.log(error.name);
    }
  """

  assert programs.node("production/heartbeat.js", READ + then, server, before) == "after 120000 ms\nTimeoutError\n"
  [entry] = Control(server).ended(1)
  assert (entry["ended"], entry["left"]["after_event"]) == ("client_left", 0)


@needs_browser
def test_direct_call_of_a_page(scenario, browser):
  program = (programs.FOLDER / "production/direct.js").read_text(encoding="utf-8")
  script = f"{READ}\nconst messages = user('weather');\n{program}\nreport(await textOf(response.body));"

  assert browser.run(scenario(WEATHER), script) == "Sunny in Hà Nội."


# The component asks with `EventSource`, which can only `GET`; the article's server takes a `POST`.
def behind(url: str):
  return lambda path, query, body: ("POST", f"{url}/api/chat/stream", {"messages": json.loads(query["messages"])})


# Types a message into the component and sends it; `shown` is what the page shows.
SEND = """
  import { render } from 'react';

  process.env.ANTHROPIC_BASE_URL = '';
  render(ChatStream, (element) => document.body.replaceChildren(element));
  const messages = () => [...document.querySelectorAll('.message')];
  const shown = () => messages().map((element) => [element.className, element.textContent]);
  const drawn = () => new Promise((resolve) => setTimeout(resolve));
  const isStreaming = () => document.querySelector('.typing-indicator') !== null;

  async function send(text) {
    const input = document.querySelector('input');
    input.value = text;
    input.dispatchEvent(new Event('input'));
    await drawn();
    document.querySelector('button').click();
    await drawn();
    if (!isStreaming() || !document.querySelector('button').disabled) throw new Error('nothing is streaming');
    while (isStreaming()) await drawn();
  }
"""

@needs_node
@needs_browser
def test_chat_stream(scenario, browser):
  server = scenario(WEATHER)
  component = (programs.FOLDER / "production/ChatStream.js").read_text(encoding="utf-8")
  then = "await send('How is the weather?'); await send('Thank you'); report([shown(), said]);"

  with programs.node_server("production/server.js", server, kind="commonjs") as url:
    messages, said = browser.run(server, CONSOLE + component + SEND + then, forward=behind(url))

  assert messages == [
    ["message user", "How is the weather?"],
    ["message assistant", "Sunny in Hà Nội."],
    ["message user", "Thank you"],
    ["message assistant", "Hello!"],
  ]
  assert [re.sub(r"\d+", "N", line) for line in said] == ["Streaming completed in Nms"] * 2


@needs_node
@needs_browser
def test_chat_stream_of_an_error(scenario, browser):
  server = scenario("replies: [{error: overloaded_error}]")
  component = (programs.FOLDER / "production/ChatStream.js").read_text(encoding="utf-8")
  then = "await send('Hello'); report([shown(), said]);"

  with programs.node_server("production/server.js", server, kind="commonjs") as url:
    seen = browser.run(server, CONSOLE + component + SEND + then, forward=behind(url))

  assert seen == [[["message user", "Hello"]], ["SSE Error: [object MessageEvent]"]]
