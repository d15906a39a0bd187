import Testing

@testable import mock_claude

struct TextTableTests {
    @Test func columnsAreAsWideAsTheirWidestCell() {
        var table = TextTable([.right, .left, .left])
        table.add(["at", "what", "more"])
        table.add(["1000", "x", ""])
        table.add(["", "longest", "z"])
        #expect(table.lines == ["  at  what     more", "1000  x", "      longest  z"])
    }

    @Test func withoutRowsThereIsNothing() {
        #expect(TextTable([.left]).lines == [])
    }

    @Test func anEmptyRowIsAnEmptyLine() {
        var table = TextTable([.left, .right])
        table.add(["", ""])
        #expect(table.lines == [""])
    }
}
