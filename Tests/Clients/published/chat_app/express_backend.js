import express from "express";
import Anthropic from "@anthropic-ai/sdk";

const app = express();
const client = new Anthropic();

app.use(express.json());

app.post("/api/chat", async (req, res) => {
  const { message } = req.body;

  // Set SSE headers
  res.setHeader("Content-Type", "text/event-stream");
  res.setHeader("Cache-Control", "no-cache");
  res.setHeader("Connection", "keep-alive");
  res.setHeader("X-Accel-Buffering", "no");

  try {
    const stream = client.messages.stream({
      model: "claude-sonnet-4-20250514",
      max_tokens: 2048,
      messages: [{ role: "user", content: message }]
    });

    stream.on("text", (text) => {
      const data = JSON.stringify({ type: "text", content: text });
      res.write("data: " + data + "\n\n");
    });

    stream.on("error", (error) => {
      const data = JSON.stringify({
        type: "error",
        content: error.message
      });
      res.write("data: " + data + "\n\n");
      res.end();
    });

    stream.on("end", () => {
      res.write("data: " + JSON.stringify({ type: "done" }) + "\n\n");
      res.end();
    });

    // Handle client disconnect
    req.on("close", () => {
      stream.abort();
    });
  } catch (error) {
    res.write("data: " + JSON.stringify({
      type: "error",
      content: error.message
    }) + "\n\n");
    res.end();
  }
});

app.listen(3000, () => console.log("Server running on port 3000"));
