"""Requests that no client of a cloud's would send."""

import httpx


def post(daemon, path: str, content=None, **fields: str):
  return httpx.post(daemon.url + path, json=content or {}, headers=fields)


VERTEX = "/v1/projects/p/locations/us-east5/publishers/anthropic/models"


def test_nobody_has_signed(daemon):
  answer = post(daemon, "/model/us.anthropic.claude-haiku-4-5-20251001-v1:0/converse")
  assert (answer.status_code, answer.json()) == (403, {"message": "Missing Authentication Token"})
  assert answer.headers["x-amzn-errortype"].startswith("MissingAuthenticationTokenException")

  answer = post(daemon, f"{VERTEX}/claude-haiku-4-5:rawPredict")
  assert (answer.status_code, answer.json()["error"]["status"]) == (401, "UNAUTHENTICATED")


def test_a_model_that_google_does_not_have(daemon):
  answer = post(daemon, f"{VERTEX}/gemini-3:rawPredict", authorization="Bearer token")
  assert (answer.status_code, answer.json()["error"]["status"]) == (404, "NOT_FOUND")


def test_paths_beside_the_doors(daemon):
  for path in ["/model/a/b", f"{VERTEX}/claude-haiku-4-5:predict"]:
    assert post(daemon, path).status_code == 404
  assert httpx.get(f"{daemon.url}/model/anthropic.claude-opus-4-6-v1/invoke").status_code == 405
