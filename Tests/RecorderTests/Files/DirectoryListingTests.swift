import Foundation
import Testing

@testable import Recorder

struct DirectoryListingTests {
    private let directory = TemporaryDirectory()

    @Test func aDirectoryIsMadeForItsOwner() throws {
        for end in ["", "/"] {
            try DirectoryListing.create("\(directory.path)/a/b\(end)")
            for name in ["", "a", "a/b"] { #expect(try directory.permissions(of: name) == 0o700) }
        }
        #expect(try DirectoryListing.names(in: directory.path) == [".", "..", "a"])
    }

    @Test func oneThatIsThereStaysAsItIs() throws {
        try directory.create()
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: directory.path)
        try DirectoryListing.create(directory.path)
        #expect(try directory.permissions() == 0o755)
    }

    @Test func whyItCannotBeMadeIsTold() throws {
        try directory.create()
        try directory.write("", to: "file")
        let path = "\(directory.path)/file/a"
        #expect(throws: RecordingDirectoryFailure.unusable(path: path, reason: "Not a directory")) {
            try DirectoryListing.create(path)
        }
        #expect(throws: RecordingDirectoryFailure.unusable(path: path, reason: "Not a directory")) {
            try DirectoryListing.names(in: path)
        }
    }
}
