import Anthropic from "@anthropic-ai/sdk";

const anthropic = new Anthropic();

const stream = anthropic.messages.stream({
  model: "claude-sonnet-4-20250514",
  max_tokens: 8192,
  messages: [{ role: "user", content: "Write a very long story" }],
});

// Abort after 10 seconds
setTimeout(() => {
  stream.abort();
}, 10000);

try {
  for await (const event of stream) {
    // Process events...
  }
} catch (error) {
  if (error.name === "AbortError") {
    console.log("Stream aborted");
  }
}
