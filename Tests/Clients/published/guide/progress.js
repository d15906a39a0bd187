import Anthropic from "@anthropic-ai/sdk";

const anthropic = new Anthropic();

const stream = anthropic.messages.stream({
  model: "claude-sonnet-4-20250514",
  max_tokens: 1024,
  messages: [{ role: "user", content: "Hello" }],
});

let totalChars = 0;

for await (const event of stream) {
  if (event.type === "content_block_delta") {
    totalChars += event.delta.text.length;
    updateProgress(`Received ${totalChars} characters...`);
  }
}
