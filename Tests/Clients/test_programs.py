"""Published programs that are run as they are, each in a process of its own."""

import re
import signal

import pytest

import programs
from daemon import PATIENCE
from sdk import KNOWS_THINKING

POEM = "Hà Nội mùa thu,\ncây cơm nguội vàng.\n"


@pytest.fixture
def poem(scenario):
  return scenario("""
    replies:
      - text: "Hà Nội mùa thu,\\ncây cơm nguội vàng.\\n"
        id: msg_01ABCDEFGHJKLMNPQRSTUVWX
        usage: {input_tokens: 12, output_tokens: 345}
  """)


def test_chat_app_basic(poem):
  assert programs.run("chat_app/basic.py", poem) == POEM + "\n"


def test_chat_app_events(poem):
  assert programs.run("chat_app/events.py", poem) == (
    f"[Model: claude-sonnet-4-20250514]\n{POEM}\n[Tokens used: 345]\n\n[Stream completed]\n"
  )


def test_chat_app_tokens(poem):
  assert programs.run("chat_app/tokens.py", poem) == (
    f"[Input tokens: 12]\n{POEM}\n[Output tokens: 345]\n[Estimated cost: $0.0052]\n"
  )


def test_chat_app_tools(scenario):
  server = scenario("""
    replies:
      - when: {tools: [get_weather], last_user: Thời tiết}
        content:
          - text: "Để tôi xem."
          - tool_use: {name: get_weather, input: {location: Thành phố Hồ Chí Minh}}
  """)

  assert programs.run("chat_app/tools.py", server) == (
    "Để tôi xem.[Calling tool: get_weather]\n[Tool result: {'temperature': 32, 'condition': 'sunny'}]\n"
  )


@pytest.mark.skipif(not KNOWS_THINKING, reason="this SDK has no parameter for thinking")
def test_chat_app_thinking(scenario):
  server = scenario("""
    replies:
      - when: {thinking: true}
        content: [{thinking: "Học sinh, giáo viên, phụ huynh."}, {text: "Bắt đầu từ giáo viên."}]
  """)

  assert programs.run("chat_app/thinking.py", server) == "[Thinking...]\n[Response:]\nBắt đầu từ giáo viên."


def test_chapter_5_basic(poem):
  assert programs.run("chapter_5/basic.py", poem) == POEM + "\n"


def test_chapter_5_basic_with_the_built_in_scenario(built_in):
  assert re.fullmatch(r"\S.*\S\n", programs.run("chapter_5/basic.py", built_in), re.DOTALL)


def test_chapter_5_events(poem):
  lines = programs.run("chapter_5/events.py", poem).split("\n")

  assert lines[:2] == ["Event type: message_start", "Message ID: msg_01ABCDEFGHJKLMNPQRSTUVWX"]
  assert "Content block: 0" in lines
  assert "Text: Hà" in lines
  assert lines[-5:] == [
    "Stop reason: end_turn",
    "Output tokens: 345",
    "Event type: message_stop",
    "Stream complete",
    "",
  ]


def test_chapter_5_asynchronous(poem):
  assert programs.run("chapter_5/asynchronous.py", poem) == POEM + "\n"


def test_chapter_5_concurrent_streams(scenario):
  server = scenario("""
    pace: {first: 20ms, between: 2ms}
    replies:
      - {when: {last_user: Python}, text: A snake.}
      - {when: {last_user: JavaScript}, text: A script.}
      - {when: {last_user: Rust}, text: Iron and air.}
  """)

  assert programs.run("chapter_5/concurrent_streams.py", server) == (
    "Response 0: A snake....\nResponse 1: A script....\nResponse 2: Iron and air....\n"
  )


def test_chapter_5_tools(scenario):
  server = scenario("""
    replies:
      - when: {turn: 1, tools: [get_weather], last_user: San Francisco}
        content:
          - text: "Let me look."
          - tool_use: {name: get_weather, input: {location: San Francisco}}
      - when: {turn: 2, tool_result: {name: get_weather, content: '"temperature": 72'}}
        content:
          - text: "And once more, to be sure."
          - tool_use: {name: get_weather, input: {location: "San Francisco, CA"}}
      - when: {turn: 3, tool_result: {name: get_weather, content: sunny}}
        text: "It is 72 °F and sunny."
  """)

  call = "\n[Calling tool: get_weather]\n\n[Tool result: {'temperature': 72, 'conditions': 'sunny'}]\n"
  assert programs.run("chapter_5/tools.py", server) == (
    f"Let me look.{call}And once more, to be sure.{call}It is 72 °F and sunny.\n"
  )


def test_chapter_5_tools_with_the_built_in_scenario(built_in):
  output = programs.run("chapter_5/tools.py", built_in)

  assert output.count("[Calling tool: get_weather]") == 1
  assert output.count("[Tool result: {'temperature': 72, 'conditions': 'sunny'}]\n") == 1
  assert output.split("[Tool result", 1)[1].split("\n", 1)[1].strip(), "a text follows"


def test_chapter_5_cancellation(scenario):
  words = 20_000
  server = scenario(f"""
    pace: {{first: 0ms, between: 20ms}}
    replies: [{{text: "{"once " * words}"}}]
  """)

  with programs.start("chapter_5/cancellation.py", server) as program:
    started = program.stdout.read(4)
    program.send_signal(signal.SIGINT)
    output, _ = program.communicate(timeout=PATIENCE)

  assert started == "once"
  assert re.fullmatch(r"( once)*\n\nStream cancelled by user\.\n", output)
  assert program.returncode == 0


def test_chapter_5_progress(poem):
  output = programs.run("chapter_5/progress.py", poem)

  assert re.fullmatch(
    re.escape(POEM) + r"\n\nTokens: 345\nDuration: \d+\.\d\ds\nSpeed: \d+\.\d tokens/sec\n", output
  )


def test_chapter_5_sentences(scenario):
  server = scenario("replies: [{text: 'Honey keeps. Do otters hold hands? They do! The end'}]")

  assert programs.run("chapter_5/sentences.py", server) == (
    "Sentence: Honey keeps. \nSentence: Do otters hold hands? \nSentence: They do! \nSentence: The end\n"
  )


def test_chapter_5_file(poem, tmp_path):
  assert programs.run("chapter_5/file.py", poem, folder=tmp_path) == ""
  assert (tmp_path / "output.txt").read_text(encoding="utf-8") == POEM


def test_chapter_5_timeout_that_is_not_met(poem):
  assert programs.run("chapter_5/timeout.py", poem) == POEM
