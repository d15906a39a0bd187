import { useState } from 'react';

// React hook for streaming
export function useStreamingChat() {
    const [response, setResponse] = useState('');
    const [isStreaming, setIsStreaming] = useState(false);

    const stream = async (prompt) => {
        setIsStreaming(true);
        setResponse('');

        try {
            const res = await fetch('/api/chat', {
                method: 'POST',
                headers: { 'Content-Type': 'application/json' },
                body: JSON.stringify({ prompt })
            });

            const reader = res.body.getReader();
            const decoder = new TextDecoder();

            while (true) {
                const { done, value } = await reader.read();
                if (done) break;

                const text = decoder.decode(value);
                setResponse(prev => prev + text);
            }
        } finally {
            setIsStreaming(false);
        }
    };

    return { response, isStreaming, stream };
}
