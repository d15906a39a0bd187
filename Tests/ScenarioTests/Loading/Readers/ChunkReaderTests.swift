import Testing

@testable import Scenario

struct ChunkReaderTests {
    @Test(arguments: [
        ("word", Chunk.word), ("'whole'", .whole), ("{characters: 1}", .characters(1)),
        ("{characters: 0x10}", .characters(16)),
    ]) func chunks(text: String, chunk: Chunk) {
        let (value, problems) = read(text, by: Chunk.read)
        #expect(value == chunk)
        #expect(problems == [])
    }

    @Test(arguments: [
        ("words", "1:1: error: unknown chunk 'words', did you mean 'word'?"),
        ("12", "1:1: error: unknown chunk '12'; expected one of word, whole, {characters: 12}"),
        ("[word]", "1:1: error: expected one of word, whole, {characters: 12}, found a list"),
        ("{}", "1:1: error: a chunk needs 'characters'"),
        ("{character: 3}", "1:2: error: unknown key 'character' in a chunk, did you mean 'characters'?"),
        ("{characters: 0}", "1:14: error: expected a whole number, 1 or more, found the number 0"),
    ]) func notChunks(text: String, problem: String) {
        let (value, problems) = read(text, by: Chunk.read)
        #expect(value == nil)
        #expect(problems == [problem])
    }
}
