import Foundation
import Testing

@testable import mock_claude

/// What the kernel tells by SIGIO is tested with the command that takes it; here it is ignored.
struct ScenarioWatchTests {
    private static func write(_ text: String, to name: String, in directory: TemporaryFile) {
        try? FileManager.default.createDirectory(atPath: directory.path, withIntermediateDirectories: true)
        TemporaryFile.write(text, to: "\(directory.path)/\(name)")
    }

    @Test func onlyWhatBelongsToTheScenariosIsAChange() async {
        await #expect(processExitsWith: .success) {
            signal(SIGIO, SIG_IGN)
            let directory = TemporaryFile(named: "scenarios")
            Self.write("replies: []\n", to: "a.yaml", in: directory)
            let watch = try ScenarioWatch(ScenarioPaths([directory.path]))
            #expect(!watch.hasChanged())
            Self.write("notes", to: "notes.txt", in: directory)
            #expect(!watch.hasChanged())
            Self.write("replies: [] # changed\n", to: "a.yaml", in: directory)
            #expect(watch.hasChanged())
            #expect(!watch.hasChanged())
            Self.write("replies: []\n", to: "b.yaml", in: directory)
            #expect(watch.hasChanged())
        }
    }

    @Test func whenSomethingHappensItIsSoonTimeToLook() async {
        await #expect(processExitsWith: .success) {
            signal(SIGIO, SIG_IGN)
            let file = TemporaryFile("replies: []\n", named: "a.yaml")
            let watch = try ScenarioWatch(ScenarioPaths([file.path]))
            #expect(watch.timeLeft == nil)
            watch.noteEvents()
            let left = try #require(watch.timeLeft)
            #expect(left >= .zero && left <= .milliseconds(50))
            _ = watch.hasChanged()
            #expect(watch.timeLeft == nil)
        }
    }

    @Test func whatIsNotThereIsForTheLoaderToTell() throws {
        let end = try Command(["serve", "/no/such/directory/a.yaml", "--watch"]).wait()
        #expect(end.status == 66)
        #expect(end.errors == "/no/such/directory/a.yaml: error: No such file or directory\n")
    }
}
