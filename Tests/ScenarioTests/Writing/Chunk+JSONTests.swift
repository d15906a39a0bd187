import MessagesAPI
import Testing

@testable import Scenario

struct ChunkJSONTests {
    @Test(
        arguments: [(.word, #""word""#), (.whole, #""whole""#), (.characters(3), #"{"characters":3}"#)]
            as [(Chunk, String)]
    )
    func aChunkIsWritten(chunk: Chunk, text: String) {
        #expect(chunk.json.description == text)
        #expect(read(text, by: Chunk.read).value == chunk)
    }
}
