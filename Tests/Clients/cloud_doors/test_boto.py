"""boto3, Amazon's own client of Bedrock."""

import json

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError, ConnectionClosedError, EventStreamError

from scripts import WEATHER

MODEL = "us.anthropic.claude-sonnet-4-20250514-v1:0"
ARN = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0"
TOOLS = {
  "tools": [
    {
      "toolSpec": {
        "name": WEATHER["name"],
        "description": WEATHER["description"],
        "inputSchema": {"json": WEATHER["input_schema"]},
      }
    },
    {"cachePoint": {"type": "default"}},
  ]
}


@pytest.fixture(scope="module")
def bedrock(daemon):
  return client(daemon)


def client(daemon, attempts: int = 1, **more):
  return boto3.client(
    "bedrock-runtime",
    endpoint_url=daemon.url,
    region_name="us-east-1",
    aws_access_key_id="key",
    aws_secret_access_key="secret",
    config=Config(retries={"total_max_attempts": attempts, "mode": "standard"}, **more),
  )


def body(text: str) -> str:
  messages = [{"role": "user", "content": text}]
  return json.dumps({"anthropic_version": "bedrock-2023-05-31", "max_tokens": 100, "messages": messages})


def said(text: str, *more) -> list[dict]:
  return [{"role": "user", "content": [{"text": text}]}, *more]


def chunks(stream) -> list[dict]:
  return [json.loads(event["chunk"]["bytes"]) for event in stream["body"]]


@pytest.mark.parametrize("model", [MODEL, ARN])
def test_invoke_model(bedrock, model):
  answer = bedrock.invoke_model(modelId=model, body=body("Hello"))

  message = json.loads(answer["body"].read())
  assert (message["model"], message["content"][0]["text"]) == ("claude-sonnet-4-20250514", "Hello there, friend")
  fields = answer["ResponseMetadata"]["HTTPHeaders"]
  assert int(fields["x-amzn-bedrock-output-token-count"]) == message["usage"]["output_tokens"]
  assert answer["ResponseMetadata"]["RequestId"] == fields["x-amzn-requestid"]


def test_invoke_model_with_response_stream(bedrock):
  answer = bedrock.invoke_model_with_response_stream(modelId=MODEL, body=body("The weather?"))

  assert answer["contentType"] == "application/json"
  events = chunks(answer)
  assert events[0]["message"]["id"].startswith("msg_bdrk_01")
  pieces = [event["delta"].get("partial_json", "") for event in events if event["type"] == "content_block_delta"]
  assert json.loads("".join(pieces)) == {"location": "Hanoi", "days": 2}
  assert events[-1]["amazon-bedrock-invocationMetrics"]["inputTokenCount"] > 0


def test_converse(bedrock):
  first = bedrock.converse(modelId=MODEL, messages=said("The weather?"), toolConfig=TOOLS)

  message = first["output"]["message"]
  assert message["content"][0]["reasoningContent"]["reasoningText"] == {
    "text": "They ask for the weather.",
    "signature": "EqQBCkYIARgCIkAbZm9yIHRlc3Rz",
  }
  assert message["content"][2] == {"text": "Grüße, checking."}
  call = message["content"][3]["toolUse"]
  assert (first["stopReason"], call["input"]) == ("tool_use", {"location": "Hanoi", "days": 2})
  usage = first["usage"]
  assert usage["totalTokens"] == usage["inputTokens"] + usage["outputTokens"]

  result = {"toolResult": {"toolUseId": call["toolUseId"], "content": [{"json": {"sky": "blue"}}]}}
  history = said("The weather?", message, {"role": "user", "content": [result]})
  second = bedrock.converse(modelId=MODEL, messages=history, toolConfig=TOOLS, system=[{"text": "Be brief."}])
  assert second["output"]["message"]["content"] == [{"text": "Sunny."}]


def test_converse_stream(bedrock):
  events = list(bedrock.converse_stream(modelId=MODEL, messages=said("The weather?"), toolConfig=TOOLS)["stream"])

  names = [name for event in events for name in event]
  assert names[0] == "messageStart" and names[-2:] == ["messageStop", "metadata"]
  starts = [event["contentBlockStart"]["start"] for event in events if "contentBlockStart" in event]
  assert [start["toolUse"]["name"] for start in starts] == ["get_weather"]
  deltas = [event["contentBlockDelta"]["delta"] for event in events if "contentBlockDelta" in event]
  assert "".join(delta.get("text", "") for delta in deltas) == "Grüße, checking."
  assert json.loads("".join(delta.get("toolUse", {}).get("input", "") for delta in deltas))["location"] == "Hanoi"
  thinking = [delta["reasoningContent"] for delta in deltas if "reasoningContent" in delta]
  assert "".join(piece.get("text", "") for piece in thinking) == "They ask for the weather."
  assert thinking[-1]["redactedContent"] == b"EmwKAhgBEgy3va3pzix"
  assert events[-1]["metadata"]["usage"]["outputTokens"] > 0


def test_further_fields_of_the_reply(bedrock):
  fields = {"additionalModelResponseFieldPaths": ["/stop_sequence"]}
  whole = bedrock.converse(modelId=MODEL, messages=said("stopped"), **fields)
  assert (whole["stopReason"], whole["additionalModelResponseFields"]) == ("stop_sequence", {"stop_sequence": "END"})

  events = bedrock.converse_stream(modelId=MODEL, messages=said("stopped"), **fields)["stream"]
  stop = next(event["messageStop"] for event in events if "messageStop" in event)
  assert stop["additionalModelResponseFields"] == {"stop_sequence": "END"}


@pytest.mark.parametrize(
  "text, name, status",
  [
    ("overloaded", "ServiceUnavailableException", 503),
    ("limited", "ThrottlingException", 429),
    ("invalid", "ValidationException", 400),
    ("status", "ServiceUnavailableException", 503),
  ],
)
def test_errors(bedrock, text, name, status):
  calls = [
    lambda: bedrock.invoke_model(modelId=MODEL, body=body(text)),
    lambda: bedrock.invoke_model_with_response_stream(modelId=MODEL, body=body(text)),
    lambda: bedrock.converse(modelId=MODEL, messages=said(text)),
    lambda: bedrock.converse_stream(modelId=MODEL, messages=said(text)),
  ]
  for call in calls:
    with pytest.raises(getattr(bedrock.exceptions, name)) as raised:
      call()
    assert raised.value.response["ResponseMetadata"]["HTTPStatusCode"] == status


def test_retries(daemon, monkeypatch):
  monkeypatch.setattr("botocore.retries.standard.ExponentialBackoff.delay_amount", lambda *_: 0)

  answer = client(daemon, attempts=3).converse(modelId=MODEL, messages=said("busy boto"))
  assert answer["output"]["message"]["content"] == [{"text": "At last."}]


def test_an_exception_in_the_stream(bedrock):
  for stream in (
    bedrock.invoke_model_with_response_stream(modelId=MODEL, body=body("fault error"))["body"],
    bedrock.converse_stream(modelId=MODEL, messages=said("fault error"))["stream"],
  ):
    with pytest.raises(EventStreamError, match="serviceUnavailableException.*Overloaded"):
      list(stream)


@pytest.mark.parametrize("fault", ["reset", "close in an event", "close at a byte", "bad_chunk"])
def test_a_connection_that_breaks(bedrock, fault):
  stream = bedrock.converse_stream(modelId=MODEL, messages=said(f"fault {fault}"))["stream"]

  with pytest.raises(Exception, match="[Cc]onnection|IncompleteRead|InvalidChunkLength|prematurely"):
    list(stream)


def test_a_connection_that_breaks_before_anything_is_sent(bedrock):
  with pytest.raises(ConnectionClosedError):
    bedrock.converse(modelId=MODEL, messages=said("fault request"))


def test_a_corrupt_event_has_a_good_frame(bedrock):
  events = bedrock.invoke_model_with_response_stream(modelId=MODEL, body=body("fault corrupt"))["body"]

  data = [event["chunk"]["bytes"] for event in events]
  with pytest.raises(json.JSONDecodeError):
    json.loads(data[4])
  assert json.loads(data[5])["delta"]["text"] == "four "


def test_images_and_documents(bedrock):
  content = [
    {"text": "What are these?"},
    {"image": {"format": "png", "source": {"bytes": b"\x89PNG"}}},
    {"document": {"format": "md", "name": "notes", "source": {"bytes": b"# Notes"}}},
    {"document": {"format": "pdf", "name": "paper", "source": {"bytes": b"%PDF"}}},
    {"cachePoint": {"type": "default"}},
  ]
  answer = bedrock.converse(modelId=MODEL, messages=[{"role": "user", "content": content}])
  # All of it stands before the mark, so it is written to the cache.
  assert answer["usage"]["cacheWriteInputTokens"] > 3000


@pytest.mark.parametrize(
  "request_, message",
  [
    ({"modelId": "amazon.nova-lite-v1:0", "messages": said("Hi")}, "The provided model identifier is invalid."),
    ({"modelId": MODEL, "messages": [{"role": "user", "content": []}]}, "The model returned the following errors: "),
  ],
)
def test_what_bedrock_refuses(bedrock, request_, message):
  with pytest.raises(ClientError, match=message) as raised:
    bedrock.converse(**request_)
  assert raised.value.response["Error"]["Code"] == "ValidationException"
