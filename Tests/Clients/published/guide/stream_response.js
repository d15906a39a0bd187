import Anthropic from "@anthropic-ai/sdk";

const anthropic = new Anthropic();

async function streamResponse() {
  const stream = anthropic.messages.stream({
    model: "claude-sonnet-4-20250514",
    max_tokens: 1024,
    messages: [{ role: "user", content: "Explain quantum computing" }],
  });

  // Process chunks as they arrive
  for await (const event of stream) {
    if (
      event.type === "content_block_delta" &&
      event.delta.type === "text_delta"
    ) {
      process.stdout.write(event.delta.text);
    }
  }

  // Get final message
  const finalMessage = await stream.finalMessage();
  console.log("\n\nTotal tokens:", finalMessage.usage.output_tokens);
}
