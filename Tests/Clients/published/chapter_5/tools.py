import anthropic
import json

client = anthropic.Anthropic()

tools = [
    {
        "name": "get_weather",
        "description": "Get weather for a location",
        "input_schema": {
            "type": "object",
            "properties": {
                "location": {"type": "string"}
            },
            "required": ["location"]
        }
    }
]

def stream_with_tools(user_message: str):
    """Stream a response that may include tool use."""

    messages = [{"role": "user", "content": user_message}]

    while True:
        tool_calls = []
        text_content = []

        with client.messages.stream(
            model="claude-sonnet-4-20250514",
            max_tokens=1024,
            tools=tools,
            messages=messages
        ) as stream:
            current_tool = None

            for event in stream:
                if event.type == "content_block_start":
                    if event.content_block.type == "tool_use":
                        current_tool = {
                            "id": event.content_block.id,
                            "name": event.content_block.name,
                            "input": ""
                        }
                        print(f"\n[Calling tool: {current_tool['name']}]")

                elif event.type == "content_block_delta":
                    if event.delta.type == "text_delta":
                        print(event.delta.text, end="", flush=True)
                        text_content.append(event.delta.text)

                    elif event.delta.type == "input_json_delta":
                        current_tool["input"] += event.delta.partial_json

                elif event.type == "content_block_stop":
                    if current_tool:
                        current_tool["input"] = json.loads(current_tool["input"])
                        tool_calls.append(current_tool)
                        current_tool = None

            # Get final message for stop_reason
            final = stream.get_final_message()

        # If no tool calls, we're done
        if final.stop_reason != "tool_use":
            break

        # Execute tools and continue
        # Build assistant message content
        assistant_content = []
        if text_content:
            assistant_content.append({
                "type": "text",
                "text": "".join(text_content)
            })
        for tool in tool_calls:
            assistant_content.append({
                "type": "tool_use",
                "id": tool["id"],
                "name": tool["name"],
                "input": tool["input"]
            })

        messages.append({"role": "assistant", "content": assistant_content})

        # Execute tools and add results
        tool_results = []
        for tool in tool_calls:
            result = execute_tool(tool["name"], tool["input"])
            tool_results.append({
                "type": "tool_result",
                "tool_use_id": tool["id"],
                "content": json.dumps(result)
            })
            print(f"\n[Tool result: {result}]")

        messages.append({"role": "user", "content": tool_results})

    print()  # Final newline


def execute_tool(name: str, input_data: dict) -> dict:
    """Execute a tool (mock implementation)."""
    if name == "get_weather":
        return {"temperature": 72, "conditions": "sunny"}
    return {"error": "Unknown tool"}


# Usage
stream_with_tools("What's the weather in San Francisco?")
