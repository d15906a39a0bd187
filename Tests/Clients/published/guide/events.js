import Anthropic from "@anthropic-ai/sdk";

const anthropic = new Anthropic();

const stream = anthropic.messages.stream({
  model: "claude-sonnet-4-20250514",
  max_tokens: 1024,
  messages: [{ role: "user", content: "Hello" }],
});

stream.on("message_start", (event) => {
  console.log("Message started:", event.message.id);
});

stream.on("content_block_start", (event) => {
  console.log("Content block started:", event.index);
});

stream.on("text", (text) => {
  // Simplified text-only handler
  process.stdout.write(text);
});

stream.on("message_stop", () => {
  console.log("\nMessage complete");
});

stream.on("error", (error) => {
  console.error("Stream error:", error);
});

await stream.finalMessage();
