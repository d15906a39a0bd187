import Foundation
import Testing

@testable import Recorder

struct NewFileTests {
    private let directory = TemporaryDirectory()
    private var path: String { "\(directory.path)/file" }
    private var temporary: String { "\(directory.path)/.half" }

    init() throws { try directory.create() }

    @Test func aFileIsThereWhole() throws {
        try NewFile.write(Array("text".utf8), to: path, by: temporary)
        #expect(directory.names == ["file"])
        #expect(try directory.text(of: "file") == "text")
        #expect(try directory.permissions(of: "file") == 0o600)
        try NewFile.sync(directory: directory.path)
    }

    @Test func thePermissionsDoNotDependOnTheMask() throws {
        let mask = umask(0)
        defer { umask(mask) }
        try NewFile.write([], to: path, by: temporary)
        try DirectoryListing.create("\(directory.path)/new")
        #expect(try directory.permissions(of: "file") == 0o600)
        #expect(try directory.permissions(of: "new") == 0o700)
    }

    @Test func whatIsThereStays() throws {
        try directory.write("old", to: "file")
        #expect(throws: RecordingDirectoryFailure.exists(path: path)) {
            try NewFile.write([1], to: path, by: temporary)
        }
        #expect(directory.names == ["file"])
        #expect(try directory.text(of: "file") == "old")
    }

    @Test func aLinkIsNotFollowed() throws {
        try FileManager.default.createSymbolicLink(atPath: temporary, withDestinationPath: path)
        #expect(throws: RecordingDirectoryFailure.unusable(path: temporary, reason: "File exists")) {
            try NewFile.write([1], to: path, by: temporary)
        }
        #expect(directory.names == [".half"])
    }

    @Test func whatDoesNotFitIsNotThere() {
        let failure = #expect(throws: RecordingDirectoryFailure.self) {
            try NewFile.write([1], to: path, by: temporary) {
                _ = NewFile.create($0)
                return open("/dev/full", O_WRONLY)
            }
        }
        #expect(failure?.description == "\(path): error: No space left on device")
        #expect(directory.names == [])
    }

    @Test func whyNothingCanBeWrittenIsTold() {
        let nowhere = "\(directory.path)/none"
        #expect(throws: RecordingDirectoryFailure.unusable(path: nowhere + "/a", reason: "No such file or directory")) {
            try NewFile.write([], to: nowhere + "/b", by: nowhere + "/a")
        }
        #expect(throws: RecordingDirectoryFailure.unusable(path: nowhere, reason: "No such file or directory")) {
            try NewFile.sync(directory: nowhere)
        }
    }
}
