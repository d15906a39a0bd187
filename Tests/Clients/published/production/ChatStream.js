// ChatStream.jsx - Component xử lý SSE với React
import React, { useState, useRef, useEffect } from 'react';

export default function ChatStream() {
  const [messages, setMessages] = useState([]);
  const [input, setInput] = useState('');
  const [isStreaming, setIsStreaming] = useState(false);
  const [latencyLog, setLatencyLog] = useState([]);
  const eventSourceRef = useRef(null);
  const startTimeRef = useRef(null);

  const sendMessage = async () => {
    if (!input.trim() || isStreaming) return;

    const userMessage = { role: 'user', content: input };
    setMessages(prev => [...prev, userMessage]);
    setInput('');
    setIsStreaming(true);
    startTimeRef.current = Date.now();
    setLatencyLog([]);

    const messagesHistory = [...messages, userMessage];

    // Khởi tạo SSE connection
    eventSourceRef.current = new EventSource(
      process.env.ANTHROPIC_BASE_URL + `/v1/chat/stream` +
      `?messages=${encodeURIComponent(JSON.stringify(messagesHistory))}`
    );

    let assistantContent = '';

    eventSourceRef.current.addEventListener('message', (e) => {
      const data = JSON.parse(e.data);
      assistantContent += data.content;

      // Cập nhật UI real-time
      setMessages(prev => {
        const lastMsg = prev[prev.length - 1];
        if (lastMsg?.role === 'assistant') {
          return [...prev.slice(0, -1), { ...lastMsg, content: assistantContent }];
        }
        return [...prev, { role: 'assistant', content: assistantContent }];
      });

      // Log latency
      const latency = Date.now() - startTimeRef.current;
      setLatencyLog(prev => [...prev.slice(-50), { time: latency, char: data.content.length }]);
    });

    eventSourceRef.current.addEventListener('done', () => {
      setIsStreaming(false);
      eventSourceRef.current?.close();
      const totalTime = Date.now() - startTimeRef.current;
      console.log(`Streaming completed in ${totalTime}ms`);
    });

    eventSourceRef.current.addEventListener('error', (e) => {
      console.error('SSE Error:', e);
      setIsStreaming(false);
      eventSourceRef.current?.close();
    });
  };

  // Cleanup khi component unmount
  useEffect(() => {
    return () => eventSourceRef.current?.close();
  }, []);

  return (
    React.createElement('div', { className: 'chat-container' },
      React.createElement('div', { className: 'messages' },
        messages.map((msg, i) => (
          React.createElement('div', { key: i, className: `message ${msg.role}` },
            msg.content
          )
        ))
      ),
      isStreaming && React.createElement('div', { className: 'typing-indicator' }, 'Claude đang nhập...'),
      React.createElement('input', {
        value: input,
        onChange: (e) => setInput(e.target.value),
        onKeyDown: (e) => e.key === 'Enter' && sendMessage()
      }),
      React.createElement('button', { onClick: sendMessage, disabled: isStreaming }, 'Gửi')
    )
  );
}
