import Testing

@testable import bench

struct TableTests {
    @Test func `columns are as wide as the widest, and lines end with text`() {
        #expect(
            Table.text(["what", "ours", ""], [["a stream", "1 us", "met"], ["b", "100 us", ""]]) == """
                what      ours
                ---------------------
                a stream  1 us    met
                b         100 us
                """
        )
    }
}
