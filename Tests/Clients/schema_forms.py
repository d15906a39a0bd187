"""What a scenario file may say in every form that the format has, and what it may not: YAML lists, one element a case."""

# Replies in every form that the format has, each used at least once.
ACCEPTED = """
- {text: Hello}
- {text: [Hel, lo, 5, true]}
- {text: 42}
- {content: []}
- content:
    - {text: a, citations: [{type: page_location, page: 1}]}
    - {thinking: [H, m], signature: abc}
    - {redacted_thinking: abc}
    - {tool_use: {name: a}}
    - {tool_use: {name: a, id: toolu_1, input: {b: [1, null]}, caller: {type: direct}}}
    - {server_tool_use: {name: a, input_json: ["{", "}"]}}
    - {web_search_tool_result: {tool_use_id: a, content: []}}
    - {mcp_tool_result: {type: mcp_tool_result}}
    - {web_fetch_tool_result: {}}
    - {code_execution_tool_result: {}}
    - {bash_code_execution_tool_result: {}}
    - {text_editor_code_execution_tool_result: {}}
    - {tool_search_tool_result: {}}
    - {advisor_tool_result: {}}
    - {block: {type: new}, deltas: [{type: new_delta}]}
- {error: overloaded_error, headers: {retry-after: 1, date: null}, status: 503}
- {error: {type: api_error}}
- {error: {type: api_error, status: 418, message: Tea}}
- {error: {type: my_error, status: 200}}
- {error: {type: request_too_large, status: 999}}
- {http: {}}
- {http: {status: 204, headers: {a: b}, body: ""}}
- {http: {headers: {a: [b, c]}}}
- {http: {body: {a: 1}}}
- {http: {body: [1]}}
- {http: {body: 1}}
- {http: {body_base64: "/wA="}}
- {error: {type: api_error, details: {error_code: a}}}
- {recording: {recording: 1, request: {method: GET, path: /}, response: {status: 200, body: [{end: complete}]}}}
- {recording: {recording: 1, request: {method: GET, path: /}, response: {body: [{at: 1ms, end: reset}]}}}
- recording:
    recording: 1
    request: {method: POST, path: /v1/messages, headers: {a: b, c: [d, 5]}, body: {a: 1}, ignore: ["", /a/0]}
    response:
      status: 200
      at: 5ms
      headers: {content-type: text/event-stream}
      framing: {length: 99}
      body:
        - {at: 6ms, event: a, data: "b"}
        - {line: c}
        - {text: ""}
        - {base64: "/wA="}
        - {at: 7.5ms, end: reset}
  replay: events
  faults: {at: byte 1, do: close}
- events:
    - {message_start: {id: msg_1}}
    - {text: a, citations: [{type: page_location}]}
    - {thinking: b, signature: c}
    - {block: {type: new}, deltas: []}
    - {event: {type: new}, name: newer}
    - {raw: "data: x"}
    - {raw_base64: "aG\\n k="}
    - {ping: 1}
    - {ping: {}}
    - {ping: true}
    - {ping: null}
    - {wait: 250ms}
    - {hold: gate}
    - {do: {stall: 10s}}
    - {do: {wait: 3s}}
    - {do: {hold: gate}}
    - {message_delta: {}}
    - {message_stop: null}
  unchecked: true
  may_leave: true
- {events: [{do: reset}]}
- {events: [{error: overloaded_error}]}
- {events: [{error: my_error}]}
- {events: [{do: {error: {type: my_error, message: a, details: {}}}}]}
- attempts: [{error: api_error}, {text: a, model: b}]
  model: c
- text: a
  name: 1
  times: 1
  status: 200
  id: msg_1
  model: claude-test
  usage: {input_tokens: 0, cache_creation: {a: 1}, service_tier: batch, list: [1, null, true]}
  stop_reason: end_turn
  stop_sequence: END
  stop_details: {category: null}
  container: {id: container_1, skills: []}
  context_management: {applied_edits: []}
  pace: slow
  chunk: {characters: 1}
  pings: {every: 1ms}
  wire: {padding: true}
- {text: a, container: container_1, context_management: null}
- {text: a, container: null}
- {text: a, stop_reason: tired, pace: {}, chunk: whole, pings: none, wire: {}}
- {text: a, pace: {first: 0, between: 1.5s, jitter: 20%, tokens_per_second: 0.5}}
- {text: a, pace: {first: 2m, jitter: 5ms}}
- {text: a, pace: {jitter: 100.0%}}
- text: a
  when:
    model: {glob: "claude-*"}
    last_user: {regex: "a+", ignore_case: true}
    system: {not: {not: [a, {equals: b}]}}
    any_text: [a, 5, {contains: b, ignore_case: false}]
    tool_result: {name: [a, {glob: b}], content: c, is_error: false}
    tools: [a, b]
    turn: 1
    attempt: 2
    stream: true
    thinking: false
    header: {x-a: b, x-b: null, x-c: {not: d}}
    body: {"": {equals: a}, /a~1b~0: 5, /c: {json: {not: d}}, /d: {e: f}, /e: [1], /f: null, /g: {not: [a]}}
    path: /v1/messages
- text: a
  wire: {slice: none, newline: lf, space_after_colon: false, bom: true, comments: true, unknown_events: true}
- {text: a, wire: {slice: event, newline: crlf, multiline_data: true, unicode: raw}}
- {text: a, wire: {slice: line, newline: cr, unicode: escaped}}
- {text: a, wire: {slice: utf8}}
- {text: a, wire: {slice: random}}
- {text: a, wire: {slice: 1}}
- {text: a, faults: []}
- {text: a, faults: {at: request, do: reset}}
- text: a
  faults:
    - {at: headers, do: {wait: 3s}}
    - {at: event 0, do: corrupt}
    - {at: event 1, do: duplicate}
    - {at: event 2 byte 0, do: drop}
    - {at: event 3 byte 10, do: swap}
    - {at: byte 0, do: {hold: gate}}
    - {at: byte 100, do: {dribble: 0.5ms}}
    - {at: block 1, do: {stall: 10s}}
    - {at: 0%, do: {error: api_error}}
    - {at: 12.5%, do: end}
    - {at: 100%, do: close}
    - {at: end, do: stall}
- {attempts: [{text: a, faults: {at: event 1, do: bad_chunk}}, {text: b}], faults: [{at: end, do: reset}]}
- {text: a, when: {}}
- {text: a, when: {recorded: {method: GET, path: /v1/models}}}
- {text: a, when: {tool_result: {}, tools: a, path: [a, {contains: b}]}}
- {text: a, when: {tool_result: get_weather}}
- {text: a, when: {tool_result: {glob: "get_*"}}}
"""

# Top-level keys in every form that the format has, beside those of a reply.
SETTINGS = """
- {name: a, description: b, seed: 18446744073709551615, model: c, pace: instant, chunk: word, pings: first}
- {validate: off, on_miss: error, $schema: scenario.schema.json}
- {validate: lenient, on_miss: {text: a, pace: fast}}
- {validate: strict, on_miss: {error: api_error}, expect: {}}
- expect: {requests: 0, all_replies_used: true, no_misses: false, each_request: {turn: 1}, findings: none}
- expect: {findings: [left_early, gave_up]}
- {limits: {requests_per_minute: 50, input_tokens_per_minute: 1, output_tokens_per_minute: 1, concurrent: 4}}
- {limits: {concurrent: 1, per: session}}
- {limits: {concurrent: 1, per: api_key}}
- chaos: []
- chaos:
    - {probability: 0.1, error: overloaded_error, headers: {retry-after: 1}}
    - {probability: 0, error: {type: my_error, status: 418}}
    - {probability: 10%, do: reset}
    - {probability: 0.05, at: random event, do: {error: api_error}}
    - {probability: 1.0e-3, at: random byte, do: {stall: 1s}}
    - {probability: 1, at: event 5, do: corrupt}
- connections: []
- connections: [{times: 2, do: reset}, {times: 1, do: {wait: 3s}}, {times: 1, do: close}, {do: pass}]
- connections: [{do: stall}]
"""

# What neither takes, one fault each: a reply, then top-level keys.
REFUSED = """
- {}
- {txt: a}
- {text: a, error: api_error}
- {text: null}
- {text: [a, [b]]}
- {text: {a: b}}
- {attempts: []}
- {attempts: {text: a}}
- {attempts: [{text: a, when: {}}]}
- {attempts: [{attempts: [{text: a}]}]}
- {attempts: [{error: api_error}], text: a}
- {content: {text: a}}
- {content: [{}]}
- {content: [{text: a, thinking: b}]}
- {content: [{text: a, signature: b}]}
- {content: [{thinking: a, citations: []}]}
- {content: [{text: a, deltas: []}]}
- {content: [{tool_use: {input: {}}}]}
- {content: [{tool_use: {name: a, input: {}, input_json: b}}]}
- {content: [{tool_use: {name: a, input: []}}]}
- {content: [{tool_use: {name: a, caller: {}}}]}
- {content: [{mcp_tool_result: {type: text}}]}
- {content: [{block: {a: b}}]}
- {content: [{block: {type: a}, deltas: [{a: b}]}]}
- {error: overloaded}
- {error: my_error}
- {recording: null}
- {recording: [a]}
- {recording: {recording: 2, request: {method: GET, path: /}, response: {status: 200, body: [{end: complete}]}}}
- {recording: {recording: 1, request: {method: GET}, response: {status: 200, body: [{end: complete}]}}}
- {recording: {recording: 1, request: {method: GET, path: /}, response: {status: 200, body: []}}}
- {recording: {recording: 1, request: {method: GET, path: /}, response: {body: [{end: complete}]}}}
- {recording: {recording: 1, request: {method: GET, path: /}, response: {body: [{text: a}, {end: reset}]}}}
- {recording: {recording: 1, request: {method: GET, path: /, ignore: [a]}, response: {body: [{end: reset}]}}}
- {recording: {recording: 1, request: {method: GET, path: /}, response: {status: 200, body: [{event: a}, {end: reset}]}}}
- {recording: {recording: 1, request: {method: GET, path: /}, response: {status: 200, body: [{end: stalled}]}}}
- recording:
    recording: 1
    request: {method: GET, path: /}
    response: {status: 200, framing: close, body: [{end: complete}]}
- recording: {recording: 1, request: {method: GET, path: /}, response: {status: 200, body: [{end: complete}]}}
  replay: slow
- {error: {type: my_error}}
- {error: {type: mine, status: 500}}
- {error: {status: 500}}
- {http: {status: 199}}
- {http: {body: null}}
- {http: {headers: {a: {b: c}}}}
- {http: {headers: {a: []}}}
- {http: {body: a, body_base64: ""}}
- {http: {body_base64: aGk}}
- {error: {type: api_error, details: a}}
- {events: {text: a}}
- {events: [{}]}
- {events: [{text: a, ping: 1}]}
- {events: [{txt: a}]}
- {events: [{text: a, name: b}]}
- {events: [{event: {a: b}}]}
- {events: [{event: {type: a}, name: "b\\nc"}]}
- {events: [{raw: [a]}]}
- {events: [{raw_base64: aGk==}]}
- {events: [{ping: 0}]}
- {events: [{ping: false}]}
- {events: [{wait: 5}]}
- {events: [{hold: ""}]}
- {events: [{error: overloaded}]}
- {events: [{error: {type: api_error, status: 500}}]}
- {events: [{message_start: [a]}]}
- {events: [{do: explode}]}
- {events: [{do: {stall: 1s, wait: 1s}}]}
- {text: a, unchecked: 1}
- {text: a, may_leave: yes}
- {text: a, headers: {"a b": c}}
- {text: a, headers: {a: "b\\nc"}}
- {text: a, status: "200"}
- {text: a, times: 0}
- {text: a, usage: {input_tokens: -1}}
- {text: a, usage: {a: [{b: 1.5}]}}
- {text: a, stop_details: b}
- {text: a, container: [b]}
- {text: a, context_management: b}
- {text: a, pace: quick}
- {text: a, pace: {first: 5}}
- {text: a, pace: {first: 5 s}}
- {text: a, pace: {between: -5s}}
- {text: a, pace: {jitter: 101%}}
- {text: a, pace: {tokens_per_second: 0}}
- {text: a, chunk: {characters: 0}}
- {text: a, chunk: {}}
- {text: a, chunk: words}
- {text: a, pings: {every: 5}}
- {text: a, wire: {padding: yes}}
- {text: a, wire: {slice: 0}}
- {text: a, wire: {slice: word}}
- {text: a, wire: {newline: lfcr}}
- {text: a, wire: {unicode: utf8}}
- {text: a, wire: {bom: 1}}
- {text: a, faults: reset}
- {text: a, faults: [reset]}
- {text: a, faults: {at: end}}
- {text: a, faults: {do: reset}}
- {text: a, faults: {at: end, do: reset, times: 1}}
- {text: a, faults: {at: 5, do: reset}}
- {text: a, faults: {at: event, do: reset}}
- {text: a, faults: {at: event -1, do: reset}}
- {text: a, faults: {at: block 0, do: reset}}
- {text: a, faults: {at: 101%, do: reset}}
- {text: a, faults: {at: end, do: explode}}
- {text: a, faults: {at: end, do: {reset: true}}}
- {text: a, faults: {at: end, do: {wait: 1s, stall: 1s}}}
- {text: a, faults: {at: event 1, do: {dribble: 0}}}
- {text: a, faults: {at: event 1, do: {dribble: 0.0ms}}}
- {events: [{do: drop}]}
- {events: [{do: {dribble: 1s}}]}
- {text: a, when: {model: []}}
- {text: a, when: {model: {contains: a, equals: b}}}
- {text: a, when: {model: {ignore_case: true}}}
- {text: a, when: {model: null}}
- {text: a, when: {stream: 1}}
- {text: a, when: {turn: 0}}
- {text: a, when: {tool_result: {is_error: 1}}}
- {text: a, when: {header: {"a:": b}}}
- {text: a, when: {body: {a: b}}}
- {text: a, when: {body: {/a~2: b}}}
- {text: a, when: {body: {/a: {json: 1, b: 2}}}}
- {text: a, when: {body: {/a: {regex: a, b: 2}}}}
"""
REFUSED_SETTINGS = """
- {seed: -1}
- {seed: 18446744073709551616}
- {validate: on}
- {on_miss: {}}
- {on_miss: api_error}
- {on_miss: {text: a, name: b}}
- {expect: {requests: -1}}
- {expect: {findings: left_early}}
- {expect: {findings: [rude]}}
- {expect: {each_request: {a: b}}}
- {limits: 5}
- {limits: {concurrent: 0}}
- {limits: {concurrent: 1, per: user}}
- {limits: {tokens_per_minute: 5}}
- {chaos: {probability: 1, do: reset}}
- {chaos: [{do: reset}]}
- {chaos: [{probability: 1}]}
- {chaos: [{probability: 1.1, do: reset}]}
- {chaos: [{probability: "0.5", do: reset}]}
- {chaos: [{probability: 101%, do: reset}]}
- {chaos: [{probability: 1, do: reset, error: api_error}]}
- {chaos: [{probability: 1, do: reset, headers: {}}]}
- {chaos: [{probability: 1, error: api_error, at: end}]}
- {chaos: [{probability: 1, at: random, do: reset}]}
- {chaos: [{probability: 1, at: 5, do: reset}]}
- {connections: {do: reset}}
- {connections: [{times: 1}]}
- {connections: [{times: 0, do: reset}]}
- {connections: [{do: end}]}
- {connections: [{do: {}}]}
- {connections: [{do: {wait: 5}}]}
- {replies: {}}
- {colour: blue}
"""
