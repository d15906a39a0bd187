import { useState, useCallback } from "react";

export function useStreamingChat() {
  const [messages, setMessages] = useState([]);
  const [isLoading, setIsLoading] = useState(false);
  const [streamingContent, setStreamingContent] = useState("");
  const [abortController, setAbortController] =
    useState(null);

  const sendMessage = useCallback(async (message) => {
    setIsLoading(true);
    setStreamingContent("");

    const controller = new AbortController();
    setAbortController(controller);

    try {
      const response = await fetch("/api/chat", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ message }),
        signal: controller.signal,
      });

      const reader = response.body?.getReader();
      const decoder = new TextDecoder();
      let fullContent = "";

      while (reader) {
        const { done, value } = await reader.read();
        if (done) break;

        const chunk = decoder.decode(value);
        const lines = chunk.split("\n");

        for (const line of lines) {
          if (line.startsWith("data: ") && line !== "data: [DONE]") {
            const { text } = JSON.parse(line.slice(6));
            fullContent += text;
            setStreamingContent(fullContent);
          }
        }
      }

      setMessages((prev) => [...prev, message, fullContent]);
      setStreamingContent("");
    } catch (error) {
      if (error.name !== "AbortError") {
        console.error("Chat error:", error);
      }
    } finally {
      setIsLoading(false);
      setAbortController(null);
    }
  }, []);

  const stopGeneration = useCallback(() => {
    abortController?.abort();
  }, [abortController]);

  return {
    messages,
    isLoading,
    streamingContent,
    sendMessage,
    stopGeneration,
  };
}
