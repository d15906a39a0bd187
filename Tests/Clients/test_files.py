"""Files: `/v1/files`."""

import anthropic
import httpx
import pytest

import sdk
from control import Control
from daemon import PATIENCE
from raw import answer_to_length, error_of, get, headers
from sdk import ask

BETA = "files-api-2025-04-14"
SCENARIO = "replies: [{text: I have read it.}]"

needs_files = pytest.mark.skipif(not sdk.KNOWS_FILES, reason="this SDK has no call for files")


@pytest.fixture(params=["files", "beta.files"])
def part(request) -> str:
  """A part of the client that has files."""
  return request.param


def upload(server, name="a.txt", content=b"Hello", kind="text/plain", **fields) -> httpx.Response:
  own = {name: value for name, value in headers(**fields).items() if name != "content-type"}
  files = {"file": (name, content, kind)}
  return httpx.post(f"{server.url}/v1/files", files=files, headers=own, timeout=PATIENCE, trust_env=False)


def about(file: str) -> dict:
  content = [{"type": "document", "source": {"type": "file", "file_id": file}}, {"type": "text", "text": "Read it."}]
  return ask() | {"messages": [{"role": "user", "content": content}]}


@needs_files
def test_a_file_from_its_upload_to_its_end(scenario, connect, part):
  server = scenario(SCENARIO)
  client = connect(server)

  file = client.call(f"{part}.upload", file=("notes.txt", b"Hello", "text/plain"))
  assert (file.type, file.filename, file.mime_type, file.size_bytes) == ("file", "notes.txt", "text/plain", 5)
  assert (file.downloadable, file.expires_at) == (False, None)
  assert client.call(f"{part}.retrieve_metadata", file.id) == file

  assert client.create(**about(file.id)).content[0].text == "I have read it."
  with pytest.raises(anthropic.BadRequestError, match="File is not downloadable") as caught:
    client.call(f"{part}.download", file.id)
  if sdk.VERSION >= (2,):
    assert type(caught.value).__name__ == "FileNotDownloadableError"

  assert client.call(f"{part}.delete", file.id).type == "file_deleted"
  with pytest.raises(anthropic.NotFoundError, match=f"File `{file.id}` not found"):
    client.call(f"{part}.retrieve_metadata", file.id)
  with pytest.raises(anthropic.NotFoundError):
    client.create(**about(file.id))
  assert [entry["method"] for entry in Control(server).journal()][-4:] == ["GET", "DELETE", "GET", "POST"]


@needs_files
def test_every_page_of_a_list(scenario, connect, part):
  client = connect(scenario(SCENARIO))
  ids = [client.call(f"{part}.upload", file=(f"{number}.txt", b"x", "text/plain")).id for number in range(3)]

  assert [file.id for file in client.each(f"{part}.list", limit=2)] == ids[::-1]
  assert [file.id for file in client.call(f"{part}.list", ids=ids[:1] + ["file_x"]).data] == ids[:1]


@needs_files
def test_a_file_that_expires(scenario, connect, part):
  file = connect(scenario(SCENARIO)).call(f"{part}.upload", file=b"x", expires_in_seconds=3600)

  assert (file.expires_at - file.created_at).total_seconds() == 3600


@needs_files
def test_what_is_less_checked_can_be_downloaded(scenario, connect, part):
  client = connect(scenario(f"{{validate: lenient, {SCENARIO}}}"))
  file = client.call(f"{part}.upload", file=("a.bin", bytes(range(256)), "application/octet-stream"))

  assert file.downloadable
  assert client.call(f"{part}.download", file.id).http_response.content == bytes(range(256))


def test_the_beta_header_selects_the_beta_shapes(scenario):
  server = scenario(SCENARIO)
  first, second = (upload(server, anthropic_beta=BETA).json() for _ in range(2))
  assert "expires_at" not in first

  page = get(server, "/v1/files?limit=1", anthropic_beta=BETA).json()
  assert page == {"data": [second], "has_more": True, "first_id": second["id"], "last_id": second["id"]}
  assert get(server, f"/v1/files?after_id={second['id']}", anthropic_beta=BETA).json()["data"] == [first]

  page = get(server, "/v1/files?limit=1").json()
  assert set(page) == {"data", "next_page"}
  assert [file["id"] for file in get(server, f"/v1/files?page={page['next_page']}").json()["data"]] == [first["id"]]
  assert get(server, f"/v1/files?after_id={second['id']}").status_code == 400


def test_a_file_that_is_too_large(scenario):
  server = scenario(SCENARIO)

  assert answer_to_length(server, "/v1/files", 64 << 20) == 100
  assert answer_to_length(server, "/v1/files", (64 << 20) + 1) == 413


def test_a_name_that_is_none(scenario):
  server = scenario(SCENARIO)

  assert error_of(upload(server, name="a?.txt"))[:2] == (400, "invalid_request_error")
  assert upload(server, name="../../a.txt").json()["filename"] == "a.txt"


def test_a_reset_forgets_files(scenario):
  server = scenario(SCENARIO)
  upload(server)
  Control(server).call("POST", "reset")

  assert get(server, "/v1/files").json() == {"data": [], "next_page": None}
