const controller = new AbortController();

// In UI: provide a cancel button
document.getElementById("cancel")?.addEventListener("click", () => {
  controller.abort();
});

try {
  const response = await fetch("/api/chat", {
    method: "POST",
    body: JSON.stringify({ message: "Write a long story" }),
    signal: controller.signal,
  });
  // Process stream...
} catch (error) {
  if (error.name === "AbortError") {
    console.log("Stream cancelled by user");
  }
}
