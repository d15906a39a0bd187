import Testing

@testable import bench

struct InstructionCountTests {
    @Test func `the number is taken from the report`() throws {
        let report = "==7== Command: mock-claude show\n==7== \n==7== I   refs:      370,330,260\n"
        #expect(try InstructionCount.instructions(in: report) == 370_330_260)
    }

    @Test func `a report without it is told`() {
        #expect(throws: ServerProcess.Failure.self) { try InstructionCount.instructions(in: "==7== refs: none\n") }
    }
}
