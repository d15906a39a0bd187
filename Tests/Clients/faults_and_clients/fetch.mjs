// Reads a reply with fetch, as many pages and programs do: what stands between empty lines is an event. Prints each
// event on a line of its own, and in the end, on standard error, what the table says of the error if there is one.

const { url, request, headers, timeout } = JSON.parse(process.argv[2]);
const impatience = new AbortController();
const { signal } = impatience;
// It begins anew with all that comes, and does not keep the process.
const timer = setTimeout(() => impatience.abort(), timeout * 1000).unref();

async function read() {
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body: JSON.stringify(request),
    signal,
  });
  if (!response.ok) throw new Error(response.status);
  if (!request.stream) {
    show(await response.json());
    return;
  }
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let buffer = '';
  while (true) {
    const { done, value } = await reader.read();
    if (done) break;
    timer.refresh();
    buffer += decoder.decode(value, { stream: true });
    const events = buffer.split('\n\n');
    buffer = events.pop();
    for (const event of events) {
      const data = event.split('\n').find((line) => line.startsWith('data: '));
      if (data) show(JSON.parse(data.slice('data: '.length)));
    }
  }
}

function show(event) {
  console.log(JSON.stringify(event));
}

// Only what is the same in node 18 and in node 20: the messages of fetch's own errors are, others are not, and neither
// is the name of the error after a time-out in the middle of a body.
function name(error) {
  if (signal.aborted) return 'its time-out';
  if (error.cause?.code) return `\`${error.name}: ${error.message} (${error.cause.code})\``;
  return error.message.match(/^\d+$/) ? `\`${error.name}: ${error.message}\`` : `\`${error.name}\``;
}

try {
  await read();
} catch (error) {
  console.error(name(error));
  process.exit(1);
}
