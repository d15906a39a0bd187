// An upstream that speaks HTTP/2. What it does with a request is named by the path; what it sees it tells on stdout, each
// thing a line of JSON. A line on stdin resets the stream that waits for it.
import { readFileSync } from "node:fs";
import { constants, createSecureServer } from "node:http2";

const identity = readFileSync(process.argv[2]);
const tell = (value) => console.log(JSON.stringify(value));
const event = (number) => `event: ping\ndata: {"number":${number}}\n\n`;
const events = { ":status": 200, "content-type": "text/event-stream", "request-id": "req_2" };

const acts = {
  "/stream": (stream) => {
    stream.respond(events);
    let number = 0;
    const timer = setInterval(() => {
      stream.write(event(number++));
      if (number === 5) {
        clearInterval(timer);
        stream.end();
      }
    }, 5);
  },
  "/whole": (stream) => {
    stream.respond({ ":status": 200, "content-type": "application/json", "content-length": "7", vary: ["a", "b"] });
    stream.end('{"a":1}');
  },
  "/none": (stream) => stream.respond({ ":status": 204, "x-a": "b" }, { endStream: true }),
  "/busy": (stream) => {
    stream.respond({ ":status": 429, "retry-after": "17", "content-type": "application/json" });
    stream.end('{"type":"error"}');
  },
  "/trailers": (stream) => {
    stream.respond(events, { waitForTrailers: true });
    stream.on("wantTrailers", () => stream.sendTrailers({ "x-checksum": "abc" }));
    stream.end(event(0));
  },
  "/interim": (stream) => {
    stream.additionalHeaders({ ":status": 103, link: "</a>" });
    stream.respond({ ":status": 200 });
    stream.end("ok");
  },
  "/large": (stream) => {
    stream.respond({ ":status": 200 });
    stream.end(Buffer.alloc(1 << 20, "0123456789abcdef"));
  },
  "/reset": (stream) => {
    stream.respond(events);
    stream.write(event(0));
    process.stdin.once("data", () => stream.destroy(new Error("as it was asked for")));
  },
  "/refuse": (stream) => stream.close(constants.NGHTTP2_REFUSED_STREAM),
  "/close": (stream) => {
    stream.respond(events);
    stream.write(event(0), () => setImmediate(() => stream.session.socket.destroySoon()));
  },
  "/silent": (stream) => {
    stream.respond(events);
    stream.write(event(0));
  },
};

const server = createSecureServer({ cert: identity, key: identity });
let sessions = 0;
server.on("session", () => (sessions += 1));
server.on("sessionError", () => {});
server.on("stream", (stream, headers, _flags, raw) => {
  const chunks = [];
  stream.on("data", (chunk) => chunks.push(chunk));
  stream.on("error", () => {});
  stream.on("end", () => {
    tell({ sessions, headers: raw, body: Buffer.concat(chunks).toString("latin1") });
    acts[headers[":path"].split("?")[0]](stream);
  });
  stream.on("close", () => {
    if (headers[":path"] === "/silent") tell({ left: stream.rstCode });
  });
});
server.listen(0, "127.0.0.1", () => tell({ port: server.address().port }));
