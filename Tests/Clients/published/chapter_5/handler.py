def handle_stream_events(stream):
    """Handle all stream event types."""

    full_response = {
        "id": None,
        "content": [],
        "usage": {"input_tokens": 0, "output_tokens": 0},
        "stop_reason": None
    }

    current_block = None

    for event in stream:
        if event.type == "message_start":
            full_response["id"] = event.message.id
            full_response["usage"]["input_tokens"] = event.message.usage.input_tokens

        elif event.type == "content_block_start":
            block_type = event.content_block.type
            if block_type == "text":
                current_block = {"type": "text", "text": ""}
            elif block_type == "tool_use":
                current_block = {
                    "type": "tool_use",
                    "id": event.content_block.id,
                    "name": event.content_block.name,
                    "input": ""
                }

        elif event.type == "content_block_delta":
            if event.delta.type == "text_delta":
                current_block["text"] += event.delta.text
                yield {"type": "text", "text": event.delta.text}

            elif event.delta.type == "input_json_delta":
                current_block["input"] += event.delta.partial_json
                yield {"type": "tool_input", "partial": event.delta.partial_json}

        elif event.type == "content_block_stop":
            if current_block["type"] == "tool_use":
                import json
                current_block["input"] = json.loads(current_block["input"])
            full_response["content"].append(current_block)
            yield {"type": "block_complete", "block": current_block}

        elif event.type == "message_delta":
            full_response["stop_reason"] = event.delta.stop_reason
            full_response["usage"]["output_tokens"] = event.usage.output_tokens

        elif event.type == "message_stop":
            yield {"type": "complete", "response": full_response}
