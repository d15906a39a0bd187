import HTTPDaemon
import MessagesAPI

/// A file as a form brings it (`multipart/form-data`).
struct FileUpload: Equatable {
    /// Its name, without a path.
    let name: String
    let mediaType: String
    /// After how many seconds it expires; nil for never.
    let lifetime: Int?
    let content: [UInt8]

    /// How long a file may live, as documented.
    private static let lifetimes = 3600...7_776_000

    /// Reads a request's form.
    ///
    /// - Parameter strictly: whether a name, a time or a missing type that the service refuses is refused.
    init(_ incoming: Incoming, _ version: FileVersion, strictly: Bool) throws(APIError) {
        guard let boundary = incoming.header("content-type").flatMap(MultipartFields.boundary) else {
            throw APIError(.invalidRequest, message: "Content-Type: Expected multipart/form-data")
        }
        let body = incoming.http.body
        let fields = MultipartFields(of: body, boundary: boundary).fields
        guard let file = fields.last(where: { $0.name == "file" }) else {
            throw APIError(.invalidRequest, message: "file: Field required")
        }
        if strictly, version == .beta, file.contentType == nil {
            throw APIError(.invalidRequest, message: "file: Content-Type is required")
        }
        content = Array(body[file.value])
        mediaType = file.contentType.flatMap { MediaType.isPlain($0) ? $0 : nil } ?? MediaType.of(content)
        let given = (file.fileName ?? "").split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        name = given.isEmpty ? "unnamed" + (MediaType.endings[mediaType] ?? "") : given
        if strictly, !Self.isGood(name) {
            throw APIError(
                .invalidRequest,
                message:
                    "file: Filename must have 1 to 255 characters, and none of < > : \" | ? * or control characters"
            )
        }
        let seconds = fields.last { $0.name == "expires_in_seconds" }
        lifetime =
            try seconds.map { (field) throws(APIError) in
                try Self.lifetime(String(decoding: body[field.value], as: UTF8.self), strictly: strictly)
            } ?? nil
    }

    private static func lifetime(_ text: String, strictly: Bool) throws(APIError) -> Int? {
        let number = Int(text)
        if !strictly { return number.map { min(max($0, 0), lifetimes.upperBound) } }
        let words: String
        switch number {
        case nil: words = "Input should be a valid integer, unable to parse string as an integer"
        case let number? where number < lifetimes.lowerBound:
            words = "Input should be greater than or equal to \(lifetimes.lowerBound)"
        case let number? where number > lifetimes.upperBound:
            words = "Input should be less than or equal to \(lifetimes.upperBound)"
        case let number?: return number
        }
        throw APIError(.invalidRequest, message: "expires_in_seconds: \(words)")
    }

    private static func isGood(_ name: String) -> Bool {
        name.count <= 255 && !name.unicodeScalars.contains { "<>:\"|?*".unicodeScalars.contains($0) || $0.value < 32 }
    }
}
