import Anthropic from "@anthropic-ai/sdk";

const anthropic = new Anthropic();

const stream = anthropic.messages.stream({
  model: "claude-sonnet-4-20250514",
  max_tokens: 1024,
  messages: [{ role: "user", content: "Hello" }],
});

let buffer = "";

for await (const event of stream) {
  if (event.type === "content_block_delta") {
    buffer += event.delta.text;

    // Only display complete words
    const lastSpace = buffer.lastIndexOf(" ");
    if (lastSpace > 0) {
      display(buffer.slice(0, lastSpace));
      buffer = buffer.slice(lastSpace + 1);
    }
  }
}

// Display remaining buffer
display(buffer);
