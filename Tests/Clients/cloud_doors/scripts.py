"""The scenario that every door plays, and what is asked of it."""

SCENARIO = """
pings: none
replies:
  - when: {tool_result: get_weather}
    text: "Sunny."
  - when: {last_user: weather}
    content:
      - {thinking: ["They ask", " for the weather."], signature: "EqQBCkYIARgCIkAbZm9yIHRlc3Rz"}
      - redacted_thinking: "EmwKAhgBEgy3va3pzix"
      - text: "Grüße, checking."
      - tool_use: {name: get_weather, input: {location: Hanoi, days: 2}}
  - when: {last_user: stopped}
    text: "Until here"
    stop_sequence: "END"
  - when: {last_user: "busy"}
    attempts:
      - error: {type: rate_limit_error, message: "Slow down."}
        headers: {retry-after: "1"}
      - error: overloaded_error
      - text: "At last."
  - {when: {last_user: "overloaded"}, error: overloaded_error}
  - {when: {last_user: "limited"}, error: rate_limit_error}
  - {when: {last_user: "invalid"}, error: {type: invalid_request_error, message: "No."}}
  - {when: {last_user: "status"}, error: {type: api_error, status: 503, message: "Down."}}
  - when: {last_user: "fault reset"}
    text: &text ["one ", "two ", "three ", "four ", "five ", "six"]
    faults: [{at: event 4, do: reset}]
  - {when: {last_user: "fault close in an event"}, text: *text, faults: [{at: event 4 byte 10, do: close}]}
  - {when: {last_user: "fault close at a byte"}, text: *text, faults: [{at: byte 700, do: close}]}
  - {when: {last_user: "fault end"}, text: *text, faults: [{at: event 4, do: end}]}
  - {when: {last_user: "fault stall"}, text: *text, faults: [{at: event 4, do: stall}]}
  - {when: {last_user: "fault bad_chunk"}, text: *text, faults: [{at: event 4, do: bad_chunk}]}
  - {when: {last_user: "fault corrupt"}, text: *text, faults: [{at: event 4, do: corrupt}]}
  - {when: {last_user: "fault error"}, text: *text, faults: [{at: event 4, do: {error: overloaded_error}}]}
  - {when: {last_user: "fault request"}, text: *text, faults: [{at: request, do: reset}]}
  - when: {last_user: gate}
    events:
      - text: "Before"
      - hold: middle
      - text: "behind"
  - when: {last_user: paced}
    text: ["one ", "two ", "three"]
    pace: {first: 40ms, between: 20ms}
  - {when: {last_user: sliced}, text: "Grüße 🌍, friend", wire: {slice: 7}}
  - text: "Hello there, friend"
"""

WEATHER = {"name": "get_weather", "description": "Tells the weather", "input_schema": {"type": "object"}}
