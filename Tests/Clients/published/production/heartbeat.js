// Fix: Config timeout phù hợp và heartbeat mechanism
const streamConfig = {
  timeout: 120000, // 2 phút cho complex queries
  heartbeat: 30000 // Ping mỗi 30s để giữ connection alive
};

async function* streamWithHeartbeat(url, config) {
  const response = await fetch(url, {
    ...config,
    signal: AbortSignal.timeout(config.timeout)
  });

  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let buffer = '';
  let lastHeartbeat = Date.now();

  while (true) {
    const { done, value } = await reader.read();
    if (done) {
      if (buffer) yield buffer;
      break;
    }

    buffer += decoder.decode(value, { stream: true });

    // Split complete SSE messages
    const lines = buffer.split('\n');
    buffer = lines.pop() || '';

    for (const line of lines) {
      if (line.startsWith('data: ')) {
        yield line.slice(6);
      }
    }

    // Heartbeat check
    if (Date.now() - lastHeartbeat > config.heartbeat) {
      // Gửi keepalive
      yield 'ping';
      lastHeartbeat = Date.now();
    }
  }
}
