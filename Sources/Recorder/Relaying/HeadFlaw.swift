import HTTPDaemon
import Scenario

/// Why the head of an upstream's answer is none, so that it cannot go on to the client.
struct HeadFlaw: CustomStringConvertible {
    /// For people: `its status is 101`.
    let description: String

    /// What is wrong with a final head; nil when nothing is.
    init?(status: Int, headers: [HTTPHeader]) {
        if !(200...999).contains(status) {
            description = "its status is \(status)"
        } else if let header = headers.first(where: { !FieldName.isToken($0.name) }) {
            // What else stands there may be a secret.
            description = "it has a header field whose name is none, with \(header.name.utf8.count) bytes"
        } else if let header = headers.first(where: { !Self.isValue($0.value) }) {
            description = "its header field '\(header.name)' has control characters"
        } else if Set(headers.filter { $0.name.lowercased() == "content-length" }.map(\.value)).count > 1 {
            // Nobody can know where such a body ends (RFC 9112, 6.3).
            description = "it tells two lengths"
        } else {
            return nil
        }
    }

    private static func isValue(_ value: String) -> Bool {
        value.utf8.allSatisfy { $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }
    }
}
