import anthropic
import json

client = anthropic.Anthropic()

tools = [
    {
        "name": "get_weather",
        "description": "Get current weather for a location",
        "input_schema": {
            "type": "object",
            "properties": {
                "location": {
                    "type": "string",
                    "description": "City name, e.g. 'Ho Chi Minh City'"
                }
            },
            "required": ["location"]
        }
    }
]

def handle_tool_call(tool_name, tool_input):
    """Execute tool and return result."""
    if tool_name == "get_weather":
        # Simulate API call
        return {"temperature": 32, "condition": "sunny"}
    return {"error": "Unknown tool"}

# First stream - may contain tool use
current_tool_name = None
current_tool_input = ""

with client.messages.stream(
    model="claude-sonnet-4-20250514",
    max_tokens=1024,
    tools=tools,
    messages=[
        {"role": "user",
         "content": "Thời tiết TP.HCM hôm nay thế nào?"}
    ]
) as stream:
    for event in stream:
        if event.type == "content_block_start":
            if hasattr(event.content_block, "type"):
                if event.content_block.type == "tool_use":
                    current_tool_name = event.content_block.name
                    current_tool_input = ""
                    print(f"[Calling tool: {current_tool_name}]")

        elif event.type == "content_block_delta":
            if event.delta.type == "text_delta":
                print(event.delta.text, end="", flush=True)
            elif event.delta.type == "input_json_delta":
                current_tool_input += event.delta.partial_json

        elif event.type == "content_block_stop":
            if current_tool_name:
                # Execute tool
                tool_input = json.loads(current_tool_input)
                result = handle_tool_call(
                    current_tool_name, tool_input
                )
                print(f"[Tool result: {result}]")
                current_tool_name = None
