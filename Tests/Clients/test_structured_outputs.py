"""Replies to requests that hold the model to a schema."""

import subprocess

import pytest

import sdk
from daemon import BINARY
from raw import body, error_of, post
from sdk import ask

pydantic = pytest.importorskip("pydantic")

parses = pytest.mark.skipif(sdk.VERSION < (1,), reason="this SDK does not parse what it gets")

SCENARIO = """
  replies:
    - when: {body: {/output_config/format/type: json_schema}}
      text: '{"city": "Hanoi", "degrees": 32}'
"""


class Weather(pydantic.BaseModel):
  city: str
  degrees: int


@parses
def test_the_sdk_parses_a_message(scenario, connect):
  client = connect(scenario(SCENARIO))
  message = client.call("messages.parse", **ask("Weather?"), output_format=Weather)
  assert message.parsed_output == Weather(city="Hanoi", degrees=32)


@parses
def test_the_sdk_parses_a_stream(scenario, connect):
  client = connect(scenario(SCENARIO))
  message = client.stream(**ask("Weather?"), output_format=Weather).message
  assert message.parsed_output == Weather(city="Hanoi", degrees=32)


def test_a_schema_must_be_closed(scenario):
  server = scenario("replies: [{text: '{}'}]")

  def asked(**more):
    schema = {"type": "object", "properties": {}} | more
    return post(server, body(output_config={"format": {"type": "json_schema", "schema": schema}}))

  assert asked(additionalProperties=False).status_code == 200
  words = "output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly set to false"
  assert error_of(asked()) == (400, "invalid_request_error", words)


def test_check_warns_of_a_reply_that_breaks_a_known_schema(tmp_path):
  file = tmp_path / "weather.yaml"
  file.write_text("""\
replies:
  - when:
      body:
        /output_config/format/schema: {type: object, required: [city], additionalProperties: false}
    text: '{"town": "Hanoi"}'
""")
  checked = subprocess.run([BINARY, "check", file], capture_output=True, text=True)
  warning = "5:11: warning: this text does not fit the schema that 'when' asks for: 'city' is missing"
  assert warning in checked.stdout + checked.stderr
