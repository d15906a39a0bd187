// Frontend code - kết nối với SSE endpoint
async function sendMessage(userMessage) {
  const responseDiv = document.getElementById("response");
  responseDiv.textContent = "";
  const response = await fetch("/api/chat", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ message: userMessage })
  });
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  while (true) {
    const { done, value } = await reader.read();
    if (done) break;
    const chunk = decoder.decode(value);
    const lines = chunk.split("\n");
    for (const line of lines) {
      if (line.startsWith("data: ")) {
        const data = JSON.parse(line.slice(6));
        if (data.type === "text") {
          responseDiv.textContent += data.content;
        } else if (data.type === "done") {
          console.log("Stream completed");
        } else if (data.type === "error") {
          responseDiv.textContent += "\n[Error: " + data.content + "]";
        }
      }
    }
  }
}
