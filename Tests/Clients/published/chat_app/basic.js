import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic();

async function main() {
  const stream = client.messages.stream({
    model: "claude-sonnet-4-20250514",
    max_tokens: 1024,
    messages: [
      { role: "user", content: "Giải thích AI trong 5 câu." }
    ]
  });

  // Event-based handling
  stream.on("text", (text) => {
    process.stdout.write(text);
  });

  stream.on("message", (message) => {
    console.log("\n[Total tokens:", message.usage.output_tokens, "]");
  });

  // Wait for stream to finish
  const finalMessage = await stream.finalMessage();
  console.log("[Stop reason:", finalMessage.stop_reason, "]");
}

main();
