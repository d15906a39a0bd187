import Anthropic from "@anthropic-ai/sdk";

const anthropic = new Anthropic();

const stream = anthropic.messages.stream({
  model: "claude-sonnet-4-20250514",
  max_tokens: 1024,
  tools: [
    {
      name: "get_weather",
      description: "Get current weather for a location",
      input_schema: {
        type: "object",
        properties: {
          location: { type: "string" },
        },
        required: ["location"],
      },
    },
  ],
  messages: [{ role: "user", content: "What's the weather in Tokyo?" }],
});

let currentToolInput = "";

for await (const event of stream) {
  if (event.type === "content_block_start") {
    if (event.content_block.type === "tool_use") {
      console.log("Tool call:", event.content_block.name);
    }
  }

  if (event.type === "content_block_delta") {
    if (event.delta.type === "input_json_delta") {
      currentToolInput += event.delta.partial_json;
    }
  }

  if (event.type === "content_block_stop") {
    if (currentToolInput) {
      const toolInput = JSON.parse(currentToolInput);
      console.log("Tool input:", toolInput);
      currentToolInput = "";
    }
  }
}
